import type { Grain } from "../../../compile/definitions.js";
import { compareLocal, nextPeriod, type Calendar } from "../../../ground/day.js";
import type { ProgramInfo } from "../../input.js";
import type { KpiReport, Series } from "../../model.js";
import { hiding } from "../../privacy.js";

/** What KPIs withhold of a table's rows: it must not be worked out from what is told of the same rows here. */
export interface Elsewhere {
  /** Some count of the table is withheld in a period that overlaps these days. */
  all(from: string, to: string): boolean;
  /** Some count of this value of the dimension is. */
  group(dimension: string, name: string | null, from: string, to: string): boolean;
}

export function elsewhere(kpis: readonly KpiReport[], program: ProgramInfo, table: string, calendar: Calendar): Elsewhere {
  const own = kpis.filter(({ id }) => program.kpis[id]?.tables.includes(table));
  const isHidden = (series: Series, from: string, to: string): boolean =>
    series.points.some(({ period, cell }) => cell.state === "suppressed" && overlaps(period, series.grain, from, to, calendar));
  return {
    all: (from, to) => own.some(({ series }) => isHidden(series, from, to)),
    group: (dimension, name, from, to) =>
      own.some(({ splits }) =>
        splits
          .filter((split) => split.dimension === dimension || split.dimension === `${table}.${dimension}`)
          .some(({ groups }) =>
            groups.some(
              (group) => group.name === name && (isHidden(group.series, from, to) || group.total?.state === "suppressed"),
            ),
          ),
      ),
  };
}

const overlaps = (period: string, grain: Grain, from: string, to: string, calendar: Calendar): boolean =>
  compareLocal(period, to) < 0 && compareLocal(nextPeriod(period, grain, calendar), from) > 0;

/**
 * Which cells of a table of counts must not be shown: those under the floor, those forced, and beside them, along each row
 * and each column whose total may be known, enough others that none follows, and none that a release has told. It only
 * grows, so that it ends.
 */
export function hiddenCells(
  counts: readonly (readonly number[])[],
  k: number,
  isForced: (row: number, column: number) => boolean,
  isTold: (row: number, column: number) => boolean = () => false,
): (row: number, column: number) => boolean {
  const columns = Math.max(0, ...counts.map((row) => row.length));
  const out = counts.map((row, r) => new Set(row.flatMap((n, c) => (n > 0 && (n < k || isForced(r, c)) ? [c] : []))));
  const told = counts.map((row, r) => new Set(row.flatMap((_, c) => (isTold(r, c) ? [c] : []))));
  const size = (): number => out.reduce((all, row) => all + row.size, 0);
  for (let before = -1; before !== size();) {
    before = size();
    counts.forEach((row, r) => {
      for (const c of hiding(row, k, { forced: out[r] as Set<number>, told: told[r] as Set<number> }).cells)
        (out[r] as Set<number>).add(c);
    });
    for (let c = 0; c < columns; c++) {
      const column = counts.map((row) => row[c] ?? 0);
      const forced = new Set(out.flatMap((row, r) => (row.has(c) ? [r] : [])));
      const toldIn = new Set(told.flatMap((row, r) => (row.has(c) ? [r] : [])));
      for (const r of hiding(column, k, { forced, told: toldIn }).cells) (out[r] as Set<number>).add(c);
    }
  }
  return (row, column) => out[row]?.has(column) ?? false;
}
