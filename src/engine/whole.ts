import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a file that appears whole or not at all: `write` makes it at the path it is given, beside the real one; it is
 * forced to disk and renamed. When `write` fails, nothing is left and its error goes on.
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

let made = 0;

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
