import { say } from "../phrase.js";
import type { PropositionWords } from "./words.js";

export const en: PropositionWords = {
  title: "Value propositions",
  heading: (n, all) => say`In ${n} of ${all} ${[all.form === "one" ? "promise" : "promises"]} the two sides change together`,
  lead: "What members are promised, what either side calls success, and whether the two change together.",
  none: "No promise to members is declared.",
  promise: "The promise",
  audience: (who) => say`For: ${who}`,
  owner: (who) => say`Owner: ${who}`,
  business: "What the organisation calls success",
  members: "What members call success",
  notWritten: "Nothing has been written here yet.",
  noKpi: "No KPI shows it. That is a gap in the definitions, not a low value.",
  also: "Also shown by",
  question: "Do the two go together?",
  aligned: ({ business, members }) =>
    say`Changes in “${business}” are associated with changes in “${members}”: periods that were better for one side were more often better for the other too`,
  opposed: ({ business, members }) =>
    say`Changes in “${business}” are associated with changes in “${members}”, but against each other: periods that were better for one side were more often worse for the other`,
  rising: ({ business, members }) =>
    say`Changes in “${business}” are associated with changes in “${members}”: they more often rose and fell in the same periods`,
  crossing: ({ business, members }) =>
    say`Changes in “${business}” are associated with changes in “${members}”: one more often rose in the periods in which the other fell`,
  unclear: ({ business, members }) =>
    say`Changes in “${business}” and “${members}” cannot be told from changes that have nothing to do with each other`,
  figures: ({ r, low, high, n, from, to }) =>
    say`r\u00a0=\u00a0${r}, 95% interval ${low} to ${high}; n\u00a0=\u00a0${n} changes, ${from} to ${to}`,
  caveat:
    "Changes from one period to the next are compared, not levels: any two lines that both rise would seem to agree. A season or a third thing that moves both can still be behind it, so this says nothing of what moves what.",
  apart: {
    few: ({ n }) =>
      say`There are too few changes to compare (n\u00a0=\u00a0${n}): 12 are needed between complete periods side by side, with one definition.`,
    constant: () => say`One of the two did not change, so there is nothing to compare.`,
    grains: () => say`The two are counted by different periods, so their changes cannot be compared.`,
    shared: ({ kpi }) => say`Both are made of “${kpi}”, so they would agree by construction; no correlation is shown.`,
  },
  oneSided: "Only one side has a KPI, so there is nothing to compare.",
  table: "Both by period",
  period: "Period",
};
