import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { parquetMetadata, parquetRead, parquetSchema, type Compressors, type ParquetParsers, type SchemaTree } from "hyparquet";
import { EngineError, identifier, literal, type Engine } from "../../src/engine/engine.js";
import { dayText, timeText } from "../../src/engine/cell.js";
import { Refused } from "../../src/ground/diagnostic.js";
import { diagnose } from "../../src/ground/messages.js";
import { describeQuery } from "./duck.js";
import { duckPath, wholeFile } from "./files.js";
import type { FilesToRead, Raw, RawKind } from "./raw.js";
import { combineTyped, type TypedPart } from "./typed.js";
import { insertValues } from "./values.js";

/** Reads Parquet: natively by DuckDB itself, in WASM (which lacks it) by hyparquet, with the same values. */
export async function readParquet(engine: Engine, relation: string, input: FilesToRead): Promise<Raw> {
  const scratch = await mkdtemp(join(tmpdir(), "worthwhile-"));
  try {
    const parts: TypedPart[] = [];
    for (const [i, file] of input.paths.entries()) {
      const part = `${relation} ${i}`;
      if (engine.kind === "wasm") parts.push(await readable(input, file, byHyparquet(engine, part, input, file.path)));
      else {
        const path = await duckPath(file.path, engine.kind, scratch, `${i}.parquet`);
        parts.push(await readable(input, file, byDuckDb(engine, part, path)));
      }
    }
    return await combineTyped(engine, relation, input, parts);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Whatever a reader says of a file it cannot read becomes a diagnostic. */
async function readable<T>(input: FilesToRead, file: { readonly name: string }, part: Promise<T>): Promise<T> {
  return part.catch((cause: unknown) => {
    const reason = cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause);
    throw new Refused([diagnose("dataUnreadable", input.span, { file: file.name, reason })]);
  });
}

async function byDuckDb(engine: Engine, relation: string, path: string): Promise<TypedPart> {
  // The Parquet reader wants no encoding declared for text in plain byte arrays, as old writers left it.
  const from = `read_parquet(${literal(path)}, binary_as_string = true, hive_partitioning = false)`;
  const columns = await describeQuery(engine, `SELECT * FROM ${from}`);
  if (columns.length === 0) throw new EngineError("it holds no columns");
  const cells = columns.map((column, i) => `${column.sql} AS c${i}`);
  await engine.run(`CREATE TABLE ${identifier(relation)} AS SELECT ${cells.join(", ")} FROM ${from}`);
  return { relation, columns: columns.map(({ name, kind }, i) => ({ name, stored: `c${i}`, kind })) };
}

const COMPRESSORS: Compressors = {
  GZIP: (input) => new Uint8Array(gunzipSync(input)),
  BROTLI: (input) => new Uint8Array(brotliDecompressSync(input)),
};

const PARSERS: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (millis: bigint) => timeText(millis * 1000n),
  timestampFromMicroseconds: (micros: bigint) => timeText(micros),
  timestampFromNanoseconds: (nanos: bigint) => timeText(nanos / 1000n),
  dateFromDays: (days: number) => dayText(days),
};

async function byHyparquet(engine: Engine, relation: string, input: FilesToRead, path: string): Promise<TypedPart> {
  const bytes = await wholeFile(input.files, path);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const metadata = parquetMetadata(file);
  const fields = parquetSchema(metadata).children;
  const rows: unknown[][] = [];
  await parquetRead({
    file,
    metadata,
    rowFormat: "array",
    compressors: COMPRESSORS,
    parsers: PARSERS,
    onComplete: (read: unknown[][]) => {
      for (const row of read) rows.push(row);
    },
  });
  return insertValues(
    engine,
    relation,
    rows.length,
    fields.map((field, c) => ({ name: field.element.name, kind: kindOf(field), at: valueAt(rows, c, field) })),
  );
}

function kindOf({ element, children }: SchemaTree): RawKind {
  if (children.length > 0 || element.repetition_type === "REPEATED") return "text";
  const logical = element.logical_type;
  if (logical?.type === "TIMESTAMP") return logical.isAdjustedToUTC ? "instant" : "time";
  if (element.type === "INT96" || element.converted_type?.startsWith("TIMESTAMP")) return "time";
  if (element.converted_type === "DATE" || logical?.type === "DATE") return "date";
  if (element.converted_type === "DECIMAL" || logical?.type === "DECIMAL")
    return (element.scale ?? 0) > 0 ? "number" : "integer";
  if (logical?.type === "TIME" || element.converted_type?.startsWith("TIME")) return "text";
  if (logical?.type === "FLOAT16") return "number";
  switch (element.type) {
    case "BOOLEAN":
      return "boolean";
    case "INT32":
    case "INT64":
      return "integer";
    case "FLOAT":
    case "DOUBLE":
      return "number";
    default:
      return "text";
  }
}

function valueAt(rows: readonly unknown[][], c: number, { element }: SchemaTree): (row: number) => unknown {
  const value = valueOf(element);
  return (row) => {
    const cell = rows[row]?.[c];
    return cell === null || cell === undefined ? null : value(cell);
  };
}

function valueOf({
  converted_type: converted,
  logical_type: logical,
  scale = 0,
}: SchemaTree["element"]): (cell: unknown) => unknown {
  // The reader multiplies by a power of ten; rounding to the scale gives the nearest double again.
  if (converted === "DECIMAL" || logical?.type === "DECIMAL") return (cell) => Number(cell).toFixed(scale);
  // A time of day is text, as DuckDB prints it.
  if (logical?.type === "TIME" || converted?.startsWith("TIME_")) {
    const unit = logical?.type === "TIME" ? logical.unit : converted === "TIME_MILLIS" ? "MILLIS" : "MICROS";
    return (cell) => timeText(microsOf(BigInt(cell as number | bigint), unit)).slice(11);
  }
  return (cell) => cell;
}

function microsOf(count: bigint, unit: "MILLIS" | "MICROS" | "NANOS"): bigint {
  return unit === "MILLIS" ? count * 1000n : unit === "NANOS" ? count / 1000n : count;
}
