import { say } from "../phrase.js";
import type { VersionWords } from "./words.js";

export const en: VersionWords = {
  nav: "Versions",
  heading: "Versions of this report",
  lead: (n) =>
    say`${n} released ${[n.form === "one" ? "report is kept as it was" : "reports are kept as they were"]}. A released version is never rewritten.`,
  chain:
    "Each version names the digest of the one before it, so none can be changed unseen. The command worthwhile verify checks every byte.",
  head: {
    version: "Version",
    date: "Date",
    dataTo: "Data to",
    goals: "Goals met",
    changes: "Changes",
    digest: "Digest",
    file: "Figures",
  },
  current: "today",
  goalsMet: (met, all) => say`${met} of ${all}`,
  since: (version) => say`since ${version}`,
  earlier: (version, date) =>
    date
      ? say`Version ${version} of ${date}: an earlier report, shown as it was.`
      : say`Version ${version}: an earlier report, shown as it was.`,
  toCurrent: "Go to the current report",
  changes: {
    title: (from, to) => say`Changes from ${from} to ${to}`,
    heading: (changed, all) =>
      say`${changed} of ${all} ${[all.form === "one" ? "KPI" : "KPIs"]} ${[changed.form === "one" || all.form === "one" ? "differs" : "differ"]}`,
    none: "Nothing differs between these versions",
    lead: "Every changed number is split into parts that add up: data revised, definition changed, assumption changed, new period.",
    cause: {
      data: "Data revised",
      definition: "Definition changed",
      assumption: "Assumption changed",
      period: "New period",
    },
    assumption: (name) => say`Assumption: ${name}`,
    fromTo: (from, to) => say`From ${from} to ${to}`,
    key: "Filled: rise; outlined: fall; grey: the two versions",
    head: {
      part: "Part",
      change: "Change",
      what: "What changed",
      kpi: "KPI",
      other: "Together",
      status: "Status",
      goal: "Goal",
      assumption: "Assumption",
      table: "Table",
      rows: "Rows",
    },
    points: "percentage points",
    whole: "Total",
    what: {
      data: (period) => say`${period} by the rows that are known now`,
      program: "The rows are the same; another version of the program computed them",
      definition: "The formula, or one it rests on, is another: see below",
      assumption: (from, to) => say`${from} became ${to}`,
      period: (from, to) => say`${to} in place of ${from}`,
      together: "The number between these causes is not known, or is withheld",
    },
    order:
      "One cause is let in at a time, in the order printed. In another order a part can come out differently; the total cannot.",
    allKpis: "Every number that differs",
    unclear: "The interval of the difference includes zero.",
    notReported: "not reported",
    unsplit: "not split",
    added: "new",
    removed: "gone",
    definitions: "Definitions that changed",
    before: "Before",
    now: "Now",
    noNote: "The file does not say why.",
    goals: "Goals that moved",
    became: (goal) => say`${goal}:`,
    to: "became",
    redefined: "The goal itself was changed, so its status is no news of the community.",
    assumptions: "Assumptions that changed",
    data: "Data that changed",
    dataMeans: "Rows that came or went, in the periods of before and since.",
  },
  home: {
    heading: (version) => say`What changed since version ${version}`,
    told: (kpis, goals) =>
      say`${kpis} ${[kpis.form === "one" ? "number differs" : "numbers differ"]}; ${goals} ${[goals.form === "one" ? "goal has" : "goals have"]} another status.`,
    nothing: (version) => say`Nothing differs from version ${version}.`,
    moved: ({ label, from, to }) => say`${label}: ${from}, now ${to}.`,
    all: "Each change, split into its causes",
  },
  files: { csv: "The figures as CSV", markdown: "This page as Markdown" },
};
