import type { PathExpr } from "../../ground/expr.js";
import type { Meaning } from "../../ground/type.js";
import type { Cell, Wait } from "../cell.js";
import type { World } from "../scope.js";

/** A KPI that a formula refers to, already checked. */
export interface Referred {
  readonly cell: Cell;
  readonly meaning: Meaning;
  readonly waits: readonly Wait[];
  /** The unit it is shown in, and how many of the base unit one is. */
  readonly shown: { readonly unit: string; readonly scale: number };
}

export interface CellScope {
  readonly world: World;
  /** The KPI of this name, checked; null where it is broken (and has said so itself). */
  readonly kpi: (name: string, e: PathExpr) => Referred | null;
  readonly uses: { readonly kpis: Set<string>; readonly assumptions: Set<string> };
  /** What `value` stands for in a KPI's tests. */
  readonly value?: Referred;
}

export interface CheckedCell {
  readonly cell: Cell;
  readonly meaning: Meaning;
  readonly waits: readonly Wait[];
}
