import { z } from "zod";
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
    path: z.enum(["linear", "steps", "logistic"]),
  }),
  grain,
  series: series.exactOptional(),
  status,
  now: z.strictObject({ period: z.string(), cell, path: z.number() }).nullable(),
  path: z.array(z.strictObject({ period: z.string(), value: z.number() })),
  outlook: z.union([outlook, noOutlook]).nullable(),
  leading: z.array(z.string()),
});
