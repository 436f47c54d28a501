import type { Diagnostic } from "../../src/ground/diagnostic.js";
import type { Span } from "../../src/ground/span.js";
import type { FileAccess } from "./files.js";

/**
 * What a format knows about a column's values before anybody infers or declares a type:
 * - `cells`: text that may be written numbers, dates or anything (csv, tsv);
 * - `text`: text the format itself calls text (a JSON string): a "12" in it is no number, but dates are only ever text;
 * - `empty`: no value at all; the rest are typed by the format. `instant` is a moment, stored in UTC.
 */
export type RawKind = "cells" | "text" | "empty" | "integer" | "number" | "boolean" | "date" | "time" | "instant";

export interface RawColumn {
  /** As the file names it. */
  readonly name: string;
  /** Its column in the relation. */
  readonly stored: string;
  readonly kind: RawKind;
  /** False where the relation holds the value as canonical text, true where in the kind's own type. */
  readonly typed: boolean;
}

/** Rows as they were read: a relation of the engine, in the order of the file(s), before types are decided. */
export interface Raw {
  readonly relation: string;
  readonly columns: readonly RawColumn[];
  readonly rows: number;
  readonly notes: readonly Diagnostic[];
  /** Where a row (from 1) stands: "data/in/tickets.csv", line 7. */
  locate(row: number): Promise<RowPlace>;
  /** Takes the relation out of the engine. */
  drop(): Promise<void>;
}

export interface RowPlace {
  readonly file: string;
  /** A line of a text file, else a row or entry, from 1. */
  readonly at: "line" | "row" | "entry";
  readonly number: number;
}

/** One or several files to be read as one relation. */
export interface FilesToRead {
  readonly files: FileAccess;
  /** Absolute path and the name messages use (from the workspace); sorted. */
  readonly paths: readonly { readonly path: string; readonly name: string }[];
  readonly options: FormatOptions;
  /** Where a mistake in the files is placed: the `from:` that named them. */
  readonly span: Span | null;
}

export interface FormatOptions {
  /** By the file's ending where not given. */
  readonly format?: Format;
  /** A label TextDecoder knows. UTF-8, or what a byte order mark says, where not given. */
  readonly encoding?: string;
  /** One character. Comma, for tsv a tab, where not given. */
  readonly delimiter?: string;
  /** The sheet's name; the first where not given. */
  readonly sheet?: string;
}

export const FORMATS = ["csv", "tsv", "json", "ndjson", "parquet", "arrow", "xlsx"] as const;
export type Format = (typeof FORMATS)[number];
