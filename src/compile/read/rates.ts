import type { z } from "zod";
import type { RatesDef } from "../definitions.js";
import { strict, word } from "./atoms.js";
import { buildFrom, exactlyOneOrigin, originKeys } from "./from.js";
import type { Reading } from "./reading.js";
import { nameSpan } from "./reading.js";

export const ratesShape = strict({
  ...originKeys,
  currency: word.describe("The column with the currency code. The community's own needs no rate."),
  rate: word.describe("The column with what one unit of it is worth in the community's currency, above zero."),
  time: word.describe("The column with the rate's day, one rate a currency and day; the last at or before a row's day holds."),
})
  .refine(...exactlyOneOrigin)
  .describe("Exchange rates, for columns whose unit is {currency: column}: from a file, a source's table, or sql:.");

export function buildRates(
  input: z.output<typeof ratesShape> | undefined,
  sources: ReadonlySet<string>,
  reading: Reading,
): RatesDef | null {
  if (!input) return null;
  const { currency, rate, time } = input;
  return { from: buildFrom(input, sources, reading, ["rates"]), currency, rate, time, span: nameSpan(reading, ["rates"]) };
}
