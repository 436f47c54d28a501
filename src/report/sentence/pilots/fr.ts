import { say } from "../phrase.js";
import type { PilotWords } from "./words.js";

const days = (n: { readonly form: string }): string => (n.form === "one" ? "jour" : "jours");

export const fr: PilotWords = {
  title: "Pilotes",
  lead: (n) =>
    say`${n} ${[n.form === "one" ? "essai" : "essais"]}. Chacun est jugé selon un critère écrit avant son début, et non selon le chiffre le plus flatteur après coup.`,
  manyTests: (n) =>
    say`${n} pilotes, ce sont ${n} occasions d’un résultat heureux par hasard. Leurs valeurs p sont ajustées ensemble (Benjamini et Hochberg)\u00a0: au plus une découverte sur vingt est fortuite.`,
  pilot: "Pilote",
  head: {
    pilot: "Pilote",
    window: "Quand",
    design: "Plan",
    effect: "Effet",
    interval: "Intervalle à 95\u00a0%",
    criterion: "Critère",
    verdict: "Verdict",
    evidence: "Preuve",
  },
  window: (from, to) => say`du ${from} au ${to}`,
  windowOpen: (from) => say`à partir du ${from}`,
  headline: {
    met: (label) => say`${label}\u00a0: critère atteint`,
    missed: (label) => say`${label}\u00a0: critère non atteint`,
    undecided: (label) => say`${label}\u00a0: indécis`,
    too_early: (label) => say`${label}\u00a0: toujours en cours`,
    no_data: (label) => say`${label}\u00a0: impossible à juger`,
    not_begun: (label) => say`${label}\u00a0: pas encore commencé`,
  },
  notBegunYet: "Pas commencé",
  notBegun: (start) => say`Il commence le ${start}. Voici ce qui a été fixé à l’avance, et ce que le pilote pourra montrer.`,
  noDifference: ({ effect, low, high }) =>
    say`Aucune différence qui se distingue du hasard\u00a0: ${effect} (intervalle de confiance à 95\u00a0%\u00a0: de ${low} à ${high}).`,
  onlyDifference: ({ effect, low, high }) =>
    say`Les groupes diffèrent de ${effect} (intervalle de confiance à 95\u00a0%\u00a0: de ${low} à ${high}). Les contrôles ne permettent pas d’y voir un effet.`,
  onlyChange: (effect) =>
    say`Entre avant et après, il y a une différence de ${effect}. Nul ne peut dire ce qui a changé d’autre entre-temps.`,
  openInterval: (effect) =>
    say`Les groupes diffèrent de ${effect}. Avec si peu d’unités de comparaison, l’intervalle est sans bornes.`,
  measuredBy: (kpi) => say`Mesuré par\u00a0: ${kpi}.`,
  assuming: {
    differences: "des tendances parallèles",
    group_time: "des tendances parallèles",
    synthetic: "que la combinaison des autres montre ce qui se serait passé",
    interrupted: "que sa propre évolution aurait continué",
    matched: "que les paires ne diffèrent en rien d’autre d’important",
  },
  criterion: {
    heading: "Le critère, fixé avant le début",
    headingPlain: "Le critère",
    at_least: (value, kpi) =>
      say`Un changement d’au moins ${value} (${kpi}). Atteint si tout l’intervalle à 95\u00a0% y parvient.`,
    at_most: (value, kpi) =>
      say`Un changement de ${value} ou moins (${kpi}). Atteint si tout l’intervalle à 95\u00a0% y parvient.`,
    chart: "Le résultat face au critère",
    chartOpen: "Ce que demande le critère",
    mark: {
      at_least: (value) => `critère\u00a0: ${value} ou plus`,
      at_most: (value) => `critère\u00a0: ${value} ou moins`,
    },
    noEffect: "aucun effet",
    verdict: {
      met: (end, value) => say`Tout l’intervalle, y compris sa borne faible (${end}), atteint ${value}\u00a0: atteint.`,
      missed: (end, value) =>
        say`Tout l’intervalle, y compris sa borne forte (${end}), reste en deçà de ${value}\u00a0: non atteint.`,
      undecided: (value) => say`L’intervalle s’étend des deux côtés de ${value}\u00a0: indécis.`,
      luck: (p) =>
        say`L’intervalle atteint le critère, mais parmi tant de pilotes ce peut être la chance (p ajusté = ${p})\u00a0: indécis.`,
      noInterval: "Ce plan ne donne pas d’intervalle et ne décide donc de rien\u00a0: indécis.",
      fewUnits: "Si peu d’unités ne distinguent jamais un effet du hasard à 5\u00a0%, quoi qu’elles montrent\u00a0: indécis.",
      running: (end) => say`Il sera jugé à sa fin, le ${end}. Qui regarde chaque semaine finit par trouver quelque chose.`,
      notBegun: "Il n’y a encore rien à juger.",
      noResult: "Les données ne donnent aucun résultat qui puisse être jugé.",
    },
    agreed: (by, on) => say`Convenu par ${by} le ${on}.`,
    agreedBefore: (n) => say`${n} ${[days(n)]} avant le début.`,
    agreedLate: (n) => say`C’était ${n} ${[days(n)]} après le début, quand de premiers résultats étaient visibles.`,
    notAgreed: "Personne n’a noté quand il a été fixé\u00a0; il a pu être choisi après coup.",
    digest: (digest) => say`Empreinte de ce qui a été fixé\u00a0: ${digest}.`,
    edited: (part, release) => say`Modifié depuis la version ${release}, alors que c’était déjà fixé\u00a0: ${[part]}.`,
    part: {
      kpi: "l’indicateur",
      definition: "la définition de l’indicateur",
      criterion: "le critère",
      design: "le plan ou l’effectif nécessaire",
      units: "les unités",
      window: "la période",
    },
    fixed: "Comment il a été fixé",
    hypothesis: "Hypothèse de départ",
  },
  sample: {
    heading: "Effectif nécessaire",
    needed: (perArm, value) =>
      say`${perArm} unités par groupe montreraient une vraie différence de ${value} quatre fois sur cinq.`,
    unknown: "La période avant le début est trop courte pour calculer un effectif.",
    stated: (n) => say`Prévu avant le début\u00a0: ${n} unités dans les deux groupes réunis.`,
    had: (treated, compared) => say`Le pilote en comptait ${treated} et ${compared}.`,
    hasOne: (treated) => say`Le pilote en comptait ${treated}, sans rien à quoi les comparer.`,
    planned: (treated, compared) => say`Il y en a ${treated} et ${compared}.`,
    detectable: (value) =>
      say`Cet effectif peut montrer ${value} ou plus\u00a0; une différence moindre restera le plus souvent invisible.`,
  },
  result: {
    heading: "Résultat",
    headingBefore: "Avant le début",
    method: "Méthode",
    says: {
      adjusted:
        "Moyennes des deux groupes après le début, comparées à moyennes antérieures égales. Erreurs par unité, de dispersion propre à chaque groupe.",
      means: "Moyennes des deux groupes après le début\u00a0; rien n’était connu d’avant.",
      differences:
        "Différence de différences par unité\u00a0: l’évolution du pilote moins celle des autres. Erreurs par unité.",
      group_time:
        "Les unités ont commencé à des jours différents\u00a0: chaque groupe est comparé à des unités qui n’avaient pas commencé, puis les effets sont réunis (Callaway et Sant’Anna).",
      synthetic:
        "Contrôle synthétique\u00a0: la combinaison des autres qui suivait le pilote auparavant. L’intervalle vient des effets placebo des autres.",
      interrupted:
        "Série interrompue\u00a0: la droite après le début face à celle d’avant, prolongée. Une découverte exige à la fois son erreur (Newey et West) et les débuts fictifs.",
      matched:
        "Chaque unité du pilote à côté d’une unité semblable auparavant, en niveau et en pente\u00a0; la différence moyenne dans les paires.",
      before_after: "La moyenne d’après moins celle d’avant. Ni comparaison, ni intervalle.",
    },
    periods: (before, after) =>
      say`${before} ${[before.form === "one" ? "période" : "périodes"]} avant le début et ${after} à partir de là.`,
    bears: "Ce que le plan permet d’affirmer",
    design: {
      randomised: {
        name: "tirage au sort",
        bears:
          "Les unités ont été tirées au sort. Au hasard près, les groupes ne diffèrent que par le pilote\u00a0: une différence est donc de son fait.",
      },
      differences: {
        name: "différence de différences",
        bears:
          "Les unités ont été choisies, non tirées au sort. Un effet peut être estimé si les deux groupes auraient évolué en parallèle sans le pilote\u00a0; le niveau 4 exige un tirage.",
      },
      synthetic: {
        name: "contrôle synthétique",
        bears:
          "Un cas face à une combinaison d’autres. Un effet peut être estimé si cette combinaison aurait continué à le suivre\u00a0; le niveau 4 exige un tirage.",
      },
      interrupted: {
        name: "série interrompue",
        bears: "Une série face à son propre passé. Tout ce qui s’est produit d’autre ce jour-là compte comme effet.",
      },
      matched: {
        name: "cohortes appariées",
        bears: "Des unités participantes à côté d’unités semblables. Ce qui les a fait participer est inconnu et peut compter.",
      },
      before_after: {
        name: "avant et après",
        bears: "Rien à quoi comparer\u00a0: cela montre un changement, jamais de qui il est le fait.",
      },
    },
    p: (value) => say`p = ${value}.`,
    pPermutation: (value, ways) =>
      say`p = ${value} par permutation\u00a0: fréquence à laquelle d’autres répartitions des unités donnent une différence aussi grande (${ways} essayées).`,
    pPlacebos: (value, ways) => say`p = ${value}\u00a0: son rang parmi ${ways} placebos.`,
    adjusted: (value, pilots) => say`Ajusté pour ${pilots} pilotes\u00a0: p = ${value}.`,
    why: {
      "not begun": "Le pilote n’a pas commencé.",
      "no data": "L’indicateur n’a aucune valeur complète pendant la période du pilote.",
      withheld: "Si peu de personnes composent un groupe qu’on pourrait les reconnaître. Rien n’est montré.",
      "no treated units": "Aucune unité du pilote ne figure dans les données.",
      "nothing to compare with": "Il ne reste aucune unité à laquelle comparer.",
      "too few units": "Chaque groupe a besoin d’au moins deux unités, et une combinaison de davantage.",
      "too few periods before": "Il y a trop peu de périodes complètes avant le début pour ce plan.",
      "too few periods after": "Il y a trop peu de périodes complètes à partir du début.",
      "periods missing": "Des valeurs manquent à certaines unités pour certaines périodes, et ce plan les exige toutes.",
      "no variation":
        "Toutes les unités ont évolué de même au dernier chiffre près\u00a0: aucun hasard auquel comparer un effet.",
      "does not fit before the start": "Même la meilleure combinaison des autres ne suit pas le pilote avant son début.",
      "no pairs": "Aucune unité n’est assez proche d’une unité du pilote pour former une paire.",
      "not a number": "Ces valeurs ne se prêtent à aucun calcul.",
    },
  },
  chart: {
    heading: "Le pilote et les autres, avant et après",
    headingBefore: "Le pilote et les autres avant le début",
    start: (day) => `début, ${day}`,
    treated: (n) => `pilote, ${n} unités`,
    compared: (n) => `autres, ${n} unités`,
    treatedOne: "pilote",
    comparedMix: "autres",
    expected: "attendu sans lui",
    below: "Pilote moins attendu",
    fanUnits: "Gris\u00a0: ce que montrent des répartitions au hasard des mêmes unités",
    fanModel: "Gris\u00a0: l’erreur possible de l’attente elle-même",
    noFan: "Par rapport à la différence d’avant le début",
    fan: "placebos",
    middle: "50 et 95\u00a0% du milieu",
    meanAfter: "moyenne après",
    shaded: "ombré\u00a0: à partir du début",
    head: {
      treated: "Pilote",
      compared: "Autres",
      expected: "Attendu",
      difference: "Différence",
      low: "Placebo 2,5\u00a0%",
      high: "Placebo 97,5\u00a0%",
    },
    summary: ({ from, to, start, effect }) =>
      `Deux panneaux, ${from} à ${to}\u00a0: en haut, les moyennes du pilote et des autres\u00a0; en bas, leur différence.${effect === null ? "" : ` À partir du ${start}, elle est en moyenne de ${effect}.`}`,
  },
  checks: {
    heading: "Contrôles",
    head: { check: "Contrôle", question: "Question", result: "Résultat", value: "Valeur", range: "Intervalle ou p" },
    outcome: { passed: "Réussi", failed: "Échoué", unknown: "indéterminable", read: "à titre indicatif" },
    kind: {
      draw: { name: "Le tirage", question: "Les groupes étaient-ils semblables avant, comme les fait un tirage\u00a0?" },
      balance: { name: "Équilibre avant", question: "À quelle distance étaient les groupes avant le début\u00a0?" },
      pre_trend: { name: "Tendance antérieure", question: "Les groupes s’écartaient-ils déjà\u00a0?" },
      power: { name: "Puissance de ce test", question: "Aurait-il vu une dérive qui explique tout\u00a0?" },
      placebo_date: { name: "Date placebo", question: "Y a-t-il un «\u00a0effet\u00a0» un jour où rien n’a commencé\u00a0?" },
      placebo_units: {
        name: "Unités placebo",
        question: "À quelle fréquence une autre répartition en montre-t-elle autant\u00a0?",
      },
      placebo_starts: { name: "Débuts fictifs", question: "Le vrai début est-il plus net que les fictifs\u00a0?" },
      leave_one_out: { name: "Une de moins", question: "Cela tient-il à une seule unité\u00a0?" },
      second_model: { name: "Second modèle", question: "Une série structurelle est-elle d’accord\u00a0?" },
    },
    p: (value) => say`p = ${value}`,
    ofTried: (p, tried) => say`p = ${p} sur ${tried}`,
    rank: (rank, of) => say`rang ${rank} sur ${of}`,
    sds: (value) => say`${value} écart type`,
    power: (share) => say`puissance ${share}`,
    seenAt80: "vu quatre fois sur cinq",
    none: "Ce plan ne permet aucun contrôle.",
  },
  scaleUp: {
    heading: "En cas de généralisation",
    adds: ({ units, value, low, high, per }) =>
      say`Si les ${units} unités réagissaient comme celles du pilote\u00a0: ${value} au total ${[per]} (de ${low} à ${high}).`,
    same: ({ units, value, low, high }) =>
      say`Si les ${units} unités réagissaient comme celles du pilote\u00a0: un changement de ${value} pour chacune (de ${low} à ${high}).`,
    risk: "La fourchette tient compte de l’intervalle du pilote, non du risque que d’autres unités diffèrent de celles qui ont participé.",
  },
  limits: {
    heading: "Limites",
    of: {
      agreed_late: "Le critère a été convenu après le début. Ce qui est fixé après coup prouve peu.",
      not_agreed: "Personne n’a noté quand le critère a été fixé.",
      too_small:
        "Il y a moins d’unités que nécessaire\u00a0: même un vrai effet de la taille du critère resterait souvent indécis.",
      few_units:
        "Avec si peu d’unités, aucun résultat n’atteint 5\u00a0%\u00a0; à moins de 20 dans un test de placebos, jamais.",
      not_drawn: "Les unités n’ont pas été tirées au sort. Une preuve de niveau 4 exige un tirage.",
      no_control: "Il n’y a pas de comparaison\u00a0: tout ce qui s’est produit d’autre en même temps est dans le chiffre.",
      checks_failed: "Tous les contrôles ne sont pas réussis\u00a0; la différence n’est donc pas appelée effet.",
      many_tests: "Plusieurs pilotes sont jugés dans un même rapport\u00a0; les valeurs p en tiennent compte.",
      adjusted_away: "Seul, le résultat serait une découverte\u00a0; parmi tous les pilotes, il ne l’est pas.",
      units_missing:
        "Certaines unités ont été écartées\u00a0: vues d’un seul côté du début, passées d’un groupe à l’autre ou restées sans paire.",
      running: "Le pilote n’est pas terminé\u00a0; ses chiffres bougent encore.",
    },
    privacy: "Seules des moyennes de groupe sont montrées, jamais les valeurs d’une unité.",
  },
};
