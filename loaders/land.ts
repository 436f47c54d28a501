import type { Engine } from "../src/engine/engine.js";
import { diagnose } from "../src/ground/messages.js";
import type { Load, SourceRequest, SyncRequest, SyncResult } from "./land/request.js";
import { chosenChannel } from "./land/own.js";
import { problemOf } from "./land/problem.js";
import { loadSource } from "./land/source.js";

export { progressOn, silent, type Progress } from "./land/progress.js";
export { lakeStreams, readManifest, type Manifest } from "./land/manifest.js";
export { erase, personalKey, pseudonymWith } from "./land/personal.js";
export type { Load, SourceRequest, SyncRequest, SyncResult } from "./land/request.js";

/*
 * The only writer of the lake.
 *
 *   channel.read ──page──▶ shape ──lines──▶ staging ──merge, sort──▶ snapshot ──rename──▶ manifest
 *                          types, nulls,    append-only,             DuckDB file,          written last:
 *                          pseudonyms       checksums                named by content      the commit
 */

/**
 * Runs the loaders of the sources, one after the other, into `<lake>/<source>/`. One source's failure does not stop the
 * others: each stream's outcome, or what kept it from being loaded, is in the result. When the signal ends it, what is
 * staged waits for the next run.
 */
export async function sync(request: SyncRequest): Promise<SyncResult> {
  const loads: Load[] = [];
  const opened: Promise<Engine>[] = [];
  const engine = (): Promise<Engine> => {
    if (opened[0] === undefined) opened.push(request.engine());
    return opened[0] as Promise<Engine>;
  };
  try {
    for (const source of wanted(request, loads)) {
      if (request.signal.aborted) break;
      const chosen = await chosenChannel(request, source).catch((cause: unknown) => {
        const place = { source: source.name, stream: null, span: source.span };
        for (const problem of problemOf(cause, place, (text) => text, true)) loads.push(nothing(source.name, problem));
        return null;
      });
      if (chosen !== null) await loadSource(request, source, chosen, engine, (load) => void loads.push(load));
    }
    return { loads, interrupted: request.signal.aborted };
  } catch (cause) {
    if (!request.signal.aborted) throw cause;
    return { loads, interrupted: true };
  } finally {
    request.progress.end();
    const closed = Promise.all(opened.map((one) => one.then((engineOpened) => engineOpened.close()))).catch(() => undefined);
    // A merge that was left to itself keeps its engine.
    if (!request.signal.aborted) await closed;
  }
}

function wanted({ sources, only }: SyncRequest, loads: Load[]): readonly SourceRequest[] {
  if (only === undefined || only.length === 0) return sources;
  const known = sources.map(({ name }) => name);
  for (const name of only) {
    if (!known.includes(name)) loads.push(nothing(name, diagnose("loadingUnknownSource", null, { source: name, known })));
  }
  return sources.filter(({ name }) => only.includes(name));
}

const nothing = (source: string, problem: NonNullable<Load["problem"]>): Load => ({
  source,
  stream: null,
  rows: null,
  added: 0,
  changed: 0,
  removed: 0,
  unchanged: true,
  coverage: null,
  problem,
  notes: [],
});
