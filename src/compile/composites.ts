import type { CompositeExpr } from "../ground/expr.js";
import type { KpiDef } from "./definitions.js";

type Defined = Pick<KpiDef, "composite" | "history">;

/** The composite of a KPI, and those it had before. */
export const compositesOf = ({ composite, history }: Defined): readonly CompositeExpr[] =>
  [composite, ...history.map((past) => past.composite)].filter((each) => each !== null);

/** The KPIs that are or were parts of one. */
export const partNames = (def: Defined): readonly string[] => [
  ...new Set(compositesOf(def).flatMap(({ parts }) => parts.map(({ kpi }) => kpi.parts[0]?.name ?? ""))),
];
