import { createHash } from "node:crypto";
import { Bug } from "../../src/ground/diagnostic.js";
import { EngineError, identifier, literal, type Engine } from "../../src/engine/engine.js";
import type { RowType, Stream } from "../channel.js";
import { decoded, NULL_MARK } from "./line.js";
import type { Committed } from "./staging.js";
import { unswept } from "./sweep.js";

/** What goes into a snapshot. */
export interface MergeInput {
  readonly stream: Stream;
  /** The lines file and what it holds. */
  readonly staged: string;
  readonly committed: Committed;
  /** The snapshot before, and its columns; null for none. */
  readonly previous: {
    readonly path: string;
    readonly columns: Readonly<Record<string, RowType>>;
    readonly sha256: string;
  } | null;
  /** True where the staged rows replace what was there, false where they are merged into it. */
  readonly replace: boolean;
  /** The columns that hold pseudonyms, and whose rows are to be erased. */
  readonly hidden: readonly string[];
  readonly erased: ReadonlySet<string>;
}

export interface Merged {
  readonly rows: number;
  readonly sha256: string;
  readonly schema: string;
  readonly columns: Readonly<Record<string, RowType>>;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** The earliest and latest value of the time column, as DuckDB writes them. */
  readonly first: string | null;
  readonly last: string | null;
}

/**
 * Writes the new snapshot to `path`: the last line of each key wins over earlier ones and over the snapshot before;
 * deletes and swept ranges take rows out. Rows are sorted by time and key; without a key they keep their order. DuckDB
 * streams it all and spills to disk, so a million rows need no more memory than a thousand.
 */
export async function mergeInto(engine: Engine, path: string, input: MergeInput): Promise<Merged> {
  // DuckDB-WASM takes no limit.
  const limits = engine.kind === "native" ? MEMORY : [null];
  for (const [index, limit] of limits.entries()) {
    // Each thread has buffers of its own; two are as many as the limit has room for.
    if (limit !== null)
      await engine.run(`SET threads = 2; SET memory_limit = '${limit + Math.ceil((8 * input.committed.longest) / 2 ** 20)}MB'`);
    try {
      return await mergeOnce(engine, path, input);
    } catch (cause) {
      if (!(cause instanceof EngineError) || !/out of memory/i.test(cause.message) || index === limits.length - 1) throw cause;
    }
  }
  throw new Bug("no limit of memory was tried");
}

/** In MB: enough for ordinary rows, and more where very long texts do not fit. */
const MEMORY = [160, 640, 2560];

async function mergeOnce(engine: Engine, path: string, input: MergeInput): Promise<Merged> {
  const columns = columnsOf(input);
  if (input.previous !== null) await engine.attach(input.previous.path, "landed_before");
  try {
    await engine.save(path, [{ name: "rows", sql: mergeSql(input, columns) }]);
    await engine.attach(path, "landed_now");
    try {
      const measured = await measure(engine, columns, input.stream.time);
      const schema = schemaHash(columns);
      const same = input.previous?.sha256 === measured.sha256 && schema === schemaHash(input.previous.columns);
      const first = { added: measured.rows, changed: 0, removed: 0 };
      const none = { added: 0, changed: 0, removed: 0 };
      const counts = input.previous === null ? first : same ? none : await compare(engine, input, columns);
      return { ...measured, ...counts, schema, columns };
    } finally {
      await engine.run("DETACH landed_now");
    }
  } finally {
    if (input.previous !== null) await engine.run("DETACH landed_before");
  }
}

/** Of the columns' names and types. */
export const schemaHash = (columns: Readonly<Record<string, RowType>>): string =>
  short(JSON.stringify(Object.entries(columns)));

