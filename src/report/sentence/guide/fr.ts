import type { GuideWords } from "./words.js";

export const fr: GuideWords = {
  title: "D’une question à un KPI",
  lead: "Douze questions que se posent les responsables de communautés, chacune avec la formule qui y répond, pourquoi elle est écrite ainsi et le piège qu’elle évite.",
  questions: "Les questions",
  why: "Pourquoi ainsi",
  trap: "Le piège",
  paste: "Pour metrics.yaml",
  pasteOf: (kpi) => `Pour metrics.yaml\u00a0: ${kpi}`,
  example: "Sur quelques lignes",
  inReport: "Dans ce rapport",
  names: "Les tables et les colonnes sont celles de la démonstration\u00a0; mettez les vôtres à leur place.",
  recipe: {
    resolution: {
      question: "Les questions sont-elles résolues à temps\u00a0?",
      label: "Taux de résolution",
      why: "Les questions résolues dans les 7 jours, sur toutes les questions posées. La fenêtre est dans la formule, pour que chaque mois dispose du même temps.",
      trap: "Compter ce qui est résolu à ce jour flatte les mois anciens et pénalise le dernier. `mature_after` tient hors des comparaisons les questions qui peuvent encore l’être, et `solved_by` écarte ce qu’un robot a fermé.",
    },
    response: {
      question: "Combien de temps attend-on une première réponse\u00a0?",
      label: "Délai de première réponse",
      why: "La médiane\u00a0: la moitié de ceux qui ont eu une réponse ont attendu moins, l’autre moitié plus. Un sujet appartient au jour où il a été ouvert.",
      trap: "Quelques sujets oubliés emportent la moyenne\u00a0; la médiane reste là où sont la plupart des gens. Les sujets sans réponse n’ont pas de délai\u00a0: lisez leur part à côté.",
    },
    growth: {
      question: "Progressons-nous d’un mois à l’autre\u00a0?",
      label: "Croissance des inscriptions",
      why: "Les inscriptions du mois sur celles du mois précédent, moins un. `growth` recule toute la question d’un mois, filtres et groupes compris.",
      trap: "Le mois qui vient de commencer ressemble à un effondrement. C’est une période incomplète\u00a0: elle est montrée à part, et aucun objectif n’est jugé sur elle. Après un mois à zéro, le taux est non défini, pas infini.",
    },
    active: {
      question: "Combien de membres sont vraiment actifs\u00a0?",
      label: "Membres ayant publié",
      why: "Des personnes, pas des messages\u00a0: `distinct` compte chaque auteur une fois, quoi qu’il écrive.",
      trap: "Douze mois additionnés ne font pas l’année\u00a0: les mêmes personnes reviennent. Un nombre d’éléments différents est recalculé pour chaque période, et un graphique ne l’empile pas.",
    },
    stickiness: {
      question: "Les gens reviennent-ils au cours du mois\u00a0?",
      label: "Assiduité (DAU/MAU)",
      why: "Quelle part des visiteurs du mois est là un jour moyen. `per` compte chaque jour, zéro les jours sans visite, puis en fait la moyenne.",
      trap: "Un jour rapporté au mois dépend du jour de la semaine. Et la moyenne des rapports quotidiens n’est pas le rapport des moyennes.",
    },
    retention: {
      question: "Les nouveaux membres restent-ils\u00a0?",
      label: "Rétention des nouveaux après 4 semaines",
      why: "Parmi les membres dont le premier message date du mois, la part qui a publié de nouveau dans la semaine qui commence quatre semaines plus tard.",
      trap: "Demander qui est actif aujourd’hui laisse plus de temps aux cohortes anciennes. Ici, chacun dispose de la même semaine\u00a0; une cohorte qui ne l’a pas encore eue est immature.",
    },
    conversion: {
      question: "Les visites deviennent-elles des inscriptions\u00a0?",
      label: "Taux de conversion de l’essai",
      why: "Les visites de la page d’essai suivies, dans les 30 jours, d’une inscription du même visiteur, sur toutes ces visites. Une inscription est attribuée à une seule visite.",
      trap: "Les inscriptions du mois sur les visites du mois comparent des personnes différentes, et peuvent dépasser 100\u00a0%. Les visites des 30 derniers jours sont immatures, pas perdues.",
    },
    credit: {
      question: "Quelles ventes peut-on attribuer à la communauté\u00a0?",
      label: "Ventes attribuées à la communauté (dernier contact)",
      why: "Chaque commande est partagée entre les contacts des 90 jours précédents\u00a0; `last` donne tout au dernier. Mettez `linear`, `time_decay(7 days)`, `markov` ou `shapley` à sa place, et montrez-en plusieurs côte à côte.",
      trap: "L’attribution est une règle, pas un effet\u00a0: le compte y est même si la communauté n’a rien changé. Ce qu’elle a causé demande une comparaison, comme un programme pilote.",
    },
    voice: {
      question: "Parle-t-on de nous plus que des autres\u00a0?",
      label: "Part de voix",
      why: "Nos mentions sur celles de toutes les marques suivies, dans la même période et les mêmes canaux.",
      trap: "Le nombre de mentions monte avec la saison\u00a0; la part, non. La liste des marques fait partie de la définition\u00a0: un concurrent de plus baisse la part, sans que personne n’en ait dit moins.",
    },
    deflection: {
      question: "Combien la communauté fait-elle économiser au support\u00a0?",
      label: "Économies de support",
      why: "Les réponses lues, fois les demandes que chacune évite, fois le coût d’une demande. Seul le premier facteur est compté\u00a0; les autres sont des hypothèses avec marge et source, si bien que le résultat a une marge lui aussi.",
      trap: "Compter chaque lecture comme une demande évitée. La plupart des lecteurs n’en auraient jamais ouvert\u00a0: le taux se mesure, avec des lecteurs qui n’ont pas vu la réponse.",
    },
    advocates: {
      question: "Qui nous recommande encore et encore\u00a0?",
      label: "Membres qui recommandent plusieurs fois",
      why: "Les membres qui ont fait au moins deux recommandations à ce jour. `each` compte celles de chaque membre, `cumulative` remonte tout le temps jusque-là.",
      trap: "Le nombre de recommandations monte quand une seule personne est très active\u00a0; ici, un membre compte une fois. En un seul mois, presque personne ne recommande deux fois.",
    },
    satisfaction: {
      question: "Les membres sont-ils satisfaits\u00a0?",
      label: "Net Promoter Score (NPS)",
      why: "La part de ceux qui répondent 9 ou 10, moins la part de ceux qui répondent de 0 à 6, avec l’intervalle qui va avec.",
      trap: "La moyenne des notes cache les mécontents, et peu de réponses font un score instable\u00a0: sous `min_n`, seul leur nombre est montré. Il ne vaut que pour ceux qui ont répondu.",
    },
  },
};
