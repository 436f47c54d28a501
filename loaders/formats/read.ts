import type { Engine } from "../../src/engine/engine.js";
import { Refused } from "../../src/ground/diagnostic.js";
import { diagnose } from "../../src/ground/messages.js";
import { readArrow } from "./arrow.js";
import { readCsv } from "./csv.js";
import { readJson, readNdjson } from "./json.js";
import { readParquet } from "./parquet.js";
import { FORMATS, type FilesToRead, type Format, type Raw } from "./raw.js";
import { readXlsx } from "./xlsx.js";

/**
 * Reads files of one format as a relation of the engine named `relation`, all rows in the files' order. Throws Refused
 * with what is wrong, placed at `input.span`.
 */
export async function readFiles(engine: Engine, relation: string, input: FilesToRead): Promise<Raw> {
  const formats = new Set(input.paths.map(({ name }) => input.options.format ?? formatOf(name)));
  const [format = null] = formats;
  if (format === null)
    throw new Refused([diagnose("dataUnknownFormat", input.span, { file: input.paths[0]?.name ?? "", formats: FORMATS })]);
  if (formats.size > 1)
    throw new Refused([diagnose("dataMixedFormats", input.span, { files: input.paths.map(({ name }) => name) })]);
  return READERS[format](engine, relation, input);
}

/** The format a file's ending names; null where none. */
export function formatOf(name: string): Format | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  return ENDINGS[ending] ?? null;
}

const ENDINGS: Readonly<Record<string, Format>> = {
  csv: "csv",
  txt: "csv",
  tsv: "tsv",
  tab: "tsv",
  json: "json",
  ndjson: "ndjson",
  jsonl: "ndjson",
  parquet: "parquet",
  arrow: "arrow",
  arrows: "arrow",
  feather: "arrow",
  ipc: "arrow",
  xlsx: "xlsx",
  xlsm: "xlsx",
};

const READERS: { readonly [F in Format]: (engine: Engine, relation: string, input: FilesToRead) => Promise<Raw> } = {
  csv: readCsv,
  tsv: readCsv,
  json: readJson,
  ndjson: readNdjson,
  parquet: readParquet,
  arrow: readArrow,
  xlsx: readXlsx,
};
