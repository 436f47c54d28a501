import * as z from "zod";
import { texts } from "./values.js";

export const community = z.strictObject({
  name: texts,
  mission: texts,
  languages: z.array(z.string()),
  currency: z.string().nullable(),
  timezone: z.string(),
  simulated: z.boolean(),
});

export const executive = z.strictObject({
  organisation: z.array(z.string()),
  members: z.array(z.string()),
  alignment: z.array(z.string()),
});

export const stakeholder = z.strictObject({
  id: z.string(),
  title: texts,
  language: z.string(),
  department: z.string().nullable(),
  asks: texts,
  goals: z.array(z.string()),
});

export const assumption = z.strictObject({
  id: z.string(),
  label: texts,
  description: texts,
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.string(),
  class: z.enum(["measured", "benchmark", "assumption"]),
  source: z.string(),
  owner: z.string(),
  review: z.string().nullable(),
  status: z.enum(["supported", "contradicted", "untested"]),
  usedBy: z.array(z.string()),
});

export const coverage = z.strictObject({
  table: z.string(),
  label: texts,
  origin: z.string(),
  rows: z.number().nullable(),
  outside: z.number().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  loadedAt: z.string().nullable(),
  months: z.array(
    z.strictObject({ period: z.string(), rows: z.number().nullable(), withheld: z.literal(true).exactOptional() }),
  ),
});

export const calendarMark = z.strictObject({
  on: z.string(),
  to: z.string().nullable(),
  kind: z.string(),
  label: texts,
});
