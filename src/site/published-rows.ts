import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Catalog, CatalogTable } from "../compile/catalog.js";
import type { Definitions, TableDef } from "../compile/definitions.js";
import { convertedBeside, moneyColumns } from "../compile/money.js";
import { understand } from "../compile/program.js";
import { meaningOf } from "../compile/meaning.js";
import { toArrow, type Counted } from "../engine/arrow.js";
import type { Engine } from "../engine/engine.js";
import { identifier } from "../ground/quote.js";
import { digest } from "../report/canonical.js";
import { publishableColumn } from "../report/counted.js";
import { peopleTables } from "../report/privacy.js";

/** A table's rows as a site holds them: the columns that may leave, and the Arrow files they are copied from. */
export interface PublishedRows {
  readonly name: string;
  readonly columns: readonly string[];
  readonly parts: readonly string[];
}

interface Rows {
  readonly definitions: Definitions;
  readonly catalog: Catalog;
  readonly engine: Engine;
  /** Columns that formulas read, as "visits.answer_box": what the page needs to answer anything. */
  readonly read: ReadonlySet<string>;
}

/** Rises when the files change their form. */
const FORMAT = 1;

/**
 * The rows of these tables, in files under `cache`: those of an earlier build where the same rows were published in the
 * same columns, else written now. Files that no table needs any more are thrown away.
 */
export async function publishedRows(from: Rows, names: readonly string[], cache: string): Promise<readonly PublishedRows[]> {
  const folder = join(cache, "rows");
  await mkdir(folder, { recursive: true });
  const people = peopleTables(from.definitions);
  const published: PublishedRows[] = [];
  const needed = new Set<string>();
  for (const name of names) {
    const table = from.catalog.tables[name] as CatalogTable;
    const def = from.definitions.tables[name];
    const allowed = allowedColumns(table, def, people);
    const read = categories(table, def, allowed, from.read);
    const key = digest([
      FORMAT,
      from.engine.kind,
      from.engine.version,
      table,
      meaningOf(def),
      allowed,
      read,
      from.catalog.instants,
    ]).slice(0, 32);
    needed.add(key);
    if (!existsSync(join(folder, key))) await writeRows(from, table, def, { allowed, read }, join(folder, key));
    const { columns, parts } = JSON.parse(await readFile(join(folder, key, CONTENTS), "utf8")) as Contents;
    if (columns.length > 0) published.push({ name, columns, parts: parts.map((part) => join(folder, key, part)) });
  }
  for (const entry of await readdir(folder)) {
    if (!needed.has(entry)) await rm(join(folder, entry), { recursive: true, force: true });
  }
  return published;
}

/** The columns of these tables that may leave, as `publishedRows` writes them. */
export async function publishedColumns(
  { definitions, catalog, engine }: Pick<Rows, "definitions" | "catalog" | "engine">,
  names: readonly string[],
): Promise<readonly { readonly name: string; readonly columns: readonly string[] }[]> {
  const people = peopleTables(definitions);
  const read = new Set(Object.values(understand({ definitions, catalog }).kpis).flatMap(({ columns }) => columns));
  const found: { readonly name: string; readonly columns: readonly string[] }[] = [];
  for (const name of names) {
    const table = catalog.tables[name];
    if (!table) continue;
    const def = definitions.tables[name];
    const allowed = allowedColumns(table, def, people);
    const columns = await leaving(table, allowed, categories(table, def, allowed, read), engine);
    if (columns.length > 0) found.push({ name, columns });
  }
  return found;
}

async function leaving(
  table: CatalogTable,
  allowed: readonly string[],
  read: readonly string[],
  engine: Engine,
): Promise<readonly string[]> {
  const kept = [...(await withoutProse(table, allowed, engine)), ...(await withFewValues(table, read, engine))];
  return table.columns.map(({ name }) => name).filter((name) => kept.includes(name));
}

const CONTENTS = "contents.json";
interface Contents {
  readonly columns: readonly string[];
  readonly parts: readonly string[];
}

/** Writes a table's files into a folder that appears whole or not at all. */
async function writeRows(
  { engine, catalog }: Rows,
  table: CatalogTable,
  def: TableDef | undefined,
  { allowed, read }: { readonly allowed: readonly string[]; readonly read: readonly string[] },
  folder: string,
): Promise<void> {
  const fresh = `${folder}.${process.pid}.tmp`;
  await mkdir(fresh, { recursive: true });
  const columns = await leaving(table, allowed, read, engine);
  const parts: string[] = [];
  if (columns.length > 0) {
    for (let from = 0; from === 0 || from < table.rows; from += PART) {
      const part = `${parts.length}.arrow`;
      await writeFile(join(fresh, part), await arrowOf(engine, table, columns, def, { instants: catalog.instants, from }));
      parts.push(part);
    }
  }
  await writeFile(join(fresh, CONTENTS), JSON.stringify({ columns, parts }));
  await rename(fresh, folder);
}

