import { partNames } from "../../compile/composites.js";
import type { Grain, KpiDef } from "../../compile/definitions.js";
import { addDuration, compareLocal, periods, periodStart, type Calendar, type DurationUnit } from "../../ground/day.js";
import { remembered, type KpiInfo, type ReportInput } from "../input.js";
import type { ReportCell, Series } from "../model.js";
import { counted, partOf, withheld } from "../privacy.js";
import { askTogether, spanOf, type OneAnswer, type Wanted } from "./ask.js";
import { settledCell } from "./cell.js";
import { lastDay } from "./coverage.js";
import { enough, leastOf } from "./enough.js";
import type { Counts } from "./floor/withheld.js";

/** The longest series a page shows: three years of months, and the one it is compared with. */
export const SERIES_PERIODS = 37;

/** What the questions by period gave, with the floor kept. */
export interface Gathered {
  series(kpi: string): Series;
  /** The KPI's series at a goal's grain. */
  goalSeries(kpi: string, grain: Grain): Series;
  /** The SQL behind the series; empty where there is none. */
  sql(kpi: string): string;
  method(kpi: string): string | null;
}

/** What they gave, nothing withheld yet. */
export interface Asked {
  /** A KPI's series, that it is shown by first. */
  counts(kpi: string): readonly Counts[];
  /** Of a share, how many of what it counts are its part; null where it is no share of a count. */
  parts(kpi: string): readonly Counts[] | null;
  /** The series as they may be shown. */
  shown(isWithheld: (kpi: string, grain: Grain, period: string) => boolean): Gathered;
}

const COARSER: readonly Grain[] = ["month", "quarter", "year"];

/** What is asked of these KPIs whatever the answers are: by their own grain, in total, and by their goals' other grains. */
export function seriesWanted(input: ReportInput, ids: readonly string[]): readonly Wanted[] {
  const timed = ids.filter((id) => (input.program.kpis[id] as KpiInfo).dateBasis.length > 0);
  const goals = Object.values(input.definitions.goals).filter(({ kpi }) => timed.includes(kpi));
  const own = timed.map((kpi) => ({ kpi, grain: grainOf(kpi, input) }));
  const all = [...own, ...goals.map(({ kpi, grain }) => ({ kpi, grain }))];
  return [
    ...[...new Set(all.map(({ grain }) => grain))].map((grain): Wanted => ({
      kpis: [...new Set(all.filter((one) => one.grain === grain).map(({ kpi }) => kpi))],
      together: { by: [grain], from: firstPeriod(input, grain, SERIES_PERIODS) },
    })),
    { kpis: ids, together: { by: [], from: null } },
  ];
}

/** Asks every KPI by its report's grain (month, or the coarser one its tables force), and by its goals' other grains. */
export async function gatherSeries(input: ReportInput, ids: readonly string[]): Promise<Asked> {
  const { definitions, program } = input;
  const timed = ids.filter((id) => (program.kpis[id] as KpiInfo).dateBasis.length > 0);
  const grains = new Map<string, Grain>();
  const found = new Map<string, Found>();

  let waiting = timed;
  for (const grain of COARSER) {
    // Whoever is refused at this grain (a table or a `per` of a coarser one) is asked again at the next.
    const fit = waiting.filter((id) => COARSER.indexOf(grainOf(id, input)) <= COARSER.indexOf(grain));
    const answered = await byGrain(input, fit, grain);
    for (const [id, one] of answered) {
      grains.set(id, grain);
      found.set(`${id} ${grain}`, one);
    }
    waiting = waiting.filter((id) => !answered.has(id));
  }

  // A part is shown beside its composite in the same period.
  const parts = timed.flatMap((id) =>
    partNames(definitions.kpis[id] as KpiDef).map((kpi) => ({ kpi, grain: grains.get(id) ?? "month" })),
  );
  const goals = [...Object.values(definitions.goals), ...parts].filter(
    ({ kpi, grain }) => timed.includes(kpi) && grains.get(kpi) !== grain,
  );
  for (const grain of new Set(goals.map((goal) => goal.grain))) {
    const kpis = [...new Set(goals.filter((goal) => goal.grain === grain).map((goal) => goal.kpi))];
    for (const [id, one] of await byGrain(input, kpis, grain)) found.set(`${id} ${grain}`, one);
  }

  const at = (id: string): Found | undefined => found.get(`${id} ${grains.get(id) ?? "month"}`);
  const seriesOf = (id: string): readonly Series[] => {
    const shown = at(id);
    const others = [...found].filter(([key, one]) => key === `${id} ${one.series.grain}` && one !== shown);
    return [...(shown ? [shown] : []), ...others.map(([, one]) => one)].map(({ series }) => series);
  };
  return {
    counts: (id) =>
      seriesOf(id).map(({ grain, points }) => ({
        grain,
        points: points.map(({ period, cell }) => ({ period, n: counted(cell) })),
      })),
    parts: (id) => {
      if (!(program.kpis[id] as KpiInfo).partOfWhole) return null;
      const all = seriesOf(id);
      if (!all.every(({ points }) => points.every(({ cell }) => partOf(cell) !== null))) return null;
      return all.map(({ grain, points }) => ({
        grain,
        points: points.map(({ period, cell }) => ({ period, n: partOf(cell) ?? 0 })),
      }));
    },
    shown: (isWithheld) => {
      const kept = (id: string, { grain, points }: Series): Series => {
        const least = leastOf(id, definitions, program);
        const cellOf = ({ period, cell }: Series["points"][number]): ReportCell =>
          isWithheld(id, grain, period) ? withheld : enough(cell, least);
        return { grain, points: points.map((point) => ({ period: point.period, cell: cellOf(point) })) };
      };
      const series = new Map([...found].map(([key, one]) => [key, kept(key.slice(0, key.lastIndexOf(" ")), one.series)]));
      const shownBy = (id: string): Series =>
        series.get(`${id} ${grains.get(id) ?? "month"}`) ?? { grain: grainOf(id, input), points: [] };
      return {
        series: shownBy,
        goalSeries: (id, grain) => series.get(`${id} ${grain}`) ?? shownBy(id),
        sql: (id) => at(id)?.sql ?? "",
        method: (id) => at(id)?.method ?? null,
      };
    },
  };
}

