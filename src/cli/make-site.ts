import { existsSync } from "node:fs";
import { join } from "node:path";
import { Refused } from "../ground/diagnostic.js";
import { openEngine } from "../engine/open.js";
import { load } from "./commands/sync.js";
import { progressBar } from "./progress-bar.js";
import type { Context } from "./context.js";
import { readArchive, reportsOf } from "./archive.js";
import { notebooksOf } from "./notebook/site.js";
import { notebookTexts } from "./notebook/texts.js";
import { keptIn } from "./memory.js";
import { printDiagnostics } from "./output.js";
import { unnotedDefinitions } from "./unnoted.js";
import { siteArchive } from "./versions.js";
import { lakeOf, openSession, type EngineKind } from "./session.js";
import { cacheFolder, reportOf, sourceOf } from "./site.js";
import { errorsOf, readDefinitions, type Read } from "./workspace.js";

export interface Made {
  readonly out: string;
  readonly pages: number;
  readonly milliseconds: number;
}

/** Reads, loads what was never loaded, computes, draws and writes the site. Throws Refused where anything is wrong. */
export async function makeSite(
  root: string,
  context: Context,
  options: { readonly out: string; readonly engine: EngineKind },
): Promise<Made> {
  const started = context.now();
  const archive = readArchive(root);
  const read = readDefinitions(root);
  if (read.definitions === null) throw new Refused(errorsOf(read.diagnostics));
  await loadMissing(read, context, options.engine);
  const { exploreAhead } = await import("../site/explore-files.js");
  const { community, stakeholders } = read.definitions;
  const explorer = exploreAhead({ community, stakeholders: Object.values(stakeholders) }, cacheFolder(root));
  const session = await openSession(read, null, [], options.engine, context.env).catch(async (cause: unknown) => {
    await explorer;
    throw cause;
  });
  try {
    const bar = progressBar(context.err, "Computing");
    const kept = await keptIn(cacheFolder(root));
    const report = await reportOf(session, { memory: kept.of(session), earlier: reportsOf(archive), progress: bar });
    await kept.save();
    printDiagnostics(unnotedDefinitions(session, archive), read.texts, context.err, context.env);
    const beside = await siteArchive(root, archive, { session, report, kind: options.engine });
    // Drawing leaves the engine idle.
    const keeping = session.keep();
    const { writeSite } = await import("../site/write.js");
    const source = sourceOf(session, report);
    const notebooks = await notebooksOf(root, source, options.engine);
    const written = await writeSite({
      ...source,
      ...beside,
      notebooks,
      texts: { ...read.texts, ...notebookTexts(root) },
      out: options.out,
      cache: cacheFolder(root),
    });
    await keeping;
    return { out: options.out, pages: written.pages, milliseconds: context.now() - started };
  } finally {
    await explorer;
    await session.engine.close();
  }
}

/** A source that was never loaded is loaded now, and those named; another stays as it is until `sync`. */
export async function loadMissing(
  read: Read,
  context: Context,
  kind: EngineKind,
  named: readonly string[] = [],
): Promise<void> {
  const wanted = Object.keys(read.definitions?.sources ?? {}).filter(
    (name) => named.includes(name) || !existsSync(join(lakeOf(read.root), name)),
  );
  if (wanted.length === 0) return;
  const loads = await load(read, context, {
    only: wanted,
    full: false,
    scale: 1,
    seed: 1,
    quiet: false,
    engine: () => openEngine({ kind }),
  });
  const problems = loads.flatMap((one) => (one.problem ? [one.problem] : []));
  if (problems.length > 0) throw new Refused(problems);
}
