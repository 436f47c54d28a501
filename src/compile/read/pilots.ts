import * as z from "zod";
import { PILOT_DESIGNS, type PilotDef } from "../definitions.js";
import { date, duration, formula, grain, list, name, named, quantity, reference, strict, texts, whole, word } from "./atoms.js";
import { buildQuantity } from "./quantity.js";
import type { Reading } from "./reading.js";
import { buildFormula, buildNamed, buildTexts, nameSpan } from "./reading.js";
import { ONE_OF } from "./shape-words.js";
import { record, trueKey, type Path } from "./tree.js";

const criterion = strict({
  at_least: quantity.optional().describe("The uplift that counts as success: 1, 5 percent."),
  at_most: quantity.optional().describe("The change that must at least be reached downwards: -2."),
}).refine((given) => (given.at_least === undefined) !== (given.at_most === undefined), { error: `${ONE_OF}at_least at_most` });

const pilot = strict({
  label: texts.optional().describe("Its name for readers."),
  hypothesis: texts.describe("What is expected, written before the start."),
  kpi: reference.describe("The KPI it is judged by."),
  criterion: criterion.describe("What counts as success, fixed before the start."),
  design: z.enum(PILOT_DESIGNS).describe("How the effect is told from chance."),
  units: word.optional().describe("The column whose values are treated or not: topics.product_area, team."),
  treated: list(word).optional().describe("The treated values of it; with arm:, those of the arm's column."),
  compare: list(word).optional().describe("The values to compare with. All others where not given."),
  arm: word.optional().describe("The column that holds each unit's arm."),
  where: formula.optional().describe('The rows that belong to the pilot, as a condition: pilot = "buddies".'),
  start: date.describe("The first day of treatment."),
  starts: z
    .record(name, date)
    .optional()
    .describe("The first day of each treated unit, where they began on different days; start: is the earliest."),
  end: date.optional().describe("The first day after it."),
  pre: duration
    .optional()
    .describe("How long before the start is looked at. All there is, 24 periods at most, where not given."),
  grain: grain.optional().describe("The periods it is looked at by. Month where not given."),
  sample: whole.optional().describe("The number of units needed, of both arms together."),
  agreed: strict({ by: word.describe("Who agreed."), on: date.describe("When.") })
    .optional()
    .describe("Who fixed the criterion, and when: before the start."),
  owner: word.optional().describe("Who answers for it."),
  scale_up: strict({
    units: whole.describe("How many units it would be for all."),
    note: texts.optional().describe("What would have to hold, or what it would cost."),
  })
    .optional()
    .describe("What it would be if all had it."),
}).describe("A trial with a criterion fixed beforehand.");

export const pilotsShape = named(pilot).describe("Trials, by name.");

const DURATION = /^(\d+(?:\.\d+)?)\s*([A-Za-z]+)$/;

export function buildPilots(input: z.output<typeof pilotsShape> | undefined, reading: Reading): Record<string, PilotDef> {
  return buildNamed(input, ["pilots"], (id, given, path): PilotDef => {
    const hypothesis = buildTexts(reading, given.hypothesis, [...path, "hypothesis"]);
    const starts = Object.entries(given.starts ?? {}).map(([unit, day]) => [trueKey(unit), day] as const);
    return {
      name: id,
      label: buildTexts(reading, given.label, [...path, "label"]),
      hypothesis,
      kpi: given.kpi,
      criterion: buildCriterion(given.criterion, reading, [...path, "criterion"]),
      design: given.design,
      units: given.units ?? null,
      treated: given.treated ?? [],
      compare: given.compare ?? [],
      arm: given.arm ?? null,
      where: given.where === undefined ? null : buildFormula(reading, [...path, "where"]),
      start: given.start,
      starts: record(starts),
      end: given.end ?? null,
      pre: buildDuration(given.pre),
      grain: given.grain ?? "month",
      sample: given.sample ?? null,
      agreed: given.agreed ?? null,
      owner: given.owner ?? "",
      scaleUp: given.scale_up
        ? { units: given.scale_up.units, note: buildTexts(reading, given.scale_up.note, [...path, "scale_up", "note"]) }
        : null,
      span: nameSpan(reading, path),
    };
  });
}

function buildCriterion(given: z.output<typeof criterion>, reading: Reading, path: Path): PilotDef["criterion"] {
  const direction = given.at_least === undefined ? "at_most" : "at_least";
  return { direction, ...buildQuantity(given[direction] ?? 0, reading, [...path, direction]) };
}

function buildDuration(text: string | undefined): PilotDef["pre"] {
  const [, count, unit] = DURATION.exec(text ?? "") ?? [];
  return count === undefined || unit === undefined ? null : { count: Number(count), unit };
}
