import { identifier, literal, type Engine } from "../engine/engine.js";
import { Refused, type Diagnostic } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import { transitions } from "../ground/zone.js";
import type { Catalog, CatalogTable } from "../compile/catalog.js";
import type { ColumnType, Definitions, TableDef } from "../compile/definitions.js";
import type { FileAccess } from "../../loaders/formats/files.js";
import { buildTable, type Built } from "./build.js";
import { digestFiles, preparedCache, WORTH_KEEPING } from "./cache.js";
import { typeByValues } from "./columns.js";
import { meaningOf } from "../compile/meaning.js";
import { moneyColumns, moneyProblems, RATES } from "../compile/money.js";
import { digestOf } from "./digest.js";
import { FIRST_YEAR, LAST_YEAR } from "./moment.js";
import { isError, placeNote } from "./note.js";
import { filesOf, findStream, openFile, openStream, type Opened, type Surroundings } from "./open.js";
import { rememberingScorer } from "./kept-scores.js";
import { ownScorer } from "./own-scorer.js";
import { scoringOf, type Scoring } from "./scores.js";
import { TAUGHT } from "../sentiment/score.js";
import { openSql } from "./sql-table.js";
import type { MadeRates } from "./money.js";
import { neededTables, ratesTable } from "./tables.js";

export { diskFiles, type FileAccess } from "../../loaders/formats/files.js";

export interface PrepareOptions {
  /** The folder of metrics.yaml. */
  readonly workspace: string;
  /** The folder of loaded sources, `<workspace>/data/lake`. */
  readonly lake: string;
  /** Only these tables and those they refer to; all where not given. */
  readonly tables?: readonly string[];
  readonly read: FileAccess;
  /** Takes what keeps a made table for next time, to be run while the engine is open; done at once where not given. */
  readonly later?: (keep: () => Promise<void>) => void;
  /**
   * Whether the workspace's own code may run, to score texts; true where not given. A file that is only looked at in an
   * editor runs nothing: its scores are those kept from before, or none.
   */
  readonly runs?: boolean;
}

/*
 *   file, glob ──formats──▶ raw relation ─┐
 *   source ──attach the lake─────────────┼─ infer or take types ─▶ survey ─▶ CREATE TABLE ─▶ sort ─▶ checks ─▶ catalog
 *   sql: ──tables it names──▶ relation ───┘        (all values)     (misfits, years)   └─ kept in the lake for next time
 */

/**
 * Makes the tables relations of the engine, as catalog.ts says, and the catalog of them. Every mistake in data or its
 * description is a diagnostic; a table that cannot be made is left out of the catalog, the others are made.
 */
export async function prepare(
  engine: Engine,
  definitions: Definitions,
  options: PrepareOptions,
): Promise<{ catalog: Catalog; diagnostics: readonly Diagnostic[] }> {
  const preparation = new Preparation(engine, definitions, options);
  const needed = neededTables(definitions, options.tables);
  const diagnostics: Diagnostic[] = [];
  const tables: Record<string, CatalogTable> = {};
  const built: Built[] = [];
  let rates: CatalogTable | null = null;
  for (const table of needed) {
    const result = await preparation.table(table);
    diagnostics.push(...result.diagnostics);
    if (result.built === null) continue;
    if (table.name === RATES) rates = result.built.catalog;
    else tables[table.name] = result.built.catalog;
    built.push(result.built);
  }
  await preparation.close();
  return {
    catalog: {
      tables,
      instants: crossesChange(built, definitions.community.timezone),
      ...(rates === null ? {} : { rates }),
    },
    diagnostics: unique(diagnostics),
  };
}

/** What `rates:` is called in the file stands in what is said of it. */
const namingRates = (diagnostic: Diagnostic): Diagnostic => ({
  ...diagnostic,
  data: Object.fromEntries(
    Object.entries(diagnostic.data).map(([key, value]) => [
      key,
      Array.isArray(value)
        ? value.map((part: unknown) => (part === RATES ? "rates" : part))
        : key === "table" && value === RATES
          ? "rates"
          : value,
    ]),
  ),
});