/**
 * Columns that may leave: no personal data, nobody's words; the key stays, since references need it. Yes or no holds no
 * words, whatever the column is called.
 */
const allowedColumns = (table: CatalogTable, def: TableDef | undefined, people: ReadonlySet<string>): readonly string[] =>
  table.columns
    .filter(
      ({ name, type }) =>
        (publishableColumn(name, def, people) && !tellsSecretCurrency(name, def)) ||
        name === def?.key ||
        (def?.columns[name]?.ref ?? null) !== null ||
        (type === "boolean" && !def?.columns[name]?.pii && !name.includes("@")),
    )
    .map(({ name }) => name);

/** Money goes along with what it was converted to, which tells its currency. */
const tellsSecretCurrency = (name: string, def: TableDef | undefined): boolean => {
  const money = moneyColumns(def).find((column) => column.name === name);
  return money !== undefined && def?.columns[money.unit.currency]?.pii === true;
};

/** Text that its name alone keeps back, though a formula compares it: a category, if it holds few values. */
const categories = (
  table: CatalogTable,
  def: TableDef | undefined,
  allowed: readonly string[],
  read: ReadonlySet<string>,
): readonly string[] =>
  table.columns
    .filter(({ name, type }) => type === "text" && !allowed.includes(name) && read.has(`${table.name}.${name}`))
    .filter(({ name }) => !def?.columns[name]?.pii && !name.includes("@"))
    .map(({ name }) => name);

const MOST_CATEGORIES = 20;

async function withFewValues(table: CatalogTable, names: readonly string[], engine: Engine): Promise<readonly string[]> {
  if (names.length === 0) return [];
  const short = await withoutProse(table, names, engine);
  if (short.length === 0) return [];
  const counted = await engine.query(
    `select ${short.map((name, i) => `count(distinct ${identifier(name)}) as c${i}`).join(", ")} from ${identifier(table.name)}`,
  );
  return short.filter((_, i) => Number(counted.data[i]?.[0] ?? 0) <= MOST_CATEGORIES);
}

const LONGEST_LABEL = 40;

/** Without the columns some text of which is too long for a label: it is somebody's own words. */
async function withoutProse(table: CatalogTable, columns: readonly string[], engine: Engine): Promise<readonly string[]> {
  const texts = columns.filter((name) => table.columns.find((column) => column.name === name)?.type === "text");
  if (texts.length === 0) return columns;
  const longest = await engine.query(
    `select ${texts.map((name, i) => `max(length(${identifier(name)})) as c${i}`).join(", ")} from ${identifier(table.name)}`,
  );
  const long = new Set(texts.filter((_, i) => Number(longest.data[i]?.[0] ?? 0) > LONGEST_LABEL));
  return columns.filter((name) => !long.has(name));
}

/** Rows of one file. */
const PART = 100_000;

async function arrowOf(
  engine: Engine,
  table: CatalogTable,
  columns: readonly string[],
  def: TableDef | undefined,
  { instants, from }: { readonly instants: boolean; readonly from: number },
): Promise<Uint8Array> {
  const typed = (type: string): readonly string[] =>
    table.columns.filter((c) => c.type === type && columns.includes(c.name)).map((c) => c.name);
  const times = typed("time");
  const day = def?.time && times.includes(def.time) ? [`${def.time}@day`] : [];
  const utc = instants ? times.map((c) => `${c}@utc`) : [];
  const counted: Counted = new Map([
    ...[...times, ...utc].map((name) => [name, "time"] as const),
    ...[...typed("date"), ...day].map((name) => [name, "date"] as const),
  ]);
  const money = columns.filter((name) => Object.hasOwn(table.money ?? {}, name)).map(convertedBeside);
  const list = [...columns, ...money, ...day, ...utc, "@row"].map((name) => {
    const column = identifier(name);
    const of = counted.get(name);
    return of === undefined
      ? column
      : `${of === "time" ? `epoch_us(${column})` : `${column} - date '1970-01-01'`} as ${column}`;
  });
  const rows = await engine.query(
    `select ${list.join(", ")} from ${identifier(table.name)} order by "@row" limit ${PART} offset ${from}`,
  );
  return toArrow(rows, counted);
}
