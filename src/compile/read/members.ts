import * as z from "zod";
import type { MembersDef, StageDef } from "../definitions.js";
import { count, duration, formula, list, named, reference, strict, texts } from "./atoms.js";
import type { Reading } from "./reading.js";
import { buildFormula, buildNamed, buildTexts, nameSpan } from "./reading.js";

const event = (what: string) => formula.describe(`${what}, as a count of different members.`);

const stage = strict({
  label: texts.optional().describe("Its name for readers: Readers, Askers."),
  event: event("What makes a member one of this stage: count(distinct posts.author_id where not is_self_reply)"),
}).describe("A stage that members come to.");

const cohorts = strict({
  by: z.enum(["month", "quarter"]).optional().describe("The periods of joining that are told apart. Month where not given."),
  active: formula
    .optional()
    .describe(
      "What a member does who is still there: count(distinct visits.member_id). The first stage's event where not given.",
    ),
  months: count.optional().describe("How many months after joining are looked at. 12 where not given."),
}).describe("Of those who joined in a period, the share that was active in each month after joining.");

const lurkers = strict({
  reads: event('What is read: count(distinct visits.member_id where page = "answer")'),
  posted: list(reference).optional().describe("Stages that a silent reader never came to. All but the first where not given."),
  value: list(reference)
    .optional()
    .describe("KPIs that are counted from the same rows, whose value is shared out by who read: deflection_savings."),
}).describe("Those who read and never write, and what their reading is worth by the workspace's own factors.");

export const membersShape = strict({
  who: formula.describe(
    'The members, as a count of their table, which has a key and a time: count(members where role = "member").',
  ),
  stages: named(stage).describe("The stages, in the order that members come to them: reader, asker, answerer, advocate."),
  within: list(duration)
    .optional()
    .describe("After how many days those who moved on are counted. 30 days, 90 days and 365 days where not given."),
  cohorts: cohorts.optional(),
  lurkers: lurkers.optional(),
}).describe("How members come along: from stage to stage, how long they stay, and what silent readers read.");

const WITHIN = [30, 90, 365];
const MONTHS = 12;
/** More months are more columns than a page has room for. */
export const MOST_MONTHS = 24;

export function buildMembers(input: z.output<typeof membersShape> | undefined, reading: Reading): MembersDef | null {
  if (!input) return null;
  const stages = Object.values(
    buildNamed(input.stages, ["members", "stages"], (name, given, path): StageDef => ({
      name,
      label: buildTexts(reading, given.label, [...path, "label"]),
      event: buildFormula(reading, [...path, "event"]),
      span: nameSpan(reading, path),
    })),
  );
  const [first, ...later] = stages;
  const { cohorts: of, lurkers: silent } = input;
  return {
    who: buildFormula(reading, ["members", "who"]),
    stages,
    within: [...new Set(input.within?.flatMap((written) => daysOf(written) ?? []) ?? WITHIN)].sort((a, b) => a - b),
    cohorts:
      of && (of.active !== undefined || first)
        ? {
            by: of.by ?? "month",
            active:
              of.active === undefined ? (first as StageDef).event : buildFormula(reading, ["members", "cohorts", "active"]),
            months: Math.min(of.months ?? MONTHS, MOST_MONTHS),
          }
        : null,
    lurkers: silent
      ? {
          reads: buildFormula(reading, ["members", "lurkers", "reads"]),
          posted: silent.posted ?? later.map(({ name }) => name),
          value: silent.value ?? [],
        }
      : null,
    span: nameSpan(reading, ["members"]),
  };
}

const DAYS: Readonly<Record<string, number>> = { day: 1, days: 1, week: 7, weeks: 7 };

/** A written length in whole days; null where it has none, as a month has not. */
export function daysOf(written: string): number | null {
  const [, digits, unit] = /^(\d+)\s*([A-Za-z]+)$/.exec(written) ?? [];
  const days = Number(digits) * (DAYS[unit ?? ""] ?? Number.NaN);
  return Number.isInteger(days) && days > 0 ? days : null;
}
