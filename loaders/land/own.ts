import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Refused } from "../../src/ground/diagnostic.js";
import { diagnose } from "../../src/ground/messages.js";
import type { Channel } from "../channel.js";
import { systemReason } from "./problem.js";
import type { SourceRequest, SyncRequest } from "./request.js";
import type { Chosen } from "./source.js";

/**
 * The channel a source asks for: a built-in one, else the default export of `loaders/<loader>.ts` (or .js, .mjs) in the
 * workspace. Throws Refused where there is neither, or where the file is no channel.
 */
export async function chosenChannel(request: SyncRequest, source: SourceRequest): Promise<Chosen> {
  const { loader } = source;
  const built = Object.hasOwn(request.channels, loader) ? request.channels[loader] : undefined;
  if (built !== undefined) return { channel: built, own: false };
  const names: readonly string[] = await readdir(join(request.workspace, "loaders")).catch(() => []);
  const file = ENDINGS.map((ending) => `${loader}.${ending}`).find((name) => names.includes(name));
  if (file === undefined || !/^[A-Za-z0-9_-]+$/.test(loader)) throw new Refused([unknownLoader(request, source)]);
  return { channel: await ownChannel(request.workspace, `loaders/${file}`, source), own: true };
}

const ENDINGS = ["ts", "js", "mjs"];

/** Compiles the file and its imports to one module and takes its default export. */
async function ownChannel(workspace: string, path: string, source: SourceRequest): Promise<Channel> {
  const broken = (reason: string): Refused =>
    new Refused([diagnose("loadingOwnBroken", source.span, { source: source.name, path, reason: reason.replace(/\.$/, "") })]);
  const folder = await mkdtemp(join(tmpdir(), "worthwhile-loader-"));
  try {
    const file = join(folder, "loader.mjs");
    await writeFile(file, await compiled(join(workspace, path)));
    const module = (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
    const fault = faultIn(module.default);
    if (fault !== null) throw broken(fault);
    return module.default as Channel;
  } catch (cause) {
    // A full disk is not the loader's fault.
    if (cause instanceof Refused || systemReason(cause) !== null) throw cause;
    throw broken(firstWords(cause));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compiled(path: string): Promise<string> {
  const { build } = await import("esbuild");
  const require = createRequire(import.meta.url);
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "silent",
    // A workspace without packages of its own may use zod: ours.
    nodePaths: [dirname(dirname(require.resolve("zod/package.json")))],
    banner: { js: 'import { createRequire as __require } from "node:module"; const require = __require(import.meta.url);' },
    plugins: [
      {
        name: "worthwhile",
        setup(setup) {
          setup.onResolve({ filter: /^worthwhile\/channel$/ }, () => ({ path: "channel", namespace: "worthwhile" }));
          setup.onLoad({ filter: /.*/, namespace: "worthwhile" }, () => ({ contents: SOURCE_ERROR }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? "";
}

/** What `worthwhile/channel` exports to a workspace's loader; the runtime knows the error by its name. */
const SOURCE_ERROR = `export class SourceError extends Error {
  name = "SourceError";
  constructor(kind, message, fix = null, restart = false) {
    super(message);
    Object.assign(this, { kind, fix, restart });
  }
}`;

/** What keeps a default export from being a channel; null where it is one. */
function faultIn(value: unknown): string | null {
  if (value === null || typeof value !== "object") return "it has no default export that is a channel";
  const channel = value as Partial<Record<keyof Channel, unknown>>;
  if (typeof channel.id !== "string" || typeof channel.version !== "number") return "its channel has no id and version";
  if (typeof (channel.options as { safeParse?: unknown } | undefined)?.safeParse !== "function")
    return "its channel's options are no zod schema";
  if (!Array.isArray(channel.secrets)) return "its channel does not list its secrets; write secrets: []";
  const missing = (["streams", "check", "read"] as const).find((name) => typeof channel[name] !== "function");
  return missing === undefined ? null : `its channel has no function ${missing}`;
}

function unknownLoader(request: SyncRequest, source: SourceRequest): ReturnType<typeof diagnose> {
  const known = Object.keys(request.channels);
  const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  const asked = plain(source.loader);
  const suggestion = known.find(
    (name) => plain(name) === asked || (asked.length > 2 && (plain(name).startsWith(asked) || asked.startsWith(plain(name)))),
  );
  return diagnose("loadingUnknownLoader", source.span, {
    source: source.name,
    loader: source.loader,
    known,
    suggestion: suggestion ?? null,
  });
}

/** esbuild's first complaint with its line, or the error's own words. */
function firstWords(cause: unknown): string {
  const errors = (cause as { errors?: readonly { text: string; location: { line: number } | null }[] }).errors;
  const first = Array.isArray(errors) ? errors[0] : undefined;
  if (first !== undefined) return first.location === null ? first.text : `line ${first.location.line}: ${first.text}`;
  return cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause);
}
