import { open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { makeWhole } from "../../src/engine/file.js";

/** Writes a small text file that appears whole or not at all, forced to disk. */
export async function writeWhole(path: string, text: string, mode = 0o644): Promise<void> {
  await makeWhole(path, async (temporary) => {
    const file = await open(temporary, "wx", mode);
    try {
      await file.writeFile(text);
    } finally {
      await file.close();
    }
  });
}

/** Makes removed and renamed names of a folder last. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Removes files of one folder, absent ones too. */
export async function removeFiles(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, { force: true, recursive: true });
  if (paths[0] !== undefined) await syncFolder(dirname(paths[0])).catch(() => undefined);
}
