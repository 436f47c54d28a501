import { error, info, quoted, typeWords } from "./message.js";

interface RowPlace {
  readonly file: string;
  readonly at: "line" | "row" | "entry";
  readonly number: number;
}
type Of = { readonly table: string; readonly column: string };
const answers = (n: number): string => `${n} ${n === 1 ? "answer" : "answers"}`;

/** Sentences about surveys: what their section says, and the weights of their answers. */
export const surveys = {
  surveyKpi: error<{ kpi: string; formula: string; others: readonly string[] }>(
    "bad-value",
    ({ kpi, formula, others }) =>
      `The KPI ${quoted(kpi)} is ${quoted(formula)}, and a survey's KPI is nps(…), csat(…) or poll(…) alone. ${others.length === 0 ? "Write one, like formula: nps(responses.score)." : `Those that are: ${others.slice(0, 5).map(quoted).join(", ")}.`}`,
  ),
  surveyChoices: error<{ survey: string }>(
    "bad-value",
    ({ survey }) =>
      `The answers of ${quoted(survey)} are scores from 0 to 10, which need no words. Remove choices:, or name a KPI of poll(…) or csat(…).`,
  ),
  surveyRate: error<{ kpi: string; unit: string }>(
    "unit",
    ({ kpi, unit }) =>
      `A response rate is answers out of those invited, and the KPI ${quoted(kpi)} ${unit === "1" ? "adds up like a count" : `is in ${quoted(unit)}`}. Divide by those invited, in one unit: count(responses) as answer / sum(invitations.invited) as answer.`,
  ),
  surveyInvited: error<{ kpi: string }>(
    "bad-value",
    ({ kpi }) =>
      `Those invited must add up over groups, and the KPI ${quoted(kpi)} does not. Name a KPI like sum(invitations.invited) or count(invitations).`,
  ),
  surveyWithoutRate: info<{ survey: string }>(
    "missing-key",
    ({ survey }) =>
      `Nothing says how many of those invited answered ${quoted(survey)}: its page will speak of those who answered only. Write response_rate: and a KPI of answers out of invitations.`,
  ),
  surveyGrain: error<{ survey: string; kpi: string; asked: string; finest: string | null }>(
    "grain",
    ({ survey, kpi, asked, finest }) =>
      finest === null
        ? `The waves of ${quoted(survey)} are to be each ${asked}, and the rows of the KPI ${quoted(kpi)} have no time. Name the column that holds the wave, or give their table a time:.`
        : `The waves of ${quoted(survey)} are to be each ${asked}, and the KPI ${quoted(kpi)} has no values by it; its finest is ${quoted(finest)}. Write wave: ${finest}.`,
  ),
  surveyColumn: error<{ name: string; key: string; kpi: string; reason: string }>(
    "unreachable",
    ({ name, key, kpi, reason }) => `The KPI ${quoted(kpi)} cannot be told apart by ${quoted(name)} (${key}:): ${reason}`,
  ),
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
