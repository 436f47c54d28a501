import * as z from "zod";
import type { Channel, Page, RowType, Stream, Tools } from "./channel.js";
import { SourceError } from "./channel.js";
import { openEngine } from "../src/engine/open.js";
import { identifier, type Engine } from "../src/engine/engine.js";
import type { Table, Value } from "../src/engine/table.js";
import { Refused } from "../src/ground/diagnostic.js";
import { sentence } from "../src/ground/messages.js";
import { castOf, type Cast } from "./formats/cast.js";
import { diskFiles } from "./formats/files.js";
import { findFiles } from "./formats/find.js";
import { inferTypes } from "./formats/infer.js";
import { FORMATS, type FormatOptions, type Raw, type RawColumn } from "./formats/raw.js";
import { readFiles } from "./formats/read.js";
import { sampleOf } from "./formats/sample.js";

const options = z.strictObject({
  /** A file or glob from the folder of metrics.yaml, which must lie inside it; `book.xlsx#Sheet` names a sheet. */
  path: z.string().min(1),
  /** By the file's ending where it is not said. */
  format: z.enum(FORMATS).optional(),
  /** A name TextDecoder knows: windows-1252, shift_jis, utf-16le. UTF-8, or what the byte order mark says, without. */
  encoding: z.string().min(1).optional(),
  /** One character. Comma, for tsv a tab, without. */
  delimiter: z.string().length(1, "it must be one character, such as ; or a tab").optional(),
  /** The sheet of a workbook; the first without. */
  sheet: z.string().min(1).optional(),
});
export type FileOptions = z.infer<typeof options>;

/**
 * Files of the workspace as a source: one stream, `rows`, loaded whole each time. Column types are those of all values,
 * as `from:` with a path finds them. Use it where a file needs its encoding, delimiter or sheet said.
 */
export const file: Channel<FileOptions> = {
  id: "file",
  version: 1,
  options,
  secrets: [],
  async streams(given, tools) {
    const columns = await withRows(given, tools, (read) =>
      Promise.resolve(Object.fromEntries(read.columns.map(({ name, type }): [string, RowType] => [name, type]))),
    );
    const stream: Stream = {
      name: "rows",
      columns,
      key: [],
      cursor: null,
      lookBack: 0,
      deletes: "none",
      nulls: {},
      personal: [],
      policy: "evolve",
      time: null,
      expectsRows: true,
    };
    return [stream];
  },
  async check(given, tools) {
    await refusedAsSourceError(() => findFiles(diskFiles, tools.workspace, given.path, null));
  },
  async *read(_stream, _cursor, given, tools) {
    const opened = await openRows(given, tools);
    try {
      yield* pages(opened, tools.signal);
    } finally {
      await opened.engine.close();
    }
  },
};

/** Rows a page: enough that a page costs little, few enough that a million rows stay small in memory. */
const PAGE = 20_000;
/** What the engine may hold of the file before it uses the disk. */
const MEMORY = "256MB";

interface Rows {
  readonly engine: Engine;
  readonly raw: Raw;
  readonly columns: readonly { readonly name: string; readonly type: RowType; readonly cast: Cast }[];
}

async function* pages({ engine, raw, columns }: Rows, signal: AbortSignal): AsyncGenerator<Page> {
  const cells = columns.map(({ cast }, i) => `${cast.value} AS v${i}`).join(", ");
  for (let start = 0; start === 0 || start < raw.rows; start += PAGE) {
    signal.throwIfAborted();
    const sql = `SELECT ${cells} FROM ${identifier(raw.relation)} WHERE rowid >= ${start} AND rowid < ${start + PAGE} ORDER BY rowid`;
    const table = await engine.query(sql);
    const rows = rowsOf(table, columns);
    yield { rows, deletes: [], nextCursor: null, complete: start + PAGE >= raw.rows, expected: raw.rows };
  }
}

function rowsOf(table: Table, columns: Rows["columns"]): Record<string, Value>[] {
  return Array.from({ length: table.rows }, (_, r) => {
    // Names come from a file, so "__proto__" must be a name like any other.
    const row = Object.create(null) as Record<string, Value>;
    columns.forEach(({ name, type }, c) => {
      const value = table.data[c]?.[r] ?? null;
      row[name] = type === "instant" && value !== null ? `${String(value)}Z` : value;
    });
    return row;
  });
}

async function withRows<T>(given: FileOptions, tools: Tools, use: (rows: Rows) => Promise<T>): Promise<T> {
  const opened = await openRows(given, tools);
  try {
    return await use(opened);
  } finally {
    await opened.engine.close();
  }
}

async function openRows(given: FileOptions, tools: Tools): Promise<Rows> {
  return refusedAsSourceError(async () => {
    const { paths, sheet } = await findFiles(diskFiles, tools.workspace, given.path, null);
    const engine = await openEngine({ memory: MEMORY });
    try {
      const raw = await readFiles(engine, "rows", {
        files: diskFiles,
        paths,
        options: formatOptions(given, sheet),
        span: null,
      });
      for (const note of raw.notes) tools.log(sentence(note));
      const sample = await sampleOf(engine, identifier(raw.relation), raw.columns);
      const types = await inferTypes(engine, identifier(raw.relation), raw.columns, sample);
      const columns = await Promise.all(
        raw.columns.map(async (column) => {
          const type = types.get(column.stored) ?? "text";
          const cast = castOf(column, type, { format: null, decimal: null }, column.kind !== "empty");
          return { name: column.name, ...(type === "time" ? await timeColumn(engine, raw, column, cast) : { type, cast }) };
        }),
      );
      return { engine, raw, columns };
    } catch (cause) {
      await engine.close();
      throw cause;
    }
  });
}

/** Time stamps that all have an offset are instants, those that all lack one local times; mixed they stay as written. */
async function timeColumn(engine: Engine, raw: Raw, column: RawColumn, cast: Cast): Promise<{ type: RowType; cast: Cast }> {
  if (cast.isInstant === "true") return { type: "instant", cast };
  if (cast.isInstant === "false") return { type: "time", cast };
  const { data } = await engine.query(
    `SELECT bool_or(${cast.isInstant}), bool_and(${cast.isInstant}) FROM ${identifier(raw.relation)} WHERE ${cast.value} IS NOT NULL`,
  );
  if (data[1]?.[0] === true) return { type: "instant", cast };
  return data[0]?.[0] === true
    ? { type: "text", cast: castOf({ ...column, kind: "text" }, "text", { format: null, decimal: null }) }
    : { type: "time", cast };
}

function formatOptions(given: FileOptions, sheet: string | null): FormatOptions {
  const { format, encoding, delimiter } = given;
  const named = given.sheet ?? sheet;
  return {
    ...(format === undefined ? {} : { format }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(named === null ? {} : { sheet: named }),
  };
}

async function refusedAsSourceError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const first = cause instanceof Refused ? cause.diagnostics[0] : undefined;
    if (first === undefined) throw cause;
    throw new SourceError("config", sentence(first));
  }
}
