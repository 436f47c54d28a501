import { hiding } from "../../privacy.js";

/** How many each group counts in each period, or over the whole range. */
export interface SplitCounts {
  readonly kpi: string;
  readonly tables: readonly string[];
  readonly k: number;
  /** Rows about nobody have a total that may be small: it stays beside its groups whatever it tells of them. */
  readonly personal: boolean;
  readonly names: readonly (string | null)[];
  /** Those that count all of what this one counts some of. */
  readonly someOf: readonly string[];
  readonly columns: readonly {
    /** The period; "" the whole range. */
    readonly at: string;
    readonly ns: readonly number[];
    /** What all groups together count, as the page shows it; null where nobody is told. */
    readonly total: number | null;
    readonly withheld: boolean;
  }[];
}

export interface SplitFloor {
  hides(kpi: string, at: string, group: number): boolean;
  /** Totals beside which a hidden group would be told. */
  readonly unsafe: readonly { readonly kpi: string; readonly at: string }[];
}

/**
 * The floor over every group of a period, shown or not, of all KPIs split by one dimension: what is hidden must not
 * follow from the total, nor from the same rows counted by another KPI. Groups of a withheld total are withheld, or
 * together they would tell it.
 */
export function splitFloor(splits: readonly SplitCounts[]): SplitFloor {
  const out = new Set<string>();
  const unsafe = new Map<string, { readonly kpi: string; readonly at: string }>();
  const alike = groupedAlike(splits);
  const byKpi = new Map(splits.map((split) => [split.kpi, split]));
  const shownOf = (id: string, at: string, name: string | null): number => {
    const split = byKpi.get(id);
    const group = split?.names.indexOf(name) ?? -1;
    const n = split?.columns.find((column) => column.at === at)?.ns[group];
    return n === undefined || out.has(keyOf(id, at, group)) ? Infinity : n;
  };
  for (let before = -1; before !== out.size;) {
    before = out.size;
    for (const { kpi, k, personal, columns, names, someOf } of splits) {
      for (const { at, ns, total, withheld } of columns) {
        const keys = ns.map((_, group) => keyOf(kpi, at, group));
        if (withheld) {
          // The empty ones too: how many groups there are would bound what each of them can be.
          for (const key of keys) out.add(key);
          continue;
        }
        const forced = new Set(keys.flatMap((key, group) => (out.has(key) ? [group] : [])));
        const rest = total === null ? 0 : total - ns.reduce((sum, n) => sum + n, 0);
        const most = names.map((name) => Math.min(...someOf.map((id) => shownOf(id, at, name))));
        const hidden = hiding(ns, k, { forced, rest, most });
        for (const group of hidden.cells) out.add(keys[group] as string);
        if (!hidden.protected && total !== null && personal) unsafe.set(JSON.stringify([kpi, at]), { kpi, at });
      }
    }
    for (const keys of alike) if (keys.some((key) => out.has(key))) for (const key of keys) out.add(key);
  }
  return { hides: (kpi, at, group) => out.has(keyOf(kpi, at, group)), unsafe: [...unsafe.values()] };
}

const keyOf = (kpi: string, at: string, group: number): string => JSON.stringify([kpi, at, group]);

/** The same group of as many rows in the same period, of KPIs that read a table together. */
function groupedAlike(splits: readonly SplitCounts[]): readonly (readonly string[])[] {
  const found = new Map<string, string[]>();
  for (const { kpi, tables, names, columns } of splits) {
    for (const { at, ns } of columns) {
      ns.forEach((n, group) => {
        if (n <= 0) return;
        for (const table of tables) {
          const key = JSON.stringify([table, at, names[group] ?? null, n]);
          found.set(key, [...(found.get(key) ?? []), keyOf(kpi, at, group)]);
        }
      });
    }
  }
  return [...found.values()].filter((keys) => keys.length > 1);
}
