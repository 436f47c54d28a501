import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The pack as it is written: see the README beside it. */
export interface Case {
  readonly name: string;
  readonly manifest: string;
  /** Names, or names with the alias their column bears. */
  readonly metrics: readonly (string | Aliased)[] | null;
  readonly group_by?: readonly unknown[] | null;
  readonly where: string | readonly string[] | null;
  readonly order_by: readonly unknown[] | null;
  readonly limit: number | null;
  readonly time_constraint: readonly [string, string] | null;
  readonly saved_query: string | null;
  readonly min_max_only: boolean | null;
  /** Whether rows of the same values are one: false asks for each. */
  readonly apply_group_by?: boolean | null;
  readonly check_order: boolean | null;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}
export interface Aliased {
  readonly name: string;
  readonly alias?: string | null;
}
export type Value = string | number | boolean | null;

type Filter = string | readonly string[] | null;
export type { Filter };
export interface Measure {
  readonly name: string;
  readonly agg: string;
  readonly expr?: string | number;
  readonly agg_time_dimension?: string;
  readonly agg_params?: {
    readonly percentile?: number;
    readonly use_discrete_percentile?: boolean;
    readonly use_approximate_percentile?: boolean;
  };
  readonly non_additive_dimension?: {
    readonly name: string;
    readonly window_choice?: string;
    readonly window_groupings?: readonly string[];
  };
  readonly create_metric?: boolean;
}
export interface Dimension {
  readonly name: string;
  readonly type: string;
  readonly expr?: string | number;
  readonly is_partition?: boolean;
  readonly type_params?: {
    readonly time_granularity?: string;
    readonly validity_params?: { readonly is_start?: boolean; readonly is_end?: boolean };
  };
}
export interface Entity {
  readonly name: string;
  readonly type: string;
  readonly expr?: string | number;
}
export interface Model {
  readonly name: string;
  readonly node_relation: { readonly alias: string };
  readonly defaults?: { readonly agg_time_dimension?: string };
  readonly measures?: readonly Measure[];
  readonly dimensions?: readonly Dimension[];
  readonly entities?: readonly Entity[];
  readonly primary_entity?: string;
}
export interface Input {
  readonly name: string;
  readonly alias?: string;
  readonly filter?: Filter;
  readonly offset_window?: string;
  readonly offset_to_grain?: string;
  readonly fill_nulls_with?: number;
  readonly join_to_timespine?: boolean;
}
interface Window {
  readonly window?: string;
  readonly grain_to_date?: string;
  readonly period_agg?: string;
}
export interface Conversion {
  readonly base_measure: string | Input;
  readonly conversion_measure: string | Input;
  readonly entity: string;
  readonly calculation?: string;
  readonly window?: string;
  readonly constant_properties?: readonly { readonly base_property: string; readonly conversion_property: string }[];
}
export interface Metric {
  readonly name: string;
  readonly type: string;
  readonly filter?: Filter;
  readonly time_granularity?: string;
  readonly type_params: Window & {
    readonly measure?: string | Input;
    readonly expr?: string;
    readonly metrics?: readonly (string | Input)[];
    readonly numerator?: string | Input;
    readonly denominator?: string | Input;
    readonly cumulative_type_params?: Window;
    readonly conversion_type_params?: Conversion;
  };
}
interface Spine {
  readonly node_relation: { readonly alias: string };
  readonly primary_column: { readonly name: string; readonly time_granularity: string };
  readonly custom_granularities?: readonly { readonly name: string; readonly column_name?: string }[];
}
export interface Manifest {
  readonly semantic_models: readonly Model[];
  readonly metrics: readonly Metric[];
  readonly saved_queries?: readonly {
    readonly name: string;
    readonly query_params: {
      readonly metrics?: readonly (string | Aliased)[];
      readonly where?: Filter;
      readonly order_by?: readonly unknown[];
      readonly limit?: number;
    };
  }[];
  readonly project_configuration?: { readonly time_spines?: readonly Spine[] };
}
export interface RawTable {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly csv: string;
  readonly null: string;
}

export interface Pack {
  readonly folder: string;
  readonly cases: readonly Case[];
  readonly manifests: Readonly<Record<string, Manifest>>;
  readonly tables: Readonly<Record<string, RawTable>>;
}

/** What a case that does not say it does not ask. */
const UNASKED = {
  metrics: null,
  where: null,
  order_by: null,
  limit: null,
  time_constraint: null,
  saved_query: null,
  min_max_only: null,
  check_order: null,
} as const;

export function readPack(folder: string): Pack {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), "utf8"));
  return {
    folder,
    cases: (read("cases.json") as { cases: Case[] }).cases.map((given) => ({ ...UNASKED, ...given })),
    manifests: read("models.json") as Record<string, Manifest>,
    tables: read("tables.json") as Record<string, RawTable>,
  };
}

/** The cells of a raw table, null where it says so. */
export function rawRows(pack: Pack, table: string): readonly (readonly (string | null)[])[] {
  const raw = pack.tables[table];
  if (!raw) return [];
  const [, ...rows] = cells(readFileSync(join(pack.folder, raw.csv), "utf8"));
  return rows.map((row) => row.map((cell) => (cell === raw.null ? null : cell)));
}

/** Writes every raw table as lines of JSON, which tell an empty text from none. */
export function writeTables(pack: Pack, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, { columns }] of Object.entries(pack.tables)) {
    const value = (cell: string | null, type = ""): string =>
      cell === null ? "null" : type === "BOOLEAN" ? cell.toLowerCase() : NUMBERS.test(type) ? cell : JSON.stringify(cell);
    const lines = rawRows(pack, name).map(
      (row) =>
        `{${columns.map((column, i) => `${JSON.stringify(column.name)}: ${value(row[i] ?? null, column.type)}`).join(", ")}}\n`,
    );
    writeFileSync(join(folder, `${name}.ndjson`), lines.join(""));
  }
}
const NUMBERS = /^(?:[A-Z]*INT(?:EGER)?|DOUBLE|FLOAT|DECIMAL.*)$/;

function cells(text: string): readonly (readonly string[])[] {
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  return lines.map((line) => {
    const row: string[] = [];
    for (const part of line.split(",")) {
      const last = row.at(-1);
      // An opened quote holds commas.
      if (last !== undefined && /^"(?:[^"]|"")*$/.test(last)) row[row.length - 1] = `${last},${part}`;
      else row.push(part);
    }
    return row.map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
  });
}
