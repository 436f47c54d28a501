import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Refused } from "../../src/ground/diagnostic.js";
import { diagnose } from "../../src/ground/messages.js";
import type { Channel } from "../channel.js";
import { compiledModule, firstWords, importedModule } from "./module.js";
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
  try {
    const module = await importedModule(await compiledModule(join(workspace, path)));
    const fault = faultIn(module.default);
    if (fault !== null) throw broken(fault);
    return module.default as Channel;
  } catch (cause) {
    // A full disk is not the loader's fault.
    if (cause instanceof Refused || systemReason(cause) !== null) throw cause;
    throw broken(firstWords(cause));
  }
}

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
