import { main } from "../../src/cli/main.js";
import type { Exit } from "../../src/cli/context.js";

export interface Ran {
  readonly exit: Exit;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, as the bin would: what it printed, and its exit code. */
export async function command(argv: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const out: Uint8Array[] = [];
  const err: Uint8Array[] = [];
  const into = (chunks: Uint8Array[]) => ({
    write: (text: string | Uint8Array) => void chunks.push(typeof text === "string" ? Buffer.from(text) : text),
  });
  const exit = await main(argv, {
    cwd,
    env,
    out: into(out),
    err: into(err),
    now: () => Date.UTC(2026, 10, 1),
    signal: new AbortController().signal,
  });
  return { exit, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

/** Splits a command line as a shell would: single and double quotes hold words together. */
export function words(line: string): readonly string[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g)].map((m) =>
    m[1] !== undefined ? m[1].replace(/\\(.)/g, "$1") : (m[2] ?? m[3] ?? ""),
  );
}
