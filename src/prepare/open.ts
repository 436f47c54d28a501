import { readdir } from "node:fs/promises";
import { basename } from "node:path";
import { EngineError, identifier, type Engine } from "../engine/engine.js";
import { Refused } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import { nearest } from "../ground/nearest.js";
import type { Definitions, TableFrom } from "../compile/definitions.js";
import { describeQuery } from "../../loaders/formats/duck.js";
import type { FileAccess } from "../../loaders/formats/files.js";
import { findFiles, type FoundFiles } from "../../loaders/formats/find.js";
import type { RawColumn, RowPlace } from "../../loaders/formats/raw.js";
import { readFiles } from "../../loaders/formats/read.js";
import { lakeStreams, readManifest } from "../../loaders/land/manifest.js";
import { note, type Note } from "./note.js";

/** A table's rows before types are decided, wherever they came from. */
export interface Opened {
  /** A relation as SQL names it; it has a rowid in the rows' order. */
  readonly source: string;
  readonly columns: readonly RawColumn[];
  readonly rows: number;
  readonly origin: string;
  readonly loadedAt: string | null;
  /** What the loader says it covers: local dates or RFC 3339. */
  readonly coverage: { readonly from: string; readonly to: string } | null;
  readonly notes: readonly Note[];
  locate(row: number): Promise<RowPlace>;
  /** Takes what was made for reading out of the engine. */
  close(): Promise<void>;
}

export interface Surroundings {
  readonly engine: Engine;
  readonly definitions: Definitions;
  readonly workspace: string;
  readonly lake: string;
  readonly read: FileAccess;
}

/** The files of a table that reads them in place. Throws Refused. */
export async function filesOf(at: Surroundings, from: TableFrom & { kind: "file" }): Promise<FoundFiles> {
  if (at.definitions.sources[from.path] !== undefined)
    throw new Refused([diagnose("dataSourceAsFile", from.span, { source: from.path })]);
  return findFiles(at.read, at.workspace, from.path, from.span);
}

/** Reads a file or glob of the workspace. Throws Refused. */
export async function openFile(at: Surroundings, name: string, from: TableFrom & { kind: "file" }): Promise<Opened> {
  const { paths, sheet } = await filesOf(at, from);
  const options = sheet === null ? {} : { sheet };
  const raw = await readFiles(at.engine, `@raw ${name}`, { files: at.read, paths, options, span: from.span });
  return {
    source: identifier(raw.relation),
    columns: raw.columns,
    rows: raw.rows,
    origin: from.path,
    loadedAt: null,
    coverage: null,
    notes: raw.notes.map((diagnostic) => note("from", diagnostic)),
    locate: (row) => raw.locate(row),
    close: () => raw.drop(),
  };
}

/** Where the lake holds a stream. Throws Refused where it was never loaded. */
export async function findStream(at: Surroundings, from: TableFrom & { kind: "source" }) {
  const found = (await readManifest(at.lake, from.source, from.stream)) ?? (await byFileName(at, from));
  if (found !== null) return found;
  const streams = await lakeStreams(at.lake, from.source);
  const { source, stream } = from;
  if (streams.length === 0 || streams.includes(stream))
    throw new Refused([diagnose("dataNotSynced", from.span, { source, stream })]);
  throw new Refused([diagnose("dataNoStream", from.span, { source, stream, streams, near: nearest(stream, streams) })]);
}

/** A file source's one table goes by its file's name too: data/in/tickets.csv is helpdesk.rows and helpdesk.tickets. */
async function byFileName({ definitions, lake }: Surroundings, from: TableFrom & { kind: "source" }) {
  const source = definitions.sources[from.source];
  const path = source?.loader === "file" ? source.options["path"] : null;
  if (typeof path !== "string" || basename(path).replace(/\.[^.]*$/, "") !== from.stream) return null;
  return readManifest(lake, from.source, "rows");
}

/** Reads a stream of the lake: a DuckDB file that is attached, not copied. Throws Refused. */
export async function openStream(at: Surroundings, name: string, from: TableFrom & { kind: "source" }): Promise<Opened> {
  const { manifest, snapshot } = await findStream(at, from);
  const alias = `@lake ${name}`;
  const origin = `${from.source}.${from.stream}`;
  await at.engine.attach(snapshot, alias).catch((cause: unknown) => {
    if (!(cause instanceof EngineError)) throw cause;
    const reason = cause.message.split("\n")[0] ?? "";
    throw new Refused([
      diagnose("dataUnreadable", from.span, { file: origin, reason: `${reason}. Run: worthwhile sync --full ${from.source}` }),
    ]);
  });
  const source = `${identifier(alias)}."rows"`;
  const described = await describeQuery(at.engine, `SELECT * FROM ${source}`);
  const columns = described.map((column): RawColumn => ({
    name: column.name,
    stored: column.name,
    kind: manifest.columns[column.name] ?? column.kind,
    typed: true,
  }));
  return {
    source,
    columns,
    rows: manifest.rows,
    origin,
    loadedAt: manifest.loadedAt,
    coverage: manifest.coverage,
    notes: [],
    locate: (row) => Promise.resolve({ file: origin, at: "row", number: row }),
    close: () => at.engine.run(`DETACH ${identifier(alias)}`),
  };
}

/** The names in a folder; none where it cannot be read. */
export const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
