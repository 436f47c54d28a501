import { say } from "../phrase.js";
import type { BoardSheetWords } from "./words.js";

export const en: BoardSheetWords = {
  link: "One page for the board",
  title: (who) => say`One page for the board, for: ${who}`,
  prints: "Prints on one sheet of A4 or US Letter.",
  full: "The full page, with every chart and source",
  answers: "Three questions, answered",
  overTime: "Over time",
  story: "From problem to effect",
  effects: "Return and pilots",
  more: (n) => say`${n} more on the full page.`,
  moreGoals: (n, tally) => say`${n} more ${[n.form === "one" ? "goal" : "goals"]} on the full page: ${tally}.`,
  long: "Too long for this sheet; it stands on the full page.",
  sources: (names) => say`Sources: ${names}.`,
  key: {
    value: "value with its 95% interval",
    good: "where the path asks it to be",
    target: "target",
    baseline: "baseline",
  },
  started: (value) => `The baseline was ${value}.`,
};
