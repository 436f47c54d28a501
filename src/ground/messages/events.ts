import { error, info, quoted } from "./message.js";

const didYouMean = (suggestion: string | null): string => (suggestion ? ` Did you mean ${quoted(suggestion)}?` : "");

/** Sentences about the forms across events: converted, retained, attributed. */
export const events = {
  eventNeedsTime: error<{ form: string; table: string }>(
    "no-time",
    ({ form, table }) =>
      `${form} follows rows through time, and nothing says when the rows of ${table} happened. Give the table a time: column, or name one with at.`,
  ),
  retainedStart: error(
    "arguments",
    () => "retained counts from each one’s first moment. Write from first(table.column), with a column of dates or times.",
  ),
  retainedTable: error<{ key: string; table: string; from: string }>(
    "unreachable",
    ({ key, table, from }) =>
      `retained speaks of ${table}, and ${from}.${key} does not refer to it. Declare it under ${from}: columns: ${key}: {ref: ${table}}, or name the table it refers to.`,
  ),
  creditedMeasure: error<{ name: string }>(
    "arguments",
    ({ name }) => `attributed shares out what can be added up, and ${name} cannot. Write count(table) or sum(table.column).`,
  ),
  unknownModel: error<{ name: string; suggestion: string | null; models: readonly string[] }>(
    "arguments",
    ({ name, suggestion, models }) =>
      `There is no model ${quoted(name)}.${didYouMean(suggestion) || ` There are ${models.join(", ")}.`}`,
  ),
  modelArguments: error<{ name: string; wanted: string }>(
    "arguments",
    ({ name, wanted }) => `Write ${name} like this: ${wanted}.`,
  ),
  creditsPlayers: error<{ name: string; model: string; player: string }>(
    "unreachable",
    ({ name, model, player }) =>
      `${model} gives its credit to the values of ${player}, so it has none for each ${quoted(name)}. Write ${model}(${name}) to give the credit to that, or take another model.`,
  ),
  ordersWithoutTouch: info<{ table: string; touches: string; window: string; rows: number }>(
    "data-missing",
    ({ table, touches, window, rows }) =>
      `${rows} ${rows === 1 ? "row" : "rows"} of ${table} had none of ${touches} in the ${window} before, and ${rows === 1 ? "credits" : "credit"} nobody.`,
  ),
};
