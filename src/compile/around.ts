import type { Diagnostic } from "../ground/diagnostic.js";
import type { Span } from "../ground/span.js";
import { attributionProblems } from "./attribution.js";
import { filterProblems } from "./check/filters.js";
import { goalUnitProblems } from "./goal-units.js";
import type { Program } from "./program.js";
import type { ReadResult } from "./read.js";
import { splitProblems } from "./splits.js";

type Read = Pick<ReadResult, "spanOf" | "texts">;

const textIn =
  (texts: Read["texts"]) =>
  ({ file, start, end }: Span): string =>
    (texts[file] ?? "").slice(start, end);

/** What only the formulas' meaning tells of the rest of the file: splits that cannot be, credit, goals in another unit. */
export const problemsAround = (program: Program, { spanOf, texts }: Read): readonly Diagnostic[] => [
  ...splitProblems(program, (kpi, split) => spanOf(["kpis", kpi, "splits", split])),
  ...attributionProblems(program, (path) => spanOf(["attribution", ...path])),
  ...goalUnitProblems(program, (goal, path) => spanOf(["goals", goal, ...path]), textIn(texts)),
];

/** All that the formulas' meaning tells: of the KPIs, of the filters, and of what speaks of them. */
export const meaningProblems = (program: Program, read: Read): readonly Diagnostic[] => [
  ...filterProblems(program.world),
  ...Object.values(program.kpis).flatMap((kpi) => kpi.diagnostics),
  ...problemsAround(program, read),
];
