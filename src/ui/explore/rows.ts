import { table, type ColumnTable } from "arquero";
import type { Results } from "./published.js";
import type { View } from "./state.js";

/** One line of the explorer's table; a chart draws the same lines. */
export interface Line {
  readonly kpi: string;
  readonly period: string;
  readonly group: string | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  readonly state: string;
}

/** Whether the published results hold this view, so that no engine is needed. */
export function isPublished(view: View, results: Results): boolean {
  if (view.where !== "") return false;
  return view.kpis.every((id) => {
    const kpi = results.kpis.find((k) => k.id === id);
    return (
      kpi !== undefined && kpi.grain === view.grain && (view.split === "" || kpi.splits.some((s) => s.dimension === view.split))
    );
  });
}

/** Whether no results can hold this view, seen before they are read: they are unfiltered, by month or coarser. */
export const surelyUnpublished = (view: View): boolean => view.where !== "" || view.grain === "day" || view.grain === "week";

/** The view from the published results, by Arquero. */
export function publishedLines(view: View, results: Results): readonly Line[] {
  const wanted = results.kpis.filter((kpi) => view.kpis.includes(kpi.id));
  const lines = wanted.flatMap((kpi) => {
    const groups =
      view.split === ""
        ? [{ name: null, series: kpi.series }]
        : (kpi.splits.find((s) => s.dimension === view.split)?.groups ?? []);
    return groups.flatMap((group) =>
      group.series.map(([period, value, low, high, n, state]): Line => ({
        kpi: kpi.id,
        period,
        group: group.name,
        value,
        low,
        high,
        n,
        state,
      })),
    );
  });
  // By index and by column: Arquero's expressions and row objects are compiled from text, which the policy forbids.
  const inRange = lines.flatMap((line, i) =>
    (view.from === "" || line.period >= view.from) && (view.to === "" || line.period < view.to) ? [i] : [],
  );
  const kept = asTable(lines).reify(inRange);
  const columns = FIELDS.map((field) => kept.array(field) as unknown[]);
  return Array.from(
    { length: kept.numRows() },
    (_, r) => Object.fromEntries(FIELDS.map((field, c) => [field, columns[c]?.[r] ?? null])) as unknown as Line,
  );
}

function asTable(lines: readonly Line[]): ColumnTable {
  return table(Object.fromEntries(FIELDS.map((field) => [field, lines.map((line) => line[field])])));
}
const FIELDS = ["kpi", "period", "group", "value", "low", "high", "n", "state"] as const;
