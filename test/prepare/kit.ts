import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ColumnDef, Community, Definitions, TableDef, TableFrom } from "../../src/compile/definitions.js";
import { identifier, type Engine } from "../../src/engine/engine.js";
import { openNative } from "../../src/engine/node.js";
import { openWasm } from "../../src/engine/wasm-node.js";
import type { Diagnostic } from "../../src/ground/diagnostic.js";
import { sentence } from "../../src/ground/messages.js";
import { diskFiles, prepare } from "../../src/prepare/prepare.js";
import { shared } from "../kit/shared.js";

/** A table as a test writes it: only what matters to it. */
export interface TableInput extends Partial<Omit<TableDef, "columns" | "from" | "coverage">> {
  readonly from: string | { readonly sql: string };
  readonly columns?: Readonly<Record<string, Partial<ColumnDef>>>;
  readonly coverage?: { readonly from?: string; readonly to?: string };
}

/** Definitions of these tables; `community` overrides zone, week and year. */
export function definitionsOf(
  tables: Readonly<Record<string, TableInput>>,
  community: Partial<Community> = {},
  more: Partial<Definitions> = {},
): Definitions {
  return {
    version: 1,
    community: {
      name: {},
      mission: {},
      languages: ["en"],
      currency: null,
      timezone: "UTC",
      weekStart: 1,
      fiscalYearStart: 1,
      simulated: false,
      ...community,
    },
    sources: {},
    roi: null,
    tables: Object.fromEntries(Object.entries(tables).map(([name, input], i) => [name, tableOf(name, input, i * 1000)])),
    rates: null,
    assumptions: {},
    kpis: {},
    filters: {},
    stakeholders: {},
    goals: {},
    pilots: {},
    surveys: {},
    executive: null,
    propositions: {},
    maturity: null,
    voices: null,
    members: null,
    attribution: null,
    privacy: { floor: 5, surveyFloor: 5 },
    calendar: [],
    engine: { memory: null, threads: null },
    ...more,
  };
}

/** Spans of a test's table: the table at its number × 1000, its `from` 100 behind, its columns from 200 on by tens. */
function tableOf(name: string, input: TableInput, start: number): TableDef {
  const span = (offset: number) => ({ file: "metrics.yaml", start: start + offset, end: start + offset + 5 });
  const columns = Object.entries(input.columns ?? {}).map(([column, def], i): [string, ColumnDef] => [
    column,
    {
      name: column,
      type: null,
      ref: null,
      unit: null,
      label: {},
      pii: false,
      zone: null,
      format: null,
      decimal: null,
      span: span(200 + i * 10),
      ...def,
    },
  ]);
  return {
    row: "row",
    key: null,
    time: null,
    grain: null,
    series: null,
    weight: null,
    valid: null,
    filters: [],
    label: {},
    description: {},
    span: span(0),
    ...input,
    name,
    from: fromOf(input.from, span(100)),
    columns: Object.fromEntries(columns),
    coverage: { from: input.coverage?.from ?? null, to: input.coverage?.to ?? null },
  };
}

export function fromOf(from: TableInput["from"], span: TableDef["span"]): TableFrom {
  if (typeof from !== "string") return { kind: "sql", sql: from.sql, span };
  const [, source, stream] = /^lake:(\w+)\.(\w+)$/.exec(from) ?? [];
  return source !== undefined && stream !== undefined
    ? { kind: "source", source, stream, span }
    : { kind: "file", path: from, span };
}

/** A folder of its own with these files, removed when the process ends. */
export function workspaceOf(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "worthwhile-test-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
const folders: string[] = [];

/** The engines a test holds for; each is opened once a process. */
export const ENGINES = ["native", "wasm"] as const;
export type EngineName = (typeof ENGINES)[number];
const opened = new Map<string, Promise<Engine>>();

/** An engine without tables: the one of this process, emptied. */
export async function emptyEngine(name: EngineName): Promise<Engine> {
  const known = opened.get(name) ?? (name === "native" ? openNative({ threads: 2 }) : openWasm());
  opened.set(name, known);
  const engine = await known;
  const views = await engine.query("SELECT view_name FROM duckdb_views() WHERE NOT internal AND database_name = 'memory'");
  for (const view of views.data[0] ?? []) await engine.run(`DROP VIEW ${identifier(String(view))}`);
  const tables = await engine.query("SELECT table_name FROM duckdb_tables() WHERE database_name = 'memory'");
  for (const table of tables.data[0] ?? []) await engine.run(`DROP TABLE ${identifier(String(table))}`);
  const files = await engine.query(
    "SELECT database_name FROM duckdb_databases() WHERE NOT internal AND database_name <> 'memory'",
  );
  for (const file of files.data[0] ?? []) await engine.run(`DETACH ${identifier(String(file))}`);
  return engine;
}

// One process runs many test files: what they share lives as long as it does.
process.once("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export interface Outcome {
  readonly engine: Engine;
  readonly catalog: Awaited<ReturnType<typeof prepare>>["catalog"];
  readonly diagnostics: readonly Diagnostic[];
  /** Sentences of the diagnostics, for a reader of a failed test. */
  readonly sentences: readonly string[];
  /** A prepared table's rows as arrays, in their order. */
  rows(table: string, columns?: string): Promise<unknown[][]>;
}

/** Prepares on an empty engine and gives what came of it. */
export async function prepared(
  name: EngineName,
  workspace: string,
  definitions: Definitions,
  options: { readonly tables?: readonly string[]; readonly lake?: string } = {},
): Promise<Outcome> {
  const engine = await emptyEngine(name);
  const lake = options.lake ?? join(workspace, "data/lake");
  const { catalog, diagnostics } = await prepare(engine, definitions, { workspace, read: diskFiles, ...options, lake });
  return {
    engine,
    catalog,
    diagnostics,
    sentences: diagnostics.map(sentence),
    async rows(table, columns = '* EXCLUDE ("@row")') {
      const { data, rows } = await engine.query(`SELECT ${columns} FROM ${identifier(table)}`);
      return Array.from({ length: rows }, (_, r) => data.map((column) => column[r]));
    },
  };
}

/** The folder of shared data sets, whether it is there or not. */
export const sharedData = join(shared, "data");