/** The SQL of the new snapshot. */
export function mergeSql(input: MergeInput, columns: Readonly<Record<string, RowType>>): string {
  const { stream, previous, replace } = input;
  const names = Object.keys(columns).map(identifier);
  const fresh = `fresh AS (SELECT * FROM staged WHERE "@n" IN (SELECT max("@n") FROM staged GROUP BY ${stream.key.map(identifier).join(", ")}))`;
  if (stream.key.length === 0)
    return `WITH ${stagedSql(input, columns)} SELECT ${names.join(", ")} FROM staged WHERE "@op" = 'r' ORDER BY "@n"`;
  const order = [
    ...(stream.time === null ? [] : [`${identifier(stream.time)} NULLS FIRST`]),
    ...stream.key.map(identifier),
  ].join(", ");
  const kept =
    previous === null || replace
      ? ""
      : ` UNION ALL SELECT ${previousCells(input, previous.columns, columns).join(", ")} FROM landed_before.rows AS old
         WHERE NOT EXISTS (SELECT 1 FROM fresh WHERE ${stream.key.map((name) => `fresh.${identifier(name)} = ${cast(`old.${identifier(name)}`, columns[name] ?? "text")}`).join(" AND ")})
         AND ${unswept(input.committed.sweeps, "old")} AND ${unerased(input)}`;
  return `WITH ${stagedSql(input, columns)}, ${fresh}
    SELECT ${names.join(", ")} FROM (SELECT ${names.join(", ")} FROM fresh WHERE "@op" = 'r'${kept}) ORDER BY ${order}`;
}

/** The staged lines as typed columns beside "@n", their order, and "@op". */
function stagedSql({ staged, committed }: MergeInput, columns: Readonly<Record<string, RowType>>): string {
  const inFile = Object.keys(committed.columns);
  const struct = [`'@n': 'BIGINT'`, `'@op': 'VARCHAR'`, ...inFile.map((_, index) => `'c${index}': 'VARCHAR'`)].join(", ");
  const line = Math.max(2 ** 21, committed.longest + 1);
  const cells = Object.entries(columns).map(([name, type]) => {
    const index = inFile.indexOf(name);
    return `${index < 0 ? cast("NULL", type) : stagedCell(`c${index}`, type)} AS ${identifier(name)}`;
  });
  return `staged AS (SELECT "@n", "@op", ${cells.join(", ")} FROM read_csv(${literal(staged)}, delim = '\t', quote = '', escape = '',
    comment = '', header = false, auto_detect = false, null_padding = true, max_line_size = ${line}, buffer_size = ${2 * line}, nullstr = ${literal(NULL_MARK)}, columns = {${struct}}))`;
}

const stagedCell = (column: string, type: RowType): string => (type === "text" ? decoded(column) : cast(column, type));

/** The cells of the rows before, in the new types, an erased person's emptied. */
function previousCells(
  { stream, hidden, erased }: MergeInput,
  before: Readonly<Record<string, RowType>>,
  columns: Readonly<Record<string, RowType>>,
): string[] {
  const emptied = new Set(erased.size === 0 || hidden.length === 0 ? [] : [...hidden, ...(stream.erased ?? [])]);
  return Object.entries(columns).map(([name, type]) => {
    if (!Object.hasOwn(before, name)) return cast("NULL", type);
    const cell = cast(`old.${identifier(name)}`, type);
    return emptied.has(name) && !stream.key.includes(name)
      ? `CASE WHEN ${isErased(hidden, erased)} THEN NULL ELSE ${cell} END`
      : cell;
  });
}

/** A row whose key is an erased person is gone. */
function unerased({ stream, hidden, erased }: MergeInput): string {
  const keys = hidden.filter((name) => stream.key.includes(name));
  return erased.size === 0 || keys.length === 0 ? "true" : `NOT (${isErased(keys, erased)})`;
}
const isErased = (names: readonly string[], erased: ReadonlySet<string>): string =>
  names.map((name) => `coalesce(old.${identifier(name)} IN (${[...erased].map(literal).join(", ")}), false)`).join(" OR ");

