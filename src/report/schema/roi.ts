import * as z from "zod";
import { cell, evidence, texts } from "./values.js";

const cost = z.strictObject({
  id: z.string(),
  label: texts,
  kpi: z.string(),
  total: cell,
  series: z.array(cell).nullable(),
  chain: z.array(z.string()),
  assumed: z.boolean(),
});

const benefit = z.strictObject({
  ...cost.shape,
  kind: z.enum(["money", "time", "quality", "risk"]),
  evidence,
  because: texts,
  overlap: z.string().nullable(),
  counted: z.enum(["paid", "overlap", "credited", "beside", "unknown"]),
});

const factor = z.strictObject({
  id: z.string(),
  of: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("assumption"), assumption: z.string() }),
    z.strictObject({ kind: z.literal("kpi"), kpi: z.string() }),
    z.strictObject({ kind: z.literal("counted"), kpi: z.string(), words: texts }),
  ]),
  unit: z.string(),
  shownIn: z.string(),
  base: z.number(),
  low: z.number(),
  high: z.number(),
});

const totals = z.strictObject({
  benefit: z.number(),
  cost: z.number(),
  net: z.number(),
  roi: z.number().nullable(),
});

const spread = z.strictObject({ p5: z.number(), p50: z.number(), p95: z.number() });

const outcome = z.strictObject({
  low: totals,
  base: totals,
  high: totals,
  benefit: spread,
  cost: spread,
  net: spread,
  roi: spread.nullable(),
  aboveZero: z.number(),
  fifty: z.array(z.number()),
  draws: z.number(),
  seed: z.number(),
});

const swing = z.strictObject({ factor: z.string(), atLow: z.number(), atHigh: z.number() });

const breakEven = z.strictObject({
  factor: z.string(),
  value: z.number(),
  pays: z.enum(["above", "below"]),
  withinRange: z.boolean(),
});

const present = z.strictObject({
  rate: z.number().nullable(),
  benefit: z.number(),
  cost: z.number(),
  net: z.number(),
  payback: z.number().nullable(),
});

export const roi = z.strictObject({
  label: texts,
  unit: z.string(),
  asked: z.strictObject({ from: z.string().nullable(), to: z.string().nullable() }),
  range: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
  months: z.array(z.string()),
  benefits: z.array(benefit),
  costs: z.array(cost),
  factors: z.array(factor),
  withheld: z.enum(["no time", "no cost", "nothing counted", "assumptions"]).nullable(),
  assumed: z.number().nullable(),
  outcome: outcome.nullable(),
  base: totals.nullable(),
  swings: z.array(swing),
  breakEvens: z.array(breakEven),
  present: present.nullable(),
});
