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

/** The privacy floor of whatever reads these tables: the survey's where some formula asks one of them as a survey. */
export function floors(
  definitions: Definitions,
  kpis: Readonly<Record<string, { readonly expr: Expr }>>,
): (tables: readonly string[]) => Floor {
  const surveyTables = new Set<string>();
  for (const { expr } of Object.values(kpis)) surveys(expr, surveyTables);
  const personal = personalTables(definitions);
  const { floor, surveyFloor } = definitions.privacy;
  return (tables) => {
    const survey = tables.some((table) => surveyTables.has(table));
    return {
      k: survey ? Math.max(floor, surveyFloor) : floor,
      personal: survey || tables.some((table) => personal.has(table)),
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

/** Cells whose total is known: who must be hidden whatever its size, what the total holds beside them. */
export interface Beside {
  /** False: no cell is too small by itself. */
  readonly small?: boolean;
  /** Cells that are hidden for another reason. */
  readonly forced?: ReadonlySet<number>;
  /** How many the total counts in no cell: where they are few, they are a cell that is never shown. */
  readonly rest?: number;
  /** What each cell is known to be at most: rows of which it counts some. */
  readonly most?: readonly number[];
  /** Cells that a release has told: nothing can be hidden behind them. */
  readonly told?: ReadonlySet<number>;
}

export interface Hidden {
  readonly cells: ReadonlySet<number>;
  /** Whether the total may stand beside them: else it would tell one of them. */
  readonly protected: boolean;
}

/**
 * Which of these cells, whose total is known, must be withheld. Those that stand for fewer than `k` (nobody is no one:
 * zero may be shown); then, smallest first, more of them, until two or more are hidden and each of them could be 1, or `k`,
 * for all that the total tells: every hidden one is at least 1, so none is more than the hidden sum less the others, and
 * none is less than that sum less the most that the others can be.
 */
export function hiding(ns: readonly number[], k: number, { small = true, forced, rest = 0, most, told }: Beside = {}): Hidden {
  const known = ns.map((n, i) => ({ i, n })).filter(({ i, n }) => n > 0 && !told?.has(i));
  const out = new Set(known.filter(({ i, n }) => (small && n < k) || forced?.has(i)).map(({ i }) => i));
  const few = small && rest > 0 && rest < k;
  if (out.size === 0 && !few) return { cells: out, protected: true };
  const isSafe = (): boolean => {
    const limits = [...[...out].map((i) => most?.[i] ?? Infinity), ...(few ? [Infinity] : [])];
    const sum = [...out].reduce((all, i) => all + (ns[i] ?? 0), few ? rest : 0);
    const room = sum - (limits.length - 1);
    const open = limits.filter((limit) => limit === Infinity).length;
    const closed = limits.reduce((all, limit) => (limit === Infinity ? all : all + limit), 0);
    return (
      limits.length >= 2 &&
      limits.every((limit) => {
        const others = open > (limit === Infinity ? 1 : 0) ? Infinity : closed - (limit === Infinity ? 0 : limit);
        return Math.min(limit, room) - Math.max(1, sum - others) >= k - 1;
      })
    );
  };
  for (const { i } of known.filter(({ i }) => !out.has(i)).sort((a, b) => a.n - b.n || a.i - b.i)) {
    if (isSafe()) break;
    out.add(i);
  }
  return { cells: out, protected: isSafe() };
}

/** Of a share of a count, how many are its part: none of nothing. Null where the value is of something else. */
export function partOf({ value, n }: Pick<ReportCell, "value" | "n">): number | null {
  if (value === null || n === null) return 0;
  const part = Math.round(value * n);
  return Math.abs(value * n - part) < 1e-6 * Math.max(1, n) ? part : null;
}

/** What a cell counts. */
export const counted = (cell: Pick<ReportCell, "n">): number => cell.n ?? 0;

/** The cells with what must not be seen withheld. */
export function guarded(cells: readonly ReportCell[], k: number): readonly ReportCell[] {
  const out = hiding(cells.map(counted), k).cells;
  return out.size === 0 ? cells : cells.map((cell, i) => (out.has(i) ? withheld : cell));
}
