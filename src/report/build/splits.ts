import { parseText } from "../../formula/parse.js";
import type { Definitions, Grain, Texts } from "../../compile/definitions.js";
import type { KpiInfo, ReportInput } from "../input.js";
import type { KpiReport, ReportCell } from "../model.js";
import { guarded, type Floor } from "../privacy.js";
import { askTogether, sizeOf, type OneAnswer } from "./ask.js";
import { settledCell } from "./cell.js";
import { enough, leastOf } from "./enough.js";
import { firstPeriod, type Gathered } from "./series.js";

/** A year of months, and the one it is compared with. */
const SPLIT_PERIODS = 13;

/** How many groups a page draws; the others stay to be explored. */
const SHOWN_GROUPS = 6;

/** How many rows a table of whole ranges has. */
const LISTED_GROUPS = 12;

type Split = KpiReport["splits"][number];

/** What the questions by dimension gave. */
export interface Splits {
  of(kpi: string): readonly Split[];
  /** Columns some group of which is withheld somewhere: no row may show them. */
  readonly hiding: ReadonlySet<string>;
}

/**
 * Asks, for each dimension some KPI is split by, all its KPIs at once; keeps the floor over all groups, then the biggest.
 * KPIs that lead with the `whole` range are split over it, not by periods.
 */
export async function gatherSplits(
  input: ReportInput,
  { gathered, whole }: { readonly gathered: Gathered; readonly whole: ReadonlySet<string> },
  floorOf: (kpi: string) => Floor,
): Promise<Splits> {
  const { definitions, program } = input;
  const found = new Map<string, Split>();
  const hiding = new Set<string>();
  const wanted = Object.keys(program.kpis)
    .filter((id) => !whole.has(id) && gathered.series(id).points.length > 0)
    .flatMap((id) =>
      (definitions.kpis[id]?.splits ?? []).map((dimension) => ({ id, dimension, grain: gathered.series(id).grain })),
    );
  for (const key of new Set(wanted.map(({ grain, dimension }) => `${grain} ${dimension}`))) {
    const together = wanted.filter(({ grain, dimension }) => `${grain} ${dimension}` === key);
    const { grain, dimension } = together[0] as (typeof wanted)[number];
    const kpis = together.map(({ id }) => id);
    const from = firstPeriod(input, grain, SPLIT_PERIODS);
    for (const one of await askTogether(input, kpis, { by: [grain, dimension], from })) {
      const label = dimensionLabel(dimension, (program.kpis[one.kpi] as KpiInfo).tables, definitions);
      const shown = gathered.series(one.kpi).points.map(({ period }) => period);
      const least = leastOf(one.kpi, definitions, program);
      const all = groups(one, shown.slice(-SPLIT_PERIODS), grain, { ...floorOf(one.kpi), least });
      if (all.some((group) => group.series.points.some((point) => point.cell.state === "suppressed")))
        hiding.add(columnOf(dimension));
      found.set(`${one.kpi} ${dimension}`, { dimension, label, groups: all.slice(0, SHOWN_GROUPS) });
    }
  }
  const totals = [...whole].flatMap((id) => (definitions.kpis[id]?.splits ?? []).map((dimension) => ({ id, dimension })));
  for (const dimension of new Set(totals.map((each) => each.dimension))) {
    const kpis = totals.filter((each) => each.dimension === dimension).map(({ id }) => id);
    for (const one of await askTogether(input, kpis, { by: [dimension], from: null })) {
      const label = dimensionLabel(dimension, (program.kpis[one.kpi] as KpiInfo).tables, definitions);
      const floor = { ...floorOf(one.kpi), least: leastOf(one.kpi, definitions, program) };
      const all = totalGroups(one, gathered.series(one.kpi).grain, floor);
      if (all.some((group) => group.total?.state === "suppressed")) hiding.add(columnOf(dimension));
      found.set(`${one.kpi} ${dimension}`, { dimension, label, groups: all.slice(0, LISTED_GROUPS) });
    }
  }
  return {
    of: (kpi) =>
      (definitions.kpis[kpi]?.splits ?? [])
        .map((dimension) => found.get(`${kpi} ${dimension}`))
        .filter((split) => split !== undefined),
    hiding,
  };
}

/** All groups, the biggest first, with what must not be seen withheld. */
function groups(
  one: OneAnswer,
  periods: readonly string[],
  grain: Grain,
  floor: Floor & { readonly least: number },
): Split["groups"] {
  const byGroup = new Map<string | null, { readonly cells: Map<string, ReportCell>; n: number }>();
  for (const row of one.rows) {
    const name = row.key[1] ?? null;
    const group = byGroup.get(name) ?? { cells: new Map<string, ReportCell>(), n: 0 };
    const cell = settledCell(row.cell);
    group.cells.set(String(row.key[0]), cell);
    group.n += sizeOf(cell);
    byGroup.set(name, group);
  }
  // The floor looks at every group of a period, shown or not: what is hidden must not follow from the total.
  const names = [...byGroup.keys()];
  const kept = new Map(
    periods.map((period) => [
      period,
      guarded(
        names.map((name) => byGroup.get(name)?.cells.get(period) ?? NONE),
        floor.k,
      ),
    ]),
  );
  const size = (name: string | null): number => byGroup.get(name)?.n ?? 0;
  const shown = [...names].sort((a, b) => size(b) - size(a) || compareNames(a, b));
  return shown.map((name) => ({
    name,
    series: {
      grain,
      points: periods.map((period) => ({
        period,
        cell: enough(kept.get(period)?.[names.indexOf(name)] ?? NONE, floor.least),
      })),
    },
  }));
}

/** The groups over the whole range, the biggest first, with what must not be seen withheld. */
function totalGroups(one: OneAnswer, grain: Grain, floor: Floor & { readonly least: number }): Split["groups"] {
  const cells = one.rows.map((row) => settledCell(row.cell));
  const kept = guarded(cells, floor.k);
  const size = (at: number): number => sizeOf(cells[at] ?? NONE);
  return one.rows
    .map((row, at) => ({ name: row.key[0] ?? null, at }))
    .sort((a, b) => size(b.at) - size(a.at) || compareNames(a.name, b.name))
    .map(({ name, at }) => ({ name, series: { grain, points: [] }, total: enough(kept[at] ?? NONE, floor.least) }));
}

const NONE = { value: null, n: null, low: null, high: null, state: "no_data" } as const;

const compareNames = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;

/** The names of a dimension's path, those in backticks too. */
function namesOf(dimension: string): readonly string[] {
  const { expr } = parseText(dimension);
  return expr?.kind === "path" ? expr.parts.map(({ name }) => name) : [dimension];
}

/** The column a dimension ends in: "segment" of topics.author_id.segment. */
const columnOf = (dimension: string): string => namesOf(dimension).at(-1) ?? dimension;

/** The column's own label: of the named table, or of the first of the KPI's tables that has it. */
function dimensionLabel(dimension: string, tables: readonly string[], definitions: Definitions): Texts {
  const parts = namesOf(dimension);
  const column = parts.at(-1) ?? dimension;
  const named = parts.length > 1 ? [parts[0] ?? ""] : [];
  for (const table of [...named, ...tables, ...Object.keys(definitions.tables)]) {
    const columns = Object.hasOwn(definitions.tables, table) ? definitions.tables[table]?.columns : undefined;
    const found = columns && Object.hasOwn(columns, column) ? columns[column]?.label : undefined;
    if (found && Object.keys(found).length > 0) return found;
  }
  return {};
}
