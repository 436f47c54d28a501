import { table } from "arquero";
import type { Catalog } from "../../compile/catalog.js";
import type { Column } from "../../compile/cell.js";
import type { Definitions, Grain, Texts } from "../../compile/definitions.js";
import type { Calendar } from "../../ground/day.js";
import type { ReportCell, Series } from "../../report/model.js";
import { fetched } from "./failure.js";

/** What the site publishes for exploring, fetched once and looked at at once: `src/site/results.ts` writes it. */
export interface Results {
  readonly community: { readonly simulated: boolean; readonly timezone: string };
  readonly calendar: Calendar;
  readonly dataTo: string | null;
  readonly digest: string;
  /** True where rows are published too, for what the results do not hold. */
  readonly rows: boolean;
  readonly families: Readonly<Record<string, Texts>>;
  readonly dimensions: Readonly<Record<string, { readonly label: Texts; readonly type: "text" | "boolean" }>>;
  readonly tables: Readonly<Record<string, Texts>>;
  readonly kpis: readonly PublishedKpi[];
}

export interface PublishedKpi {
  readonly id: string;
  /** The folder of its page. */
  readonly page: string;
  readonly label: Texts;
  readonly family: string;
  readonly unit: string;
  readonly shownIn: string;
  /** The days from which another definition holds. */
  readonly changes: readonly string[];
  readonly tables: readonly string[];
  /** Whether the page can ask more of it than is published. */
  readonly askable: boolean;
  readonly grains: readonly Grain[];
  readonly dimensions: readonly string[];
  readonly series: Series;
  readonly splits: readonly {
    readonly dimension: string;
    readonly groups: readonly Group[];
  }[];
}

export interface Group {
  readonly name: string | null;
  readonly series: Series;
}

/** Definitions and catalog for compiling in the page, and where each table's rows are. */
export interface Publication {
  readonly definitions: Definitions;
  readonly catalog: Catalog;
  readonly tables: Readonly<Record<string, readonly string[]>>;
  /** Rows put together by day and at most one dimension, which answer where a question needs no more. */
  readonly cubes?: readonly PublishedCubes[];
}

/** The cubes of one table and date basis, as `src/site/published-cubes.ts` makes them. */
export interface PublishedCubes {
  readonly table: string;
  readonly at: Column;
  readonly measures: readonly (readonly [string, string])[];
  readonly cubes: readonly { readonly dimensions: readonly Column[]; readonly rows: number; readonly path: string }[];
}

interface Columns {
  readonly at: number;
  readonly s: string;
  readonly v?: readonly (number | null)[];
  readonly l?: readonly (number | null)[];
  readonly h?: readonly (number | null)[];
  readonly n?: readonly (number | null)[];
}
type Packed<T> = Omit<T, "series"> & { readonly series: Columns };
interface PackedResults extends Omit<Results, "kpis"> {
  readonly periods: Readonly<Record<string, readonly string[]>>;
  readonly kpis: readonly (Packed<Omit<PublishedKpi, "splits">> & {
    readonly grain: Grain;
    readonly splits: readonly { readonly dimension: string; readonly groups: readonly Packed<Group>[] }[];
  })[];
}

export async function fetchResults(root: string): Promise<Results> {
  const packed = (await (await fetched(root, "data/results.json")).json()) as PackedResults;
  const { periods, kpis, ...rest } = packed;
  const read = (columns: Columns, grain: Grain): Series => seriesOf(columns, periods[grain] ?? [], grain);
  return {
    ...rest,
    kpis: kpis.map(({ grain, series, splits, ...kpi }) => ({
      ...kpi,
      series: read(series, grain),
      splits: splits.map(({ dimension, groups }) => ({
        dimension,
        groups: groups.map((group) => ({ name: group.name, series: read(group.series, grain) })),
      })),
    })),
  };
}

const STATES: Readonly<Record<string, ReportCell["state"]>> = {
  c: "complete",
  i: "immature",
  p: "partial",
  n: "no_data",
  u: "undefined",
  s: "suppressed",
};

function seriesOf({ at, s, v, l, h, n }: Columns, periods: readonly string[], grain: Grain): Series {
  const cell = (i: number): ReportCell => ({
    value: v?.[i] ?? null,
    low: l?.[i] ?? null,
    high: h?.[i] ?? null,
    n: n?.[i] ?? null,
    state: STATES[s[i] ?? "n"] ?? "no_data",
  });
  return { grain, points: Array.from(s, (_, i) => ({ period: periods[at + i] ?? "", cell: cell(i) })) };
}

/** The part of a published series inside a range, by Arquero. */
export function within(series: Series, range: { readonly from: string | null; readonly to: string | null }): Series {
  const { points } = series;
  const all = table({ period: points.map(({ period }) => period), point: points });
  // By index and by column: Arquero's expressions and row objects are compiled from text, which the policy forbids.
  const inside = points.flatMap(({ period }, i) =>
    (range.from === null || period >= range.from) && (range.to === null || period < range.to) ? [i] : [],
  );
  return { grain: series.grain, points: [...(all.reify(inside).array("point") as Series["points"])] };
}
