import { say } from "../phrase.js";
import type { NotebookWords } from "./words.js";

export const fr: NotebookWords = {
  title: "Carnets",
  heading: (n) => say`${n} ${[n.form === "one" ? "question examinée" : "questions examinées"]}`,
  lead: "Documents de travail\u00a0: une question, les chiffres qu’elle demande et la façon de les trouver.",
  one: "Carnet",
  file: (path) => say`Écrit dans ${path}`,
  sql: "SQL",
  script: "JavaScript",
  chart: "Spécification du graphique",
  result: (cell) => `Résultat de ${cell}`,
  chartSaid: (cell) => `Graphique de ${cell}. Ses lignes figurent dans le tableau ci-dessus.`,
  rows: (n) => say`${n} ${[n.form === "one" ? "ligne" : "lignes"]}`,
  first: (n) => say`Les ${n} premières lignes`,
  noRows: "Aucune ligne\u00a0: rien ne répond à la question.",
  withheld:
    "Les lignes qui concernent de vraies personnes ne sont pas publiées\u00a0: ce résultat ne se lit que dans l’atelier.",
  noKpi: "Cet indicateur n’est pas dans le rapport.",
  pinned: (notebook) => say`Extrait du carnet «\u00a0${notebook}\u00a0»`,
  pinnedHead: "Examiné à part",
  notRun:
    "Cette partie est calculée dans votre navigateur, à l’écart de la page et du réseau, quand vous appuyez sur Exécuter.",
  needsScript: "Cette partie demande JavaScript, qui est désactivé ici.",
  run: "Exécuter",
  stop: "Arrêter",
  running: "Calcul en cours …",
  done: "Terminé.",
  stopped: "Arrêté.",
  yes: "oui",
  no: "non",
};
