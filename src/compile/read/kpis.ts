import * as z from "zod";
import type { KpiDef } from "../definitions.js";
import { date, duration, formula, list, named, strict, texts, whole, word } from "./atoms.js";
import { buildComposite, compositeShape, compositeText, exactlyOneMeaning, NEEDS_ONE } from "./composite.js";
import { ONE_OF } from "./shape-words.js";
import type { Reading } from "./reading.js";
import { buildFormula, buildNamed, buildTexts, nameSpan, spanAt } from "./reading.js";
import type { Path } from "./tree.js";

const FAMILIES = ["awareness", "conversion", "service", "feedback", "engagement", "member_value", "early_warning"] as const;
const STAGES = ["input", "activity", "output", "outtake", "outcome", "impact"] as const;

export const kpiShape = strict({
  label: texts.optional().describe("The KPI's name for readers, by language."),
  description: texts.optional().describe("What it says, in a sentence, by language."),
  formula: formula.optional().describe("How it is computed: count(topics where solved_at is not null) / count(topics)."),
  composite: compositeShape.optional(),
  unit: word
    .optional()
    .describe("The unit it is shown in: percent, EUR, hour, … The formula's own unit is inferred and checked."),
  better: z.enum(["higher", "lower", "none"]).optional().describe("Which way is good. None where not given."),
  family: z.enum(FAMILIES).optional().describe("What it is about."),
  stage: z
    .enum(STAGES)
    .optional()
    .describe("Where it stands between effort and effect: input, activity, output, outtake, outcome or impact."),
  mature_after: duration.optional().describe("How long a period must be over before its value is settled: 7 days."),
  owners: list(word).optional().describe("The teams that answer for it."),
  history: list(
    strict({
      until: date.describe("The first day this definition does not hold any more."),
      formula: formula.optional(),
      composite: compositeShape.optional(),
      note: texts.optional().describe("Why it was changed."),
    })
      .refine(exactlyOneMeaning, { error: `${ONE_OF}formula composite` })
      .meta(NEEDS_ONE),
  )
    .optional()
    .describe("Definitions that held before, earliest first; a period uses the one of its last day."),
  tests: list(formula).optional().describe("Conditions every monthly value must meet: value between 0 and 1."),
  splits: list(word).optional().describe("Dimensions the report splits it by: channel, members.segment."),
  min_n: whole.optional().describe("Of fewer answers or rows than this the report gives their count alone, no value."),
})
  .refine(exactlyOneMeaning, { error: `${ONE_OF}formula composite` })
  .meta(NEEDS_ONE)
  .describe("One KPI: its formula and what readers need to know of it.");

export const kpisShape = named(kpiShape).describe("The KPIs, by name.");

export function buildKpis(input: z.output<typeof kpisShape> | undefined, reading: Reading): Record<string, KpiDef> {
  return buildNamed(input, ["kpis"], (name, kpi, path): KpiDef => ({
    name,
    label: buildTexts(reading, kpi.label, [...path, "label"]),
    description: buildTexts(reading, kpi.description, [...path, "description"]),
    ...buildMeaning(kpi, reading, path),
    unit: kpi.unit ?? null,
    better: kpi.better ?? "none",
    family: kpi.family ?? null,
    stage: kpi.stage ?? null,
    matureAfter: kpi.mature_after ?? null,
    owners: kpi.owners ?? [],
    history: buildHistory(kpi.history, reading, [...path, "history"]),
    tests: (kpi.tests ?? []).map((_, i) => buildFormula(reading, [...path, "tests", i])),
    splits: kpi.splits ?? [],
    minN: kpi.min_n ?? null,
    span: nameSpan(reading, path),
    ...(kpi.unit === undefined ? {} : { unitSpan: spanAt(reading, [...path, "unit"]) }),
  }));
}

/** How it is computed: by the formula written, or by the one that its composite comes to. */
function buildMeaning(
  input: { readonly composite?: z.output<typeof compositeShape> | undefined },
  reading: Reading,
  path: Path,
): Pick<KpiDef, "formula" | "composite"> {
  if (input.composite === undefined) return { formula: buildFormula(reading, [...path, "formula"]), composite: null };
  const composite = buildComposite(input.composite, reading, [...path, "composite"]);
  return { formula: compositeText(composite), composite };
}

function buildHistory(input: z.output<typeof kpiShape>["history"], reading: Reading, path: Path): KpiDef["history"] {
  const definitions = (input ?? []).map((past, i) => ({
    until: past.until,
    ...buildMeaning(past, reading, [...path, i]),
    note: buildTexts(reading, past.note, [...path, i, "note"]),
  }));
  return definitions.sort((a, b) => (a.until < b.until ? -1 : 1));
}
