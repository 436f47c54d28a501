import * as z from "zod";
import type { ColumnDef, TableDef } from "../definitions.js";
import { columnUnit, flag, grain, list, local, named, reference, strict, texts, word, zone } from "./atoms.js";
import { buildFrom, exactlyOneOrigin, originKeys } from "./from.js";
import type { Reading } from "./reading.js";
import { buildNamed, buildTexts, nameSpan, spanAt } from "./reading.js";
import type { Path } from "./tree.js";

const COLUMN_TYPES = ["text", "integer", "number", "boolean", "date", "time"] as const;

export const columnShape = strict({
  type: z.enum(COLUMN_TYPES).optional().describe("The type of its values; found in the data where not given."),
  ref: reference.optional().describe("The table this column refers to, many rows to one."),
  unit: columnUnit
    .optional()
    .describe(
      "The unit of its values: EUR, minute, ticket/view; or {currency: column} for money in each row's own currency, which formulas read converted by rates:.",
    ),
  label: texts.optional().describe("The column's name for readers."),
  pii: flag.optional().describe("True for personal data: kept out of everything that is published."),
  zone: zone.optional().describe("The zone of time stamps without one; the community's where not given."),
  format: word.optional().describe("How dates are written in a text file, like %d/%m/%Y."),
  decimal: z.enum([".", ","]).optional().describe("The decimal mark of numbers in a text file."),
}).describe("What is known of a column. Columns not listed exist with the type of all their values.");

export const tableShape = strict({
  ...originKeys,
  row: word.optional().describe("What one row is: the unit of count(table). The table's name where not given."),
  key: word.optional().describe("The column that names each row: unique, never null."),
  time: word.optional().describe("The default date basis: the column that places a row in a period."),
  grain: grain.optional().describe("How fine the rows are: month says one row stands for a month."),
  columns: named(columnShape).optional().describe("The columns that need saying: type, unit, reference, personal data."),
  coverage: strict({
    from: local.optional().describe("The first moment the data covers."),
    to: local.optional().describe("The first moment it does not cover any more."),
  })
    .optional()
    .describe("What the data covers, half-open; found in the data, or the loader's own word, where not given."),
  series: list(word)
    .optional()
    .describe("Columns that name a series of levels, for first and last; [] where all rows of a moment belong together."),
  valid: strict({
    from: word.describe("The column a row is valid from."),
    to: word.describe("The column a row is valid to, exclusive; null is still valid."),
  })
    .optional()
    .describe("Several rows a key, each valid for a time: references take the one of their moment."),
  weight: word
    .optional()
    .describe(
      "The column that says how much each answer counts (design or post-stratification weights): nps, csat and poll weigh by it; count, sum and avg do not.",
    ),
  filters: list(reference).optional().describe("Named filters that hold for every count of this table."),
  label: texts.optional().describe("The table's name for readers."),
  description: texts.optional().describe("What the rows are and how they came here."),
})
  .refine(...exactlyOneOrigin)
  .describe("A table: where its rows come from and what its columns mean.");

export const tablesShape = named(tableShape).describe("The tables formulas count in.");

export function buildTables(
  input: z.output<typeof tablesShape>,
  sources: ReadonlySet<string>,
  reading: Reading,
): Record<string, TableDef> {
  return buildNamed(input, ["tables"], (name, table, path): TableDef => ({
    name,
    from: buildFrom(table, sources, reading, path),
    row: table.row ?? name,
    key: table.key ?? null,
    time: table.time ?? null,
    grain: table.grain ?? null,
    columns: buildNamed(table.columns, [...path, "columns"], (column, entry, at) => buildColumn(column, entry, reading, at)),
    coverage: { from: table.coverage?.from ?? null, to: table.coverage?.to ?? null },
    series: table.series ?? null,
    valid: table.valid ?? null,
    weight: table.weight ?? null,
    ...(table.weight === undefined ? {} : { weightSpan: spanAt(reading, [...path, "weight"]) }),
    filters: table.filters ?? [],
    label: buildTexts(reading, table.label, [...path, "label"]),
    description: buildTexts(reading, table.description, [...path, "description"]),
    span: nameSpan(reading, path),
  }));
}

function buildColumn(name: string, input: z.output<typeof columnShape>, reading: Reading, path: Path): ColumnDef {
  return {
    name,
    type: input.type ?? null,
    ref: input.ref ?? null,
    unit: input.unit ?? null,
    label: buildTexts(reading, input.label, [...path, "label"]),
    pii: input.pii ?? false,
    zone: input.zone ?? null,
    format: input.format ?? null,
    decimal: input.decimal ?? null,
    span: nameSpan(reading, path),
  };
}
