import { closeSync, openSync, writeSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refused, type Diagnostic } from "../../src/ground/diagnostic.js";
import { diagnose } from "../../src/ground/messages.js";
import { EngineError, identifier, literal, type Engine } from "../../src/engine/engine.js";
import { headerCells, scanCsv, type CsvProblem } from "./csv-scan.js";
import { encodingOf, readText, requireUtf8, writeUtf8, wrongEncoding } from "./encoding.js";
import { duckPath } from "./files.js";
import type { FilesToRead, Raw, RawColumn, RowPlace } from "./raw.js";
import { rowCount } from "./relation.js";
import { unite } from "./unite.js";

/**
 * Reads CSV and TSV files as cells of text. DuckDB does it, strictly, with every column named and typed beforehand and
 * nothing guessed; where it refuses a file our own scan says in which line and why, or mends what is only a matter of
 * line ends. Every cell stays as written; an empty one, quoted or not, is null.
 */
export async function readCsv(engine: Engine, relation: string, input: FilesToRead): Promise<Raw> {
  const scratch = await mkdtemp(join(tmpdir(), "worthwhile-"));
  try {
    const sources: CsvFile[] = [];
    for (const file of input.paths) sources.push(await openCsv(engine.kind, input, file, scratch, `${sources.length}.csv`));
    const united = unite(
      input,
      sources.map((source) => source.header),
    );
    const stored = united.columns.map(({ stored }) => `${identifier(stored)} VARCHAR`);
    await engine.run(`CREATE TABLE ${identifier(relation)} (${stored.join(", ")})`);
    const ends: number[] = [];
    for (const [i, source] of sources.entries()) {
      const file = input.paths[i];
      if (file === undefined) continue;
      const targets = united.targets[i] ?? [];
      await load(engine, input, relation, source, file, targets);
      ends.push(await rowCount(engine, relation));
    }
    const columns = united.columns.map((column): RawColumn => ({ ...column, kind: "cells", typed: false }));
    const locate = async (row: number): Promise<RowPlace> => {
      const index = Math.max(
        0,
        ends.findIndex((end) => row <= end),
      );
      const source = sources[index];
      const file = input.paths[index];
      if (source === undefined || file === undefined) return { file: "", at: "row", number: row };
      return { file: file.name, at: "line", number: await lineOf(input, source, file, row - (ends[index - 1] ?? 0)) };
    };
    return {
      relation,
      columns,
      rows: ends.at(-1) ?? 0,
      notes: [...sources.flatMap((source) => source.notes), ...united.notes],
      locate,
      drop: () => engine.run(`DROP TABLE ${identifier(relation)}`),
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

type File = FilesToRead["paths"][number];

interface CsvFile {
  /** What DuckDB reads: the file itself, or its copy in UTF-8. */
  readonly path: string;
  readonly name: string;
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly notes: readonly Diagnostic[];
  /** Where a copy with one kind of line end goes, should it be needed. */
  readonly mended: string;
}

async function openCsv(kind: Engine["kind"], input: FilesToRead, file: File, scratch: string, copy: string): Promise<CsvFile> {
  const delimiter = input.options.delimiter ?? (isTsv(input, file.name) ? "\t" : ",");
  if (delimiter.length !== 1 || /["\r\n\0]/.test(delimiter) || delimiter.charCodeAt(0) > 127) {
    throw new Refused([diagnose("dataBadDelimiter", input.span, { delimiter })]);
  }
  const { header, startsBlank } = await readHeader(input, file, delimiter);
  const encoding = await encodingOf(input, file);
  if (encoding === "utf-8") await requireUtf8(input, file);
  const notes = delimiterNote(input, file.name, header, delimiter);
  const read = { name: file.name, delimiter, header, notes, mended: join(scratch, `mended-${copy}`) };
  // DuckDB would take a blank first line for the header.
  if (encoding === "utf-8" && !startsBlank) {
    return { ...read, path: await duckPath(file.path, kind, scratch, copy) };
  }
  const path = join(scratch, copy);
  await writeUtf8(input, file, path);
  return { ...read, path };
}

const isTsv = (input: FilesToRead, name: string): boolean =>
  input.options.format === "tsv" || (input.options.format === undefined && /\.(tsv|tab)$/i.test(name));

/** A header that holds one name with other delimiters in it was most likely written with one of those. */
function delimiterNote(input: FilesToRead, name: string, header: readonly string[], delimiter: string): Diagnostic[] {
  const only = header.length === 1 ? (header[0] ?? "") : "";
  const likely = [";", "\t", ",", "|"].find((other) => other !== delimiter && only.includes(other));
  return likely === undefined ? [] : [diagnose("dataOneColumn", input.span, { file: name, delimiter, likely })];
}

/** Longer than any header row a person would make, and a bound on what a file without line ends makes us hold. */
const LONGEST_HEADER = 4 << 20;

async function readHeader(
  input: FilesToRead,
  file: File,
  delimiter: string,
): Promise<{ header: string[]; startsBlank: boolean }> {
  let text = "";
  let header: string[] | null = null;
  for await (const block of readText(input, file)) {
    text += block;
    header = headerCells(text, delimiter, false);
    if (header !== null || text.length > LONGEST_HEADER) break;
  }
  header ??= headerCells(text, delimiter, true);
  if (header === null) throw new Refused([diagnose("dataNoHeader", input.span, { file: file.name })]);
  // UTF-16 without a byte order mark is valid UTF-8 as long as it is plain English.
  if (header.some((name) => name.includes("\0"))) throw await wrongEncoding(input, file, "utf-8", 1);
  return { header, startsBlank: /^[\r\n]/.test(text) };
}

/** DuckDB must be told how long a line may be, and reads slower the longer; few files need the second. */
const LONG_LINE = 4 << 20;
const LONGEST_LINE = 64 << 20;

async function load(
  engine: Engine,
  input: FilesToRead,
  relation: string,
  source: CsvFile,
  file: File,
  targets: readonly (string | null)[],
): Promise<void> {
  try {
    await engine.run(insertCsv(relation, source, source.path, targets, LONG_LINE));
  } catch (cause) {
    if (!(cause instanceof EngineError)) throw cause;
    const { mended } = source;
    const problem = await diagnoseCsv(input, source, file);
    if (problem !== null) throw new Refused([describe(problem, input, source)]);
    try {
      await engine.run(insertCsv(relation, source, mended, targets, LONGEST_LINE));
    } catch (second) {
      if (!(second instanceof EngineError)) throw second;
      throw new Refused([diagnose("dataUnreadable", input.span, { file: source.name, reason: firstLine(second.message) })]);
    }
  }
}

function insertCsv(
  relation: string,
  source: CsvFile,
  path: string,
  targets: readonly (string | null)[],
  longest: number,
): string {
  const taken = targets.flatMap((target, i) => (target === null ? [] : [{ target, cell: `c${i}` }]));
  const columns = source.header.map((_, i) => `'c${i}': 'VARCHAR'`).join(", ");
  return `INSERT INTO ${identifier(relation)} (${taken.map(({ target }) => identifier(target)).join(", ")})
    SELECT ${taken.map(({ cell }) => cell).join(", ")} FROM read_csv(${literal(path)}, columns = {${columns}},
      auto_detect = false, header = true, delim = ${literal(source.delimiter)}, quote = '"', escape = '"',
      nullstr = '', strict_mode = true, null_padding = false, ignore_errors = false, max_line_size = ${longest})`;
}

/**
 * What is wrong with the file; null where only its line ends were mixed or a line was very long, and then
 * `source.mended` holds it with one kind of line end.
 */
async function diagnoseCsv(input: FilesToRead, source: CsvFile, file: File): Promise<CsvProblem | null> {
  const out = openSync(source.mended, "w");
  try {
    const { problem } = await scanCsv(utf8Bytes(input, file), {
      delimiter: source.delimiter.charCodeAt(0),
      columns: source.header.length,
      onBytes: (bytes) => void writeSync(out, bytes),
    });
    return problem;
  } finally {
    closeSync(out);
  }
}

function describe(problem: CsvProblem, input: FilesToRead, source: CsvFile): Diagnostic {
  switch (problem.kind) {
    case "ragged":
      return diagnose("dataRaggedRow", input.span, {
        file: source.name,
        line: problem.line,
        found: problem.found,
        expected: problem.expected,
      });
    case "open_quote":
      return diagnose("dataOpenQuote", input.span, { file: source.name, line: problem.line });
    case "after_quote":
      return diagnose("dataTextAfterQuote", input.span, { file: source.name, line: problem.line });
  }
}

async function lineOf(input: FilesToRead, source: CsvFile, file: File, row: number): Promise<number> {
  let found = row + 1;
  await scanCsv(utf8Bytes(input, file), {
    delimiter: source.delimiter.charCodeAt(0),
    columns: source.header.length,
    onRecord: (record, line) => {
      if (record === row) found = line;
      return record < row;
    },
  });
  return found;
}

async function* utf8Bytes(input: FilesToRead, file: File): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of readText(input, file)) yield encoder.encode(text);
}

const firstLine = (text: string): string => text.split("\n")[0] ?? text;
