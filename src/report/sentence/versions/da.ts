import { say } from "../phrase.js";
import type { VersionWords } from "./words.js";

export const da: VersionWords = {
  nav: "Versioner",
  heading: "Versioner af rapporten",
  lead: (n) =>
    say`${n} ${[n.form === "one" ? "udgivet rapport er bevaret, som den var" : "udgivne rapporter er bevaret, som de var"]}. En udgivet version bliver aldrig skrevet om.`,
  chain:
    "Hver version nævner kontrolsummen af den foregående, så ingen kan ændres ubemærket. Kommandoen worthwhile verify kontrollerer hver eneste byte.",
  head: {
    version: "Version",
    date: "Dato",
    dataTo: "Data til",
    goals: "Nåede mål",
    changes: "Ændringer",
    digest: "Kontrolsum",
    file: "Tal",
  },
  current: "i dag",
  goalsMet: (met, all) => say`${met} af ${all}`,
  since: (version) => say`siden ${version}`,
  earlier: (version, date) =>
    date
      ? say`Version ${version} fra ${date}: en tidligere rapport, vist som den var.`
      : say`Version ${version}: en tidligere rapport, vist som den var.`,
  toCurrent: "Gå til den aktuelle rapport",
  changes: {
    title: (from, to) => say`Ændringer fra ${from} til ${to}`,
    heading: (changed, all) => say`${changed} af ${all} nøgletal ${["er ændret"]}`,
    none: "De to versioner siger det samme",
    lead: "Hvert ændret tal er delt op i dele, der summer til hele ændringen: data rettet, definition ændret, antagelse ændret, ny periode.",
    cause: {
      data: "Data rettet",
      definition: "Definition ændret",
      assumption: "Antagelse ændret",
      period: "Ny periode",
    },
    assumption: (name) => say`Antagelse: ${name}`,
    fromTo: (from, to) => say`Fra ${from} til ${to}`,
    key: "Udfyldt: op; omrids: ned; gråt: de to versioner",
    head: {
      part: "Del",
      change: "Ændring",
      what: "Hvad der er ændret",
      kpi: "Nøgletal",
      other: "Samlet",
      status: "Status",
      goal: "Mål",
      assumption: "Antagelse",
      table: "Tabel",
      rows: "Rækker",
    },
    points: "procentpoint",
    whole: "I alt",
    what: {
      data: (period) => say`${period} med de rækker, der kendes nu`,
      program: "Rækkerne er de samme; en anden version af programmet har regnet på dem",
      definition: "Formlen, eller en den bygger på, er en anden: se nedenfor",
      assumption: (from, to) => say`${from} blev til ${to}`,
      period: (from, to) => say`${to} i stedet for ${from}`,
      together: "Tallet mellem disse årsager kendes ikke eller er skjult",
    },
    order:
      "Årsagerne slippes ind én ad gangen i den viste rækkefølge. I en anden rækkefølge kan en del blive anderledes; summen kan ikke.",
    allKpis: "Alle tal, der er ændret",
    unclear: "Intervallet for forskellen omfatter nul.",
    notReported: "rapporteres ikke",
    unsplit: "ikke opdelt",
    added: "nyt",
    removed: "udgået",
    definitions: "Definitioner, der er ændret",
    before: "Før",
    now: "Nu",
    noNote: "Filen siger ikke hvorfor.",
    goals: "Mål med ny status",
    became: (goal) => say`${goal}:`,
    to: "blev til",
    redefined: "Selve målet er ændret, så den nye status siger intet om communityet.",
    assumptions: "Antagelser, der er ændret",
    data: "Data, der er ændret",
    dataMeans: "Rækker, der er kommet til eller faldet fra, i perioderne før og siden.",
  },
  home: {
    heading: (version) => say`Ændret siden version ${version}`,
    told: (kpis, goals) =>
      say`${kpis} tal er ${[kpis.form === "one" ? "ændret" : "ændrede"]}; ${goals} mål har fået en anden status.`,
    nothing: (version) => say`Intet er ændret siden version ${version}.`,
    moved: ({ label, from, to }) => say`${label}: ${from}, nu ${to}.`,
    all: "Hver ændring, delt op efter årsag",
  },
  files: { csv: "Tallene som CSV", markdown: "Siden som Markdown" },
};
