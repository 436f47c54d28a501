import type { VoicesWords } from "./words.js";
import { say } from "../phrase.js";

export const fr: VoicesWords = {
  title: "Ce que disent les membres",
  nav: "Voix",
  lead: "Ce qu’écrivent les membres et le public\u00a0: qui a parlé le premier d’un incident, sur quel ton et de quoi. Tout est compté\u00a0; rien ne dit ce qui s’est passé ensuite.",
  nothing: "Il n’y a encore rien à compter.",
  warnings: {
    heading: "Alertes précoces",
    first: (share) => say`Pour ${share} des incidents, les membres ont été les premiers à parler`,
    share: ({ value, low, high, n }) =>
      say`Sur les incidents dont les deux côtés ont parlé (${n}), les membres ont été les premiers pour ${value} (intervalle de confiance à 95\u00a0%\u00a0: de ${low} à ${high}).`,
    lead: ({ value, low, high, n }) =>
      say`Quand ils étaient les premiers, leur avance médiane était de ${value} (intervalle de confiance à 95\u00a0%\u00a0: de ${low} à ${high}\u00a0; n = ${n}).`,
    lag: ({ value, low, high, n }) =>
      say`Quand ils ne l’étaient pas, leur retard médian était de ${value} (intervalle de confiance à 95\u00a0%\u00a0: de ${low} à ${high}\u00a0; n = ${n}).`,
    alone: ({ members, others }) =>
      say`Signalés par les seuls membres\u00a0: ${members}\u00a0; par d’autres seulement\u00a0: ${others}. Sans délai entre les deux, ils n’entrent pas dans la part.`,
    withheld: "Les incidents sont si peu nombreux que les chiffres révéleraient des personnes.",
    none: "Aucun incident n’a encore été signalé des deux côtés.",
    caveat: "On compte qui a parlé le premier. Savoir si une correction est venue plus tôt pour autant est une autre question.",
    chart: "L’avance, incident par incident",
    chartSub: "heures entre le premier signalement des membres et le premier des autres",
    above: "membres d’abord",
    below: "autres d’abord",
    list: "Les incidents les plus récents",
    listed: (shown, all) => say`Les ${shown} plus récents sur ${all}.`,
    unlisted: "Les incidents ne sont pas listés un à un, car leurs lignes concernent des personnes.",
    head: {
      incident: "Incident",
      severity: "Gravité",
      area: "Domaine",
      members: "Premier signalement des membres",
      others: "Premier des autres",
      lead: "Les membres",
    },
    ahead: (time) => say`${time} d’avance`,
    behind: (time) => say`${time} de retard`,
    together: "en même temps",
    onlyMembers: "seuls",
    onlyOthers: "silencieux",
  },
  mood: {
    heading: (measured, all) => say`Tonalité\u00a0: mesurée assez finement dans ${measured} langues sur ${all}`,
    lead: ({ n, table, from, to }) => say`${table}\u00a0: ${n} textes, de ${from} à ${to}, selon un classifieur.`,
    none: "Il n’y a pas encore de texte dans une période complète.",
    mood: { positive: "positive", neutral: "neutre", negative: "négative" },
    chart: "Tonalité par langue",
    chartSub: (grain) =>
      `${grain}\u00a0; bleu depuis le bas\u00a0: positive, rouille depuis le haut\u00a0: négative\u00a0; pâle\u00a0: indicatif`,
    quality: (f1, n) => `macro-F1 ${f1}, n = ${n}`,
    unchecked: "exactitude non mesurée",
    indicative: "indicatif",
    measured: "mesuré",
    doubt: {
      unmeasured: "personne n’a vérifié le classifieur",
      few_labels: "trop peu de textes vérifiés",
      inaccurate: "le classifieur se trompe trop souvent",
    },
    corrected: "Selon le classifieur, et corrigé de ses erreurs",
    correctedSub: "point vide\u00a0: selon le classifieur\u00a0; point plein\u00a0: corrigé, avec son intervalle à 95\u00a0%",
    uncorrected: {
      no_labels: "personne n’a vérifié le classifieur",
      mood_missing: "une tonalité n’a jamais été relevée par un lecteur",
      not_told_apart: "le classifieur ne distingue pas les tonalités",
      withheld: "masqué pour protéger la vie privée",
    },
    head: {
      language: "Langue",
      texts: "Textes",
      mood: "Tonalité",
      asScored: "Selon le classifieur",
      asCorrected: "Corrigée",
      scored: (mood) => `${mood}, classifieur`,
      corrected: (mood) => `${mood}, corrigée`,
      by: "Classé par",
      f1: "Macro-F1",
      checked: "Textes vérifiés",
      standing: "Qualité",
    },
    by: { lexicon: "liste de mots", ngrams: "modèle", module: "modèle propre", nothing: "non classé" },
    scored: {
      lexicon: "Classés par une liste de mots propre à chaque langue, qui tient compte des négations et des intensifs.",
      ngrams:
        "Classés par un modèle propre à chaque langue, appris sur les textes vérifiés\u00a0; un texte vérifié est toujours classé par un modèle qui ne l’a pas vu.",
      module: "Classés par le classifieur propre à cet espace de travail.",
    },
    byList: ({ names, least }) =>
      say`Par la liste de mots, car une tonalité compte moins de ${least} textes vérifiés pour apprendre\u00a0: ${names}.`,
    unscored: (names) => say`Non classés, faute de liste de mots\u00a0: ${names}.`,
    all: "Tous les textes",
    unread: (n) => say`Écartés, car leur étiquette n’est aucune des trois\u00a0: ${n}.`,
    partly: (names) => say`Sans les périodes masquées pour protéger la vie privée\u00a0: ${names}.`,
    reading: "Comment lire la tonalité",
    read: ({ labels, f1 }) => [
      say`La macro-F1 dit à quel point le classifieur rejoint des lecteurs de la langue, chaque tonalité comptant autant\u00a0: 1, c’est toujours juste. Elle est mesurée sur tous les textes de la table qu’un lecteur a vérifiés.`,
      say`Est indicative une langue avec moins de ${labels} textes vérifiés ou une macro-F1 inférieure à ${f1}. Regardez ses parts, mais ne décidez pas sur elles.`,
      say`La part corrigée retire les erreurs du classifieur telles que les textes vérifiés les montrent (Rogan et Gladen). Elle vaut tant qu’il se trompe de même dans les autres textes.`,
      say`Ne comparez les langues que par les parts corrigées\u00a0: le classifieur se trompe autrement dans chacune.`,
    ],
  },
  topics: {
    heading: (label) => say`${label}`,
    rose: ({ label, name, before, now }) => say`${label}\u00a0: ${name} est passé de ${before} à ${now}, en hausse`,
    fell: ({ label, name, before, now }) => say`${label}\u00a0: ${name} est passé de ${before} à ${now}, en baisse`,
    unclear: (label) => say`${label}\u00a0: aucun changement qui se distingue du hasard`,
    sub: (now, before) =>
      before === null
        ? `${now}\u00a0; point plein avec son intervalle à 95\u00a0%`
        : `point vide\u00a0: ${before}\u00a0; point plein\u00a0: ${now}, avec son intervalle à 95\u00a0%`,
    lead: ({ now, before, table }) =>
      before === null
        ? say`${table}\u00a0: ${now}.`
        : say`${table}\u00a0: ${now}, contre ${before} dans la période de comparaison.`,
    head: {
      before: "Avant",
      now: "Maintenant",
      change: "Écart en points",
      interval: "Intervalle à 95\u00a0%",
      trend: "Lecture",
    },
    trend: { rose: "en hausse", fell: "en baisse", unclear: "pas de changement net" },
    caveat:
      "Un changement n’est dit tel que s’il se distingue du hasard parmi tous ceux de cette page pris ensemble (Benjamini–Hochberg, 5\u00a0%). Les lignes sont tenues pour indépendantes.",
    hidden: (n) => say`Sujets masqués pour protéger la vie privée\u00a0: ${n}.`,
    withheld: "Les lignes sont si peu nombreuses que les chiffres révéleraient des personnes.",
    noBefore: "Les données ne remontent pas jusqu’à la période de comparaison.",
  },
};
