import * as z from "zod";
import { cell, grain, texts } from "./values.js";

const days = z.strictObject({ from: z.string(), to: z.string() });
const within = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });
const shares = z.strictObject({ positive: z.number(), neutral: z.number(), negative: z.number() });
const correctedShares = z.strictObject({ positive: within, neutral: within, negative: within });

const language = z.strictObject({
  language: z.string().nullable(),
  by: z.enum(["column", "lexicon", "ngrams", "module", "nothing"]).default("column"),
  n: z.number().nullable(),
  shares: shares.nullable(),
  left: z.number(),
  periods: z.array(
    z.strictObject({
      period: z.string(),
      state: z.enum(["complete", "partial", "no_data", "suppressed"]),
      n: z.number().nullable(),
      shares: shares.nullable(),
    }),
  ),
  quality: z.strictObject({ n: z.number(), macroF1: z.number(), accuracy: z.number() }).nullable(),
  doubts: z.array(z.enum(["unmeasured", "few_labels", "inaccurate"])),
  corrected: z.union([
    correctedShares,
    z.strictObject({ why: z.enum(["no_labels", "mood_missing", "not_told_apart", "withheld"]) }),
  ]),
});

const sentiment = z.strictObject({
  table: z.string(),
  label: texts,
  column: z.string(),
  checked: z.string().nullable(),
  scorer: z.enum(["column", "lexicon", "ngrams", "module"]).default("column"),
  where: z.string().nullable(),
  grain,
  recent: days.nullable(),
  languages: z.array(language),
  unread: z.number().nullable(),
  sql: z.string(),
});

const group = z.strictObject({
  name: z.string().nullable(),
  now: z.strictObject({ n: z.number(), share: within }),
  before: z.strictObject({ n: z.number(), share: within }).nullable(),
  change: within.extend({ p: z.number(), trend: z.enum(["rose", "fell", "unclear"]) }).nullable(),
});

const topic = z.strictObject({
  id: z.string(),
  label: texts,
  table: z.string(),
  tableLabel: texts,
  by: z.string(),
  byLabel: texts,
  where: z.string().nullable(),
  against: z.enum(["before", "year_before"]),
  now: days,
  before: days.nullable(),
  n: z.strictObject({ now: z.number().nullable(), before: z.number().nullable() }),
  groups: z.array(group),
  withheld: z.number(),
  sql: z.string(),
});

const warning = z.strictObject({
  id: z.string(),
  severity: z.string().nullable(),
  area: z.string().nullable(),
  report: z.string().nullable(),
  incident: z.string().nullable(),
  lead: z.number().nullable(),
});

const earlyWarnings = z.strictObject({
  table: z.string(),
  label: texts,
  report: z.string(),
  incident: z.string(),
  where: z.string().nullable(),
  counted: z.strictObject({ all: z.number(), both: z.number(), community: z.number(), others: z.number() }).nullable(),
  first: cell,
  lead: cell,
  lag: cell,
  list: z.array(warning).nullable(),
  sql: z.string(),
});

export const voices = z.strictObject({
  sentiment: sentiment.nullable(),
  topics: z.array(topic),
  earlyWarnings: earlyWarnings.nullable(),
});
