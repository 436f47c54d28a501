import type { Catalog } from "../compile/catalog.js";
import type { Definitions, Grain, Texts } from "../compile/definitions.js";
import { dimensionsOf, grainsOf, type Dimension } from "../compile/dimensions.js";
import { understand } from "../compile/program.js";
import { LANGUAGES } from "../report/language.js";
import type { KpiReport, Report, ReportCell, Series } from "../report/model.js";
import { words } from "../report/sentence.js";
import { slug } from "./pages/place.js";

/**
 * What the explorer shows at once, small: series by column and not by row, periods and labels written once. `catalog`
 * is the published one; without rows the explorer has the report's own grains and splits alone.
 */
export function results(report: Report, definitions: Definitions, catalog: Catalog, rows: boolean): unknown {
  const program = understand({ definitions, catalog });
  const periods = allPeriods(report.kpis);
  const dimensions = new Map<string, { readonly label: Texts; readonly type: Dimension["type"] }>();
  const tables = new Map<string, Texts>();
  const kpis = report.kpis.map((kpi) => {
    // A KPI that reads a column which may not leave cannot be asked in the page.
    const askable = rows && program.kpis[kpi.id]?.cell !== null;
    const own = askable ? dimensionsOf(program, kpi.id) : [];
    for (const { name, table, column, type } of own)
      dimensions.set(name, { type, label: definitions.tables[table]?.columns[column]?.label ?? {} });
    for (const { dimension, label } of kpi.splits)
      if (!dimensions.has(dimension)) dimensions.set(dimension, { type: "text", label });
    const read = program.kpis[kpi.id]?.tables ?? [];
    for (const table of read) tables.set(table, definitions.tables[table]?.label ?? {});
    return {
      id: kpi.id,
      page: slug(kpi.id),
      label: kpi.label,
      family: kpi.family ?? "other",
      unit: kpi.unit,
      shownIn: kpi.shownIn,
      changes: kpi.changes,
      tables: read,
      askable,
      grains: askable ? grainsOf(program, kpi.id) : kpi.series.points.length > 0 ? [kpi.series.grain] : [],
      dimensions: [...new Set([...kpi.splits.map(({ dimension }) => dimension), ...own.map(({ name }) => name)])],
      grain: kpi.series.grain,
      series: columnar(kpi.series, periods),
      // A split over the whole range has no periods to show: the page asks its engine.
      splits: kpi.splits
        .filter(({ groups }) => groups.every(({ total }) => total === undefined))
        .map(({ dimension, groups }) => ({
          dimension,
          groups: groups.map(({ name, series }) => ({ name, series: columnar(series, periods) })),
        })),
    };
  });
  const { community } = report;
  return {
    community: { simulated: community.simulated, timezone: community.timezone },
    calendar: { weekStart: definitions.community.weekStart, fiscalYearStart: definitions.community.fiscalYearStart },
    dataTo: report.dataTo,
    digest: report.digest.slice(0, 12),
    rows,
    families: families(kpis.map(({ family }) => family)),
    dimensions: Object.fromEntries(dimensions),
    tables: Object.fromEntries(tables),
    periods: Object.fromEntries(periods),
    kpis,
  };
}

/** Every period of each grain, in order. */
function allPeriods(kpis: readonly KpiReport[]): ReadonlyMap<Grain, readonly string[]> {
  const found = new Map<Grain, Set<string>>();
  for (const { series, splits } of kpis) {
    for (const { grain, points } of [series, ...splits.flatMap(({ groups }) => groups.map((group) => group.series))]) {
      const known = found.get(grain) ?? new Set();
      for (const { period } of points) known.add(period);
      found.set(grain, known);
    }
  }
  return new Map([...found].map(([grain, periods]) => [grain, [...periods].sort()]));
}

const LETTERS: { readonly [S in ReportCell["state"]]: string } = {
  complete: "c",
  immature: "i",
  partial: "p",
  no_data: "n",
  undefined: "u",
  suppressed: "s",
  too_few: "f",
};

/** A series of neighbouring periods: where it begins, then a column each of value, low, high, n and state. */
function columnar({ grain, points }: Series, periods: ReadonlyMap<Grain, readonly string[]>): unknown {
  const column = (of: "value" | "low" | "high" | "n"): readonly (number | null)[] | undefined => {
    const all = points.map(({ cell }) => cell[of]);
    return all.every((x) => x === null) ? undefined : all;
  };
  return {
    at: points[0] ? (periods.get(grain)?.indexOf(points[0].period) ?? 0) : 0,
    v: column("value"),
    l: column("low"),
    h: column("high"),
    n: column("n"),
    s: points.map(({ cell }) => LETTERS[cell.state]).join(""),
  };
}

/** The families' names in every language; one of the community's own spells itself. */
function families(used: readonly string[]): Readonly<Record<string, Texts>> {
  const named = (family: string): Texts =>
    Object.fromEntries(
      LANGUAGES.flatMap((language) => {
        const { family: known, otherFamily } = words(language);
        const name = family === "other" ? otherFamily : (known as Readonly<Record<string, string>>)[family];
        return name === undefined ? [] : [[language, name]];
      }),
    );
  return Object.fromEntries([...new Set(used)].map((family) => [family, named(family)]));
}
