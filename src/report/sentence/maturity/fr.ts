import { say, type NumberSlot } from "../phrase.js";
import type { MaturityWords } from "./words.js";

const s = (n: NumberSlot, one: string, other: string): readonly [string] => [n.form === "one" ? one : other];

export const fr: MaturityWords = {
  title: "Maturité",
  next: (todo) => `Prochaine étape\u00a0: ${todo}`,
  allReached: "Toutes les étapes sont franchies",
  reachedOf: (reached, all) => say`${reached} ${s(reached, "étape franchie", "étapes franchies")} sur ${all}.`,
  lead: "Tout est lu dans les définitions et les données seules\u00a0; chaque étape indique d’où elle est lue.",
  level: { foundation: "Fondations", growth: "Croissance et engagement", measurement: "Mesure et amélioration" },
  state: { reached: "Franchie", open: "Commencée", missing: "À franchir" },
  stepHead: "Étape",
  stateHead: "État",
  whyHead: "Lu dans",
  step: {
    mission: {
      name: "Une mission",
      start: "écrire à quoi sert la communauté",
      finish: "écrire à quoi sert la communauté",
      told: () => say`La mission est écrite.`,
      none: "Aucune mission n’est écrite.",
    },
    goals: {
      name: "Un objectif avec chaque partie prenante",
      start: "convenir d’un premier objectif avec une partie prenante",
      finish: "convenir d’un objectif avec chaque partie prenante",
      told: ({ done, of }) =>
        say`${done} ${s(done, "partie prenante", "parties prenantes")} sur ${of} ${s(done, "a", "ont")} un objectif.`,
      none: "Aucune partie prenante n’est déclarée.",
    },
    smart: {
      name: "Des objectifs SMART",
      start: "donner aux objectifs un point de départ, un responsable et un accord",
      finish: "donner à chaque objectif un point de départ, un responsable et un accord",
      told: ({ done, of }) =>
        say`${done} ${s(done, "objectif", "objectifs")} sur ${of} ${s(done, "a", "ont")} un point de départ, une cible datée, un responsable et un accord.`,
      none: "Aucun objectif n’est déclaré.",
    },
    roles: {
      name: "Rôles et responsables",
      start: "nommer des responsables pour les indicateurs et les objectifs",
      finish: "nommer un responsable pour chaque indicateur et chaque objectif",
      told: ({ done, of }) => say`Sur ${of} indicateurs et objectifs, ${done} ${s(done, "a", "ont")} un responsable.`,
      none: "Il n’y a ni indicateur ni objectif dont répondre.",
    },
    tools: {
      name: "Outils",
      start: "déclarer les canaux d’où viennent les données",
      finish: "déclarer les canaux d’où viennent les données",
      told: ({ of }) => say`${of} ${s(of, "canal déclaré", "canaux déclarés")} comme source de données.`,
      none: "Aucun canal n’est déclaré comme source de données.",
    },
    guidelines: {
      name: "Règles de la communauté",
      start: "écrire des règles et dire où les membres les trouvent",
      finish: "écrire des règles et dire où les membres les trouvent",
      told: () => say`Les règles sont écrites.`,
      none: "Rien n’indique où les membres trouvent les règles.",
    },
    calendar: {
      name: "Calendrier éditorial",
      start: "tenir un calendrier éditorial",
      finish: "faire ce que le calendrier éditorial donne pour échu",
      told: ({ done, of }) =>
        say`Sur ${of} ${s(of, "contenu prévu", "contenus prévus")} d’ici la fin des données, ${done} ${s(done, "est fait", "sont faits")}.`,
      none: "Rien de prévu n’arrive à échéance dans les données.",
    },
    recognition: {
      name: "Reconnaissance des membres",
      start: "remercier des membres et en tenir le journal",
      finish: "remercier de nouveau des membres\u00a0: la dernière entrée a plus d’un an",
      told: ({ of, on }) => say`${of} ${s(of, "entrée", "entrées")}, la dernière du ${on}.`,
      none: "Aucun remerciement aux membres n’est noté.",
    },
    feedback: {
      name: "Retours suivis d’une réponse",
      start: "noter ce que disent les membres et ce qui en est résulté",
      finish: "dire aux membres ce qu’il est advenu des retours encore ouverts",
      told: ({ done, of, days }) =>
        days
          ? say`${done} ${s(done, "retour", "retours")} sur ${of} ${s(done, "a", "ont")} reçu une réponse\u00a0; délai médian\u00a0: ${days}.`
          : say`${done} ${s(done, "retour", "retours")} sur ${of} ${s(done, "a", "ont")} reçu une réponse.`,
      none: "Aucun retour n’est noté.",
    },
    propositions: {
      name: "Propositions de valeur",
      start: "écrire ce qui est promis aux membres",
      finish: "donner à chaque promesse un indicateur pour chaque côté",
      told: ({ done, of }) =>
        say`${done} ${s(done, "promesse", "promesses")} sur ${of} ${s(done, "a", "ont")} un indicateur pour l’organisation et un pour les membres.`,
      none: "Aucune promesse aux membres n’est écrite.",
    },
    measured: {
      name: "Des indicateurs qui servent",
      start: "relier les indicateurs à des objectifs ou à des questions",
      finish: "relier chaque indicateur à un objectif, une question ou une promesse",
      told: ({ done, of }) =>
        say`Sur ${of} ${s(of, "indicateur", "indicateurs")}, ${done} ${s(done, "sert", "servent")} un objectif, une question de la direction ou une promesse aux membres.`,
      none: "Aucun indicateur n’est déclaré.",
    },
    assumptions: {
      name: "Des hypothèses sourcées",
      start: "donner aux hypothèses une source, un responsable et une revue",
      finish: "donner à chaque hypothèse une source, un responsable et une revue à venir",
      told: ({ done, of }) =>
        say`${done} ${s(done, "hypothèse", "hypothèses")} sur ${of} ${s(done, "a", "ont")} une source, un responsable et une revue à venir.`,
      none: "Aucune hypothèse n’entre dans les chiffres.",
    },
    attribution: {
      name: "Une attribution à plusieurs modèles",
      start: "répartir le mérite par plusieurs modèles côte à côte",
      finish: "répartir le mérite par au moins trois modèles côte à côte",
      told: ({ done, of }) =>
        say`${done} ${s(done, "modèle", "modèles")} d’attribution en usage\u00a0; il en faut ${of} pour montrer une fourchette.`,
      none: "Aucun modèle d’attribution n’est utilisé.",
    },
    pilots: {
      name: "Programmes pilotes",
      start: "essayer quelque chose en pilote, critère fixé d’avance",
      finish: "essayer quelque chose en pilote, critère fixé d’avance",
      told: ({ done }) => say`${done} ${s(done, "pilote a", "pilotes ont")} une hypothèse et un critère fixés d’avance.`,
      none: "Aucun pilote n’est déclaré.",
    },
    decisions: {
      name: "Des décisions revues",
      start: "noter une décision avec son indicateur et la date de sa revue",
      finish: "revoir les décisions échues et écrire ce qui a été constaté",
      told: ({ done, of }) =>
        say`${done} ${s(done, "décision", "décisions")} sur ${of} ${s(done, "a", "ont")} un indicateur, une revue et un résultat.`,
      none: "Aucune décision n’est notée.",
    },
    evidence: {
      name: "Des preuves d’effet",
      start: "comparer un objectif à son point de départ",
      finish: "estimer un effet face à un groupe de comparaison",
      told: ({ level }) =>
        say`La preuve la plus solide derrière un chiffre est de niveau ${[level]}\u00a0; un effet demande une comparaison (L3).`,
      none: "Tous les chiffres sont seulement observés (L0).",
    },
  },
  lacking: (names, more) =>
    more ? say`Pas encore\u00a0: ${names} et ${more} ${s(more, "autre", "autres")}.` : say`Pas encore\u00a0: ${names}.`,
  vouched: "Les définitions l’affirment sans dire où cela peut se lire.",
  calendar: {
    heading: "Calendrier éditorial",
    none: "Les définitions ne tiennent aucun calendrier éditorial.",
    what: "Quoi",
    planned: "Prévu",
    done: "Fait",
    state: "État",
    onTime: "à temps",
    late: (days) => say`${days} de retard`,
    overdue: (days) => say`pas fait, échu depuis ${days}`,
    ahead: "à venir",
  },
  recognition: {
    heading: "Reconnaissance",
    none: "Aucun remerciement aux membres n’est noté.",
    on: "Quand",
    to: "Qui",
    what: "Pour quoi",
  },
  feedback: {
    heading: "Retours des membres",
    none: "Aucun retour n’est noté.",
    said: "Ce que les membres ont dit",
    opened: "Reçu",
    closed: "Répondu",
    answer: "Ce qui en est résulté",
    time: "Délai",
    took: (days) => say`réponse après ${days}`,
    open: (days) => say`ouvert depuis ${days}`,
  },
  decisions: {
    heading: "Décisions",
    none: "Aucune décision n’est notée.",
    caveat:
      "Chaque valeur est celle de la dernière période complète à cette date. Rien ne les compare à ce qui se serait passé sinon\u00a0: une différence n’est pas un effet de la décision.",
    overlap: "Les intervalles se chevauchent\u00a0: aucun changement ne se distingue.",
    decision: "Décision",
    kpi: "Indicateur",
    before: "Au moment de décider",
    after: "À la revue",
    result: "Résultat",
    by: (who) => say`par ${who}`,
    state: { due: "revue en attente", unplanned: "aucune revue prévue" },
    waiting: (day) => say`revue le ${day}`,
    reviewed: (day) => say`revue le ${day}`,
  },
};
