import { say } from "../phrase.js";
import type { VersionWords } from "./words.js";

export const fr: VersionWords = {
  nav: "Versions",
  heading: "Versions de ce rapport",
  lead: (n) =>
    say`${n} ${[n.form === "one" ? "rapport publié est conservé tel qu’il était" : "rapports publiés sont conservés tels qu’ils étaient"]}. Une version publiée n’est jamais réécrite.`,
  chain:
    "Chaque version cite l’empreinte de la précédente : aucune ne peut être modifiée sans que cela se voie. La commande worthwhile verify contrôle chaque octet.",
  head: {
    version: "Version",
    date: "Date",
    dataTo: "Données jusqu’au",
    goals: "Objectifs atteints",
    changes: "Changements",
    digest: "Empreinte",
    file: "Chiffres",
  },
  current: "aujourd’hui",
  goalsMet: (met, all) => say`${met} sur ${all}`,
  since: (version) => say`depuis ${version}`,
  earlier: (version, date) =>
    date
      ? say`Version ${version} du ${date} : un rapport antérieur, affiché tel qu’il était.`
      : say`Version ${version} : un rapport antérieur, affiché tel qu’il était.`,
  toCurrent: "Aller au rapport actuel",
  changes: {
    title: (from, to) => say`Changements de ${from} à ${to}`,
    heading: (changed, all) =>
      say`${changed} ${[changed.form === "one" ? "indicateur" : "indicateurs"]} sur ${all} ${[changed.form === "one" ? "diffère" : "diffèrent"]}`,
    none: "Rien ne diffère entre ces versions",
    lead: "Chaque chiffre qui a changé est réparti en parts dont la somme fait le total : données révisées, définition modifiée, hypothèse modifiée, nouvelle période.",
    cause: {
      data: "Données révisées",
      definition: "Définition modifiée",
      assumption: "Hypothèse modifiée",
      period: "Nouvelle période",
    },
    assumption: (name) => say`Hypothèse : ${name}`,
    fromTo: (from, to) => say`De ${from} à ${to}`,
    key: "Plein : hausse ; contour : baisse ; gris : les deux versions",
    head: {
      part: "Part",
      change: "Changement",
      what: "Ce qui a changé",
      kpi: "Indicateur",
      other: "Ensemble",
      status: "État",
      goal: "Objectif",
      assumption: "Hypothèse",
      table: "Table",
      rows: "Lignes",
    },
    points: "points de pourcentage",
    whole: "Total",
    what: {
      data: (period) => say`${period} avec les lignes connues à présent`,
      program: "Les lignes sont les mêmes ; une autre version du programme les a calculées",
      definition: "La formule, ou l’une de celles dont elle dépend, est différente : voir plus bas",
      assumption: (from, to) => say`de ${from} à ${to}`,
      period: (from, to) => say`${to} au lieu de ${from}`,
      together: "Le chiffre entre ces causes est inconnu ou masqué",
    },
    order:
      "Les causes entrent l’une après l’autre, dans l’ordre affiché. Dans un autre ordre, une part peut différer ; le total, non.",
    allKpis: "Tous les chiffres qui diffèrent",
    unclear: "L’intervalle de la différence contient zéro.",
    notReported: "non communiqué",
    unsplit: "non réparti",
    added: "nouveau",
    removed: "supprimé",
    definitions: "Définitions modifiées",
    before: "Avant",
    now: "À présent",
    noNote: "Le fichier ne dit pas pourquoi.",
    goals: "Objectifs dont l’état a changé",
    became: (goal) => say`${goal} :`,
    to: "est devenu",
    redefined: "L’objectif lui-même a été modifié : son état n’apprend rien de nouveau sur la communauté.",
    assumptions: "Hypothèses modifiées",
    data: "Données modifiées",
    dataMeans: "Lignes ajoutées ou disparues, dans les périodes d’avant et depuis.",
  },
  home: {
    heading: (version) => say`Ce qui a changé depuis la version ${version}`,
    told: (kpis, goals) =>
      say`${kpis} ${[kpis.form === "one" ? "chiffre diffère" : "chiffres diffèrent"]} ; ${goals} ${[goals.form === "one" ? "objectif a changé" : "objectifs ont changé"]} d’état.`,
    nothing: (version) => say`Rien ne diffère de la version ${version}.`,
    moved: ({ label, from, to }) => say`${label} : ${from}, à présent ${to}.`,
    all: "Chaque changement, réparti entre ses causes",
  },
  files: { csv: "Les chiffres en CSV", markdown: "Cette page en Markdown" },
};
