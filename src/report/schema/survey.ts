import * as z from "zod";
import { cell, grain, texts } from "./values.js";

const number = z.number().nullable();

const wave = z.strictObject({
  name: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  cell,
  unweighted: number,
  invited: number,
  rate: number,
  groups: z.strictObject({ detractors: z.number(), passives: z.number(), promoters: z.number() }).nullable(),
});

const comparison = z.strictObject({
  against: z.enum(["before", "first"]),
  wave: z.number(),
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  p: z.number(),
  adjusted: z.number(),
  tests: z.number(),
  changed: z.boolean(),
});

const bar = z.strictObject({
  values: z.array(z.string()),
  of: z.enum(["detractors", "passives", "promoters", "counted", "other"]),
  n: z.number(),
  share: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }),
});

const split = z.strictObject({
  dimension: z.string(),
  label: texts,
  groups: z.array(z.strictObject({ name: z.string().nullable(), cell, invited: number, rate: number })),
  others: z.strictObject({ n: z.number(), invited: number }).nullable(),
  distance: number,
});

export const survey = z.strictObject({
  id: z.string(),
  label: texts,
  question: texts,
  note: texts,
  owner: z.string(),
  kpi: z.string(),
  kind: z.enum(["nps", "csat", "poll"]),
  counts: z.string().nullable(),
  responseRate: z.string().nullable(),
  invited: z.string().nullable(),
  weighted: z.boolean(),
  grain: grain.nullable(),
  waves: z.array(wave),
  comparisons: z.array(comparison),
  answers: z.strictObject({ n: z.number(), bars: z.array(bar), scale: z.array(z.string()).nullable() }).nullable(),
  splits: z.array(split),
  choices: z.record(z.string(), texts),
  least: z.number(),
  floor: z.number(),
});
