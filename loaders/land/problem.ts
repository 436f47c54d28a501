import { Bug, Refused, type Diagnostic } from "../../src/ground/diagnostic.js";
import { diagnose } from "../../src/ground/messages.js";
import type { Span } from "../../src/ground/span.js";
import { EngineError } from "../../src/engine/engine.js";
import type { SourceError } from "../channel.js";

/**
 * What a failure of a source means to the reader, secrets hidden. A fault of a built-in channel is no diagnostic: it is
 * thrown on.
 */
export function problemOf(
  cause: unknown,
  place: { readonly source: string; readonly stream: string | null; readonly span: Span },
  redact: (text: string) => string,
  own: boolean,
): readonly Diagnostic[] {
  if (cause instanceof Refused) return cause.diagnostics.map((one) => hideIn({ ...one, span: one.span ?? place.span }, redact));
  const at = { source: place.source, stream: place.stream };
  if (isSourceError(cause)) {
    const data = { ...at, reason: redact(cause.message), fix: cause.fix === null ? null : redact(cause.fix) };
    const message = ({ config: "loadingConfig", transient: "loadingTransient", system: "loadingSystem" } as const)[cause.kind];
    return [diagnose(message, place.span, data)];
  }
  const system = systemReason(cause);
  if (system !== null) return [diagnose("loadingSystem", place.span, { ...at, reason: redact(system), fix: null })];
  if (own && cause instanceof Error && !(cause instanceof Bug)) {
    return [diagnose("loadingOwnFault", place.span, { ...at, reason: redact(cause.message) })];
  }
  throw cause;
}

/** By name: a workspace's own loader carries its own copy of the class. */
export const isSourceError = (cause: unknown): cause is SourceError =>
  cause instanceof Error && cause.name === "SourceError" && "kind" in cause;

/** This machine's failures, in words; null for others. */
export function systemReason(cause: unknown): string | null {
  const code = (cause as { code?: unknown } | null)?.code;
  const path = (cause as { path?: unknown } | null)?.path;
  if (typeof code === "string" && code in SYSTEM)
    return `${SYSTEM[code] ?? code}${typeof path === "string" ? ` (${path})` : ""}`;
  if (cause instanceof EngineError)
    return /no space left|disk full|could not write|file too large/i.test(cause.message) ? "the disk is full" : cause.message;
  return null;
}

const SYSTEM: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EFBIG: "a file may not grow any larger here",
  EACCES: "this folder or file may not be written or read",
  EPERM: "this folder or file may not be written or read",
  EROFS: "the folder is read-only",
  ENOTDIR: "a file stands where a folder should be",
  EEXIST: "a file stands where a folder should be",
  EISDIR: "a folder stands where a file should be",
  ENAMETOOLONG: "a name is too long for this disk",
  EMFILE: "too many files are open",
  EIO: "the disk failed",
  ENOENT: "a file or folder is not there",
};

/** The diagnostic with secrets hidden in every text of its data. */
function hideIn(diagnostic: Diagnostic, redact: (text: string) => string): Diagnostic {
  const data = Object.fromEntries(
    Object.entries(diagnostic.data).map(([key, value]) => [key, typeof value === "string" ? redact(value) : value]),
  );
  return { ...diagnostic, data };
}
