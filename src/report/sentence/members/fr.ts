import { say } from "../phrase.js";
import type { MemberWords } from "./words.js";

export const fr: MemberWords = {
  title: "Valeur pour les membres",
  heading: ({ n, all, stage }) =>
    say`${n} ${[all.form === "one" ? "membre" : "membres"]} sur ${all} ${[n.form === "one" ? "est arrivé" : "sont arrivés"]} à l’étape «\u00a0${stage}\u00a0»`,
  lead: "Jusqu’où vont les membres, en combien de temps ils passent à la suite, combien de temps ils restent et ce que lisent ceux qui n’écrivent jamais.",
  none: "Il n’y a pas encore de membres, donc rien à en dire.",
  stages: {
    heading: "Jusqu’où sont allés les membres",
    title: "Membres par étape",
    sub: (until) => say`Au ${until}\u00a0; en pourcentage de tous les membres`,
    one: (stage, n, share) => `${stage}\u00a0: ${n} (${share})`,
    overlap:
      "Un membre peut figurer à plusieurs étapes et y arriver dans n’importe quel ordre\u00a0; ceux qui n’ont fait que lire comptent aussi.",
    head: { stage: "Étape", members: "Membres", share: "Part des membres", event: "Ce qui compte" },
  },
  moves: {
    heading: "En combien de temps ils passent à la suite",
    told: ({ from, to, days, share, low, high }) =>
      say`De «\u00a0${from}\u00a0» à «\u00a0${to}\u00a0»\u00a0: ${share} en ${days} jours (intervalle de confiance à 95\u00a0%\u00a0: de ${low} à ${high})`,
    nobody: ({ from, to, days, high }) =>
      say`De «\u00a0${from}\u00a0» à «\u00a0${to}\u00a0»\u00a0: personne en ${days} jours (${high} au plus)`,
    early: ({ from, to, days }) =>
      say`De «\u00a0${from}\u00a0» à «\u00a0${to}\u00a0»\u00a0: trop tôt pour juger sur ${days} jours`,
    empty: ({ from, to }) => say`De «\u00a0${from}\u00a0» à «\u00a0${to}\u00a0»\u00a0: personne n’a encore pu faire ce passage`,
    notCause: "L’un s’est produit avant l’autre\u00a0; cela ne dit pas que le premier explique le second.",
    title: "Part des membres passés à la suite, selon les jours écoulés depuis l’étape précédente",
    sub: "Pour cent\u00a0; zone ombrée\u00a0: intervalle de confiance à 95\u00a0%",
    to: (stage) => `à ${stage}`,
    pair: (from, to) => `De ${from} à ${to}`,
    at: (pair, share, days) => `${pair}\u00a0: ${share} en ${days} jours.`,
    method:
      "Ceux qui viennent d’arriver à une étape n’ont été suivis que peu de temps et ne comptent que pour ce temps (Kaplan–Meier, intervalle à 95\u00a0% par log(−log)). Les jours sont des jours calendaires\u00a0; celui de l’arrivée est le premier.",
    before: "Les membres arrivés d’abord à l’étape suivante sont comptés à part\u00a0: il n’y avait rien à attendre.",
    unseen: (n) =>
      say`${n} ${[n.form === "one" ? "membre est arrivé" : "membres sont arrivés"]} à une étape alors que la suivante n’était pas enregistrée, et ${[n.form === "one" ? "est écarté" : "sont écartés"]}`,
    trend: (days) => say`Part des membres passés à la suite en ${days} jours, par trimestre d’arrivée à l’étape précédente`,
    trendSub: "Pour cent\u00a0; zone ombrée\u00a0: intervalle de confiance à 95\u00a0%",
    trendEarly: ({ since, days }) =>
      say`À partir de ${since}, il est trop tôt pour juger\u00a0: tous les membres n’ont pas été suivis pendant ${days} jours`,
    head: {
      from: "De",
      to: "À",
      n: "Membres",
      before: "Y étaient déjà",
      within: (days) => `En ${days} jours`,
      quarter: "Trimestre",
    },
    all: "Tous les passages, y compris ceux qui sautent une étape",
  },
  cohorts: {
    heading: "Combien de temps restent les membres",
    definition: {
      month:
        "Rétention bornée (bounded retention)\u00a0: parmi les membres inscrits au cours d’un mois, la part active pendant chacun des mois suivants. Le mois 0 commence le jour de l’inscription\u00a0; chaque membre a le sien.",
      quarter:
        "Rétention bornée (bounded retention)\u00a0: parmi les membres inscrits au cours d’un trimestre, la part active pendant chacun des mois suivants. Le mois 0 commence le jour de l’inscription\u00a0; chaque membre a le sien.",
    },
    higher: ({ lag, first, firstShare, last, lastShare, low, high }) =>
      say`Au mois ${lag}, ${lastShare} des inscrits de ${last} étaient actifs, contre ${firstShare} de ceux de ${first}\u00a0: entre ${low} et ${high} points de plus (intervalle de confiance à 95\u00a0%)`,
    lower: ({ lag, first, firstShare, last, lastShare, low, high }) =>
      say`Au mois ${lag}, ${lastShare} des inscrits de ${last} étaient actifs, contre ${firstShare} de ceux de ${first}\u00a0: un écart de ${low} à ${high} points (intervalle de confiance à 95\u00a0%)`,
    alike: ({ lag, first, firstShare, last, lastShare, low, high }) =>
      say`Au mois ${lag}, ${lastShare} des inscrits de ${last} étaient actifs, et ${firstShare} de ceux de ${first}\u00a0: écart trop faible pour trancher (intervalle de confiance à 95\u00a0% de l’écart\u00a0: de ${low} à ${high} points)`,
    title: {
      month: "Membres actifs selon leur mois d’inscription, en pourcentage",
      quarter: "Membres actifs selon leur trimestre d’inscription, en pourcentage",
    },
    sub: "Mois depuis l’inscription\u00a0; plus la couleur est marquée, plus ils sont nombreux à être actifs",
    summary: ({ first, then, last, lag }) =>
      `Toutes cohortes affichées confondues, ${first} étaient actifs au mois 0, ${then} au mois 1 et ${last} au mois ${lag}.`,
    joined: "Inscription",
    members: "Membres",
    months: "Mois depuis l’inscription",
    all: "Toutes affichées",
    empty: "Une case vide est un mois qui n’est pas terminé pour tous les inscrits d’alors\u00a0: trop tôt, et non zéro.",
    earlier: (n) => say`${n} ${[n.form === "one" ? "cohorte antérieure est écartée" : "cohortes antérieures sont écartées"]}`,
    early: (n) =>
      say`${n} ${[n.form === "one" ? "membre était actif" : "membres étaient actifs"]} dès avant l’inscription\u00a0; cela ne figure dans aucune case`,
  },
  silent: {
    heading: "Ce que lisent les lecteurs silencieux",
    told: ({ silent, readers, share, from, to }) =>
      say`Du ${from} au ${to}, ${silent} des ${readers} lecteurs connectés (${share}) n’avaient jamais rien écrit`,
    reads: ({ reads, share }) => say`Ils comptent pour ${reads} lectures (${share} du total)`,
    value: ({ kpi, value, low, high }) =>
      low && high
        ? say`Selon les hypothèses ci-dessous, ${value} de «\u00a0${kpi}\u00a0» (de ${low} à ${high}) sont attribués à leur lecture`
        : say`Selon les hypothèses ci-dessous, ${value} de «\u00a0${kpi}\u00a0» sont attribués à leur lecture`,
    nobody: ({ from, to }) => say`Du ${from} au ${to}, aucun membre connecté n’a lu`,
    withheld: "Le nombre de lecteurs silencieux est masqué pour protéger la vie privée.",
    means: (stages) => say`Silencieux\u00a0: jamais arrivés à ${stages} avant la fin de cette période`,
    notCause:
      "Les facteurs qui composent l’indicateur sont appliqués à ces seules lectures. C’est une règle d’attribution, non un effet mesuré sur les lecteurs silencieux.",
    apart: "Le temps reste du temps\u00a0: les valeurs d’unités différentes sont placées côte à côte et jamais additionnées.",
    figure: "Qui lit",
    figureSub: ({ from, to }) => `Lectures, du ${from} au ${to}`,
    group: { silent: "Lecteurs silencieux", posted: "Membres qui écrivent", unknown: "Non connectés" },
    one: (group, reads, share) => `${group}\u00a0: ${reads} lectures (${share}).`,
    unknown: "Un visiteur non connecté peut être membre ou non, écrire ou non\u00a0: on ne devine rien.",
    assumptions: "Hypothèses utilisées",
    head: { who: "Qui", members: "Lecteurs", reads: "Lectures", share: "Part des lectures" },
    notKnown: "inconnu",
  },
  asked: "Ce qui a été demandé aux données (SQL)",
};
