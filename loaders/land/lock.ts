import { link, mkdir, readFile, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { Refused } from "../../src/ground/diagnostic.js";
import { diagnose } from "../../src/ground/messages.js";
import type { Span } from "../../src/ground/span.js";

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, as the kernel counts it: another process with this pid is not the holder. */
  readonly born: string;
  /** RFC 3339. */
  readonly since: string;
}

/**
 * Takes the one lock of a source, `<folder>/.lock`, and gives back what releases it. Throws Refused at once, with the
 * holder's pid and start, where another run has it. The lock of a dead process is taken over.
 */
export async function lockSource(folder: string, source: string, span: Span | null, now: number): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, ".lock");
  const mine: Holder = {
    pid: process.pid,
    host: hostname(),
    born: await bornOf(process.pid),
    since: new Date(now).toISOString(),
  };
  const text = `${JSON.stringify({ ...mine, take: ++taken })}\n`;
  if (!(await place(path, text))) await takeOver(path, text, source, span);
  return async () => {
    if ((await readFile(path, "utf8").catch(() => "")) === text) await rm(path, { force: true });
  };
}

let taken = 0;

/** Puts the lock in place, whole from its first moment on; false where one is there. */
async function place(path: string, text: string): Promise<boolean> {
  const written = `${path}.${process.pid}-${taken}`;
  await writeFile(written, text);
  try {
    await link(written, path);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw cause;
  } finally {
    await rm(written, { force: true });
  }
}

/** Replaces a dead process's lock. Only one process at a time may look and replace, or two could take it over. */
async function takeOver(path: string, text: string, source: string, span: Span | null): Promise<void> {
  const gate = `${path}.takeover`;
  if (!(await enter(gate))) throw await refusal(path, source, span);
  try {
    if (await isAlive(await holderOf(path))) throw await refusal(path, source, span);
    await rm(path, { force: true });
    if (!(await place(path, text))) throw await refusal(path, source, span);
  } finally {
    await rmdir(gate).catch(() => undefined);
  }
}

async function enter(gate: string): Promise<boolean> {
  const made = (): Promise<boolean> =>
    mkdir(gate).then(
      () => true,
      () => false,
    );
  if (await made()) return true;
  // A gate stands for some milliseconds; one that stands for long belongs to a process killed inside it.
  const age = await stat(gate).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
  if (age < 10_000) return false;
  await rmdir(gate).catch(() => undefined);
  return made();
}

async function refusal(path: string, source: string, span: Span | null): Promise<Refused> {
  const holder = await holderOf(path);
  return new Refused([
    diagnose("loadingLocked", span, {
      source,
      pid: holder?.pid ?? null,
      host: holder === null || holder.host === hostname() ? null : holder.host,
      since: holder?.since ?? null,
      path,
    }),
  ]);
}

async function holderOf(path: string): Promise<Holder | null> {
  try {
    const found = JSON.parse(await readFile(path, "utf8")) as Partial<Holder>;
    return typeof found.pid === "number" && typeof found.host === "string"
      ? { pid: found.pid, host: found.host, born: String(found.born ?? ""), since: String(found.since ?? "") }
      : null;
  } catch {
    return null;
  }
}

/** A lock that cannot be read was never ours: locks appear whole. One of another machine cannot be looked into. */
async function isAlive(holder: Holder | null): Promise<boolean> {
  if (holder === null) return false;
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === "EPERM";
  }
  return holder.born === "" || holder.born === (await bornOf(holder.pid));
}

/** The 22nd field of Linux's /proc/PID/stat, empty where there is none. A zombie is dead: it holds nothing any more. */
async function bornOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" ? "zombie" : (fields[19] ?? "");
}