const SQL_TYPES: Readonly<Record<RowType, string>> = {
  text: "VARCHAR",
  integer: "BIGINT",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  date: "DATE",
  time: "TIMESTAMP",
  instant: "TIMESTAMP",
};
const cast = (sql: string, type: RowType): string => `CAST(${sql} AS ${SQL_TYPES[type]})`;

/** Columns of the snapshot: those staged, and, where rows are merged into it, those it had. */
function columnsOf({ committed, previous, replace, hidden }: MergeInput): Readonly<Record<string, RowType>> {
  const all = { ...(previous === null || replace ? {} : previous.columns), ...committed.columns };
  return Object.fromEntries(Object.entries(all).map(([name, type]) => [name, hidden.includes(name) ? "text" : type]));
}

/**
 * Rows, first and last time, and the content's digest: SHA-256 of each row, its first four 60-bit numbers summed over all
 * rows. Sums do not mind the order, so the digest is that of a bag of rows, in constant memory.
 */
async function measure(
  engine: Engine,
  columns: Readonly<Record<string, RowType>>,
  time: string | null,
): Promise<Pick<Merged, "rows" | "sha256" | "first" | "last">> {
  const sums = [1, 16, 31, 46].map((at) => `CAST(sum(CAST('0x' || substr(h, ${at}, 15) AS BIGINT)) AS VARCHAR)`);
  const ends = time === null ? ["NULL", "NULL"] : ["min(t)", "max(t)"];
  const table = await engine.query(
    `SELECT count(*), ${ends.map((end) => `CAST(${end} AS VARCHAR)`).join(", ")}, ${sums.join(", ")}
     FROM (SELECT sha256(${rowText("now", Object.keys(columns))}) AS h${time === null ? "" : `, ${identifier(time)} AS t`} FROM landed_now.rows AS now)`,
  );
  const [rows, first, last, ...parts] = table.data.map((column) => column[0] ?? null);
  return {
    rows: Number(rows),
    first: first === null ? null : String(first),
    last: last === null ? null : String(last),
    sha256: createHash("sha256")
      .update(JSON.stringify([rows, ...parts]))
      .digest("hex"),
  };
}

/** A row as one text: cells apart by the unit separator, null told from the empty text. */
const rowText = (table: string, names: readonly string[]): string =>
  names.map((name) => `coalesce(CAST(${table}.${identifier(name)} AS VARCHAR), chr(1) || 'N')`).join(" || chr(31) || ");

/** How the new snapshot differs from the one before; without a key only the number of rows can tell. */
async function compare(
  engine: Engine,
  { stream, previous }: MergeInput,
  columns: Readonly<Record<string, RowType>>,
): Promise<Pick<Merged, "added" | "changed" | "removed">> {
  const common = Object.keys(columns).filter((name) => previous !== null && Object.hasOwn(previous.columns, name));
  if (stream.key.length === 0 || !stream.key.every((name) => common.includes(name))) {
    const table = await engine.query(
      "SELECT (SELECT count(*) FROM landed_now.rows) - (SELECT count(*) FROM landed_before.rows)",
    );
    const more = Number(table.data[0]?.[0] ?? 0);
    return { added: Math.max(0, more), changed: 0, removed: Math.max(0, -more) };
  }
  const key = (table: string): string =>
    stream.key.map((name) => `CAST(${table}.${identifier(name)} AS VARCHAR)`).join(" || chr(31) || ");
  const side = (table: string): string =>
    `(SELECT ${key("t")} AS k, md5(${rowText("t", common)}) AS h FROM ${table}.rows AS t)`;
  const table = await engine.query(
    `SELECT count(*) FILTER (WHERE b.k IS NULL), count(*) FILTER (WHERE n.h <> b.h), count(*) FILTER (WHERE n.k IS NULL)
     FROM ${side("landed_now")} AS n FULL JOIN ${side("landed_before")} AS b ON n.k = b.k`,
  );
  const [added, changed, removed] = table.data.map((column) => Number(column[0] ?? 0));
  return { added: added ?? 0, changed: changed ?? 0, removed: removed ?? 0 };
}

const short = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);
