import { children, type Expr } from "../../ground/expr.js";
import { print } from "../../formula/print.js";
import type { ProgramInfo } from "../input.js";

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
