import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { EngineError } from "./engine.js";

/**
 * Makes a file that appears whole or not at all: `write` makes it at the path it is given, beside the real one; it is
 * forced to disk and renamed. When something fails, nothing is left and
 * the error goes on.
 */
export async function makeWhole(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = `${path}.${process.pid}-${++made}.tmp`;
  try {
    await write(temporary);
    await sync(temporary);
    await rename(temporary, path);
    await sync(dirname(path));
  } catch (cause) {
    await rm(temporary, { force: true });
    await rm(`${temporary}.wal`, { force: true });
    throw cause;
  }
}

/** Throws EngineError, in DuckDB's words, unless the path is a DuckDB file. DuckDB itself takes a CSV or JSON file too. */
export async function checkDuckdbFile(path: string): Promise<void> {
  const head = await readHead(path).catch(raiseFile);
  if (head.subarray(8, 12).toString("latin1") !== "DUCK")
    throw new EngineError(`IO Error: The file "${path}" exists, but it is not a valid DuckDB database file!`);
}

/** For `promise.catch(raiseFile)`: a file system's error as an EngineError. */
export function raiseFile(cause: unknown): never {
  if (cause instanceof EngineError) throw cause;
  throw new EngineError(`IO Error: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
}

let made = 0;

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path, "r");
  try {
    return (await handle.read(Buffer.alloc(12), 0, 12, 0)).buffer;
  } finally {
    await handle.close();
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
