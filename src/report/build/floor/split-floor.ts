import { hiding } from "../../privacy.js";
import type { Relation } from "./withheld.js";

/** How many each group counts in each period, or over the whole range. */
export interface SplitCounts {
  readonly kpi: string;
  readonly tables: readonly string[];
  readonly k: number;
  /** Rows about nobody have a total that may be small: it stays beside its groups whatever it tells of them. */
  readonly personal: boolean;
  /** False: no group is too small by itself. */
  readonly small?: boolean;
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
    /** Groups that something else would tell, or is kept from telling. */
    readonly forced: ReadonlySet<number>;
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
export function splitFloor(splits: readonly SplitCounts[], relations: readonly Relation[]): SplitFloor {
  const out = new Set<string>();
  const unsafe = new Map<string, { readonly kpi: string; readonly at: string }>();
  const alike = groupedAlike(splits);
  const related = relatedGroups(splits, relations);
  const byKpi = new Map(splits.map((split) => [split.kpi, split]));
  const shownOf = (id: string, at: string, name: string | null): number => {
    const split = byKpi.get(id);
    const group = split?.names.indexOf(name) ?? -1;
    const n = split?.columns.find((column) => column.at === at)?.ns[group];
    return n === undefined || out.has(keyOf(id, at, group)) ? Infinity : n;
  };
  for (let before = -1; before !== out.size;) {
    before = out.size;
    for (const { kpi, k, personal, small = true, columns, names, someOf } of splits) {
      for (const { at, ns, total, withheld, forced: also } of columns) {
        const keys = ns.map((_, group) => keyOf(kpi, at, group));
        for (const group of also) out.add(keys[group] as string);
        if (withheld) {
          // The empty ones too: how many groups there are would bound what each of them can be.
          for (const key of keys) out.add(key);
          continue;
        }
        const forced = new Set(keys.flatMap((key, group) => (out.has(key) ? [group] : [])));
        const rest = total === null ? 0 : total - ns.reduce((sum, n) => sum + n, 0);
        const most = names.map((name) => Math.min(...someOf.map((id) => shownOf(id, at, name))));
        const hidden = hiding(ns, k, { small, forced, rest, most });
        for (const group of hidden.cells) out.add(keys[group] as string);
        if (!hidden.protected && total !== null && personal) unsafe.set(JSON.stringify([kpi, at]), { kpi, at });
      }
    }
    for (const { whole, parts } of related)
      if ([...whole, ...parts].some((key) => out.has(key))) for (const key of parts) out.add(key);
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

/** The same group of the same period of KPIs that add up, as their places do elsewhere. */
function relatedGroups(
  splits: readonly SplitCounts[],
  relations: readonly Relation[],
): readonly { readonly whole: readonly string[]; readonly parts: readonly string[] }[] {
  const known = new Map(splits.map((split) => [split.kpi, split]));
  return relations.flatMap(({ whole, parts }) => {
    const some = parts.flat().flatMap((id) => known.get(id) ?? []);
    const all = [...whole.flatMap((id) => known.get(id) ?? []), ...some];
    // Where the whole is not split, its groups are not told, and nothing follows from the parts'.
    if (some.length === 0 || all.length === some.length) return [];
    const names = new Set(all.flatMap((split) => split.names));
    const ats = new Set(all.flatMap(({ columns }) => columns.map(({ at }) => at)));
    const keys = (of: readonly string[], at: string, name: string | null): readonly string[] =>
      of.flatMap((id) => {
        const group = known.get(id)?.names.indexOf(name) ?? -1;
        return group < 0 ? [] : [keyOf(id, at, group)];
      });
    return [...ats].flatMap((at) =>
      [...names].map((name) => ({ whole: keys(whole, at, name), parts: keys(parts.flat(), at, name) })),
    );
  });
}
