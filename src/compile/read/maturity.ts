import * as z from "zod";
import type { MaturityDef, StepDef } from "../definitions.js";
import { date, flag, list, reference, strict, texts, word } from "./atoms.js";
import type { Reading } from "./reading.js";
import { buildTexts } from "./reading.js";
import { record, type Path } from "./tree.js";

const step = z.union([flag, texts]);

export const maturityShape = strict({
  mission: step.optional().describe("Where the mission can be read, or true. That of community: counts too."),
  roles: step.optional().describe("Where roles are written down, or true. Owners of KPIs and goals count too."),
  tools: step.optional().describe("Where the tools are described, or true. Declared sources count too."),
  guidelines: step.optional().describe("Where members find the guidelines, or true."),
  content_calendar: list(
    strict({
      planned: date.describe("The day it is planned for."),
      done: date.optional().describe("The day it was done."),
      label: texts.describe("What was planned."),
    }),
  )
    .optional()
    .describe("What was planned, and when it was done."),
  recognition: list(
    strict({
      on: date.describe("The day members were thanked."),
      to: texts.optional().describe("Whom, as readers of a public page may see it: a group, a role, or a name with consent."),
      label: texts.describe("What for, and how."),
    }),
  )
    .optional()
    .describe("How members were thanked."),
  feedback: list(
    strict({
      opened: date.describe("The day members said it."),
      closed: date.optional().describe("The day members were told what came of it."),
      label: texts.describe("What members said."),
      answer: texts.optional().describe("What came of it, as members were told."),
    }),
  )
    .optional()
    .describe("What members said, and when they were told what came of it."),
  decisions: list(
    strict({
      on: date.describe("The day it was decided."),
      by: word.optional().describe("Who decided."),
      kpi: reference.optional().describe("The KPI it rests on and is reviewed by."),
      decision: texts.describe("What was decided."),
      review: date.optional().describe("The day its result is looked at."),
      result: texts.optional().describe("What the review found."),
    }),
  )
    .optional()
    .describe("Decisions: the KPI, what was decided, the review, its result."),
}).describe("What the three-level checklist cannot read off the other sections.");

type Input = z.output<typeof maturityShape>;

export function buildMaturity(input: Input | undefined, reading: Reading): MaturityDef | null {
  if (!input) return null;
  const said = (given: Parameters<typeof buildTexts>[1], ...path: Path) => buildTexts(reading, given, ["maturity", ...path]);
  return {
    mission: buildStep(input.mission, reading, "mission"),
    roles: buildStep(input.roles, reading, "roles"),
    tools: buildStep(input.tools, reading, "tools"),
    guidelines: buildStep(input.guidelines, reading, "guidelines"),
    contentCalendar: (input.content_calendar ?? []).map(({ planned, done, label }, i) => ({
      planned,
      done: done ?? null,
      label: said(label, "content_calendar", i, "label"),
    })),
    recognition: (input.recognition ?? []).map(({ on, to, label }, i) => ({
      on,
      to: said(to, "recognition", i, "to"),
      label: said(label, "recognition", i, "label"),
    })),
    feedback: (input.feedback ?? []).map(({ opened, closed, label, answer }, i) => ({
      opened,
      closed: closed ?? null,
      label: said(label, "feedback", i, "label"),
      answer: said(answer, "feedback", i, "answer"),
    })),
    decisions: (input.decisions ?? []).map(({ on, by, kpi, decision, review, result }, i) => ({
      on,
      by: by ?? "",
      kpi: kpi ?? null,
      decision: said(decision, "decisions", i, "decision"),
      review: review ?? null,
      result: said(result, "decisions", i, "result"),
    })),
  };
}

function buildStep(given: Input["mission"], reading: Reading, key: string): StepDef | null {
  if (given === undefined) return null;
  if (typeof given === "boolean") return { given, where: record<string>([]) };
  return { given: true, where: buildTexts(reading, given, ["maturity", key]) };
}
