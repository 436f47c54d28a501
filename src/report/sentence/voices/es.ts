import type { VoicesWords } from "./words.js";
import { say } from "../phrase.js";

export const es: VoicesWords = {
  title: "Lo que dicen los miembros",
  nav: "Voces",
  lead: "Lo que escriben los miembros y el público: quién habló primero de una incidencia, con qué sentimiento y sobre qué. Todo está contado; nada de ello dice qué resultó después.",
  nothing: "Todavía no hay nada que contar.",
  warnings: {
    heading: "Avisos tempranos",
    first: (share) => say`En el ${share} de las incidencias, los miembros avisaron primero`,
    share: ({ value, low, high, n }) =>
      say`De las incidencias de las que hablaron ambas partes (${n}), los miembros fueron los primeros en el ${value} (intervalo de confianza del 95\u00a0%: de ${low} a ${high}).`,
    lead: ({ value, low, high, n }) =>
      say`Cuando fueron los primeros, se adelantaron ${value} según la mediana (intervalo de confianza del 95\u00a0%: de ${low} a ${high}; n = ${n}).`,
    lag: ({ value, low, high, n }) =>
      say`Cuando no lo fueron, llegaron ${value} después según la mediana (intervalo de confianza del 95\u00a0%: de ${low} a ${high}; n = ${n}).`,
    alone: ({ members, others }) =>
      say`Solo hablaron los miembros: ${members}; solo otros: ${others}. No hay tiempo entre ambos y no cuentan en la proporción.`,
    withheld: "Hay tan pocas incidencias que las cifras revelarían datos de personas concretas.",
    none: "Todavía no hay incidencias de las que hayan hablado ambas partes.",
    caveat: "Se cuenta quién habló primero. Si algo se arregló antes por ello es otra pregunta.",
    chart: "Ventaja, incidencia por incidencia",
    chartSub: "horas desde el primer aviso de los miembros hasta el primero de otros",
    above: "primero los miembros",
    below: "primero otros",
    list: "Las incidencias más recientes",
    listed: (shown, all) => say`Las ${shown} más recientes de ${all}.`,
    unlisted: "Las incidencias no se muestran una a una porque sus filas tratan de personas.",
    head: {
      incident: "Incidencia",
      severity: "Gravedad",
      area: "Área",
      members: "Primer aviso de los miembros",
      others: "Primero de otros",
      lead: "Los miembros",
    },
    ahead: (time) => say`${time} antes`,
    behind: (time) => say`${time} después`,
    together: "a la vez",
    onlyMembers: "fueron los únicos",
    onlyOthers: "no avisaron",
  },
  mood: {
    heading: (measured, all) => say`Sentimiento: medido con suficiente precisión en ${measured} de ${all} idiomas`,
    lead: ({ n, table, from, to }) => say`${table}: ${n} textos de ${from} a ${to}, según un clasificador.`,
    none: "Todavía no hay textos en un periodo completo.",
    mood: { positive: "positivo", neutral: "neutro", negative: "negativo" },
    chart: "Sentimiento por idioma",
    chartSub: (grain) => `${grain}; azul desde abajo: positivo, óxido desde arriba: negativo; pálido: orientativo`,
    quality: (f1, n) => `macro-F1 ${f1}, n = ${n}`,
    unchecked: "acierto no medido",
    indicative: "orientativo",
    measured: "medido",
    doubt: {
      unmeasured: "nadie ha revisado el clasificador",
      few_labels: "muy pocos textos revisados",
      inaccurate: "el clasificador se equivoca demasiado",
    },
    corrected: "Según el clasificador y corregido de sus errores",
    correctedSub: "punto vacío: según el clasificador; punto lleno: corregido, con su intervalo del 95\u00a0%",
    uncorrected: {
      no_labels: "nadie ha revisado el clasificador",
      mood_missing: "hay un sentimiento que ningún lector encontró",
      not_told_apart: "el clasificador no distingue los sentimientos",
      withheld: "oculto por privacidad",
    },
    head: {
      language: "Idioma",
      texts: "Textos",
      mood: "Sentimiento",
      asScored: "Según el clasificador",
      asCorrected: "Corregido",
      scored: (mood) => `${mood}, clasificador`,
      corrected: (mood) => `${mood}, corregido`,
      by: "Clasificado por",
      f1: "Macro-F1",
      checked: "Textos revisados",
      standing: "Calidad",
    },
    by: { lexicon: "lista de palabras", ngrams: "modelo", module: "modelo propio", nothing: "sin clasificar" },
    scored: {
      lexicon: "Clasificados con una lista de palabras por idioma, que tiene en cuenta negaciones e intensificadores.",
      ngrams:
        "Clasificados con un modelo por idioma que aprendió de los textos revisados; a cada texto revisado lo clasifica siempre un modelo que no lo ha visto.",
      module: "Clasificados por el clasificador propio de este espacio de trabajo.",
    },
    byList: ({ names, least }) =>
      say`Con la lista de palabras, porque algún sentimiento tiene menos de ${least} textos revisados de los que aprender: ${names}.`,
    unscored: (names) => say`Sin clasificar, porque no hay lista de palabras: ${names}.`,
    all: "Todos los textos",
    unread: (n) => say`Excluidos porque su etiqueta no es ninguna de las tres: ${n}.`,
    partly: (names) => say`Sin los periodos ocultos por privacidad: ${names}.`,
    reading: "Cómo leer el sentimiento",
    read: ({ labels, f1 }) => [
      say`El macro-F1 dice cuánto coincide el clasificador con lectores del idioma, con el mismo peso para cada sentimiento: 1 es acertar siempre. Se mide en todos los textos de la tabla que revisó un lector.`,
      say`Es orientativo el idioma con menos de ${labels} textos revisados o un macro-F1 inferior a ${f1}. Mire sus proporciones, pero no decida con ellas.`,
      say`La proporción corregida descuenta los errores del clasificador que muestran los textos revisados (Rogan y Gladen). Vale en la medida en que se equivoque igual en los demás textos.`,
      say`Compare los idiomas solo por las proporciones corregidas: en cada uno el clasificador se equivoca de otra manera.`,
    ],
  },
  topics: {
    heading: (label) => say`${label}`,
    rose: ({ label, name, before, now }) => say`${label}: ${name} subió del ${before} al ${now}`,
    fell: ({ label, name, before, now }) => say`${label}: ${name} bajó del ${before} al ${now}`,
    unclear: (label) => say`${label}: ningún cambio que se distinga del azar`,
    sub: (now, before) =>
      before === null
        ? `${now}; punto lleno con su intervalo del 95\u00a0%`
        : `punto vacío: ${before}; punto lleno: ${now}, con su intervalo del 95\u00a0%`,
    lead: ({ now, before, table }) =>
      before === null ? say`${table}: ${now}.` : say`${table}: ${now}, y ${before} en el tiempo con que se compara.`,
    head: { before: "Antes", now: "Ahora", change: "Cambio en puntos", interval: "Intervalo del 95\u00a0%", trend: "Lectura" },
    trend: { rose: "subió", fell: "bajó", unclear: "sin cambio claro" },
    caveat:
      "Solo se habla de cambio cuando se distingue del azar entre todos los cambios de esta página a la vez (Benjamini–Hochberg, 5\u00a0%). Las filas se consideran independientes entre sí.",
    hidden: (n) => say`Temas ocultos por privacidad: ${n}.`,
    withheld: "Hay tan pocas filas que las cifras revelarían datos de personas concretas.",
    noBefore: "Los datos no llegan hasta el tiempo con que se compararía.",
  },
};
