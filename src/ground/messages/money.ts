import { error, info, quoted, warning } from "./message.js";

interface RowPlace {
  readonly file: string;
  readonly at: "line" | "row" | "entry";
  readonly number: number;
}
const spot = (place: RowPlace): string => `${place.file}, ${place.at} ${place.number}`;
const counted = (rows: number, table: string): string => `${rows} ${rows === 1 ? "row" : "rows"} of ${quoted(table)}`;
const firstOn = (day: string | null, rows: number): string =>
  day === null ? "" : rows === 1 ? `, on ${day}` : `, the first on ${day}`;
const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;

type Of = { readonly table: string; readonly column: string };

/** Sentences about money in several currencies and the rates it is converted by. */
export const money = {
  moneyNoCurrency: error<Of>(
    "currency",
    ({ table, column }) =>
      `${quoted(column)} of ${quoted(table)} holds money in several currencies, and the community has none to convert it to. Say it: community: {currency: EUR}.`,
  ),
  moneyNoRates: error<Of & { currency: string | null }>(
    "currency",
    ({ table, column, currency }) =>
      `${quoted(column)} of ${quoted(table)} holds money in several currencies, and nothing says what they are worth in ${currency ?? "the community's currency"}. Declare a table of rates: rates: {from: data/in/fx.csv, currency: code, rate: per_unit, time: day}.`,
  ),
  moneyNoTime: error<Of>(
    "no-time",
    ({ table, column }) =>
      `${quoted(column)} of ${quoted(table)} is converted at the rate of each row's day, and the table has no date basis. Give it a time: column.`,
  ),
  moneyNotNumber: error<Of & { type: string }>(
    "data-type",
    ({ table, column, type }) =>
      `${quoted(column)} of ${quoted(table)} is to be money and holds ${type} values. Declare it as type: number, with decimal: "," where it is written so.`,
  ),
  currencyNotText: error<Of & { currency: string; type: string }>(
    "data-type",
    ({ table, column, currency, type }) =>
      `${quoted(currency)} of ${quoted(table)} is to hold the currency of ${quoted(column)}, a code such as USD, and holds ${type} values. Name the column with the codes, or declare it as type: text.`,
  ),
  currencyEmpty: error<Of & { currency: string; rows: number; day: string | null }>(
    "currency",
    ({ table, column, currency, rows, day }) =>
      `${counted(rows, table)} ${rows === 1 ? "has" : "have"} an amount in ${quoted(column)} and no currency in ${quoted(currency)}${firstOn(day, rows)}. Fill in the code, the community's own too, or leave the amount empty.`,
  ),
  currencyUnknown: error<
    Of & { code: string; rows: number; day: string | null; rates: string; suggestion: string | null; others: number }
  >(
    "currency",
    ({ table, column, code, rows, day, rates, suggestion, others }) =>
      `There is no rate of ${quoted(code)}, the currency of ${quoted(column)} in ${counted(rows, table)}${firstOn(day, rows)}. ${suggestion === null ? `Add one to ${rates} for that day or an earlier one.` : `Did you mean ${quoted(suggestion)}?`}${others === 0 ? "" : ` ${others} more ${others === 1 ? "currency has" : "currencies have"} none either.`}`,
  ),
  rateMissing: error<Of & { code: string; rows: number; day: string; rates: string; first: string }>(
    "data-missing",
    ({ table, column, code, rows, day, rates, first }) =>
      `There is no rate of ${code} on ${day} or before, which ${quoted(column)} of ${counted(rows, table)} ${rows === 1 ? "needs" : "need"}${rows === 1 ? "" : `, the first on ${day}`}. The first rate of ${code} in ${rates} is of ${first}: add one of ${day} or earlier.`,
  ),
  moneyUndated: warning<Of & { time: string; rows: number }>(
    "data-missing",
    ({ table, column, time, rows }) =>
      `${counted(rows, table)} ${rows === 1 ? "has" : "have"} money of another currency in ${quoted(column)} and no ${quoted(time)} to find a rate by: to formulas ${rows === 1 ? "this amount is" : "these amounts are"} empty.`,
  ),
  ratesNoDays: error<{ column: string; type: string }>(
    "data-type",
    ({ column, type }) =>
      `time: of rates names ${quoted(column)}, which holds ${type === "text" ? "text" : `${type} values`}, not days. Write them as 2026-01-31, or declare the file as a table with its format: and take rates: {sql: "select …"} from it.`,
  ),
  rateIncomplete: error<{ column: string; count: number; place: RowPlace }>(
    "data-missing",
    ({ column, count, place }) =>
      `${spot(place)}: ${quoted(column)} is empty${count > 1 ? `, as in ${count - 1} more ${count === 2 ? "row" : "rows"}` : ""}. A rate needs its currency, its day and what one unit is worth.`,
  ),
  rateNotPositive: error<{ code: string; value: string; count: number; place: RowPlace }>(
    "bad-value",
    ({ code, value, count, place }) =>
      `${spot(place)}: the rate of ${quoted(code)} is ${value}${count > 1 ? `, and ${count - 1} more ${count === 2 ? "rate is" : "rates are"} not above zero either` : ""}. A rate is a number above zero: what one unit of the currency is worth.`,
  ),
  rateTwice: error<{ code: string; day: string; count: number; places: readonly RowPlace[] }>(
    "data-key",
    ({ code, day, count, places }) =>
      `${quoted(code)} has two rates on ${day}, at ${places.map(spot).join(" and at ")}${count > 1 ? `, and ${count - 1} more ${count === 2 ? "day has" : "days have"} several` : ""}. Keep one a currency and day.`,
  ),
  rateOfOwn: error<{ currency: string; value: string; place: RowPlace }>(
    "currency",
    ({ currency, value, place }) =>
      `${spot(place)}: one ${currency} is worth ${value} here, but rates are in ${currency}, the community's currency, so its own is 1. Give what one unit of each other currency is worth in ${currency}, and leave ${currency} out.`,
  ),
  amountsConverted: info<{
    columns: readonly string[];
    currencies: readonly string[];
    to: string;
    origin: string;
  }>(
    "currency",
    ({ columns, currencies, to, origin }) =>
      `Amounts in ${listed(currencies)} (${columns.join(", ")}) are converted to ${to} at the rate of each row's day, from ${origin}.`,
  ),
};
