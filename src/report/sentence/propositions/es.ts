import { say } from "../phrase.js";
import type { PropositionWords } from "./words.js";

export const es: PropositionWords = {
  title: "Propuestas de valor",
  heading: (n, all) => say`En ${n} de ${all} ${[all.form === "one" ? "promesa" : "promesas"]}, las dos partes cambian juntas`,
  lead: "Qué se promete a los miembros, qué llama éxito cada parte y si las dos cosas cambian juntas.",
  none: "No se ha declarado ninguna promesa a los miembros.",
  promise: "La promesa",
  audience: (who) => say`Para: ${who}`,
  owner: (who) => say`Responsable: ${who}`,
  business: "Qué llama éxito la organización",
  members: "Qué llaman éxito los miembros",
  notWritten: "Aún no se ha escrito nada aquí.",
  noKpi: "Ningún indicador lo muestra. Es un hueco en las definiciones, no un valor bajo.",
  also: "También lo muestran",
  question: "¿Van juntas las dos cosas?",
  aligned: ({ business, members }) =>
    say`El cambio de «${business}» está asociado con el de «${members}»: los periodos mejores para una parte fueron más a menudo mejores también para la otra`,
  opposed: ({ business, members }) =>
    say`El cambio de «${business}» está asociado con el de «${members}», pero en sentido contrario: los periodos mejores para una parte fueron más a menudo peores para la otra`,
  rising: ({ business, members }) =>
    say`El cambio de «${business}» está asociado con el de «${members}»: subieron y bajaron más a menudo en los mismos periodos`,
  crossing: ({ business, members }) =>
    say`El cambio de «${business}» está asociado con el de «${members}»: uno subió más a menudo en los periodos en que el otro bajó`,
  unclear: ({ business, members }) =>
    say`Los cambios de «${business}» y de «${members}» no se distinguen de cambios sin relación entre sí`,
  figures: ({ r, low, high, n, from, to }) =>
    say`r\u00a0=\u00a0${r}, intervalo de confianza del 95\u00a0%: de ${low} a ${high}; n\u00a0=\u00a0${n} cambios, de ${from} a ${to}`,
  caveat:
    "Se comparan los cambios de un periodo al siguiente, no los niveles: dos líneas que suben parecerían siempre ir juntas. Puede haber detrás una estación o una tercera cosa que mueva ambas, así que esto no dice qué mueve a qué.",
  apart: {
    few: ({ n }) =>
      say`Hay muy pocos cambios que comparar (n\u00a0=\u00a0${n}): hacen falta 12 entre periodos completos contiguos con una misma definición.`,
    constant: () => say`Uno de los dos no ha cambiado, así que no hay nada que comparar.`,
    grains: () => say`Los dos se cuentan por periodos distintos, así que sus cambios no pueden compararse.`,
    shared: ({ kpi }) =>
      say`Ambos se calculan a partir de «${kpi}», así que coincidirían por construcción; no se muestra correlación.`,
  },
  oneSided: "Solo una parte tiene indicador, así que no hay nada que comparar.",
  table: "Ambos por periodo",
  period: "Periodo",
};
