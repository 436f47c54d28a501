import type { Grain } from "../../../compile/definitions.js";
import { compareLocal, nextPeriod, type Calendar } from "../../../ground/day.js";
import type { KpiReport, Report, Series } from "../../model.js";
import type { Earlier, Place } from "./withheld.js";

/** What releases have told and withheld: whoever kept them puts it together with what is told now. */
export interface Releases {
  /** Of a KPI that is still defined as it was. */
  kpi(id: string): Earlier;
  rows(table: string): Earlier;
  /** Places of KPIs that some release withholds: they stay withheld, whatever else could be hidden today. */
  readonly withheld: readonly Place[];
  /** The same of the groups of a split; "" is the whole range. */
  group(kpi: string, dimension: string, name: string | null, at: string): boolean;
  /** What each release told of a split over the whole range. */
  wholes(kpi: string, dimension: string): readonly Whole[];
}

/** A split over the whole range: how many each group that was told counted, and all of them together. */
export interface Whole {
  readonly total: number | null;
  readonly groups: ReadonlyMap<string | null, number>;
}

/** `hashes`: today's definition of each KPI; another one before counted something else. */
export function releasesOf(
  reports: readonly Report[],
  hashes: Readonly<Record<string, string>>,
  { monthsOf, calendar }: { readonly monthsOf: (table: string) => Place["id"]; readonly calendar: Calendar },
): Releases {
  const places = new Map<string, Place>();
  const groups = new Set<string>();
  const wholes = new Map<string, Whole[]>();
  const told = new Set<string>();
  const since = new Map<string, string[]>();
  const tell = (id: string, grain: Grain, period: string): void => void told.add(key(id, grain, period));
  const hide = (id: string, grain: Grain, period: string): void =>
    void places.set(key(id, grain, period), { id, at: { grain, period } });
  const open = (id: string, start: string | undefined): void => {
    if (start !== undefined) since.set(id, [...(since.get(id) ?? []), start]);
  };

  for (const report of reports) {
    for (const kpi of report.kpis.filter(({ id, definitionHash }) => hashes[id] === definitionHash)) {
      const goals = report.goals.flatMap((goal) => (goal.kpi === kpi.id && goal.series ? [goal.series] : []));
      for (const { grain, points } of [kpi.series, ...goals]) {
        for (const { period, cell } of points) {
          if (cell.state === "suppressed") hide(kpi.id, grain, period);
          else if (cell.state === "complete") tell(kpi.id, grain, period);
        }
      }
      if (kpi.total && kpi.total.n !== null) open(kpi.id, firstOpen(kpi.series, calendar));
      for (const name of withheldGroups(kpi)) groups.add(name);
      for (const { dimension, groups: split } of kpi.splits) {
        const counts = split.flatMap(({ name, total }) => (total && total.n !== null ? [[name, total.n] as const] : []));
        const place = JSON.stringify([kpi.id, dimension]);
        if (counts.length > 0)
          wholes.set(place, [...(wholes.get(place) ?? []), { total: kpi.total?.n ?? null, groups: new Map(counts) }]);
      }
    }
    for (const { table, rows, to, months } of report.coverage) {
      const id = monthsOf(table);
      const isOver = (month: string): boolean => to !== null && compareLocal(nextPeriod(month, "month", calendar), to) <= 0;
      for (const { period, rows: n, withheld } of months) {
        if (withheld) hide(id, "month", period);
        else if (n !== null && isOver(period)) tell(id, "month", period);
      }
      if (rows !== null) open(id, months.find(({ period }) => !isOver(period))?.period ?? (to === null ? undefined : to));
    }
  }
  const earlier = (id: string): Earlier => ({
    told: (grain, period) => told.has(key(id, grain, period)),
    since: since.get(id) ?? [],
  });
  return {
    kpi: earlier,
    rows: (table) => earlier(monthsOf(table)),
    withheld: [...places.values()],
    group: (kpi, dimension, name, at) => groups.has(JSON.stringify([kpi, dimension, name, at])),
    wholes: (kpi, dimension) => wholes.get(JSON.stringify([kpi, dimension])) ?? [],
  };
}

const key = (id: string, grain: Grain, period: string): string => JSON.stringify([id, grain, period]);

/** The first period after the last one that was complete. */
function firstOpen({ grain, points }: Series, calendar: Calendar): string | undefined {
  const last = points.findLast(({ cell }) => cell.state === "complete" || cell.state === "suppressed");
  return last && nextPeriod(last.period, grain, calendar);
}

const withheldGroups = ({ id, splits }: KpiReport): readonly string[] =>
  splits
    .flatMap(({ dimension, groups }) =>
      groups.flatMap(({ name, series, total }) => [
        ...series.points.filter(({ cell }) => cell.state === "suppressed").map(({ period }) => [id, dimension, name, period]),
        ...(total?.state === "suppressed" ? [[id, dimension, name, ""]] : []),
      ]),
    )
    .map((place) => JSON.stringify(place));
