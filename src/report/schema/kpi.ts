import * as z from "zod";
import { USES } from "../model.js";
import { cell, evidence, series, texts } from "./values.js";

const written = z.strictObject({ digits: z.string(), word: z.string().nullable() });

const part = z.strictObject({
  kpi: z.string(),
  weight: z.number(),
  ends: z.strictObject({ from: written, to: written }).nullable(),
  cell: cell.nullable(),
  points: z.number().nullable(),
});

const split = z.strictObject({
  dimension: z.string(),
  label: texts,
  groups: z.array(z.strictObject({ name: z.string().nullable(), series, total: cell.exactOptional() })),
});

const filtered = z.strictObject({
  name: z.string(),
  label: texts,
  table: z.string(),
  rows: z.strictObject({ leftOut: z.number(), all: z.number() }).nullable(),
});

const lineage = z.strictObject({
  sources: z.array(z.strictObject({ name: z.string(), loadedAt: z.string().nullable() })),
  columns: z.array(z.string()),
  converted: z.strictObject({ currencies: z.array(z.string()), to: z.string(), origin: z.string() }).exactOptional(),
  filtered: z.array(filtered).exactOptional(),
  assumptions: z.array(z.string()),
  kpis: z.array(z.string()),
  usedBy: z.array(z.strictObject({ kind: z.enum(USES), id: z.string() })),
});

const countedRows = z.strictObject({
  aggregate: z.string(),
  table: z.string(),
  total: z.number(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))).nullable(),
});

export const kpi = z.strictObject({
  id: z.string(),
  label: texts,
  description: texts,
  family: z.string().nullable(),
  stage: z.string().nullable(),
  better: z.enum(["higher", "lower", "none"]),
  owners: z.array(z.string()),
  unit: z.string(),
  shownIn: z.string(),
  evidence,
  formula: z.string(),
  words: texts,
  sql: z.string(),
  intervalMethod: z.string(),
  dateBasis: z.array(z.string()),
  matureAfter: z.string().nullable(),
  additive: z.enum(["additive", "semi-additive", "holistic"]),
  definitionHash: z.string(),
  parts: z.array(part).exactOptional(),
  history: z.array(z.strictObject({ until: z.string(), formula: z.string(), note: texts })),
  changes: z.array(z.string()),
  latest: z.strictObject({ period: z.string().nullable(), cell }).nullable(),
  total: cell.nullable(),
  series,
  splits: z.array(split),
  lineage,
  countedRows: z.array(countedRows),
  privacyFloor: z.number().exactOptional(),
});
