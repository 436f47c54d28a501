import * as z from "zod";
import { cell, grain, series, status, texts } from "./values.js";

const outlook = z.strictObject({
  points: z.array(z.strictObject({ period: z.string(), value: z.number(), low: z.number(), high: z.number() })),
  method: z.enum(["theta", "seasonal_naive"]),
  mase: z.number().nullable(),
  origins: z.number(),
  season: z.number(),
  n: z.number(),
});
const noOutlook = z.strictObject({ why: z.enum(["too few values", "too far", "constant"]), n: z.number() });

const about = { grain, period: z.string(), whole: z.number() };
const split = z.discriminatedUnion("kind", [
  z.strictObject({ ...about, kind: z.enum(["same", "end"]) }),
  z.strictObject({
    ...about,
    kind: z.literal("parts"),
    by: z.enum(["linear", "steps", "logistic", "season"]),
    seasonOf: z.string().nullable(),
    parts: z.array(
      z.strictObject({
        period: z.string(),
        share: z.number(),
        path: z.number(),
        counted: z.number().nullable(),
        sum: z.number().nullable(),
      }),
    ),
  }),
]);

export const goal = z.strictObject({
  id: z.string(),
  label: texts,
  for: z.string(),
  kpi: z.string(),
  problem: texts,
  did: texts,
  ask: texts,
  owner: z.string(),
  agreed: z.strictObject({ by: z.string(), on: z.string() }).nullable(),
  review: z.string().nullable(),
  baseline: z.strictObject({ value: z.number(), period: z.string() }).nullable(),
  target: z.strictObject({
    direction: z.enum(["at_least", "at_most"]),
    value: z.number(),
    unit: z.string().nullable(),
    by: z.string(),
    path: z.enum(["linear", "steps", "logistic", "season"]),
  }),
  grain,
  series: series.exactOptional(),
  status,
  now: z.strictObject({ period: z.string(), cell, path: z.number() }).nullable(),
  path: z.array(z.strictObject({ period: z.string(), value: z.number() })),
  split: split.exactOptional(),
  highest: z.number().exactOptional(),
  outlook: z.union([outlook, noOutlook]).nullable(),
  leading: z.array(z.string()),
});