interface Found {
  readonly series: Series;
  readonly sql: string;
  readonly method: string;
}

async function byGrain(input: ReportInput, kpis: readonly string[], grain: Grain): Promise<ReadonlyMap<string, Found>> {
  const found = new Map<string, Found>();
  const from = firstPeriod(input, grain, SERIES_PERIODS);
  for (const one of await askTogether(input, kpis, { by: [grain], from })) {
    const question = { kpis: [one.kpi], by: [grain], from, to: null, where: null };
    found.set(one.kpi, {
      series: { grain, points: points(one, input, grain) },
      sql: await remembered(input.memory, { kpi: one.kpi }, ["sql", question], () => input.sql?.(question) ?? ""),
      method: one.method,
    });
  }
  return found;
}

/**
 * One KPI's points, from its first data to the last period that any KPI has data of, so that what ended early is seen to
 * have.
 */
function points(one: OneAnswer, input: ReportInput, grain: Grain): Series["points"] {
  const begins = one.rows.find(({ cell }) => cell.state !== "no_data")?.key[0];
  const span = spanOf(input, Object.keys(input.program.kpis));
  if (begins === undefined || begins === null || span === null) return [];
  const answered = new Map(one.rows.map(({ key, cell }) => [key[0], settledCell(cell)]));
  return periods(begins, span.to, grain, calendarOf(input.definitions.community))
    .map((period) => ({ period, cell: answered.get(period) ?? EMPTY }))
    .slice(-SERIES_PERIODS);
}

const EMPTY = { value: null, n: null, low: null, high: null, state: "no_data" } as const;

/** The finest grain of a month or coarser that the KPI's tables have. */
function grainOf(id: string, input: ReportInput): Grain {
  const tables = input.program.kpis[id]?.tables ?? [];
  const grains = tables.map((table) => input.definitions.tables[table]?.grain ?? "month");
  if (grains.some((grain) => grain === "year" || grain === "fiscal_year")) return "year";
  return grains.some((grain) => grain === "quarter" || grain === "fiscal_quarter") ? "quarter" : "month";
}

/**
 * The start of the period so many back from the latest watermark of all KPIs' tables; null where their data begins
 * after it, so that the question takes all there is.
 */
export function firstPeriod(input: ReportInput, grain: Grain, count: number): string | null {
  const span = spanOf(input, Object.keys(input.program.kpis));
  if (span === null) return null;
  const calendar = calendarOf(input.definitions.community);
  const back = addDuration(periodStart(lastDay(span.to), grain, calendar), -(count - 1) * STEP[grain][0], STEP[grain][1]);
  return compareLocal(back, span.from) <= 0 ? null : back;
}

const STEP: { readonly [G in Grain]: readonly [number, DurationUnit] } = {
  hour: [1, "hour"],
  day: [1, "day"],
  week: [1, "week"],
  month: [1, "month"],
  quarter: [3, "month"],
  year: [1, "year"],
  fiscal_quarter: [3, "month"],
  fiscal_year: [1, "year"],
};

export const calendarOf = (community: {
  readonly weekStart: Calendar["weekStart"];
  readonly fiscalYearStart: number;
}): Calendar => ({
  weekStart: community.weekStart,
  fiscalYearStart: community.fiscalYearStart,
});
