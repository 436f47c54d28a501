import * as z from "zod";
import type { GoalDef, TargetDef } from "../definitions.js";
import { date, grain, list, named, period, quantity, reference, strict, texts, word } from "./atoms.js";
import { buildQuantity } from "./quantity.js";
import type { Reading } from "./reading.js";
import { buildNamed, buildTexts, nameSpan } from "./reading.js";
import { ONE_OF } from "./shape-words.js";
import type { Path } from "./tree.js";

const targetShape = strict({
  at_least: quantity.optional().describe("The value to reach: 40 kEUR, 72 percent, 120."),
  at_most: quantity.optional().describe("The value to come down to."),
  by: date.describe("The day it must be reached."),
  path: z
    .enum(["linear", "steps", "logistic", "season"])
    .optional()
    .describe(
      "How it gets there, and how the target of a year or a quarter is dealt out over its months. Linear where not given; season: as in the year before.",
    ),
})
  .refine((target) => (target.at_least === undefined) !== (target.at_most === undefined), {
    error: `${ONE_OF}at_least at_most`,
  })
  .describe("What must be reached, and when.");

export const goalShape = strict({
  for: reference.describe("The stakeholder it is for."),
  label: texts.optional().describe("The goal's name; the problem where not given."),
  problem: texts.describe("The stakeholder's problem, in their words."),
  did: texts.optional().describe("What the community did about it."),
  ask: texts.optional().describe("What is asked of the stakeholder."),
  kpi: reference.describe("The KPI it is judged by."),
  baseline: strict({ value: quantity.describe("The value before."), period: period.describe("Its period: 2026-Q1.") })
    .optional()
    .describe("Where it started from."),
  target: targetShape,
  owner: word.optional().describe("Who answers for it."),
  agreed: strict({ by: word.describe("Who agreed."), on: date.describe("When.") })
    .optional()
    .describe("Who agreed to it, and when."),
  review: date.optional().describe("When it is looked at next."),
  leading: list(reference).optional().describe("KPIs that move before the goal's own does."),
  grain: grain.optional().describe("The grain it is judged at. Month where not given."),
}).describe("A problem of a stakeholder, and how one will know that it is solved.");

export const goalsShape = named(goalShape).describe("The goals, by name.");

export function buildGoals(input: z.output<typeof goalsShape> | undefined, reading: Reading): Record<string, GoalDef> {
  return buildNamed(input, ["goals"], (name, goal, path): GoalDef => {
    const problem = buildTexts(reading, goal.problem, [...path, "problem"]);
    return {
      name,
      label: goal.label === undefined ? problem : buildTexts(reading, goal.label, [...path, "label"]),
      for: goal.for,
      problem,
      did: buildTexts(reading, goal.did, [...path, "did"]),
      ask: buildTexts(reading, goal.ask, [...path, "ask"]),
      kpi: goal.kpi,
      baseline: goal.baseline
        ? { ...buildQuantity(goal.baseline.value, reading, [...path, "baseline", "value"]), period: goal.baseline.period }
        : null,
      target: buildTarget(goal.target, reading, [...path, "target"]),
      owner: goal.owner ?? "",
      agreed: goal.agreed ?? null,
      review: goal.review ?? null,
      leading: goal.leading ?? [],
      grain: goal.grain ?? "month",
      span: nameSpan(reading, path),
    };
  });
}

function buildTarget(target: z.output<typeof targetShape>, reading: Reading, path: Path): TargetDef {
  const direction = target.at_least === undefined ? "at_most" : "at_least";
  return {
    direction,
    ...buildQuantity(target[direction] ?? 0, reading, [...path, direction]),
    by: target.by,
    path: target.path ?? "linear",
  };
}
