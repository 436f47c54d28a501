import * as z from "zod";
import { MATURITY } from "../model.js";
import { point, texts } from "./values.js";

const day = z.string().nullable();
const days = z.number().nullable();
const stepId = z.enum([...MATURITY.foundation, ...MATURITY.growth, ...MATURITY.measurement]);

const lacking = z.strictObject({
  kind: z.enum(["goal", "kpi", "stakeholder", "assumption", "proposition", "entry"]),
  id: z.string(),
  label: texts,
});

const step = z.strictObject({
  id: stepId,
  state: z.enum(["reached", "open", "missing"]),
  done: z.number(),
  of: z.number(),
  lacking: z.array(lacking),
  where: texts,
  on: day,
  days,
});

const planned = z.strictObject({
  planned: z.string(),
  done: day,
  label: texts,
  state: z.enum(["on_time", "late", "overdue", "ahead"]),
  days,
});

const feedback = z.strictObject({ opened: z.string(), closed: day, label: texts, answer: texts, days });

const decision = z.strictObject({
  on: z.string(),
  by: z.string(),
  decision: texts,
  kpi: z.string().nullable(),
  review: day,
  result: texts,
  state: z.enum(["reviewed", "due", "waiting", "unplanned"]),
  before: point.nullable(),
  after: point.nullable(),
  differ: z.boolean().nullable(),
});

export const maturity = z.strictObject({
  levels: z.array(z.strictObject({ level: z.enum(["foundation", "growth", "measurement"]), steps: z.array(step) })),
  next: stepId.nullable(),
  calendar: z.array(planned),
  recognition: z.array(z.strictObject({ on: z.string(), to: texts, label: texts })),
  feedback: z.array(feedback),
  decisions: z.array(decision),
});
