import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { z } from "zod";
import type { Channel, Page, Row, Stream } from "../../loaders/channel.js";
import { silent, sync, type Load, type SyncRequest, type SyncResult } from "../../loaders/land.js";
import { readManifest } from "../../loaders/land/manifest.js";
import { openNative } from "../../src/engine/node.js";

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "worthwhile-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A sync request over one source, everything else plain. */
export function requestFor(
  workspace: string,
  channel: Channel,
  options: Readonly<Record<string, unknown>> = {},
  more: Partial<SyncRequest> = {},
): SyncRequest {
  return {
    workspace,
    lake: join(workspace, "data", "lake"),
    sources: [{ name: "src", loader: channel.id, options, span: { file: "metrics.yaml", start: 0, end: 1 } }],
    channels: { [channel.id]: channel },
    engine: () => openNative(),
    full: false,
    env: { WORTHWHILE_KEY: "a key for tests, long enough" },
    now: () => Date.parse("2026-03-01T12:00:00Z"),
    timezone: "UTC",
    seed: 1,
    scale: 1,
    progress: silent,
    signal: new AbortController().signal,
    ...more,
  };
}

/** Syncs and gives the one load of this stream. */
export async function syncOne(request: SyncRequest, stream = "rows"): Promise<Load> {
  return loadOf(await sync(request), stream);
}
export function loadOf(result: SyncResult, stream: string | null): Load {
  const found = result.loads.find((load) => load.stream === stream);
  if (found === undefined) throw new Error(`no load of ${String(stream)}: ${JSON.stringify(result)}`);
  return found;
}

/** The lake's rows of a stream, as objects, in the snapshot's order. */
export async function lakeRows(request: SyncRequest, stream = "rows", source = "src"): Promise<readonly Row[]> {
  const found = await readManifest(request.lake, source, stream);
  if (found === null) return [];
  const engine = await openNative();
  try {
    await engine.attach(found.snapshot, "lake");
    const table = await engine.query("SELECT * FROM lake.rows");
    return Array.from({ length: table.rows }, (_, row) =>
      Object.fromEntries(table.columns.map(({ name }, c) => [name, table.data[c]?.[row] ?? null])),
    );
  } finally {
    await engine.close();
  }
}

const plain: Stream = {
  name: "rows",
  columns: { id: "integer", title: "text", at: "instant" },
  key: ["id"],
  cursor: null,
  lookBack: 0,
  deletes: "none",
  nulls: {},
  personal: [],
  policy: "evolve",
  time: "at",
  expectsRows: true,
};

/** A channel that gives these pages; `read` may look at the cursor it was given. */
export function memoryChannel(
  read: (cursor: string | null) => AsyncIterable<Page> | Iterable<Page>,
  stream: Partial<Stream> = {},
  more: Partial<Channel> = {},
): Channel {
  return {
    id: "memory",
    version: 1,
    options: z.strictObject({ note: z.string().optional(), key: z.string().optional() }),
    secrets: ["key"],
    streams: () => [{ ...plain, ...stream }],
    check: async () => undefined,
    async *read(_, cursor) {
      yield* read(cursor);
    },
    ...more,
  };
}

/** One page that is all there is. */
export const onePage = (rows: readonly Row[], more: Partial<Page> = {}): Page => ({
  rows,
  deletes: [],
  nextCursor: null,
  complete: true,
  ...more,
});

/** Rows as a source gives them. */
export type Rows = readonly Record<string, unknown>[];
/** A request over one page of these rows, which a test may change. */
export async function changing(rows: Rows, stream: Parameters<typeof memoryChannel>[1] = {}, page: Partial<Page> = {}) {
  const world = { rows, page, cursors: [] as (string | null)[] };
  const channel = memoryChannel((cursor) => {
    world.cursors.push(cursor);
    return [onePage(world.rows, world.page)];
  }, stream);
  return { world, request: requestFor(await temporaryFolder(), channel) };
}
