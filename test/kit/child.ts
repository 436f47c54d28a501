import { spawn, type ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import type { SyncResult } from "../../loaders/land.js";
import type { ChildOrder } from "./sync-child.js";

export interface Child {
  readonly process: ChildProcess;
  /** When it begins to sync. */
  readonly going: Promise<void>;
  /** How it ended: its result, null where it was killed before, and what it wrote to stderr. */
  readonly ended: Promise<{ readonly result: SyncResult | null; readonly code: number | null; readonly errors: string }>;
}

/** Starts a sync in a process of its own; `limit` is a shell's words put before it, such as "ulimit -f 100". */
export function syncChild(order: ChildOrder, env: Readonly<Record<string, string>> = {}, limit = "true"): Child {
  const script = resolve(import.meta.dirname, "sync-child.ts");
  const child = spawn(
    "/bin/sh",
    ["-c", `${limit}; exec "$0" --import tsx "$1" "$2"`, process.execPath, script, JSON.stringify(order)],
    {
      env: { ...process.env, WORTHWHILE_KEY: "a key for tests, long enough", ...env },
      cwd: resolve(import.meta.dirname, "../.."),
    },
  );
  let out = "";
  let errors = "";
  child.stderr.on("data", (piece: Buffer) => (errors += String(piece)));
  const ended = new Promise<Awaited<Child["ended"]>>((done) => {
    child.on("close", (code) => {
      const line = out.split("\n").find((one) => one.startsWith("{"));
      done({ result: line === undefined ? null : (JSON.parse(line) as SyncResult), code, errors });
    });
  });
  const going = new Promise<void>((go) => {
    child.stdout.on("data", (piece: Buffer) => {
      out += String(piece);
      if (out.startsWith("go\n")) go();
    });
    child.on("close", () => go());
  });
  return { process: child, going, ended };
}
