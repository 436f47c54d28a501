import type { Diagnostic } from "../ground/diagnostic.js";
import type { Span } from "../ground/span.js";
import { attributionProblems } from "./attribution.js";
import { filterProblems } from "./check/filters.js";
import { measureProblems, seasonProblems } from "./goal-units.js";
import { memberProblems } from "./members.js";
import { pilotProblems } from "./pilots.js";
import type { Program } from "./program.js";
import type { ReadResult } from "./read.js";
import { roiProblems } from "./roi-units.js";
import { splitProblems } from "./splits.js";
import { surveyProblems } from "./surveys.js";
import { voicesProblems } from "./voices.js";

type Read = Pick<ReadResult, "spanOf" | "texts">;

const textIn =
  (texts: Read["texts"]) =>
  ({ file, start, end }: Span): string =>
    (texts[file] ?? "").slice(start, end);

/**
 * What only the formulas' meaning tells of the rest of the file: splits that cannot be, credit, goals and returns in
 * another unit, pilots of units and voices of columns that no row has.
 */
export const problemsAround = (program: Program, { spanOf, texts }: Read): readonly Diagnostic[] => [
  ...splitProblems(program, (kpi, split) => spanOf(["kpis", kpi, "splits", split])),
  ...attributionProblems(program, (path) => spanOf(["attribution", ...path])),
  ...measureProblems(
    program,
    {
      goal: (goal, path) => spanOf(["goals", goal, ...path]),
      pilot: (pilot, path) => spanOf(["pilots", pilot, ...path]),
    },
    textIn(texts),
  ),
  ...seasonProblems(program, (goal, path) => spanOf(["goals", goal, ...path])),
  ...pilotProblems(program, (pilot, key) => spanOf(["pilots", pilot, key])),
  ...memberProblems(program, (path) => spanOf(["members", ...path])),
  ...surveyProblems(program, (survey, path) => spanOf(["surveys", survey, ...path])),
  ...roiProblems(program, (path) => spanOf(["roi", ...path])),
  ...voicesProblems(program, (path) => spanOf(["voices", ...path])),
];

/** All that the formulas' meaning tells: of the KPIs, of the filters, and of what speaks of them. */
export const meaningProblems = (program: Program, read: Read): readonly Diagnostic[] => [
  ...filterProblems(program.world),
  ...Object.values(program.kpis).flatMap((kpi) => kpi.diagnostics),
  ...problemsAround(program, read),
];
