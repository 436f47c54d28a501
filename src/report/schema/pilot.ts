import * as z from "zod";
import { PILOT_DESIGNS } from "../../compile/definitions.js";
import { evidence, grain, status, texts } from "./values.js";

const number = z.number().nullable();

const fixed = z.strictObject({
  kpi: z.string(),
  definition: z.string(),
  criterion: z.string(),
  design: z.string(),
  units: z.string(),
  window: z.string(),
});

const sample = z.strictObject({
  stated: number,
  needed: number,
  detectable: number,
  treated: z.number(),
  compared: z.number(),
});

const armMean = z.strictObject({ mean: z.number(), n: z.number() }).nullable();

const period = z.strictObject({
  period: z.string(),
  after: z.boolean(),
  treated: armMean,
  compared: armMean,
  expected: number,
  difference: number,
  fan: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
});

const p = z.strictObject({
  value: z.number(),
  by: z.enum(["permutation", "placebos", "errors"]),
  ways: number,
  canBeSignificant: z.boolean(),
});

const result = z.strictObject({
  method: z.enum(["adjusted", "means", "differences", "group_time", "synthetic", "interrupted", "matched", "before_after"]),
  effect: z.strictObject({ value: z.number(), low: number, high: number }),
  p: p.nullable(),
  adjusted: number,
  before: z.number(),
  after: z.number(),
});

const refusal = z.enum([
  "not begun",
  "no data",
  "withheld",
  "no treated units",
  "nothing to compare with",
  "too few units",
  "too few periods before",
  "too few periods after",
  "periods missing",
  "no variation",
  "does not fit before the start",
  "no pairs",
  "not a number",
]);

const check = z.strictObject({
  kind: z.enum([
    "draw",
    "pre_trend",
    "placebo_date",
    "placebo_units",
    "placebo_starts",
    "leave_one_out",
    "balance",
    "second_model",
  ]),
  outcome: z.enum(["passed", "failed", "unknown", "read"]),
  value: number,
  low: number,
  high: number,
  p: number,
  power: number.exactOptional(),
  seenAt80: z.number().exactOptional(),
  tried: z.number().exactOptional(),
  on: z.string().exactOptional(),
});

const scaleUp = z.strictObject({
  units: z.number(),
  adds: z.boolean(),
  value: z.number(),
  low: number,
  high: number,
  note: texts,
});

const limit = z.enum([
  "agreed_late",
  "not_agreed",
  "too_small",
  "few_units",
  "not_drawn",
  "no_control",
  "checks_failed",
  "many_tests",
  "adjusted_away",
  "units_missing",
  "running",
]);

export const pilot = z.strictObject({
  id: z.string(),
  label: texts,
  hypothesis: texts,
  kpi: z.string(),
  owner: z.string(),
  design: z.enum(PILOT_DESIGNS),
  criterion: z.strictObject({ direction: z.enum(["at_least", "at_most"]), value: z.number() }),
  agreed: z.strictObject({ by: z.string(), on: z.string() }).nullable(),
  start: z.string(),
  starts: z.array(z.string()),
  end: z.string().nullable(),
  grain,
  designDigest: z.string(),
  fixed,
  edits: z.array(z.strictObject({ part: fixed.keyof(), release: z.string() })).exactOptional(),
  stage: z.enum(["not_begun", "running", "over"]),
  verdict: status,
  evidence,
  sample,
  periods: z.array(period),
  result: result.nullable(),
  why: refusal.nullable(),
  checks: z.array(check),
  scaleUp: scaleUp.nullable(),
  limits: z.array(limit),
});
