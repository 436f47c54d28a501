import type { FormulaText, Span } from "../ground/span.js";
import type { KpiDef } from "./definitions.js";

/** A formula as a KPI that stands in no file: asked like any other, and shown nowhere. */
export const unnamedKpi = (name: string, formula: FormulaText, span: Span): KpiDef => ({
  name,
  label: {},
  description: {},
  formula,
  composite: null,
  unit: null,
  better: "none",
  family: null,
  stage: null,
  matureAfter: null,
  owners: [],
  history: [],
  tests: [],
  splits: [],
  minN: null,
  span,
});
