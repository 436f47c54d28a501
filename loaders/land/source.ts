import { readdir, rmdir } from "node:fs/promises";
import { join } from "node:path";
import type { Engine } from "../../src/engine/engine.js";
import { Refused, type Diagnostic } from "../../src/ground/diagnostic.js";
import { diagnose } from "../../src/ground/messages.js";
import type { Channel, Stream, Tools } from "../channel.js";
import { contractFault } from "./contract.js";
import { removeFiles } from "./durable.js";
import { policyFetch } from "./fetch.js";
import { lockSource } from "./lock.js";
import { readManifest } from "./manifest.js";
import { personalKey, personalOf, type Personal } from "./personal.js";
import { LIMITS } from "./policy.js";
import { problemOf } from "./problem.js";
import type { Load, SourceRequest, SyncRequest } from "./request.js";
import { resolveSecrets } from "./secrets.js";
import { loadStream, type SourceRun } from "./stream.js";
import { fingerprint } from "./text.js";

/** A channel and whether the workspace brought it: its faults are its own. */
export interface Chosen {
  readonly channel: Channel;
  readonly own: boolean;
}

/**
 * Loads all streams of a source under its lock; one stream's failure does not keep the others from being loaded. Throws
 * the signal's reason where it was interrupted, and what is our own fault.
 */
export async function loadSource(
  request: SyncRequest,
  source: SourceRequest,
  { channel, own }: Chosen,
  engine: () => Promise<Engine>,
  landed: (load: Load) => void,
): Promise<void> {
  let redact = (text: string): string => text;
  const failed = async (cause: unknown, stream: string | null): Promise<void> => {
    request.signal.throwIfAborted();
    for (const problem of problemOf(cause, { source: source.name, stream, span: source.span }, redact, own)) {
      landed(await failure(request, source.name, stream, problem));
    }
  };
  try {
    const { personal_data: personalData, ...written } = source.options;
    const keepsPersonal = personalOption(source, personalData);
    const resolved = resolveSecrets({ ...source, options: written }, channel.secrets, request.env);
    redact = resolved.redact;
    const options = parsedOptions(channel, source, resolved.options);
    const folder = join(request.lake, source.name);
    const unfinished = new Set<Promise<unknown>>();
    const release = await lockSource(folder, source.name, source.span, request.now());
    try {
      await removeLeftovers(folder);
      const { tools, serverNow } = toolsFor(request, resolved.options, redact);
      await channel.check(options, tools);
      const streams = await channel.streams(options, tools);
      let personal: Promise<Personal> | null = null;
      const run: SourceRun = {
        request,
        source: source.name,
        place: { source: source.name, span: source.span },
        folder,
        channel,
        options,
        optionsHash: fingerprint(
          Object.fromEntries(Object.entries(written).filter(([name]) => !channel.secrets.includes(name))),
        ),
        tools,
        serverNow,
        personal: () =>
          (personal ??= personalKey(request.env, request.keyFile).then((key) => personalOf(key, request.lake, source.name))),
        keepsPersonal,
        engine,
        unfinished,
      };
      for (const stream of streams) await loadOne(run, stream, landed, failed);
      await rmdir(join(folder, ".staging")).catch(() => undefined);
    } finally {
      if (unfinished.size === 0) await release();
      else void Promise.allSettled(unfinished).then(release);
    }
  } catch (cause) {
    await failed(cause, null);
  }
}

/** What a killed run left half-written; under the lock nobody else writes here. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const place of [folder, join(folder, ".staging")]) {
    const names: readonly string[] = await readdir(place).catch(() => []);
    const left = names.filter((name) => /\.tmp(\.wal)?$|\.next\.duckdb$|^\.lock\.\d/.test(name));
    await removeFiles(left.map((name) => join(place, name)));
  }
}

async function loadOne(
  run: SourceRun,
  stream: Stream,
  landed: (load: Load) => void,
  failed: (cause: unknown, stream: string) => Promise<void>,
): Promise<void> {
  const fault = contractFault(stream, { ...run.place, stream: stream.name });
  try {
    if (fault !== null) throw new Refused([fault]);
    landed(await loadStream(run, stream));
  } catch (cause) {
    await failed(cause, stream.name);
  }
}

/** A load that failed: what the lake holds of it stays as it was. */
async function failure(request: SyncRequest, source: string, stream: string | null, problem: Diagnostic): Promise<Load> {
  const before = stream === null ? null : await readManifest(request.lake, source, stream);
  return {
    source,
    stream,
    rows: before?.manifest.rows ?? null,
    added: 0,
    changed: 0,
    removed: 0,
    unchanged: true,
    coverage: before?.manifest.coverage ?? null,
    problem,
    notes: [],
  };
}

function personalOption(source: SourceRequest, value: unknown): boolean {
  if (value === undefined || value === "hide") return false;
  if (value === "keep") return true;
  throw new Refused([
    diagnose("loadingOption", source.span, {
      source: source.name,
      loader: source.loader,
      option: "personal_data",
      problem: "it is keep or hide",
    }),
  ]);
}

/** The options through the channel's schema; what it finds becomes diagnostics that show no value. */
function parsedOptions(channel: Channel, source: SourceRequest, options: Readonly<Record<string, unknown>>): unknown {
  const parsed = channel.options.safeParse(options);
  if (parsed.success) return parsed.data;
  const at = { source: source.name, loader: source.loader };
  throw new Refused(
    parsed.error.issues.flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((option) =>
            diagnose("loadingUnknownOption", source.span, { ...at, option, known: optionNames(channel) }),
          )
        : [
            diagnose("loadingOption", source.span, {
              ...at,
              option: issue.path.join(".") || source.loader,
              problem: lowered(issue.message),
            }),
          ],
    ),
  );
}

function optionNames(channel: Channel): readonly string[] {
  const shape: unknown = "shape" in channel.options ? channel.options.shape : {};
  return [...Object.keys(shape as object), "personal_data"];
}

const lowered = (message: string): string => `${message.slice(0, 1).toLowerCase()}${message.slice(1)}`.replace(/\.$/, "");

function toolsFor(
  request: SyncRequest,
  options: Readonly<Record<string, unknown>>,
  redact: (text: string) => string,
): { readonly tools: Tools; readonly serverNow: () => number } {
  const log = (line: string): void => request.progress.line(redact(line));
  const policy = policyFetch({
    limits: { ...LIMITS, ...request.limits },
    now: request.now,
    signal: request.signal,
    log,
    configured: options,
  });
  return {
    serverNow: policy.serverNow,
    tools: {
      workspace: request.workspace,
      fetch: policy.fetch,
      now: request.now,
      signal: request.signal,
      log,
      seed: request.seed,
      scale: request.scale,
    },
  };
}
