import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import type { RowType } from "../channel.js";
import { writeWhole } from "./durable.js";

/**
 * What the lake holds of one stream, in `<lake>/<source>/<stream>.json`. It is written last and names the snapshot's
 * file, so manifest and rows can never disagree: whoever reads the lake begins here, with `readManifest`.
 */
export interface Manifest {
  readonly format: 1;
  readonly source: string;
  readonly stream: string;
  readonly loader: string;
  readonly version: number;
  /** The snapshot beside the manifest: a DuckDB file with one table, `rows`. */
  readonly file: string;
  readonly columns: Readonly<Record<string, RowType>>;
  readonly key: readonly string[];
  readonly time: string | null;
  readonly rows: number;
  /** Of the rows' content, whatever their order. */
  readonly sha256: string;
  /** Of the columns' names and types. */
  readonly schema: string;
  /** The largest value of the cursor field; where the next run starts, less the look-back. */
  readonly cursor: string | null;
  /** Half-open. RFC 3339 where the source said so, else local dates; null where rows have no time. */
  readonly coverage: { readonly from: string; readonly to: string } | null;
  /** When these rows were first loaded, RFC 3339. */
  readonly loadedAt: string;
  /** Of the options that chose these rows, secrets left out: others load from the start. */
  readonly options: string;
  /** Columns that hold pseudonyms, and which key made them; null where none. */
  readonly personal: { readonly columns: readonly string[]; readonly key: string } | null;
}

const rowType = z.enum(["text", "integer", "number", "boolean", "date", "time", "instant"]);
const manifestSchema = z.object({
  format: z.literal(1),
  source: z.string(),
  stream: z.string(),
  loader: z.string(),
  version: z.number(),
  file: z.string().regex(/^[^/\\]+\.duckdb$/),
  columns: z.record(z.string(), rowType),
  key: z.array(z.string()),
  time: z.string().nullable(),
  rows: z.number(),
  sha256: z.string(),
  schema: z.string(),
  cursor: z.string().nullable(),
  coverage: z.object({ from: z.string(), to: z.string() }).nullable(),
  loadedAt: z.string(),
  options: z.string(),
  personal: z.object({ columns: z.array(z.string()), key: z.string() }).nullable(),
});

/** A stream of the lake: its manifest and where its snapshot lies; null where it was never loaded or cannot be read. */
export async function readManifest(
  lake: string,
  source: string,
  stream: string,
): Promise<{ readonly manifest: Manifest; readonly snapshot: string } | null> {
  let text: string;
  try {
    text = await readFile(manifestPath(lake, source, stream), "utf8");
  } catch {
    return null;
  }
  try {
    const manifest = manifestSchema.parse(JSON.parse(text));
    return { manifest, snapshot: join(lake, source, manifest.file) };
  } catch {
    return null;
  }
}

/** The streams of a source that the lake holds, by name. */
export async function lakeStreams(lake: string, source: string): Promise<readonly string[]> {
  const names = await readdir(join(lake, source)).catch(() => []);
  return names
    .filter((name) => name.endsWith(".json"))
    .map((name) => decodeURIComponent(name.slice(0, -".json".length)))
    .sort();
}

export async function writeManifest(lake: string, manifest: Manifest): Promise<void> {
  await writeWhole(manifestPath(lake, manifest.source, manifest.stream), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** A stream's name as the beginning of its files' names: without dots and slashes. */
export const fileStem = (stream: string): string => encodeURIComponent(stream).replaceAll(".", "%2E").replaceAll("*", "%2A");

const manifestPath = (lake: string, source: string, stream: string): string => join(lake, source, `${fileStem(stream)}.json`);
