import { say } from "../phrase.js";
import type { SurveyWords } from "./words.js";

export const es: SurveyWords = {
  title: "Encuestas y votaciones",
  heading: (changed, all) =>
    say`En ${changed} de ${all} ${[all.form === "one" ? "encuesta" : "encuestas"]} se aprecia un cambio`,
  headingNone: "Lo que respondieron los miembros; aún no se aprecia ningún cambio",
  lead: "Cada oleada con la incertidumbre de sus respuestas, cuántos de los invitados respondieron y si se parecen a quienes fueron invitados.",
  overview: {
    label: "Todas las encuestas, última oleada",
    survey: "Encuesta",
    wave: "Última oleada",
    value: "Resultado",
    answers: "Respuestas",
    rate: "Tasa de respuesta",
    sinceBefore: "Desde la oleada anterior",
    sinceFirst: "Desde la primera oleada",
    changed: "Ha cambiado",
    unclear: "No se aprecia ningún cambio",
  },
  points: "puntos",
  asked: "La pregunta",
  how: "Cómo se preguntó",
  owner: (who) => say`Responsable: ${who}`,
  inWave: (name) => say`en la oleada «${name}»`,
  fromTo: (from, to) => say`de ${from} a ${to}`,
  span: (from, to) => `${from} – ${to}`,
  onlyWave: "La única oleada",
  result: {
    value: ({ kpi, when, value, low, high, n }) =>
      say`«${kpi}» ${when}: ${value} (intervalo de confianza del 95\u00a0%: de ${low} a ${high}), con ${n} ${[n.form === "one" ? "respuesta" : "respuestas"]}`,
    bare: ({ kpi, when, value, n }) =>
      say`«${kpi}» ${when}: ${value}, con ${n} ${[n.form === "one" ? "respuesta" : "respuestas"]}`,
    open: "La oleada aún no ha terminado, por lo que no se compara",
    tooFew: ({ when, n, least }) =>
      say`${when} ${[n.form === "one" ? "respondió" : "respondieron"]} ${n} ${[n.form === "one" ? "miembro" : "miembros"]}: muy pocos para dar una cifra, que requiere ${least}`,
    withheld: ({ when, floor }) =>
      say`Lo respondido ${when} se oculta por privacidad: no se muestran grupos de menos de ${floor} respuestas ni lo que permitiría deducirlos`,
    nobody: ({ when }) => say`Nadie respondió ${when}`,
    rate: ({ rate, invited }) =>
      invited === null ? say`Respondió el ${rate} de los invitados` : say`Respondió el ${rate} de los ${invited} invitados`,
    rateUnknown: "No se sabe a cuántos se invitó, por lo que el resultado solo habla de quienes respondieron",
    rateLow: "Respondió menos de uno de cada cinco: el resultado habla de quienes respondieron, no de todos los invitados",
    weighted: (plain) => say`Las respuestas están ponderadas; sin ponderar, el resultado sería ${plain}`,
  },
  compare: {
    heading: "¿Ha cambiado?",
    against: ({ wave, difference, low, high }) =>
      say`En comparación con ${wave}: ${difference} (intervalo de confianza del 95\u00a0%: de ${low} a ${high}).`,
    changed: "Ha cambiado.",
    unclear: "No se aprecia ningún cambio: el intervalo contiene el 0.",
    byChance: (tests) =>
      say`No se aprecia ningún cambio: el intervalo no contiene el 0, pero entre las ${tests} comparaciones de este informe el azar bastaría para ello.`,
    none: "No hay otra oleada con una cifra con la que comparar.",
    samples:
      "Cada oleada pregunta a una muestra de miembros; los intervalos son los de dos muestras independientes. Dicen si las respuestas difieren, no por qué.",
  },
  waves: {
    heading: "Oleada por oleada",
    sub: (joined) =>
      say`punto: resultado; bigote: intervalo de confianza del 95\u00a0%; unidos si ambas oleadas tienen ${joined} respuestas o más`,
    hatched: "rayado: oculto, o muy pocas respuestas para dar una cifra",
    summary: ({ waves, first, last, value }) =>
      first === last
        ? `${waves.text} oleada, ${last}: ${value}.`
        : `${waves.text} oleadas de ${first} a ${last}. La última: ${value}.`,
    head: { wave: "Oleada", name: "Según el registro", low: "Inferior", high: "Superior", invited: "Invitados" },
  },
  answers: {
    heading: (when) => say`Qué se respondió ${when}`,
    group: { detractors: "Detractores", passives: "Pasivos", promoters: "Promotores" },
    scores: (name, from, to) => `${name}, ${from}–${to}`,
    counted: (least) => `Cuentan, ${least} o más`,
    other: "No cuentan",
    chosen: "relleno: la opción que cuenta el indicador; bigote: intervalo de confianza del 95\u00a0%",
    area: "porcentaje de todas las respuestas",
    together: (floor) =>
      say`una barra sobre varios grados: menos de ${floor} respuestas en cada uno, mostrados juntos con su media`,
    others: "Otras opciones",
    head: { answer: "Respuesta", answers: "Respuestas", share: "Porcentaje" },
    summary: (name, share) => `${name}: ${share}`,
    unweighted: "respuestas tal como llegaron, sin ponderar",
  },
  who: {
    heading: (dimension) => say`Quién respondió, por ${dimension}`,
    close: (share) =>
      say`Quienes respondieron se parecen mucho a los invitados: el ${share} de las respuestas tendría que proceder de otros grupos para que ambas composiciones fueran iguales.`,
    some: (share) =>
      say`Quienes respondieron difieren algo de los invitados: el ${share} de las respuestas tendría que proceder de otros grupos para que ambas composiciones fueran iguales.`,
    far: (share) =>
      say`Quienes respondieron no se parecen a los invitados: el ${share} de las respuestas tendría que proceder de otros grupos para que ambas composiciones fueran iguales. Lea el resultado como el de quienes respondieron.`,
    unknown: "No se sabe a quién se invitó por grupo, así que no se puede decir si quienes respondieron se les parecen.",
    withheld: (floor) =>
      say`Oculto por privacidad: un grupo tiene menos de ${floor} respuestas y los demás permitirían deducirlo.`,
    head: { answers: "Respuestas", ofAnswers: "De las respuestas", ofInvited: "De los invitados", rate: "Tasa de respuesta" },
    others: "Otros, ocultos o no mostrados",
    tooFew: (least) => say`De los grupos con menos de ${least} respuestas solo se da el número.`,
  },
};
