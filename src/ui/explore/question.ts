import type { Grain } from "../../compile/definitions.js";
import { addDuration, isDate, nextPeriod, periodStart } from "../../ground/day.js";
import type { PublishedKpi, Results } from "./published.js";
import type { Filter, View } from "./state.js";

/** What a view asks, with everything it leaves unsaid filled in. */
export interface Asked {
  readonly kpis: readonly PublishedKpi[];
  readonly grain: Grain;
  readonly split: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Filters and condition together; empty where there are none. */
  readonly where: string;
  /** Where the view's own condition begins in it. */
  readonly whereAt: number;
}

/** How far back a view goes that names no start. */
const BACK: Partial<Readonly<Record<Grain, number>>> = { hour: 14, day: 91, week: 371 };
const SPLIT_PERIODS = 13;
/** A report holds so many groups at most: where it holds fewer, these are all. */
const REPORT_GROUPS = 6;

export function askedOf(view: View, results: Results): Asked {
  const kpis = view.kpis.flatMap((id) => results.kpis.find((kpi) => kpi.id === id) ?? []);
  const [first] = kpis;
  const grains = sharedGrains(kpis);
  const own = first?.series.grain ?? "month";
  // A grain that a KPI does not have (an old link, rows that are not published) is its own again.
  const grain = view.grain !== "" && grains.includes(view.grain) ? view.grain : grains.includes(own) ? own : (grains[0] ?? own);
  const split = view.split;
  const filters = view.filters.map((filter) => condition(filter, results)).join(" and ");
  const where = view.where.trim();
  return {
    kpis,
    grain,
    split,
    from: isDate(view.from) ? view.from : firstPeriod(kpis, grain, split, results),
    to: isDate(view.to) ? view.to : null,
    where: [filters, where === "" ? "" : filters === "" ? where : `(${where})`].filter(Boolean).join(" and "),
    whereAt: filters === "" ? 0 : filters.length + " and (".length,
  };
}

export const sharedGrains = (kpis: readonly PublishedKpi[]): readonly Grain[] =>
  (kpis[0]?.grains ?? []).filter((grain) => kpis.every((kpi) => kpi.grains.includes(grain)));

export const sharedDimensions = (kpis: readonly PublishedKpi[]): readonly string[] =>
  (kpis[0]?.dimensions ?? []).filter((name) => kpis.every((kpi) => kpi.dimensions.includes(name)));

/** As much as can be looked at: what the report shows, less of finer grains. */
function firstPeriod(kpis: readonly PublishedKpi[], grain: Grain, split: string, { dataTo, calendar }: Results): string | null {
  const points = kpis.flatMap(({ series }) => series.points);
  const back = BACK[grain];
  if (back !== undefined) return dataTo === null ? null : periodStart(addDuration(dataTo, -back, "day"), grain, calendar);
  const periods = [...new Set(points.map(({ period }) => period))].sort();
  const kept = split !== "" && grain === "month" ? periods.slice(-SPLIT_PERIODS) : periods;
  return kept[0] === undefined ? null : periodStart(kept[0], grain, calendar);
}

/** Whether more can be asked than is published: the rows are there, with every column that is read. */
export const canAsk = ({ kpis }: Asked): boolean => kpis.length > 0 && kpis.every(({ askable }) => askable);

/** Whether the published results hold the answer, so that no engine is needed. */
export function isPublished(asked: Asked, view: View, { calendar }: Results): boolean {
  const { kpis, grain, split, from, to } = asked;
  if (asked.where !== "") return false;
  const starts = (at: string | null): boolean => at === null || periodStart(at, grain, calendar) === at;
  if (!starts(from) || !starts(to)) return false;
  return kpis.every((kpi) => {
    if (kpi.series.grain !== grain) return false;
    const found =
      split === "" ? [kpi.series] : kpi.splits.find(({ dimension }) => dimension === split)?.groups.map((g) => g.series);
    const first = found?.[0]?.points[0]?.period;
    // What begins after the start asked for may have begun before it was cut for the report.
    if (found === undefined || (view.from !== "" && first !== undefined && view.from < first)) return false;
    const names = kpi.splits.find(({ dimension }) => dimension === split)?.groups.map(({ name }) => name) ?? [];
    if (view.values === "all") return split === "" || names.length < REPORT_GROUPS;
    return (view.values ?? []).every((value) => split === "" || names.includes(value));
  });
}

/** "column = value" in the formula language. */
export function condition([column, value]: Filter, { dimensions }: Results): string {
  const name = column
    .split(".")
    .map((part) => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(part) ? part : `\`${part.replaceAll("`", "``")}\``))
    .join(".");
  if (value === null) return `${name} is null`;
  return `${name} = ${dimensions[column]?.type === "boolean" ? value : `"${value.replaceAll('"', '""')}"`}`;
}

/** The period as a range, cut where the view's own range cuts it. */
export function rangeOf(
  period: string,
  { grain, from, to }: Asked,
  { calendar }: Results,
): { readonly from: string; readonly to: string } {
  const end = nextPeriod(period, grain, calendar);
  return { from: from !== null && from > period ? from : period, to: to !== null && to < end ? to : end };
}

/** The same question as a command line. */
export function commandOf({ kpis, grain, split, from, to, where }: Asked): string {
  const quote = (text: string): string => (/^[\w,.@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
  const options = Object.entries({ from: from ?? "", to: to ?? "", where }).flatMap(([key, value]) =>
    value === "" ? [] : [`--${key} ${quote(value)}`],
  );
  const ids = kpis.map(({ id }) => id).join(",");
  return ["worthwhile query", quote(ids), `--by ${quote([grain, split].filter(Boolean).join(","))}`, ...options].join(" ");
}
