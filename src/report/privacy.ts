import type { Definitions } from "../compile/definitions.js";
import { children, type Expr } from "../ground/expr.js";
import type { ReportCell } from "./model.js";

/** How few a KPI's number may stand for, and whether its rows are about people. */
export interface Floor {
  readonly k: number;
  /** True where a table it reads holds personal data or refers to one that does: then small totals are withheld too. */
  readonly personal: boolean;
}

const SURVEYS = new Set(["nps", "csat", "poll"]);

/** The privacy floor of each KPI: its own `min_n` where that is higher, the survey's where it reads a table that some formula asks as a survey. */
export function floors(
  definitions: Definitions,
  kpis: Readonly<Record<string, { readonly expr: Expr; readonly tables: readonly string[] }>>,
): (kpi: string) => Floor {
  const surveyTables = new Set<string>();
  for (const { expr } of Object.values(kpis)) surveys(expr, surveyTables);
  const personal = personalTables(definitions);
  const { floor, surveyFloor } = definitions.privacy;
  return (kpi) => {
    const tables = kpis[kpi]?.tables ?? [];
    const survey = tables.some((table) => surveyTables.has(table));
    const least = (Object.hasOwn(definitions.kpis, kpi) ? definitions.kpis[kpi]?.minN : null) ?? 0;
    return {
      k: Math.max(floor, least, survey ? surveyFloor : 0),
      personal: survey || least > 0 || tables.some((table) => personal.has(table)),
    };
  };
}

function surveys(expr: Expr, found: Set<string>): void {
  if (expr.kind === "call" && SURVEYS.has(expr.name)) {
    const [first] = expr.args;
    if (first?.kind === "path") found.add(first.parts[0]?.name ?? "");
  }
  for (const child of children(expr)) surveys(child, found);
}

/** Tables whose rows are people: they hold a column of personal data. */
export const peopleTables = (definitions: Definitions): ReadonlySet<string> =>
  new Set(
    Object.values(definitions.tables)
      .filter((table) => Object.values(table.columns).some((column) => column.pii))
      .map((table) => table.name),
  );

/** Those tables, and all that refer to one, however far away. */
function personalTables(definitions: Definitions): ReadonlySet<string> {
  const tables = Object.values(definitions.tables);
  const personal = new Set(peopleTables(definitions));
  for (let before = -1; before !== personal.size;) {
    before = personal.size;
    for (const table of tables) {
      if (Object.values(table.columns).some((column) => column.ref !== null && personal.has(column.ref)))
        personal.add(table.name);
    }
  }
  return personal;
}

/** What is left of a cell that stands for too few: that it is there, and nothing else. */
export const withheld: ReportCell = { value: null, n: null, low: null, high: null, state: "suppressed" };

/**
 * Which of these cells, whose total is known, must be withheld. Those that stand for fewer than `k` (nobody is no one:
 * zero may be shown); then, smallest first, more of them, until two or more are hidden and together stand for at least
 * `k`: else the hidden part could be worked out from the total.
 */
export function hidden(cells: readonly ReportCell[], k: number): ReadonlySet<number> {
  const size = (cell: ReportCell): number => cell.n ?? 0;
  const known = cells.map((cell, i) => ({ i, n: size(cell) })).filter(({ n }) => n > 0);
  const out = new Set(known.filter(({ n }) => n < k).map(({ i }) => i));
  if (out.size === 0) return out;
  const rest = known.filter(({ i }) => !out.has(i)).sort((a, b) => a.n - b.n || a.i - b.i);
  const together = (): number => [...out].reduce((sum, i) => sum + size(cells[i] as ReportCell), 0);
  for (const { i } of rest) {
    if (out.size >= 2 && together() >= k) break;
    out.add(i);
  }
  return out;
}

/** The cells with what must not be seen withheld. */
export function guarded(cells: readonly ReportCell[], k: number): readonly ReportCell[] {
  const out = hidden(cells, k);
  return out.size === 0 ? cells : cells.map((cell, i) => (out.has(i) ? withheld : cell));
}
