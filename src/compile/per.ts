import { compareLocal, nextPeriod, periodStart } from "../ground/day.js";
import type { Diagnostic } from "../ground/diagnostic.js";
import { measuresOf, type Cell, type Per } from "./cell.js";
import { keepsLength } from "./grain.js";
import { least, periodsOf, type Bounds } from "./periods.js";
import type { Asked } from "./scans.js";
import { tableOf } from "./scope.js";
import { windowOf, type Period, type Window } from "./window.js";

/** The periods of `per(x, day, …)`, and which of them belong to each asked one: those that start in its window. */
export interface FinePeriods {
  readonly periods: readonly Period[];
  readonly bounds: Bounds | null;
  /** By asked period: the first of its fine periods, and the first after them. */
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  readonly windows: readonly Window[];
}

export function finePeriods(per: Per, asked: Asked, out: Diagnostic[]): FinePeriods {
  const { calendar, program, bounds } = asked;
  const coverages = [...new Set(measuresOf(per.cell).map(({ table }) => table))].flatMap(
    (table) => tableOf(program.world, table)?.coverage ?? [],
  );
  const earliest = least(coverages.map(({ from }) => from)) ?? bounds?.from ?? "0001-01-01";
  const watermark =
    least(
      coverages.map(({ to }) => to),
      -1,
    ) ??
    bounds?.to ??
    "0001-01-01";
  const ceil = (at: string): string => {
    const start = periodStart(at, per.grain, calendar);
    return compareLocal(start, at) === 0 ? start : nextPeriod(start, per.grain, calendar);
  };
  const windows = asked.periods.map((period) => windowOf(period, per.frame, watermark, keepsLength(asked.grains), calendar));
  const begins = windows.map(({ from }, p) => {
    if (from === null) return periodStart(earliest, per.grain, calendar);
    // A range that leaves out no row cuts no fine period, though the first may begin before there is data.
    const cut = per.frame.length > 0 || bounds === null || compareLocal(bounds.from, earliest) > 0;
    if (cut || compareLocal(from, bounds.from) > 0) return from;
    return least(asked.periods[p]?.labels ?? [], -1) ?? periodStart(from, per.grain, calendar);
  });
  const first = least(begins);
  const last = least(
    windows.map(({ to }) => to),
    -1,
  );
  if (first === null || last === null) return { periods: [], bounds, spans: [], windows };
  // Whole ones: a fine period that the range or the cell's end cuts through is the cell's with all its rows.
  const whole: Bounds = { from: ceil(first), to: ceil(last), watermark };
  const periods = periodsOf(program, [per.grain], whole, calendar, out);
  const starts = periods.map(({ labels }) => labels[0] as string);
  const spans = windows.map(({ to }, p) => ({ from: before(starts, begins[p] as string), to: before(starts, to) }));
  return { periods, bounds: whole, spans, windows };
}

/** How many of the sorted times lie before one. */
function before(sorted: readonly string[], at: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareLocal(sorted[middle] as string, at) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Names a `per` within a plan. What it gives depends on the KPI too where a part waits until both its sides have settled. */
export const perKey = (per: Per, kpi: { readonly name: string }): string =>
  JSON.stringify([per, hasSettled(per.cell) ? kpi.name : null]);

function hasSettled(cell: Cell): boolean {
  switch (cell.kind) {
    case "settled":
      return true;
    case "per":
      return hasSettled(cell.cell);
    case "call":
      return cell.args.some(hasSettled);
    case "history":
      return [...cell.branches.map((b) => b.cell), cell.now].some(hasSettled);
    default:
      return false;
  }
}
