import type { Catalog, CatalogTable } from "../../compile/catalog.js";
import { addDuration, compareLocal, nextPeriod, periods, type Calendar } from "../../ground/day.js";
import { remembered, type ReportInput } from "../input.js";
import type { CoverageReport } from "../model.js";
import type { Floor } from "../privacy.js";
import type { Earlier, Subject, Withheld } from "./floor/withheld.js";

/** What each table covers, with its rows by month over the community's whole span. */
export async function coverageReports(input: ReportInput): Promise<readonly CoverageReport[]> {
  const { definitions, catalog } = input;
  const months = span(catalog);
  const reports: CoverageReport[] = [];
  for (const table of Object.values(catalog.tables)) {
    const { monthly } = input;
    const counted =
      table.coverage !== null && monthly
        ? await remembered(input.memory, { table: table.name }, "months", () => monthly(table.name))
        : [];
    const rows = new Map(counted.map((month) => [month.period.slice(0, 10), month.rows]));
    reports.push({
      table: table.name,
      label: (Object.hasOwn(definitions.tables, table.name) ? definitions.tables[table.name]?.label : undefined) ?? {},
      origin: table.origin,
      rows: table.rows,
      outside: table.outside,
      from: table.coverage?.from ?? null,
      to: table.coverage?.to ?? null,
      loadedAt: table.loadedAt,
      months:
        input.monthly && table.coverage
          ? months.map((period) => ({ period, rows: covers(table, period) ? (rows.get(period) ?? 0) : null }))
          : [],
    });
  }
  return reports;
}

/** A table's rows as a subject of the floor: they are counted beside the KPIs that count the same rows. */
export const coverageSubject = ({ table, rows, months }: CoverageReport, floor: Floor, earlier: Earlier): Subject => ({
  id: subjectOf(table),
  tables: [table],
  floor,
  total: rows,
  series: [{ grain: "month", points: months.map(({ period, rows: n }) => ({ period, n: n ?? 0 })) }],
  someOf: [],
  earlier,
});

/** Never a KPI's name. */
export const subjectOf = (table: string): string => `rows of ${table}`;

/** The report of a table without what must not be seen. */
export function guardedCoverage(report: CoverageReport, { k, personal }: Floor, withheld: Withheld): CoverageReport {
  const id = subjectOf(report.table);
  const { outside } = report;
  const isFew = personal && outside !== null && outside > 0 && outside < k;
  return {
    ...report,
    rows: withheld.total(id) ? null : report.rows,
    outside: withheld.total(id) || isFew ? null : outside,
    months: report.months.map((month) =>
      month.rows !== null && withheld.cell(id, "month", month.period)
        ? { period: month.period, rows: null, withheld: true as const }
        : month,
    ),
  };
}

const CALENDAR: Calendar = { weekStart: 1, fiscalYearStart: 1 };

/** All months some table covers a part of. */
function span(catalog: Catalog): readonly string[] {
  const covered = Object.values(catalog.tables).flatMap((table) => (table.coverage ? [table.coverage] : []));
  const from = covered.map((each) => each.from).sort(compareLocal)[0];
  const to = covered
    .map((each) => each.to)
    .sort(compareLocal)
    .at(-1);
  return from === undefined || to === undefined ? [] : periods(from, to, "month", CALENDAR);
}

const covers = ({ coverage }: CatalogTable, month: string): boolean =>
  coverage !== null &&
  compareLocal(coverage.from, nextPeriod(month, "month", CALENDAR)) < 0 &&
  compareLocal(coverage.to, month) > 0;

/** The last day a half-open end covers: "2026-11-05" covers to the 4th, "2026-11-05T10:00:00" to the 5th. */
export function lastDay(end: string): string {
  const midnight = end.length === 10 || /^[^T ]+[T ]00:00(?::00(?:\.0+)?)?$/.test(end);
  return midnight ? addDuration(end.slice(0, 10), -1, "day") : end.slice(0, 10);
}

/** The last day any table covers: "data to". */
export function latestDay(catalog: Catalog): string | null {
  const ends = Object.values(catalog.tables).flatMap((table) => (table.coverage ? [table.coverage.to] : []));
  const latest = ends.sort(compareLocal).at(-1);
  return latest === undefined ? null : lastDay(latest);
}
