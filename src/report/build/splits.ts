import type { Definitions, Grain, Texts } from "../../compile/definitions.js";
import type { Answer } from "../../compile/question.js";
import type { KpiInfo, ReportInput } from "../input.js";
import type { KpiReport, ReportCell } from "../model.js";
import { guarded, type Floor } from "../privacy.js";
import { askTogether, ofOneRange } from "./ask.js";
import { settledCell } from "./cell.js";
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
    for (const { answer } of await askTogether(input, kpis, {
      by: [grain, dimension],
      from: firstPeriod(input, kpis, grain, SPLIT_PERIODS),
    })) {
      answer.kpis.forEach(({ name }, i) => {
        const label = dimensionLabel(dimension, (program.kpis[name] as KpiInfo).tables, definitions);
        const all = groups(answer, i, grain, floorOf(name));
        if (all.some((group) => group.series.points.some((point) => point.cell.state === "suppressed")))
          hiding.add(columnOf(dimension));
        found.set(`${name} ${dimension}`, { dimension, label, groups: all.slice(0, SHOWN_GROUPS) });
      });
    }
  }
  // Where every panel would be empty, the whole range is all there is to tell.
  const empty = wanted.filter(({ id, dimension }) => !(found.get(`${id} ${dimension}`)?.groups ?? []).some(isDrawn));
  const totals = [
    ...[...whole].flatMap((id) => (definitions.kpis[id]?.splits ?? []).map((dimension) => ({ id, dimension }))),
    ...empty,
  ];
  for (const dimension of new Set(totals.map((each) => each.dimension))) {
    const kpis = totals.filter((each) => each.dimension === dimension).map(({ id }) => id);
    for (const together of ofOneRange(input, kpis))
      for (const { answer } of await askTogether(input, together, { by: [dimension], from: null })) {
        answer.kpis.forEach(({ name }, i) => {
          const label = dimensionLabel(dimension, (program.kpis[name] as KpiInfo).tables, definitions);
          const all = totalGroups(answer, i, gathered.series(name).grain, floorOf(name));
          if (all.some((group) => group.total?.state === "suppressed")) hiding.add(columnOf(dimension));
          found.set(`${name} ${dimension}`, { dimension, label, groups: all.slice(0, LISTED_GROUPS) });
        });
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

const isDrawn = ({ series }: Split["groups"][number]): boolean =>
  series.points.some(({ cell }) => cell.state === "complete" && cell.value !== null);

/** All groups, the biggest first, with what must not be seen withheld. */
function groups(answer: Answer, i: number, grain: Grain, floor: Floor): Split["groups"] {
  const periods = [...new Set(answer.rows.map((row) => String(row.key[0])))].slice(-SPLIT_PERIODS);
  const byGroup = new Map<string | null, { readonly cells: Map<string, ReportCell>; n: number }>();
  for (const row of answer.rows) {
    const name = row.key[1] === null || row.key[1] === undefined ? null : String(row.key[1]);
    const group = byGroup.get(name) ?? { cells: new Map<string, ReportCell>(), n: 0 };
    const cell = settledCell(row.cells[i] ?? NONE);
    group.cells.set(String(row.key[0]), cell);
    group.n += cell.n ?? Math.abs(cell.value ?? 0);
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
  const shown = names.filter((name) => size(name) > 0).sort((a, b) => size(b) - size(a) || compareNames(a, b));
  return shown.map((name) => ({
    name,
    series: { grain, points: periods.map((period) => ({ period, cell: kept.get(period)?.[names.indexOf(name)] ?? NONE })) },
  }));
}

/** The groups over the whole range, the biggest first, with what must not be seen withheld. */
function totalGroups(answer: Answer, i: number, grain: Grain, floor: Floor): Split["groups"] {
  const cells = answer.rows.map((row) => settledCell(row.cells[i] ?? NONE));
  const kept = guarded(cells, floor.k);
  const size = (at: number): number => cells[at]?.n ?? Math.abs(cells[at]?.value ?? 0);
  return answer.rows
    .map((row, at) => ({ name: row.key[0] === null || row.key[0] === undefined ? null : String(row.key[0]), at }))
    .filter(({ at }) => size(at) > 0)
    .sort((a, b) => size(b.at) - size(a.at) || compareNames(a.name, b.name))
    .map(({ name, at }) => ({ name, series: { grain, points: [] }, total: kept[at] ?? NONE }));
}

const NONE = { value: null, n: null, low: null, high: null, state: "no_data" } as const;

const compareNames = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;

/** The column a dimension ends in: "segment" of topics.author_id.segment. */
const columnOf = (dimension: string): string => dimension.split(".").at(-1) ?? dimension;

/** The column's own label: of the named table, or of the first of the KPI's tables that has it. */
function dimensionLabel(dimension: string, tables: readonly string[], definitions: Definitions): Texts {
  const parts = dimension.split(".");
  const column = columnOf(dimension);
  const named = parts.length > 1 ? [parts[0] ?? ""] : [];
  for (const table of [...named, ...tables, ...Object.keys(definitions.tables)]) {
    const columns = Object.hasOwn(definitions.tables, table) ? definitions.tables[table]?.columns : undefined;
    const found = columns && Object.hasOwn(columns, column) ? columns[column]?.label : undefined;
    if (found && Object.keys(found).length > 0) return found;
  }
  return {};
}
