import { error, info, quoted } from "./message.js";

const didYouMean = (suggestion: string | null): string => (suggestion ? ` Did you mean ${quoted(suggestion)}?` : "");

/** Sentences about the forms across events: converted, retained, attributed. */
export const events = {
  eventNeedsTime: error<{ form: string; table: string }>(
    "no-time",
    ({ form, table }) =>
      `${form} follows rows through time, and ${table} has no date basis. Give the table a time: column, or name one with at.`,
  ),
  retainedStart: error(
    "arguments",
    () => "retained begins with each one's first moment: from first(table.column), the column being a date or time.",
  ),
  retainedTable: error<{ key: string; table: string; from: string }>(
    "unreachable",
    ({ key, table, from }) =>
      `retained speaks of ${table}, and ${from}.${key} does not refer to it. Declare it under ${from}: columns: ${key}: {ref: ${table}}, or name the table it refers to.`,
  ),
  creditedMeasure: error<{ name: string }>(
    "arguments",
    ({ name }) => `attributed shares out what adds up: count(table) or sum(expression), and ${name} does not.`,
  ),
  unknownModel: error<{ name: string; suggestion: string | null; models: readonly string[] }>(
    "arguments",
    ({ name, suggestion, models }) =>
      `There is no model ${quoted(name)}.${didYouMean(suggestion) || ` There are ${models.join(", ")}.`}`,
  ),
  modelArguments: error<{ name: string; wanted: string }>("arguments", ({ name, wanted }) => `${name} is written ${wanted}.`),
  creditsPlayers: error<{ name: string; model: string; player: string }>(
    "unreachable",
    ({ name, model, player }) =>
      `${model} gives its credit to the values of ${player}, so it cannot be told apart by ${quoted(name)}. Name it as the player, as in ${model}(${name}), or take another model.`,
  ),
  ordersWithoutTouch: info<{ table: string; touches: string; window: string; rows: number }>(
    "data-missing",
    ({ table, touches, window, rows }) =>
      `${rows} ${rows === 1 ? "row" : "rows"} of ${table} had none of ${touches} in the ${window} before, and ${rows === 1 ? "credits" : "credit"} nobody.`,
  ),
};
