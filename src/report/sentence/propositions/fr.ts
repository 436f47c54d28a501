import { say } from "../phrase.js";
import type { PropositionWords } from "./words.js";

export const fr: PropositionWords = {
  title: "Propositions de valeur",
  heading: (n, all) =>
    say`Dans ${n} ${[n.form === "one" ? "promesse" : "promesses"]} sur ${all}, les deux côtés évoluent ensemble`,
  lead: "Ce qui est promis aux membres, ce que chaque côté appelle réussite, et si les deux évoluent ensemble.",
  none: "Aucune promesse aux membres n’est déclarée.",
  promise: "La promesse",
  audience: (who) => say`Pour\u00a0: ${who}`,
  owner: (who) => say`Responsable\u00a0: ${who}`,
  business: "Ce que l’organisation appelle réussite",
  members: "Ce que les membres appellent réussite",
  notWritten: "Rien n’est encore écrit ici.",
  noKpi: "Aucun indicateur ne le montre. C’est une lacune des définitions, pas une valeur faible.",
  also: "Le montrent aussi",
  question: "Les deux vont-ils ensemble\u00a0?",
  aligned: ({ business, members }) =>
    say`Le changement de «\u00a0${business}\u00a0» est associé à celui de «\u00a0${members}\u00a0»\u00a0: les périodes meilleures pour un côté l’ont plus souvent été aussi pour l’autre`,
  opposed: ({ business, members }) =>
    say`Le changement de «\u00a0${business}\u00a0» est associé à celui de «\u00a0${members}\u00a0», mais en sens inverse\u00a0: les périodes meilleures pour un côté ont plus souvent été moins bonnes pour l’autre`,
  rising: ({ business, members }) =>
    say`Le changement de «\u00a0${business}\u00a0» est associé à celui de «\u00a0${members}\u00a0»\u00a0: ils ont plus souvent monté et baissé aux mêmes périodes`,
  crossing: ({ business, members }) =>
    say`Le changement de «\u00a0${business}\u00a0» est associé à celui de «\u00a0${members}\u00a0»\u00a0: l’un a plus souvent monté aux périodes où l’autre baissait`,
  unclear: ({ business, members }) =>
    say`Les changements de «\u00a0${business}\u00a0» et de «\u00a0${members}\u00a0» ne se distinguent pas de changements sans rapport entre eux`,
  figures: ({ r, low, high, n, from, to }) =>
    say`r\u00a0=\u00a0${r}, intervalle de confiance à 95\u00a0%\u00a0: de ${low} à ${high}\u00a0; n\u00a0=\u00a0${n} changements, de ${from} à ${to}`,
  caveat:
    "Ce sont les changements d’une période à la suivante qui sont comparés, pas les niveaux\u00a0: deux courbes qui montent sembleraient toujours aller ensemble. Une saison ou un tiers facteur commun peut encore être derrière\u00a0; cela ne dit pas ce qui agit sur quoi.",
  apart: {
    few: ({ n }) =>
      say`Il y a trop peu de changements à comparer (n\u00a0=\u00a0${n})\u00a0: il en faut 12 entre périodes complètes voisines, sous une même définition.`,
    constant: () => say`L’un des deux n’a pas changé\u00a0: il n’y a rien à comparer.`,
    grains: () => say`Les deux sont comptés par périodes différentes\u00a0: leurs changements ne peuvent pas être comparés.`,
    shared: ({ kpi }) =>
      say`Les deux sont calculés à partir de «\u00a0${kpi}\u00a0»\u00a0: ils s’accorderaient par construction, aucune corrélation n’est donc montrée.`,
  },
  oneSided: "Un seul côté a un indicateur\u00a0: il n’y a rien à comparer.",
  table: "Les deux par période",
  period: "Période",
};
