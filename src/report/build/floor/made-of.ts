import { children, type Expr } from "../../../ground/expr.js";
import { print } from "../../../formula/print.js";
import type { ProgramInfo } from "../../input.js";

/**
 * The KPIs each one's value is made of: those it names, and those whose whole formula stands in its own, however deep.
 * Beside such a value a withheld one could be worked out.
 */
export function madeOf(program: ProgramInfo): (kpi: string) => ReadonlySet<string> {
  const ids = Object.keys(program.kpis);
  const formulas = new Map(ids.map((id) => [id, print((program.kpis[id] as ProgramInfo["kpis"][string]).expr)]));
  const direct = new Map(
    ids.map((id): [string, readonly string[]] => {
      const info = program.kpis[id] as ProgramInfo["kpis"][string];
      const inside = new Set<string>();
      for (const child of children(info.expr)) printedIn(child, inside);
      return [id, [...info.kpis, ...ids.filter((other) => other !== id && inside.has(formulas.get(other) ?? ""))]];
    }),
  );
  return (kpi) => {
    const all = new Set(direct.get(kpi) ?? []);
    for (const part of all) for (const deeper of direct.get(part) ?? []) if (deeper !== kpi) all.add(deeper);
    return all;
  };
}

function printedIn(expr: Expr, found: Set<string>): void {
  if (expr.kind !== "path") found.add(print(expr));
  for (const child of children(expr)) printedIn(child, found);
}

/** The KPIs that count all rows of a table of which this one counts some: it is never more than they are. */
export function someOf(program: ProgramInfo): (kpi: string) => readonly string[] {
  const counts = new Map(
    Object.entries(program.kpis).map(([id, { expr }]) => {
      const all: string[] = [];
      const some: string[] = [];
      countsIn(expr, all, some);
      return [id, { all, some, whole: expr.kind === "call" && all.length === 1 }] as const;
    }),
  );
  return (kpi) => {
    const own = counts.get(kpi);
    if (own === undefined || own.all.length > 0) return [];
    return [...counts].flatMap(([id, { all, whole }]) => (id !== kpi && whole && own.some.includes(all[0] ?? "") ? [id] : []));
  };
}

/** The tables whose rows are counted, all of them or those under a condition. */
function countsIn(expr: Expr, all: string[], some: string[]): void {
  if (expr.kind === "call" && expr.name === "count" && !expr.distinct) {
    const [first] = expr.args;
    if (first?.kind === "path" && first.parts.length === 1) (expr.where === null ? all : some).push(first.parts[0]?.name ?? "");
  }
  for (const child of children(expr)) countsIn(child, all, some);
}
