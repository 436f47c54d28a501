import * as z from "zod";
import { cell, point, texts } from "./values.js";

const number = z.number().nullable();

const move = z.strictObject({
  from: z.string(),
  to: z.string(),
  n: number,
  before: number,
  unseen: number,
  until: z.string(),
  after: z.array(z.strictObject({ days: z.number(), cell })),
  curve: z.array(z.strictObject({ days: z.number(), value: z.number(), low: z.number(), high: z.number() })),
  quarters: z.array(point),
});

const cohorts = z.strictObject({
  by: z.enum(["month", "quarter"]),
  active: z.string(),
  rows: z.array(z.strictObject({ period: z.string(), n: number, cells: z.array(cell) })),
  all: z.array(cell),
  earlier: z.number(),
  early: number,
  compared: z
    .strictObject({
      lag: z.number(),
      first: point,
      last: point,
      difference: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }),
    })
    .nullable(),
});

const reading = z.strictObject({
  from: z.string(),
  to: z.string(),
  reads: z.string(),
  posted: z.array(z.string()),
  kpis: z.array(z.string()),
  groups: z.array(
    z.strictObject({ group: z.enum(["silent", "posted", "unknown"]), members: number, reads: number, values: z.array(cell) }),
  ),
});

export const members = z.strictObject({
  all: number,
  stages: z.array(z.strictObject({ id: z.string(), label: texts, event: z.string(), n: number })),
  within: z.array(z.number()),
  trend: z.number(),
  moves: z.array(move),
  cohorts: cohorts.nullable(),
  reading: reading.nullable(),
  sql: z.strictObject({ stages: z.string(), cohorts: z.string().nullable(), reading: z.string().nullable() }),
});
