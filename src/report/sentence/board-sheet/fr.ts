import { say } from "../phrase.js";
import type { BoardSheetWords } from "./words.js";

export const fr: BoardSheetWords = {
  link: "Une page pour le conseil",
  title: (who) => say`Une page pour le conseil, pour\u00a0: ${who}`,
  prints: "S’imprime sur une seule feuille A4 ou US Letter.",
  full: "La page complète, avec tous les graphiques et toutes les sources",
  answers: "Trois questions et leurs réponses",
  overTime: "Évolution",
  story: "Du problème à l’effet",
  effects: "Rendement et programmes pilotes",
  more: (n) => say`${n} de plus sur la page complète.`,
  moreGoals: (n, tally) =>
    say`${n} ${[n.form === "one" ? "autre objectif" : "autres objectifs"]} sur la page complète\u00a0: ${tally}.`,
  long: "Texte trop long pour cette feuille\u00a0; il figure sur la page complète.",
  sources: (names) => say`Sources\u00a0: ${names}.`,
  key: {
    value: "valeur et son intervalle à 95\u00a0%",
    good: "là où la trajectoire la demande",
    target: "cible",
    baseline: "point de départ",
  },
  started: (value) => `Le point de départ était de ${value}.`,
};