/** A table that several wait for tells each of them the same. */
function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((each) => {
    const text = JSON.stringify(each);
    return !seen.has(text) && seen.add(text);
  });
}

interface Result {
  readonly built: Built | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** One run: what is opened and made already, so that each table is made once, whoever asks first. */
class Preparation {
  readonly #at: Surroundings;
  readonly #cache;
  readonly #later: NonNullable<PrepareOptions["later"]> | null;
  readonly #runs: boolean;
  readonly #results = new Map<string, Result>();
  readonly #opened = new Map<string, Opened>();
  /** What is being made now, outermost first. */
  readonly #making = new Set<string>();
  /** The `sql:` tables that wait for others, outermost first. */
  readonly #waiting: string[] = [];

  constructor(engine: Engine, definitions: Definitions, options: PrepareOptions) {
    this.#at = { engine, definitions, workspace: options.workspace, lake: options.lake, read: options.read };
    this.#cache = preparedCache(engine, options.lake);
    this.#later = options.later ?? null;
    this.#runs = options.runs ?? true;
  }

  async table(table: TableDef): Promise<Result> {
    const known = this.#results.get(table.name);
    if (known !== undefined) return known;
    this.#making.add(table.name);
    const result = await this.#make(table).catch((cause: unknown): Result => {
      if (!(cause instanceof Refused)) throw cause;
      return { built: null, diagnostics: cause.diagnostics };
    });
    this.#making.delete(table.name);
    const told = table.name === RATES ? { ...result, diagnostics: result.diagnostics.map(namingRates) } : result;
    this.#results.set(table.name, told);
    return told;
  }

  async close(): Promise<void> {
    for (const opened of this.#opened.values()) await opened.close();
    this.#opened.clear();
  }

  async #make(table: TableDef): Promise<Result> {
    this.#refuseTwin(table);
    const { engine, definitions } = this.#at;
    await forget(engine, table.name);
    const scoring = await this.#scoring(table);
    const digest = await this.#cacheDigest(table, scoring);
    const kept = digest === null ? null : await this.#cache.load(table.name, digest);
    if (kept !== null) return { built: kept, diagnostics: kept.notes.map((each) => placeNote(each, table, definitions)) };
    const rates = this.#hasMoney(table) ? await this.#rates() : "none";
    const opened = await this.#open(table);
    const keyType = (name: string): Promise<ColumnType | null> => this.#keyType(name, new Set([table.name]));
    const isRun = this.#runs || scoring?.own == null;
    const built = await buildTable(engine, table, opened, definitions, {
      keyType,
      rates,
      scoring: scoring === null || isRun ? scoring : { ...scoring, own: null },
    });
    this.#opened.delete(table.name);
    await opened.close();
    if (digest !== null && isRun) {
      const keep = (): Promise<void> => this.#cache.keep(table.name, digest, built);
      if (this.#later === null) await keep();
      else this.#later(keep);
    }
    return { built, diagnostics: built.notes.map((each) => placeNote(each, table, definitions)) };
  }

  /** How the table's texts are scored; a scorer of the workspace's own is read, and not run. */
  async #scoring(table: TableDef): Promise<Scoring | null> {
    const { definitions, workspace, lake } = this.#at;
    const scoring = scoringOf(definitions, table);
    if (scoring === null) return null;
    const scorer = scoring.def.scoring?.scorer;
    if (typeof scorer !== "object") return { ...scoring, own: null };
    return { ...scoring, own: rememberingScorer(await ownScorer(workspace, scorer.module, scoring.def), lake) };
  }

  /** Whether a table's money can be converted, as far as the definitions tell. */
  #hasMoney(table: TableDef): boolean {
    const { definitions } = this.#at;
    return moneyColumns(table).some((column) => moneyProblems(definitions, table, column).length === 0);
  }

  /** What money is converted by; null where it cannot be used, which its own diagnostics say. */
  async #rates(): Promise<MadeRates | null> {
    const { definitions } = this.#at;
    const table = ratesTable(definitions);
    if (table === null || definitions.rates === null) return null;
    const { built } = await this.table(table);
    if (built === null || built.notes.some(isError)) return null;
    return { def: definitions.rates, columns: built.catalog.columns, origin: built.catalog.origin };
  }

  /** DuckDB takes names that differ only by case for one. */
  #refuseTwin(table: TableDef): void {
    const twin = [...this.#results.keys()].find(
      (name) => name !== table.name && name.toLowerCase() === table.name.toLowerCase(),
    );
    if (twin !== undefined) throw new Refused([diagnose("dataTwinTables", table.span, { table: table.name, other: twin })]);
  }

  async #open(table: TableDef): Promise<Opened> {
    const known = this.#opened.get(table.name);
    if (known !== undefined) return known;
    const { from, name } = table;
    let opened: Opened;
    if (from.kind === "file") opened = await openFile(this.#at, name, from);
    else if (from.kind === "source") opened = await openStream(this.#at, name, from);
    else opened = await this.#openSql(name, from);
    this.#opened.set(name, opened);
    return opened;
  }

  async #openSql(name: string, from: { sql: string; span: TableDef["span"] }): Promise<Opened> {
    const { engine, definitions } = this.#at;
    if (this.#waiting.includes(name)) {
      const tables = [...this.#waiting.slice(this.#waiting.indexOf(name)), name];
      throw new Refused([diagnose("dataSqlCycle", from.span, { tables })]);
    }
    this.#waiting.push(name);
    try {
      return await openSql(engine, name, from, {
        need: async (wanted) => {
          const table = definitions.tables[wanted];
          if (table === undefined) return null;
          // Its reference asks for the key of this table, which is made from it: the key's type cannot be known yet.
          if (this.#making.has(wanted) && !this.#waiting.includes(wanted))
            throw new Refused([diagnose("dataSqlCycle", from.span, { tables: [wanted, name, wanted] })]);
          const { built, diagnostics } = await this.table(table);
          // What it waits for has complained already, or will where it is asked for by itself.
          if (built === null) throw new Refused(diagnostics.filter(({ code }) => code === "cycle"));
          return built.catalog;
        },
      });
    } finally {
      this.#waiting.pop();
    }
  }

  /** The type of a table's key: as declared, as the table it refers to says, or as its values show. */
  async #keyType(name: string, visited: ReadonlySet<string>): Promise<ColumnType | null> {
    const table = this.#at.definitions.tables[name];
    if (table === undefined || table.key === null) return null;
    const def = table.columns[table.key];
    if (def?.type != null) return def.type;
    const made = this.#results.get(name)?.built?.catalog.columns.find((column) => column.name === table.key);
    if (made !== undefined) return made.type;
    if (def?.ref != null && !visited.has(def.ref)) return this.#keyType(def.ref, new Set([...visited, name]));
    try {
      return await typeByValues(this.#at.engine, await this.#open(table), table.key);
    } catch (cause) {
      // The table itself says what is wrong with it when it is made.
      if (cause instanceof Refused) return null;
      throw cause;
    }
  }

  /** What a kept table is kept by; null for one that is not worth keeping. */
  async #cacheDigest(table: TableDef, scoring: Scoring | null): Promise<string | null> {
    const { community } = this.#at.definitions;
    const own = await this.#stamp(table, scoring === null ? WORTH_KEEPING : 0);
    if (own === null) return null;
    const rates = this.#hasMoney(table) ? await this.#ratesStamp() : null;
    if (rates === "unknown") return null;
    const refs: unknown[] = [];
    for (const ref of this.#keysBehind(table)) {
      refs.push([
        ref.name,
        meaningOf(ref.key === null ? null : (ref.columns[ref.key] ?? null)),
        ref.key,
        await this.#stamp(ref, 0),
      ]);
    }
    return digestOf([
      FORMAT,
      this.#at.engine.version,
      community.timezone,
      community.weekStart,
      community.fiscalYearStart,
      meaningOf(table),
      own,
      refs,
      ...(rates === null ? [] : [community.currency, rates]),
      ...(scoring === null ? [] : [TAUGHT, meaningOf(scoring.def), scoring.language, scoring.own?.digest ?? null]),
    ]);
  }

  /** What the rates are made from; "unknown" where a `sql:` makes them, or nothing does. */
  async #ratesStamp(): Promise<unknown> {
    const table = ratesTable(this.#at.definitions);
    const stamp = table === null ? null : await this.#stamp(table, 0).catch((): null => null);
    return stamp === null ? "unknown" : [meaningOf(table), stamp];
  }

  /** Tables whose keys give this one's columns their types. */
  #keysBehind(table: TableDef): TableDef[] {
    const found = new Map<string, TableDef>();
    const visit = (from: TableDef, columns: readonly TableDef["columns"][string][]): void => {
      for (const { ref, type } of columns) {
        const target = ref === null || type !== null ? undefined : this.#at.definitions.tables[ref];
        if (target === undefined || target.name === from.name || found.has(target.name)) continue;
        found.set(target.name, target);
        const key = target.key === null ? undefined : target.columns[target.key];
        if (key !== undefined) visit(target, [key]);
      }
    };
    visit(table, Object.values(table.columns));
    return [...found.values()];
  }

  /** What the table's rows are made from, by content; null where it is smaller than `least` bytes or made by a `sql:`. */
  async #stamp({ from }: TableDef, least: number): Promise<string | null> {
    const { read } = this.#at;
    if (from.kind === "sql") return null;
    if (from.kind === "source") return digestOf((await findStream(this.#at, from)).manifest);
    const { paths } = await filesOf(this.#at, from);
    const sizes = await Promise.all(paths.map(async ({ path }) => (await read.stat(path))?.size ?? 0));
    return sizes.reduce((sum, size) => sum + size, 0) < least ? null : digestFiles(read, paths);
  }
}

/** Takes what an earlier run on this engine made of a table out of it. */
async function forget(engine: Engine, name: string): Promise<void> {
  const of = `database_name = current_database() AND NOT internal`;
  const found = await engine.query(
    `SELECT 'TABLE' FROM duckdb_tables() WHERE ${of} AND table_name = ${literal(name)} UNION ALL SELECT 'VIEW' FROM duckdb_views() WHERE ${of} AND view_name = ${literal(name)}`,
  );
  for (const kind of found.data[0] ?? []) await engine.run(`DROP ${String(kind)} ${identifier(name)}`);
  await engine.run(`DETACH DATABASE IF EXISTS ${identifier(`@prepared ${name}`)}`);
}

/** Rises when prepared tables change their form. */
const FORMAT = 1;

/** Whether the zone's clock changed within the time the tables speak of. */
function crossesChange(tables: readonly Built[], zone: string): boolean {
  const moments = tables.flatMap(({ moments: own }) => (own === null ? [] : [own.from, own.to])).sort();
  const [first, last] = [moments[0], moments.at(-1)];
  if (first === undefined || last === undefined) return false;
  const [from, to] = [Date.parse(`${first}Z`), Date.parse(`${last}Z`)];
  const years = [from, to].map((at) => Math.min(Math.max(new Date(at).getUTCFullYear(), FIRST_YEAR), LAST_YEAR));
  return transitions(zone, years[0] ?? FIRST_YEAR, years[1] ?? LAST_YEAR).some(({ utc }) => utc > from && utc <= to);
}
