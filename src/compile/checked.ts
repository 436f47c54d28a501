import type { Diagnostic } from "../ground/diagnostic.js";
import type { Expr } from "../ground/expr.js";
import type { Span } from "../ground/span.js";
import type { ValueType } from "../ground/type.js";
import type { Unit } from "../ground/unit.js";
import type { Cell, Wait } from "./cell.js";
import type { KpiDef } from "./definitions.js";

/** A KPI, understood: what its formula comes to, and what is wrong with it. */
export interface CheckedKpi {
  readonly name: string;
  readonly def: KpiDef;
  /** Null where the formula cannot be read. */
  readonly expr: Expr | null;
  /** Null where the formula has an error. */
  readonly cell: Cell | null;
  readonly type: ValueType;
  readonly unit: Unit;
  /** As `query` prints it: "topic", "1", "EUR/ticket", "s". */
  readonly unitText: string;
  /** The unit the KPI is shown in, and what a value is divided by to be shown in it. */
  readonly shown: { readonly unit: string; readonly scale: number };
  readonly waits: readonly Wait[];
  readonly kpis: readonly string[];
  readonly assumptions: readonly string[];
  readonly tables: readonly string[];
  /** "topics.solved_at": every column read, references walked included. */
  readonly columns: readonly string[];
  /** Those of them that hold money in several currencies, and are read as converted. */
  readonly money: readonly string[];
  readonly dateBasis: readonly string[];
  readonly additive: "additive" | "semi-additive" | "holistic";
  /** Conditions of `tests:`, as cells over this KPI's own. */
  readonly tests: readonly { readonly text: string; readonly span: Span; readonly cell: Cell }[];
  readonly diagnostics: readonly Diagnostic[];
}
