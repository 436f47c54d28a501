import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readFile, rm, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { Cursor, RowType } from "../channel.js";

/** Why a run reads what it reads: pages of another run are of no use to it. */
export interface RunIdentity {
  readonly loader: string;
  readonly version: number;
  readonly options: string;
  /** The declared columns and key. */
  readonly schema: string;
  /** Which key made the pseudonyms; empty where there are none. */
  readonly personalKey: string;
  /** Null for a full read. */
  readonly startCursor: Cursor | null;
  /** Of the snapshot an incremental run adds to; empty for a full read. */
  readonly base: string;
}

/** What the pages so far add up to: written, whole, with each page. */
export interface Committed {
  readonly lines: number;
  readonly rows: number;
  readonly cursor: Cursor | null;
  readonly bookmark: string | null;
  readonly complete: boolean;
  /** Every staged column in the order of the lines, with its type by now. */
  readonly columns: Readonly<Record<string, RowType>>;
  readonly coverage: { readonly from: string; readonly to: string } | null;
  readonly sweeps: readonly Sweep[];
  readonly counts: Counts;
  /** The columns that some row had. */
  readonly seen: readonly string[];
  /** The longest line, in bytes. */
  readonly longest: number;
}
export interface Sweep {
  readonly column: string;
  readonly from: string | number | null;
  readonly to: string | number | null;
}
export interface Counts {
  readonly cleaned: number;
  readonly emptied: number;
  readonly leftOut: number;
}

export interface Staging {
  /** The lines file, for `read_csv`. */
  readonly path: string;
  readonly startedAt: number;
  committed(): Committed | null;
  append(lines: string, after: Committed): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the staged pages of a stream: those of the same run that were wholly written, or none. A page is its lines,
 * appended to one file, and then a record in a second file with their place and checksum: what has no sound record does
 * not count and is cut off. So a kill at any moment keeps each page, its deletes and its cursor together.
 */
export async function openStaging(folder: string, stream: string, run: RunIdentity, now: number): Promise<Staging> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${stream}.tsv`);
  const recordsPath = join(folder, `${stream}.pages`);
  const found = await recover(path, recordsPath, run, now);
  if (found === null) await discardStaging(folder, stream);
  const lines = await open(path, "a");
  const records = await open(recordsPath, "a").catch(async (cause: unknown) => {
    await lines.close();
    throw cause;
  });
  let size = found?.end ?? 0;
  let last = found?.committed ?? null;
  const startedAt = found?.startedAt ?? now;
  try {
    await lines.truncate(size);
    await records.truncate(found?.recordsEnd ?? 0);
    if (found === null) await records.appendFile(recordLine({ run, startedAt }));
  } catch (cause) {
    await Promise.all([lines.close(), records.close()]);
    throw cause;
  }
  return {
    path,
    startedAt,
    committed: () => last,
    async append(text, after) {
      const bytes = Buffer.from(text, "utf8");
      await writeAll(lines, bytes);
      // Not forced to disk: a page that a power cut took fails its checksum and is read again.
      const end = size + bytes.length;
      await writeAll(records, Buffer.from(recordLine({ start: size, end, sum: checksum(bytes), committed: after })));
      size = end;
      last = after;
    },
    close: async () => {
      await lines.close();
      await records.close();
    },
  };
}

export async function discardStaging(folder: string, stream: string): Promise<void> {
  // The records first: lines without records are nothing, records without lines would be a riddle.
  await rm(join(folder, `${stream}.pages`), { force: true });
  await rm(join(folder, `${stream}.tsv`), { force: true });
}

interface Found {
  readonly end: number;
  readonly recordsEnd: number;
  readonly startedAt: number;
  readonly committed: Committed | null;
}
interface PageRecord {
  readonly start: number;
  readonly end: number;
  readonly sum: string;
  readonly committed: Committed;
}

async function recover(path: string, recordsPath: string, run: RunIdentity, now: number): Promise<Found | null> {
  const text = await readFile(recordsPath, "utf8").catch(() => "");
  const whole = text.split("\n").slice(0, -1);
  const head = parseRecord(whole[0] ?? "") as { run: RunIdentity; startedAt: number } | null;
  if (head === null || JSON.stringify(head.run) !== JSON.stringify(run)) return null;
  if (!(now - head.startedAt < OLDEST && head.startedAt - now < OLDEST)) return null;
  const pages: PageRecord[] = [];
  let recordsEnd = Buffer.byteLength(whole[0] ?? "") + 1;
  const ends: number[] = [];
  for (const line of whole.slice(1)) {
    const page = parseRecord(line) as PageRecord | null;
    if (page === null) break;
    pages.push(page);
    recordsEnd += Buffer.byteLength(line) + 1;
    ends.push(recordsEnd);
  }
  const sound = await soundPages(path, pages);
  const last = pages[sound - 1];
  return {
    end: last?.end ?? 0,
    recordsEnd: ends[sound - 1] ?? Buffer.byteLength(whole[0] ?? "") + 1,
    startedAt: head.startedAt,
    committed: last?.committed ?? null,
  };
}

/** Pages of a run that stood still for longer are too old to go on with: the source has moved. */
const OLDEST = 24 * 3600 * 1000;

/** How many pages, from the first on, have their lines on disk as they were written. */
async function soundPages(path: string, pages: readonly PageRecord[]): Promise<number> {
  let sound = 0;
  for (const { start, end, sum } of pages) {
    if (end > start && (await fileChecksum(path, start, end)) !== sum) break;
    sound++;
  }
  return sound;
}

function fileChecksum(path: string, start: number, end: number): Promise<string | null> {
  return new Promise((resolve) => {
    const hash = createHash("sha256");
    let bytes = 0;
    createReadStream(path, { start, end: end - 1 })
      .on("data", (chunk) => {
        hash.update(chunk);
        bytes += chunk.length;
      })
      .on("error", () => resolve(null))
      .on("end", () => resolve(bytes === end - start ? hash.digest("hex").slice(0, 16) : null));
  });
}

const checksum = (bytes: Buffer | string): string => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

function recordLine(record: object): string {
  const json = JSON.stringify(record);
  return `${checksum(json)} ${json}\n`;
}

function parseRecord(line: string): unknown {
  const json = line.slice(17);
  return line.length > 17 && line.slice(0, 16) === checksum(json) ? (JSON.parse(json) as unknown) : null;
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done);
    done += bytesWritten;
  }
}
