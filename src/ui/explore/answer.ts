import type { Series } from "../../report/model.js";
import { within, type Group, type PublishedKpi } from "./published.js";
import type { Asked } from "./question.js";
import type { View } from "./state.js";

/** What a view's question found: each KPI whole, and by group where it is split, the biggest group first. */
export interface Answer {
  readonly kpis: readonly KpiAnswer[];
  readonly from: "published" | "engine";
}
export interface KpiAnswer {
  readonly kpi: PublishedKpi;
  readonly whole: Series | null;
  readonly groups: readonly Group[];
}

/** One line of a chart and one pair of columns of the table: a KPI, or one group of it. */
export interface Strand {
  readonly kpi: PublishedKpi;
  /** Undefined where the KPI is not split. */
  readonly group?: string | null;
  readonly series: Series;
}

/** Groups shown where the view names none: as many as one chart can hold. */
export const FIRST_GROUPS = 4;

/** The answer from the published results. */
export function publishedAnswer(asked: Asked): Answer {
  return {
    from: "published",
    kpis: asked.kpis.map((kpi) => {
      const split = kpi.splits.find(({ dimension }) => dimension === asked.split);
      return {
        kpi,
        whole: within(kpi.series, asked),
        groups: (split?.groups ?? []).map(({ name, series }) => ({ name, series: within(series, asked) })),
      };
    }),
  };
}

/** The groups of a split that a view shows. */
export function chosenGroups(answer: Answer, { values }: View): readonly (string | null)[] {
  const all = [...new Set(answer.kpis.flatMap(({ groups }) => groups.map(({ name }) => name)))];
  if (values === "all") return all;
  return values === null ? all.slice(0, FIRST_GROUPS) : all.filter((name) => values.includes(name));
}

/** Everything a view shows, KPI by KPI. */
export function strandsOf(answer: Answer, asked: Asked, view: View): readonly Strand[] {
  const chosen = chosenGroups(answer, view);
  return answer.kpis.flatMap(({ kpi, whole, groups }): Strand[] => {
    if (asked.split === "") return whole === null ? [] : [{ kpi, series: whole }];
    return chosen.flatMap((name) => {
      const group = groups.find((each) => each.name === name);
      return group ? [{ kpi, group: name, series: group.series }] : [];
    });
  });
}

/** Series over the same periods: those a series lacks have no data. */
export function aligned(all: readonly Series[]): readonly Series[] {
  const periods = [...new Set(all.flatMap(({ points }) => points.map(({ period }) => period)))].sort();
  const none = { value: null, n: null, low: null, high: null, state: "no_data" } as const;
  return all.map(({ grain, points }) => {
    const cells = new Map(points.map(({ period, cell }) => [period, cell]));
    return { grain, points: periods.map((period) => ({ period, cell: cells.get(period) ?? none })) };
  });
}
