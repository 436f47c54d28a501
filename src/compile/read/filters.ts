import type { z } from "zod";
import type { FilterDef } from "../definitions.js";
import { formula, named, reference, strict, texts } from "./atoms.js";
import type { Reading } from "./reading.js";
import { buildFormula, buildNamed, buildTexts, nameSpan } from "./reading.js";

export const filterShape = strict({
  table: reference.describe("The table it is for."),
  where: formula.describe("The rows that stay: author_id.bot = false."),
  label: texts.optional().describe("Its name for readers."),
}).describe("A condition with a name, so that reports can say what was left out.");

export const filtersShape = named(filterShape).describe("Named filters, used by tables.");

export function buildFilters(input: z.output<typeof filtersShape> | undefined, reading: Reading): Record<string, FilterDef> {
  return buildNamed(input, ["filters"], (name, filter, path): FilterDef => ({
    name,
    table: filter.table,
    where: buildFormula(reading, [...path, "where"]),
    label: buildTexts(reading, filter.label, [...path, "label"]),
    span: nameSpan(reading, path),
  }));
}
