import { relative } from "node:path";
import { watch } from "chokidar";
import { Refused, type Diagnostic } from "../../ground/diagnostic.js";
import { diagnose } from "../../ground/messages.js";
import { placed } from "../../compile/place.js";
import { liveSite } from "../../site/live.js";
import { readArchive, reportsOf } from "../archive.js";
import { EXIT, type Context, type Exit } from "../context.js";
import type { Definitions } from "../../compile/definitions.js";
import { loadMissing } from "../make-site.js";
import { notebooksOf } from "../notebook/site.js";
import { notebookTexts } from "../notebook/texts.js";
import { keptIn, type Kept } from "../memory.js";
import { Desk } from "../workbench/desk.js";
import type { CommandSpec, Given } from "../options.js";
import { printDiagnostics } from "../output.js";
import { serveLive, type LiveServer } from "../serve-live.js";
import { openSession, type EngineKind } from "../session.js";
import { ENGINE, engineKind } from "../shared.js";
import { cacheFolder, reportOf, sourceOf } from "../site.js";
import { staleSources } from "../stale.js";
import { unnotedDefinitions } from "../unnoted.js";
import { siteArchive } from "../versions.js";
import { errorsOf, findWorkspace, readDefinitions } from "../workspace.js";

export const spec: CommandSpec = {
  name: "start",
  takes: "",
  words: [0, 0],
  summary: "Loads what was never loaded, serves the live site on this machine, and shows every edit of metrics.yaml at once.",
  options: [{ name: "port", value: "N", help: "the port to serve on (default: 4321 or the next free one)" }, ENGINE],
  examples: ["worthwhile start", "worthwhile start --port 8080"],
};

export async function run(given: Given, context: Context): Promise<Exit> {
  const root = findWorkspace(given.value("workspace"), context);
  const kind = engineKind(given);
  const desk = new Desk(root, kind, context.env);
  const server = await serveLive(portOf(given), desk);
  const kept = await keptIn(cacheFolder(root));
  let shown: Definitions | null = null;
  const show = async (changed: readonly string[]): Promise<void> => {
    server.changed(changed);
    shown = await refresh({ root, kind, server, kept }, context, { shown, changed });
    if (changed.some((path) => !/\.(?:ya?ml|md)$/i.test(path))) await desk.reloaded();
  };
  try {
    await show([]);
    context.out.write(
      `Open ${server.url}\nEdit at ${server.url}workbench/\nEvery change of metrics.yaml shows in the open page. Ctrl+C ends.\n`,
    );
    await watching(root, context, show);
    await kept.save();
  } finally {
    await server.close();
    await desk.close();
  }
  return EXIT.done;
}

function portOf(given: Given): number | null {
  const text = given.value("port");
  if (text === null) return null;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Refused([diagnose("optionValue", null, { name: "--port", wanted: "needs a number from 1 to 65535" })]);
}

interface Live {
  readonly root: string;
  readonly kind: EngineKind;
  readonly server: LiveServer;
  readonly kept: Kept;
}

/**
 * Reads, loads what the edit asks for, computes and shows anew. What is wrong is told on the page and the terminal; the
 * last good site stays. Gives the definitions that are shown now.
 */
async function refresh(
  { root, kind, server, kept }: Live,
  context: Context,
  { shown, changed }: { readonly shown: Definitions | null; readonly changed: readonly string[] },
): Promise<Definitions | null> {
  const started = context.now();
  const read = readDefinitions(root);
  try {
    if (read.definitions === null || errorsOf(read.diagnostics).length > 0) throw new Refused(errorsOf(read.diagnostics));
    await loadMissing(read, context, kind, staleSources(shown, read.definitions, changed));
    const session = await openSession(read, null, [], kind, context.env);
    try {
      const archive = readArchive(root);
      const report = await reportOf(session, { memory: kept.of(session), earlier: reportsOf(archive) });
      printDiagnostics(unnotedDefinitions(session, archive), read.texts, context.err, context.env);
      const beside = await siteArchive(root, archive, { session, report, kind });
      const source = sourceOf(session, report);
      const notebooks = await notebooksOf(root, source, kind);
      server.show(await liveSite({ ...source, ...beside, notebooks }, cacheFolder(root)), report.digest);
    } finally {
      await session.engine.close();
    }
    context.out.write(`${time(context)} ready in ${((context.now() - started) / 1000).toFixed(1)} s\n`);
    return read.definitions;
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    const texts = { ...read.texts, ...notebookTexts(root) };
    printDiagnostics(cause.diagnostics, texts, context.err, context.env);
    server.complain(cause.diagnostics.map((d) => problemOf(d, texts)));
    return shown;
  }
}

const time = (context: Context): string => new Date(context.now()).toISOString().slice(11, 19);

function problemOf(
  d: Diagnostic,
  texts: Readonly<Record<string, string>>,
): { readonly place: string; readonly message: string; readonly fix: string | null } {
  const { path, line, column, message, fix } = placed(d, texts);
  return { place: path === "" ? "" : `${path}:${line}:${column}`, message, fix: fix?.title ?? null };
}

/** Calls `changed` after each change of the workspace's own files, one call at a time, until the signal ends it. */
async function watching(root: string, context: Context, changed: (paths: readonly string[]) => Promise<void>): Promise<void> {
  const ours = (path: string): boolean =>
    /\.(?:ya?ml|csv|tsv|txt|json|ndjson|jsonl|parquet|arrow|xlsx|xlsm|zip|gz|ts|js|mjs|md)$/i.test(path);
  const inside = (path: string): string => relative(root, path).split("\\").join("/");
  const apart = /^(?:node_modules|dist|data\/lake|\.[^/]+|test|src)(?:\/|$)/;
  const watcher = watch(root, {
    ignoreInitial: true,
    ignored: (path, stats) => apart.test(inside(path)) || (stats?.isFile() === true && !ours(path)),
    awaitWriteFinish: { stabilityThreshold: 60, pollInterval: 20 },
  });
  let running = false;
  let waiting: string[] = [];
  const go = async (path: string): Promise<void> => {
    waiting.push(inside(path));
    if (running) return;
    running = true;
    while (waiting.length > 0) {
      const paths = waiting;
      waiting = [];
      await changed(paths);
    }
    running = false;
  };
  await new Promise<void>((resolve, reject) => {
    watcher.on("all", (_, path) => void go(path).catch(reject));
    watcher.on("error", reject);
    if (context.signal.aborted) resolve();
    context.signal.addEventListener("abort", () => resolve(), { once: true });
  }).finally(() => watcher.close());
}
