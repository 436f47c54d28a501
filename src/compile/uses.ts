import { children, type Expr } from "../ground/expr.js";
import type { FormulaText } from "../ground/span.js";
import { parse, parseText } from "../formula/parse.js";
import type { Definitions } from "./definitions.js";
import { hasOwn } from "./scope.js";

/**
 * The tables that these KPIs read, themselves and through others, with every table those refer to: found from the text
 * alone, so that no other table need be loaded or even sound.
 */
export const tablesOf = (
  definitions: Definitions,
  kpis: readonly string[],
  conditions: readonly string[] = [],
): readonly string[] => reached(definitions, kpis, conditions).tables;

/** These KPIs and all that they read, found from the text alone. */
export const kpisBehind = (definitions: Definitions, kpis: readonly string[]): readonly string[] =>
  reached(definitions, kpis, []).kpis;

/** Whatever these KPIs name, known or not: tables, filters, assumptions, other KPIs, and columns that stand alone. */
export const namesBehind = (definitions: Definitions, kpis: readonly string[]): readonly string[] =>
  reached(definitions, kpis, []).names;

function reached(
  definitions: Definitions,
  kpis: readonly string[],
  conditions: readonly string[],
): { readonly tables: readonly string[]; readonly kpis: readonly string[]; readonly names: readonly string[] } {
  const tables = new Set<string>();
  const names = new Set(kpis);
  const seen = new Set<string>();
  const open = [...kpis];
  const note = (formula: Expr | null): void => {
    for (const name of formula ? firstNames(formula) : []) {
      names.add(name);
      if (hasOwn(definitions.tables, name)) tables.add(name);
      if (hasOwn(definitions.kpis, name)) open.push(name);
    }
  };
  for (const name of open) {
    const kpi = hasOwn(definitions.kpis, name) && !seen.has(name) ? definitions.kpis[name] : undefined;
    seen.add(name);
    if (!kpi) continue;
    const formulas: readonly FormulaText[] = [kpi.formula, ...kpi.history.map((h) => h.formula), ...kpi.tests];
    for (const formula of formulas) note(parse(formula).expr);
  }
  for (const condition of conditions) note(parseText(condition).expr);
  for (const table of tables) {
    for (const filter of definitions.tables[table]?.filters ?? []) names.add(filter);
    for (const column of Object.values(definitions.tables[table]?.columns ?? {})) {
      if (column.ref !== null && hasOwn(definitions.tables, column.ref)) tables.add(column.ref);
    }
  }
  return { tables: [...tables], kpis: [...seen], names: [...names] };
}

/** The first part of every path, and the table of every event form. */
function firstNames(expr: Expr): readonly string[] {
  const names: string[] = [];
  const open: Expr[] = [expr];
  for (let e = open.pop(); e !== undefined; e = open.pop()) {
    if (e.kind === "path") names.push(e.parts[0]?.name ?? "");
    else if (e.kind === "converted") names.push(e.base.table.name, e.conversion.table.name);
    else if (e.kind === "retained") names.push(e.table.name, e.active.table.name);
    else if (e.kind === "attributed") names.push(e.touches.table.name);
    open.push(...children(e));
  }
  return names;
}
