import type { ValueType } from "../ground/type.js";
import { ONE, parseUnit, type Unit } from "../ground/unit.js";
import type { Catalog, CatalogTable } from "./catalog.js";
import type { Column } from "./cell.js";
import type { Definitions, EntryName } from "./definitions.js";

/** Everything a name may mean: what was declared, and what the prepared data holds. */
export interface World {
  readonly definitions: Definitions;
  readonly catalog: Catalog;
  /** What stands in the file but could not be read, and has said so: a name of it is known, and means nothing. */
  readonly lost?: readonly EntryName[];
}

/** A column as the checker sees it: its type, its unit in the base scale, and what its values are multiplied by. */
export interface ColumnMeaning {
  readonly type: ValueType;
  readonly unit: Unit;
  readonly scale: number;
  readonly ref: string | null;
  /** The column that holds each row's currency, where money comes in several. */
  readonly currency: string | null;
}

export const hasOwn = (record: object, name: string): boolean => Object.hasOwn(record, name);

export const isLost = ({ lost = [] }: World, name: string, ...sections: readonly string[]): boolean =>
  lost.some((entry) => entry.name === name && sections.includes(entry.section));

export function tableOf(world: World, name: string): CatalogTable | null {
  return hasOwn(world.catalog.tables, name) ? (world.catalog.tables[name] ?? null) : null;
}

export function columnOf(world: World, table: string, name: string): ColumnMeaning | null {
  const found = tableOf(world, table)?.columns.find((c) => c.name === name);
  if (!found) return null;
  const columns = world.definitions.tables[table]?.columns ?? {};
  const declared = hasOwn(columns, name) ? columns[name] : undefined;
  const unit = declared?.unit ?? null;
  const parsed = typeof unit === "string" ? parseUnit(unit) : null;
  return {
    type: found.type,
    unit: parsed?.ok ? parsed.unit : ONE,
    scale: parsed?.ok ? parsed.scale : 1,
    ref: declared?.ref ?? null,
    currency: unit !== null && typeof unit === "object" ? unit.currency : null,
  };
}

export const columnNames = (world: World, table: string): readonly string[] =>
  tableOf(world, table)?.columns.map((c) => c.name) ?? [];

export type Walk =
  | { readonly ok: true; readonly column: Column; readonly meaning: ColumnMeaning }
  /** `at` is the index of the part that has no meaning in `table`. */
  | { readonly ok: false; readonly at: number; readonly table: string; readonly why: "no-column" | "no-reference" };

/** Follows `author_id.segment` from a table: each part but the last must be a reference. */
export function walk(world: World, table: string, parts: readonly string[], via: readonly string[] = []): Walk {
  let here = table;
  for (const [i, part] of parts.entries()) {
    const meaning = columnOf(world, here, part);
    if (!meaning) return { ok: false, at: i, table: here, why: "no-column" };
    if (i === parts.length - 1) {
      const path = [...via, ...parts.slice(0, -1)];
      return {
        ok: true,
        meaning,
        column: { kind: "column", via: path, table: here, name: part, type: meaning.type, scale: meaning.scale },
      };
    }
    if (meaning.ref === null || !tableOf(world, meaning.ref)) return { ok: false, at: i, table: here, why: "no-reference" };
    here = meaning.ref;
  }
  return { ok: false, at: 0, table: here, why: "no-column" };
}

/** The one shortest chain of references from one table to another; `[]` from a table to itself. */
export function chain(world: World, from: string, to: string): readonly string[] | "ambiguous" | null {
  if (from === to) return [];
  let frontier: { readonly table: string; readonly via: readonly string[] }[] = [{ table: from, via: [] }];
  const seen = new Set([from]);
  while (frontier.length > 0) {
    const next = frontier.flatMap(({ table, via }) =>
      Object.values(world.definitions.tables[table]?.columns ?? {})
        .filter((c) => c.ref !== null && !seen.has(c.ref) && columnOf(world, table, c.name) !== null)
        .map((c) => ({ table: c.ref as string, via: [...via, c.name] })),
    );
    const arrived = next.filter((step) => step.table === to);
    if (arrived.length > 1) return "ambiguous";
    if (arrived[0]) return arrived[0].via;
    // Each table once is enough to go on, but two equally short ways into it make whatever lies behind ambiguous.
    for (const step of next) seen.add(step.table);
    frontier = next;
  }
  return null;
}

/** Every table reached from here by references, this one first: for suggestions. */
export function reachable(world: World, from: string): readonly string[] {
  const found = [from];
  for (const table of found) {
    for (const column of Object.values(world.definitions.tables[table]?.columns ?? {})) {
      if (column.ref !== null && !found.includes(column.ref) && tableOf(world, column.ref)) found.push(column.ref);
    }
  }
  return found;
}
