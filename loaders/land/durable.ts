import { open, rm } from "node:fs/promises";
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

/** Makes the renames in a folder last. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Removes files and folders, absent ones too. Not forced to disk: what a power cut brings back is removed again. */
export async function removeFiles(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, { force: true, recursive: true });
}
