import { partNames } from "../../../compile/composites.js";
import type { KpiDef } from "../../../compile/definitions.js";
import { compareLocal, nextPeriod, periods, periodStart } from "../../../ground/day.js";
import type { ReportInput } from "../../input.js";
import type { ReportCell, Series } from "../../model.js";
import { withheld, type Floor } from "../../privacy.js";
import { askTogether } from "../ask.js";
import { settledCell } from "../cell.js";
import { enough, leastOf } from "../enough.js";
import { calendarOf } from "../series.js";

/** The time a return is counted over: half-open local dates. */
export interface Range {
  readonly from: string;
  readonly to: string;
}

/**
 * The time that all of these KPIs cover, within the time asked: benefits and costs of different times cannot be compared.
 * Where the data set an end it is a month's. Null where they have no time in common; those without dates bound nothing.
 */
export function commonRange(
  input: ReportInput,
  kpis: readonly string[],
  asked: { readonly from: string | null; readonly to: string | null },
): Range | null {
  const calendar = calendarOf(input.definitions.community);
  const tables = [...new Set(kpis.flatMap((kpi) => timed(input, kpi)))];
  const spans = tables.map((table) => input.catalog.tables[table]?.coverage ?? null);
  if (spans.some((span) => span === null)) return null;
  const last = (days: readonly string[], sign: 1 | -1): string | null =>
    days.reduce<string | null>((a, b) => (a === null || sign * compareLocal(b, a) > 0 ? b : a), null);
  const from = last(
    spans.flatMap((span) => span?.from ?? []),
    1,
  );
  const to = last(
    spans.flatMap((span) => span?.to ?? []),
    -1,
  );
  const start = from === null ? asked.from : later(asked.from, monthFrom(from));
  const end = to === null ? asked.to : earlier(asked.to, periodStart(to, "month", calendar));
  return start !== null && end !== null && compareLocal(start, end) < 0 ? { from: start, to: end } : null;

  function monthFrom(day: string): string {
    const month = periodStart(day, "month", calendar);
    return compareLocal(month, day) === 0 ? month : nextPeriod(month, "month", calendar);
  }
}

const later = (a: string | null, b: string): string => (a !== null && compareLocal(a, b) > 0 ? a : b);
const earlier = (a: string | null, b: string): string => (a !== null && compareLocal(a, b) < 0 ? a : b);

const timed = (input: ReportInput, kpi: string): readonly string[] => {
  const info = input.program.kpis[kpi];
  return info && info.dateBasis.length > 0 ? info.tables : [];
};

/** What a KPI came to in a range, and in each of its months (in order; null where it has none). */
export interface RangeAnswer {
  readonly total: ReportCell;
  readonly months: readonly ReportCell[] | null;
}

/**
 * The KPIs' own answers over a range, the privacy floor kept: a month that the KPI's page withholds is withheld here, and
 * with it the sum of a range that holds one, or the month could be worked out from it.
 */
export async function rangeAnswers(
  input: ReportInput,
  kpis: readonly string[],
  range: Range | null,
  shown: { readonly seriesOf: (kpi: string) => Series; readonly floorOf: (kpi: string) => Floor },
): Promise<ReadonlyMap<string, RangeAnswer>> {
  const dated = range === null ? [] : kpis.filter((kpi) => timed(input, kpi).length > 0);
  const undated = kpis.filter((kpi) => timed(input, kpi).length === 0);
  const months = range === null ? [] : periods(range.from, range.to, "month", calendarOf(input.definitions.community));
  const found = new Map<string, RangeAnswer>();
  const totals = [
    ...(await askTogether(input, undated, { by: [], from: null })),
    ...(range === null ? [] : await askTogether(input, dated, { by: [], ...range })),
  ];
  const monthly = range === null ? [] : await askTogether(input, dated, { by: ["month"], ...range });
  for (const { kpi, rows } of totals) {
    const [first] = rows;
    if (!first) continue;
    const { k, personal } = shown.floorOf(kpi);
    const few = (cell: ReportCell): boolean => personal && cell.n !== null && cell.n > 0 && cell.n < k;
    const gone = new Set(hiddenIn(input, kpi, shown.seriesOf));
    const guard = (cell: ReportCell, hides: boolean): ReportCell =>
      hides || few(cell) ? withheld : enough(cell, leastOf(kpi, input.definitions, input.program));
    const own = monthly.find((one) => one.kpi === kpi)?.rows;
    const cells = own && new Map(own.map(({ key, cell }) => [key[0], settledCell(cell)]));
    const hidden = months.some((month) => gone.has(month) || few(cells?.get(month) ?? NOTHING));
    found.set(kpi, {
      total: guard(settledCell(first.cell), hidden),
      months: cells ? months.map((month) => guard(cells.get(month) ?? NOTHING, gone.has(month))) : null,
    });
  }
  return found;
}

const NOTHING: ReportCell = { value: null, n: null, low: null, high: null, state: "no_data" };

/** The months that a KPI's page withholds: its own, and those of a composite's parts. */
const hiddenIn = (input: ReportInput, kpi: string, seriesOf: (kpi: string) => Series): readonly string[] =>
  [kpi, ...partNames(input.definitions.kpis[kpi] as KpiDef)].flatMap((name) =>
    seriesOf(name).points.flatMap(({ period, cell }) => (cell.state === "suppressed" ? [period] : [])),
  );
