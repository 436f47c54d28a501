import { say } from "../phrase.js";
import type { VersionWords } from "./words.js";

export const es: VersionWords = {
  nav: "Versiones",
  heading: "Versiones de este informe",
  lead: (n) =>
    say`Se ${[n.form === "one" ? "conserva" : "conservan"]} ${n} ${[n.form === "one" ? "informe publicado tal como era" : "informes publicados tal como eran"]}. Una versión publicada no se reescribe nunca.`,
  chain:
    "Cada versión cita la huella de la anterior, de modo que ninguna puede cambiarse sin que se note. La orden worthwhile verify comprueba cada byte.",
  head: {
    version: "Versión",
    date: "Fecha",
    dataTo: "Datos hasta",
    goals: "Objetivos cumplidos",
    changes: "Cambios",
    digest: "Huella",
    file: "Cifras",
  },
  current: "hoy",
  goalsMet: (met, all) => say`${met} de ${all}`,
  since: (version) => say`desde ${version}`,
  earlier: (version, date) =>
    date
      ? say`Versión ${version}, del ${date}: un informe anterior, mostrado tal como era.`
      : say`Versión ${version}: un informe anterior, mostrado tal como era.`,
  toCurrent: "Ir al informe actual",
  changes: {
    title: (from, to) => say`Cambios de ${from} a ${to}`,
    heading: (changed, all) =>
      say`${changed} de ${all} ${[all.form === "one" ? "indicador" : "indicadores"]} ${[changed.form === "one" ? "difiere" : "difieren"]}`,
    none: "Nada difiere entre estas versiones",
    lead: "Cada cifra que cambió se reparte en partes que suman el total: datos revisados, definición modificada, supuesto modificado, periodo nuevo.",
    cause: {
      data: "Datos revisados",
      definition: "Definición modificada",
      assumption: "Supuesto modificado",
      period: "Periodo nuevo",
    },
    assumption: (name) => say`Supuesto: ${name}`,
    fromTo: (from, to) => say`De ${from} a ${to}`,
    key: "Relleno: sube; contorno: baja; gris: las dos versiones",
    head: {
      part: "Parte",
      change: "Cambio",
      what: "Qué cambió",
      kpi: "Indicador",
      other: "En conjunto",
      status: "Estado",
      goal: "Objetivo",
      assumption: "Supuesto",
      table: "Tabla",
      rows: "Filas",
    },
    points: "puntos porcentuales",
    whole: "Total",
    what: {
      data: (period) => say`${period} con las filas que se conocen ahora`,
      program: "Las filas son las mismas; las calculó otra versión del programa",
      definition: "La fórmula, o una en la que se apoya, es otra: véase más abajo",
      assumption: (from, to) => say`de ${from} a ${to}`,
      period: (from, to) => say`${to} en lugar de ${from}`,
      together: "La cifra entre estas causas no se conoce o está oculta",
    },
    order:
      "Las causas se introducen de una en una, en el orden impreso. En otro orden una parte puede ser distinta; el total, no.",
    allKpis: "Todas las cifras que difieren",
    unclear: "El intervalo de la diferencia incluye el cero.",
    notReported: "no se informa",
    unsplit: "sin repartir",
    added: "nuevo",
    removed: "eliminado",
    definitions: "Definiciones que cambiaron",
    before: "Antes",
    now: "Ahora",
    noNote: "El archivo no dice por qué.",
    goals: "Objetivos que cambiaron de estado",
    became: (goal) => say`${goal}:`,
    to: "pasó a",
    redefined: "Cambió el propio objetivo, así que su estado no dice nada nuevo de la comunidad.",
    assumptions: "Supuestos que cambiaron",
    data: "Datos que cambiaron",
    dataMeans: "Filas que llegaron o desaparecieron, en los periodos de antes y desde entonces.",
  },
  home: {
    heading: (version) => say`Qué cambió desde la versión ${version}`,
    told: (kpis, goals) =>
      say`${kpis} ${[kpis.form === "one" ? "cifra difiere" : "cifras difieren"]}; ${goals} ${[goals.form === "one" ? "objetivo tiene" : "objetivos tienen"]} otro estado.`,
    nothing: (version) => say`Nada difiere de la versión ${version}.`,
    moved: ({ label, from, to }) => say`${label}: ${from}, ahora ${to}.`,
    all: "Cada cambio, repartido entre sus causas",
  },
  files: { csv: "Las cifras en CSV", markdown: "Esta página en Markdown" },
};
