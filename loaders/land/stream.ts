import { readdir, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { EngineError, type Engine } from "../../src/engine/engine.js";
import { Refused, type Diagnostic } from "../../src/ground/diagnostic.js";
import { diagnose } from "../../src/ground/messages.js";
import type { Channel, Cursor, RowType, Stream, Tools } from "../channel.js";
import { coverageOf, sameCoverage } from "./coverage.js";
import { bookmarkOf, cursorBefore } from "./cursor.js";
import { removeFiles, syncFolder } from "./durable.js";
import { fileStem, readManifest, writeManifest, type Manifest } from "./manifest.js";
import { mergeInto, type Merged } from "./merge.js";
import type { Personal } from "./personal.js";
import { isSourceError } from "./problem.js";
import { own } from "./record.js";
import type { Load, SyncRequest } from "./request.js";
import { nothingStaged, shapePages, type Place } from "./shape.js";
import { discardStaging, openStaging, type Committed, type RunIdentity } from "./staging.js";
import { fingerprint } from "./text.js";
import { orAborted, untilAborted } from "./until.js";

/** All that a source's streams share. */
export interface SourceRun {
  readonly request: SyncRequest;
  readonly source: string;
  readonly place: Omit<Place, "stream">;
  readonly folder: string;
  readonly channel: Channel;
  /** Checked by the channel's schema, secrets filled in. */
  readonly options: unknown;
  /** Of the options as written: what chose the rows. */
  readonly optionsHash: string;
  readonly tools: Tools;
  readonly serverNow: () => number;
  /** Null where the source opted out. */
  readonly personal: () => Promise<Personal>;
  readonly keepsPersonal: boolean;
  readonly engine: () => Promise<Engine>;
  /** Merges that were left to themselves when the signal came: the lock stays until they end. */
  readonly unfinished: Set<Promise<unknown>>;
}

/**
 * Loads one stream: reads its pages into the staging file, merges them with the snapshot, and commits the new snapshot
 * by its manifest. Whatever stops it, the old snapshot stays and the staged pages wait for the next run.
 */
export async function loadStream(run: SourceRun, stream: Stream): Promise<Load> {
  const plan = await planOf(run, stream);
  try {
    return await readAndCommit(run, stream, plan);
  } catch (cause) {
    const fromStart = { ...plan, incremental: false, startCursor: null };
    if (isSourceError(cause) && cause.restart) {
      await discardStaging(stagingFolder(run), fileStem(stream.name));
      return readAndCommit(run, stream, { ...fromStart, reason: cause.message });
    }
    const damaged = cause instanceof EngineError && plan.before !== null && !(await isReadable(run, plan.before.snapshot));
    if (!damaged) throw cause;
    return readAndCommit(run, stream, { ...fromStart, before: null, reason: "what was loaded before is damaged" });
  }
}

/** Reads a snapshot to its end: DuckDB checks each block's sum. */
async function isReadable(run: SourceRun, snapshot: string): Promise<boolean> {
  const engine = await run.engine();
  try {
    await engine.attach(snapshot, "landed_check");
    try {
      await engine.query("SELECT bit_xor(hash(r)) FROM landed_check.rows AS r");
      return true;
    } finally {
      await engine.run("DETACH landed_check");
    }
  } catch {
    return false;
  }
}

/** How a stream will be read. */
interface Plan {
  readonly before: { readonly manifest: Manifest; readonly snapshot: string } | null;
  readonly incremental: boolean;
  readonly startCursor: Cursor | null;
  readonly personal: Personal | null;
  /** Why all is read where a bookmark was there; null where that is as it should be. */
  readonly reason: string | null;
}

async function planOf(run: SourceRun, stream: Stream): Promise<Plan> {
  const { request, source } = run;
  const personal = stream.personal.length === 0 || run.keepsPersonal ? null : await run.personal();
  const found = await readManifest(request.lake, source, stream.name);
  const before = found !== null && (await exists(found.snapshot)) ? found : null;
  const reason = before === null ? null : whyFull(run, stream, before.manifest, personal);
  const cursor = before?.manifest.cursor ?? null;
  const incremental =
    before !== null &&
    reason === null &&
    !request.full &&
    stream.cursor !== null &&
    stream.deletes !== "sweep" &&
    cursor !== null;
  return {
    before,
    incremental,
    startCursor: incremental && cursor !== null ? cursorBefore(cursor, stream) : null,
    personal,
    reason,
  };
}

/** Why a snapshot cannot be added to; null where it can. */
function whyFull(run: SourceRun, stream: Stream, before: Manifest, personal: Personal | null): string | null {
  if (before.loader !== run.channel.id) return "the source has another loader";
  if (before.version !== run.channel.version) return "its loader has a new version";
  if (before.options !== run.optionsHash) return "the source's options changed";
  if ((before.personal?.key ?? null) !== (personal?.key ?? null))
    return "personal data is hidden by another key, or no longer hidden";
  if (
    before.key.join() !== stream.key.join() ||
    !Object.keys(stream.columns).every((name) => Object.hasOwn(before.columns, name))
  ) {
    return "its loader gives other columns";
  }
  return null;
}

async function readAndCommit(run: SourceRun, stream: Stream, plan: Plan): Promise<Load> {
  const { request } = run;
  const place: Place = { ...run.place, stream: stream.name };
  const folder = stagingFolder(run);
  const stem = fileStem(stream.name);
  const identity: RunIdentity = {
    loader: run.channel.id,
    version: run.channel.version,
    options: fingerprint([run.optionsHash, request.seed, request.scale]),
    schema: fingerprint([stream.columns, stream.key, stream.personal, stream.policy]),
    personalKey: plan.personal?.key ?? "",
    startCursor: plan.startCursor,
    base: plan.incremental && plan.before !== null ? `${plan.before.manifest.sha256} ${plan.before.manifest.cursor ?? ""}` : "",
  };
  const start = nothingStaged(startColumns(stream, plan));
  let staging = await openStaging(folder, stem, identity, request.now());
  try {
    const staged = staging.committed();
    if (staged?.complete === true) {
      // The run that read these pages ended before its commit; commit them, then look for what has come since.
      await staging.close();
      await unlessAborted(run, commit(run, stream, plan, staging.path, staged, place));
      return await loadStream(run, stream);
    }
    const resumed = staged === null ? null : resumeCursor(stream, staged);
    if (staged !== null && resumed === null) {
      await staging.close();
      await discardStaging(folder, stem);
      staging = await openStaging(folder, stem, identity, request.now());
    }
    const from = resumed !== null && staged !== null ? staged : start;
    const shape = shapePages(stream, place, plan.personal, from);
    const passed = new Set<string>();
    let last = from;
    const step = { source: run.source, stream: stream.name };
    let expected: number | null = null;
    const pages = run.channel.read(stream, resumed ?? plan.startCursor, run.options, run.tools);
    for await (const page of untilAborted(pages, request.signal)) {
      const { lines, committed } = shape(page);
      if (!page.complete && page.nextCursor !== null) {
        if (passed.has(page.nextCursor))
          throw new Refused([diagnose("loadingLoop", place.span, { source: run.source, stream: stream.name })]);
        passed.add(page.nextCursor);
      }
      await staging.append(lines, committed);
      last = committed;
      expected = page.expected ?? expected;
      request.progress.step({ ...step, rows: last.rows, expected, phase: "reading" });
      if (page.complete) break;
    }
    if (!last.complete)
      throw new Refused([diagnose("loadingEndless", place.span, { source: run.source, stream: stream.name })]);
    await staging.close();
    request.progress.step({ ...step, rows: last.rows, expected, phase: "merging" });
    const load = await unlessAborted(run, commit(run, stream, plan, staging.path, last, place));
    request.progress.step({ ...step, rows: load.rows ?? 0, expected: null, phase: "done" });
    return load;
  } finally {
    await staging.close();
  }
}

/** Waits for a merge; some seconds after the signal no longer, for DuckDB cannot be told to stop writing. */
async function unlessAborted<T>({ request, unfinished }: SourceRun, merge: Promise<T>): Promise<T> {
  unfinished.add(merge);
  const ended = merge.finally(() => unfinished.delete(merge));
  try {
    return await orAborted(ended, request.signal, 3000);
  } catch (cause) {
    ended.catch(() => undefined);
    throw cause;
  }
}

/** Where an interrupted run goes on; null where only the start is left. */
function resumeCursor(stream: Stream, staged: Committed): Cursor | null {
  if (staged.cursor !== null) return staged.cursor;
  return stream.cursor?.sorted === true && staged.bookmark !== null
    ? cursorBefore(staged.bookmark, { ...stream, lookBack: 0 })
    : null;
}

/** The declared columns; where rows join a snapshot, also those that came later, with the types they grew into. */
function startColumns(stream: Stream, plan: Plan): Readonly<Record<string, RowType>> {
  const before = plan.incremental ? (plan.before?.manifest.columns ?? {}) : {};
  const all = { ...stream.columns, ...before };
  // The type of a personal column in the file is that of its pseudonyms; its own is the declared one.
  return Object.fromEntries(
    Object.entries(all).map(([name, type]) => [
      name,
      stream.personal.includes(name) ? (own(stream.columns, name) ?? type) : type,
    ]),
  );
}

async function commit(
  run: SourceRun,
  stream: Stream,
  plan: Plan,
  staged: string,
  committed: Committed,
  place: Place,
): Promise<Load> {
  const { request, source } = run;
  const at = { source, stream: stream.name };
  const folder = stagingFolder(run);
  const stem = fileStem(stream.name);
  const replace = !plan.incremental;
  if (stream.expectsRows && committed.rows === 0 && replace) {
    await discardStaging(folder, stem);
    throw new Refused([diagnose("loadingNoRows", place.span, { ...at, leftOut: committed.counts.leftOut })]);
  }
  const next = join(folder, `${stem}.next.duckdb`);
  await removeFiles([next]);
  const hidden = plan.personal === null ? [] : stream.personal;
  const before = plan.before?.manifest ?? null;
  const merged = await mergeInto(await run.engine(), next, {
    stream,
    staged,
    committed,
    previous:
      plan.before === null || before === null
        ? null
        : { path: plan.before.snapshot, columns: before.columns, sha256: before.sha256 },
    replace,
    hidden,
    erased: plan.personal?.erased ?? new Set(),
  });
  const manifest = manifestOf(run, stream, plan, committed, merged);
  const same = before !== null && before.sha256 === manifest.sha256 && before.schema === manifest.schema;
  if (same && manifestsEqual(before, manifest, request.timezone)) {
    await removeFiles([next]);
  } else {
    await rename(next, join(run.folder, manifest.file));
    await syncFolder(run.folder);
    // The commit: until this rename the old manifest names the old file, and after it the new one is whole.
    await writeManifest(request.lake, manifest);
  }
  await removeOld(run.folder, stem, manifest.file);
  await discardStaging(folder, stem);
  return {
    ...at,
    rows: merged.rows,
    added: merged.added,
    changed: merged.changed,
    removed: merged.removed,
    unchanged: same,
    coverage: manifest.coverage,
    problem: null,
    notes: notesOf(stream, plan, committed, merged, place),
  };
}

function manifestOf(run: SourceRun, stream: Stream, plan: Plan, committed: Committed, merged: Merged): Manifest {
  const { request } = run;
  const before = plan.before?.manifest ?? null;
  const bookmark = committed.bookmark === null ? null : bookmarkOf(committed.bookmark, stream, run.serverNow());
  const kept = plan.incremental ? (before?.cursor ?? null) : null;
  const declared = committed.coverage;
  return {
    format: 1,
    source: run.source,
    stream: stream.name,
    loader: run.channel.id,
    version: run.channel.version,
    file: `${fileStem(stream.name)}.${fingerprint([merged.sha256, merged.schema])}.duckdb`,
    columns: merged.columns,
    key: stream.key,
    time: stream.time,
    rows: merged.rows,
    sha256: merged.sha256,
    schema: merged.schema,
    cursor: stream.cursor === null ? null : later(bookmark, kept, stream),
    coverage: coverageOf(declared, plan.incremental ? (before?.coverage ?? null) : null, merged, stream, request.timezone),
    loadedAt: new Date(request.now()).toISOString(),
    options: run.optionsHash,
    personal: plan.personal === null ? null : { columns: stream.personal, key: plan.personal.key },
  };
}

/** The later of two bookmarks: one that goes back would read again what is there, one too far would skip. */
function later(a: string | null, b: string | null, stream: Stream): string | null {
  if (a === null || b === null) return a ?? b;
  if (stream.columns[stream.cursor?.field ?? ""] === "integer") return BigInt(a) > BigInt(b) ? a : b;
  return a > b ? a : b;
}

/** The same content asks for the same manifest: neither the moment of loading nor a later hour of one day changes it. */
function manifestsEqual(before: Manifest, now: Manifest, timezone: string): boolean {
  const plain = (manifest: Manifest): string => JSON.stringify({ ...manifest, loadedAt: "", cursor: "", coverage: null });
  return (
    plain(before) === plain(now) &&
    (before.cursor !== null || now.cursor === null) &&
    sameCoverage(before.coverage, now.coverage, timezone)
  );
}

function notesOf(
  stream: Stream,
  plan: Plan,
  committed: Committed,
  merged: Merged,
  { source, span }: Place,
): readonly Diagnostic[] {
  const at = { source, stream: stream.name };
  const { cleaned, emptied, leftOut } = committed.counts;
  const before = plan.before?.manifest.columns ?? stream.columns;
  const notes: Diagnostic[] = [];
  if (plan.reason !== null) notes.push(diagnose("loadingFromStart", span, { ...at, reason: plan.reason }));
  if (leftOut > 0) notes.push(diagnose("loadingLeftOut", span, { ...at, count: leftOut }));
  if (emptied > 0) notes.push(diagnose("loadingEmptied", span, { ...at, count: emptied }));
  if (cleaned > 0) notes.push(diagnose("loadingCleaned", span, { ...at, count: cleaned }));
  for (const [column, type] of Object.entries(merged.columns)) {
    const was = own(before, column);
    const declared = own(stream.columns, column);
    if (was === undefined && declared === undefined) notes.push(diagnose("loadingColumnCame", span, { ...at, column, type }));
    else if (was !== undefined && was !== type && !stream.personal.includes(column))
      notes.push(diagnose("loadingColumnWidened", span, { ...at, column, from: was, to: type }));
  }
  if (committed.rows > 0 && !plan.incremental) {
    const gone = Object.keys(stream.columns).filter((column) => !committed.seen.includes(column));
    for (const column of gone) notes.push(diagnose("loadingColumnGone", span, { ...at, column }));
  }
  return notes;
}

/** Snapshots of this stream that the manifest no longer names. */
async function removeOld(folder: string, stem: string, current: string): Promise<void> {
  const old = (await readdir(folder)).filter(
    (name) => name !== current && name.startsWith(`${stem}.`) && name.endsWith(".duckdb"),
  );
  await removeFiles(old.map((name) => join(folder, name)));
}

const stagingFolder = (run: SourceRun): string => join(run.folder, ".staging");

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
