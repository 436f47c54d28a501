import type { Definitions } from "../../../compile/definitions.js";
import { children, type Expr } from "../../../ground/expr.js";
import type { KpiInfo, ProgramInfo } from "../../input.js";

/**
 * A formula as a product: assumptions, KPIs that can be asked by themselves, and what else is counted in it, as one
 * expression (null where there is nothing else). No name stands in it twice.
 */
export interface Product {
  readonly assumptions: readonly string[];
  readonly kpis: readonly string[];
  readonly rest: Expr | null;
}

/**
 * Takes a KPI apart. Null where it is no product: an assumption is added, divided by, or used twice, or an earlier
 * definition that used another one may hold for a part of the time. Then the KPI is one factor, with its own interval.
 */
export function productOf(kpi: string, program: ProgramInfo, definitions: Definitions): Product | null {
  const found = { assumptions: [] as string[], kpis: [] as string[], rest: [] as Expr[] };
  const info = infoOf(kpi, program);
  if (!info || !opens(kpi, definitions) || !take(info.expr, found, { program, definitions })) return null;
  const { assumptions, kpis, rest } = found;
  if (new Set([...assumptions, ...kpis]).size < assumptions.length + kpis.length) return null;
  // Without an assumption nothing is gained by taking it apart.
  if (assumptions.length === 0) return { assumptions: [], kpis: [kpi], rest: null };
  const [first = null, ...more] = rest;
  return { assumptions, kpis, rest: first && more.reduce((all, each) => times(all, each), first) };
}

interface Known {
  readonly program: ProgramInfo;
  readonly definitions: Definitions;
}

function take(e: Expr, found: { assumptions: string[]; kpis: string[]; rest: Expr[] }, known: Known): boolean {
  const { program, definitions } = known;
  if (e.kind === "as") return take(e.operand, found, known);
  if (e.kind === "binary" && e.op === "*") return take(e.left, found, known) && take(e.right, found, known);
  const name = nameOf(e);
  if (name !== null && Object.hasOwn(definitions.assumptions, name)) return found.assumptions.push(name) > 0;
  const info = name === null ? null : infoOf(name, program);
  if (name !== null && info) {
    if (assumes(info.expr, known) && opens(name, definitions)) return take(info.expr, found, known);
    return !assumes(info.expr, known) && found.kpis.push(name) > 0;
  }
  return !assumes(e, known) && found.rest.push(e) > 0;
}

const infoOf = (name: string, { kpis }: ProgramInfo): KpiInfo | null =>
  Object.hasOwn(kpis, name) ? (kpis[name] as KpiInfo) : null;

/** Whether one formula has held all the time. */
const opens = (name: string, { kpis }: Definitions): boolean => kpis[name]?.history.length === 0;

const nameOf = (e: Expr): string | null => (e.kind === "path" && e.parts.length === 1 ? (e.parts[0]?.name ?? null) : null);

/** Whether an assumption enters this, itself or through a KPI. */
function assumes(e: Expr, known: Known, seen: readonly string[] = []): boolean {
  const name = nameOf(e);
  if (name !== null && Object.hasOwn(known.definitions.assumptions, name)) return true;
  const info = name === null || seen.includes(name) ? null : infoOf(name, known.program);
  if (name !== null && info && assumes(info.expr, known, [...seen, name])) return true;
  return children(e).some((child) => assumes(child, known, seen));
}

const times = (left: Expr, right: Expr): Expr => ({ kind: "binary", op: "*", left, right, span: left.span });
