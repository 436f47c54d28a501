import { children, type Expr } from "../ground/expr.js";
import { parse } from "../formula/parse.js";
import type { KpiDef } from "./definitions.js";
import { hasOwn } from "./scope.js";

/** For each KPI that is defined by itself, the shortest way back to it: `[a, b, a]`. */
export type Circles = ReadonlyMap<string, readonly string[]>;

export function findCycles(kpis: Readonly<Record<string, KpiDef>>): Circles {
  const refers = new Map(Object.values(kpis).map((kpi) => [kpi.name, referredKpis(kpi, kpis)]));
  return new Map(
    [...refers.keys()].flatMap((name) => {
      const way = wayBack(name, refers);
      return way ? [[name, way] as const] : [];
    }),
  );
}

function referredKpis(kpi: KpiDef, kpis: Readonly<Record<string, KpiDef>>): readonly string[] {
  const formulas = [kpi.formula, ...kpi.history.map((h) => h.formula)];
  const names = formulas.flatMap((formula) => {
    const { expr } = parse(formula);
    return expr ? singleNames(expr) : [];
  });
  return [...new Set(names)].filter((name) => hasOwn(kpis, name));
}

/** Every path of one part; walked with a list, since a long sum leans far to the left. */
function singleNames(expr: Expr): readonly string[] {
  const known = kept.get(expr);
  if (known) return known;
  const names: string[] = [];
  const open: Expr[] = [expr];
  for (let e = open.pop(); e !== undefined; e = open.pop()) {
    if (e.kind === "path" && e.parts.length === 1) names.push(e.parts[0]?.name ?? "");
    open.push(...children(e));
  }
  kept.set(expr, names);
  return names;
}
/** A tree never changes, and is asked again with every look at a file that is being written. */
const kept = new WeakMap<Expr, readonly string[]>();

function wayBack(start: string, refers: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const here of queue) {
    for (const next of refers.get(here) ?? []) {
      if (next === start) return [...trail(here, start, cameFrom), start];
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, here);
      queue.push(next);
    }
  }
  return null;
}

function trail(end: string, start: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const names = [end];
  for (let name = end; name !== start;) {
    name = cameFrom.get(name) ?? start;
    names.unshift(name);
  }
  return names;
}
