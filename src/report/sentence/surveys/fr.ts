import { say } from "../phrase.js";
import type { SurveyWords } from "./words.js";

export const fr: SurveyWords = {
  title: "Enquêtes et sondages",
  heading: (changed, all) =>
    say`Un changement est établi dans ${changed} ${[changed.form === "one" ? "enquête" : "enquêtes"]} sur ${all}`,
  headingNone: "Ce que les membres ont répondu\u00a0; aucun changement n’est encore établi",
  lead: "Chaque vague avec l’incertitude de ses réponses, la part des invités qui ont répondu, et s’ils ressemblent à ceux qui ont été invités.",
  overview: {
    label: "Toutes les enquêtes, dernière vague",
    survey: "Enquête",
    wave: "Dernière vague",
    value: "Résultat",
    answers: "Réponses",
    rate: "Taux de réponse",
    sinceBefore: "Depuis la vague précédente",
    sinceFirst: "Depuis la première vague",
    changed: "A changé",
    unclear: "Aucun changement établi",
  },
  points: "points",
  asked: "La question",
  how: "Comment elle a été posée",
  owner: (who) => say`Responsable\u00a0: ${who}`,
  inWave: (name) => say`dans la vague «\u00a0${name}\u00a0»`,
  fromTo: (from, to) => say`de ${from} à ${to}`,
  span: (from, to) => `${from} – ${to}`,
  onlyWave: "L’unique vague",
  result: {
    value: ({ kpi, when, value, low, high, n }) =>
      say`«\u00a0${kpi}\u00a0» ${when}\u00a0: ${value} (intervalle de confiance à 95\u00a0%\u00a0: de ${low} à ${high}), sur ${n} ${[n.form === "one" ? "réponse" : "réponses"]}`,
    bare: ({ kpi, when, value, n }) =>
      say`«\u00a0${kpi}\u00a0» ${when}\u00a0: ${value}, sur ${n} ${[n.form === "one" ? "réponse" : "réponses"]}`,
    open: "La vague n’est pas terminée\u00a0; elle n’est pas comparée",
    tooFew: ({ when, n, least }) =>
      say`${n} ${[n.form === "one" ? "membre a répondu" : "membres ont répondu"]} ${when}\u00a0: trop peu pour un chiffre, qui en demande ${least}`,
    withheld: ({ when, floor }) =>
      say`Les réponses données ${when} sont masquées pour protéger la vie privée\u00a0: les groupes de moins de ${floor} réponses ne sont pas montrés, ni ce qui les révélerait`,
    nobody: ({ when }) => say`Personne n’a répondu ${when}`,
    rate: ({ rate, invited }) =>
      invited === null ? say`${rate} des invités ont répondu` : say`${rate} des ${invited} invités ont répondu`,
    rateUnknown: "Le nombre d’invités n’est pas connu\u00a0; le résultat ne vaut donc que pour les répondants",
    rateLow: "Moins d’une personne sur cinq a répondu\u00a0: le résultat vaut pour les répondants, non pour tous les invités",
    weighted: (plain) => say`Les réponses sont pondérées\u00a0; sans pondération, le résultat serait de ${plain}`,
  },
  compare: {
    heading: "A-t-il changé\u00a0?",
    against: ({ wave, difference, low, high }) =>
      say`Par rapport à ${wave}\u00a0: ${difference} (intervalle de confiance à 95\u00a0%\u00a0: de ${low} à ${high}).`,
    changed: "Le résultat a changé.",
    unclear: "Aucun changement établi\u00a0: l’intervalle contient 0.",
    byChance: (tests) =>
      say`Aucun changement établi\u00a0: l’intervalle ne contient pas 0, mais parmi les ${tests} comparaisons de ce rapport le hasard y suffirait.`,
    none: "Il n’y a pas d’autre vague chiffrée à laquelle comparer.",
    samples:
      "Chaque vague interroge un échantillon de membres\u00a0; les intervalles sont ceux de deux échantillons indépendants. Ils disent si les réponses diffèrent, non pourquoi.",
  },
  waves: {
    heading: "Vague par vague",
    sub: (joined) =>
      say`point\u00a0: résultat\u00a0; moustache\u00a0: intervalle de confiance à 95\u00a0%\u00a0; reliés si les deux vagues ont au moins ${joined} réponses`,
    hatched: "hachuré\u00a0: masqué, ou trop peu de réponses pour un chiffre",
    summary: ({ waves, first, last, value }) =>
      first === last
        ? `${waves.text} vague, ${last}\u00a0: ${value}.`
        : `${waves.text} vagues de ${first} à ${last}. La dernière\u00a0: ${value}.`,
    head: { wave: "Vague", name: "Dans les données", low: "Borne basse", high: "Borne haute", invited: "Invités" },
  },
  answers: {
    heading: (when) => say`Ce qui a été répondu ${when}`,
    group: { detractors: "Détracteurs", passives: "Passifs", promoters: "Promoteurs" },
    scores: (name, from, to) => `${name}, ${from}–${to}`,
    counted: (least) => `Comptés, ${least} ou plus`,
    other: "Non comptés",
    chosen: "plein\u00a0: le choix compté par l’indicateur\u00a0; moustache\u00a0: intervalle de confiance à 95\u00a0%",
    area: "part de toutes les réponses",
    together: (floor) =>
      say`une barre sur plusieurs échelons\u00a0: moins de ${floor} réponses chacun, montrés ensemble à leur moyenne`,
    others: "Autres choix",
    head: { answer: "Réponse", answers: "Réponses", share: "Part" },
    summary: (name, share) => `${name}\u00a0: ${share}`,
    unweighted: "réponses telles quelles, sans pondération",
  },
  who: {
    heading: (dimension) => say`Qui a répondu\u00a0: ${dimension}`,
    close: (share) =>
      say`Les répondants ressemblent beaucoup aux invités\u00a0: ${share} des réponses devraient venir d’autres groupes pour que les deux compositions soient les mêmes.`,
    some: (share) =>
      say`Les répondants diffèrent un peu des invités\u00a0: ${share} des réponses devraient venir d’autres groupes pour que les deux compositions soient les mêmes.`,
    far: (share) =>
      say`Les répondants ne ressemblent pas aux invités\u00a0: ${share} des réponses devraient venir d’autres groupes pour que les deux compositions soient les mêmes. Lisez le résultat comme celui des répondants.`,
    unknown: "On ne sait pas qui a été invité dans chaque groupe\u00a0: impossible de dire si les répondants leur ressemblent.",
    withheld: (floor) =>
      say`Masqué pour protéger la vie privée\u00a0: un groupe compte moins de ${floor} réponses, et les autres le révéleraient.`,
    head: { answers: "Réponses", ofAnswers: "Des réponses", ofInvited: "Des invités", rate: "Taux de réponse" },
    others: "Autres, masqués ou non listés",
    tooFew: (least) => say`Des groupes de moins de ${least} réponses, seul le nombre est donné.`,
  },
};
