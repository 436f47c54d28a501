import { error, info, quoted, typeWords } from "./message.js";

interface RowPlace {
  readonly file: string;
  readonly at: "line" | "row" | "entry";
  readonly number: number;
}
type Of = { readonly table: string; readonly column: string };
const answers = (n: number): string => `${n} ${n === 1 ? "answer" : "answers"}`;

/** Sentences about the weights of a survey's answers. */
export const surveys = {
  weightNotNumber: error<Of & { type: string }>(
    "data-type",
    ({ table, column, type }) =>
      `${quoted(column)} is to be the weight of each row of ${quoted(table)}, a number, and holds ${type === "text" ? "text" : `${typeWords(type)} in each row`}. Name the column with the weights, or declare it as type: number.`,
  ),
  weightNegative: error<Of & { value: string; count: number; place: RowPlace }>(
    "data-type",
    ({ table, column, value, count, place }) =>
      `${place.file}, ${place.at} ${place.number}: the weight ${quoted(column)} of ${quoted(table)} is ${value}${count > 1 ? `, and ${count - 1} more ${count === 2 ? "row is" : "rows are"} below zero` : ""}. A weight says how much an answer counts: zero or more.`,
  ),
  answersWeighted: info<{ measure: string; column: string; n: number; effective: number }>(
    "data-type",
    ({ measure, column, n, effective }) =>
      `${measure} weighs ${answers(n)} by ${quoted(column)}: ${n === 1 ? "it tells" : "they tell"} as much as ${effective} of equal weight (effective sample size).`,
  ),
  answersUnweighted: info<{ measure: string; column: string; rows: number }>(
    "data-type",
    ({ measure, column, rows }) =>
      `${answers(rows)} of ${measure} ${rows === 1 ? "has" : "have"} no weight in ${quoted(column)}, or zero, and ${rows === 1 ? "is" : "are"} left out.`,
  ),
};
