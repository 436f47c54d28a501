import { createReadStream } from "node:fs";
import { copyFile, readdir, realpath, stat, symlink } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { glob } from "tinyglobby";

/** The files a reader may look at, handed in by argument so that the floors below the command line open none by themselves. */
export interface FileAccess {
  /** What is at this path, links followed; null where nothing is or nothing may be read. */
  stat(path: string): Promise<FileFacts | null>;
  /** The names in a folder, sorted; none where there is no folder. */
  list(folder: string): Promise<readonly string[]>;
  /** The files below `folder` whose path from there fits the pattern (`*`, `**`, `?`, `[ab]`, `{a,b}`), from there, unsorted. */
  glob(pattern: string, folder: string): Promise<readonly string[]>;
  /** Where the path really leads, links followed. */
  real(path: string): Promise<string>;
  /** The file's bytes in blocks. */
  read(path: string): AsyncIterable<Uint8Array>;
}

export interface FileFacts {
  readonly kind: "file" | "folder" | "other";
  readonly size: number;
  /** Epoch ms. */
  readonly modified: number;
}

/** The machine's own disk. */
export const diskFiles: FileAccess = {
  async stat(path) {
    try {
      const facts = await stat(path);
      const kind = facts.isFile() ? "file" : facts.isDirectory() ? "folder" : "other";
      return { kind, size: facts.size, modified: facts.mtimeMs };
    } catch {
      return null;
    }
  },
  async list(folder) {
    try {
      return (await readdir(folder)).sort();
    } catch {
      return [];
    }
  },
  glob: (pattern, folder) =>
    glob(pattern, { cwd: folder, onlyFiles: true, followSymbolicLinks: false, expandDirectories: false }),
  real: (path) => realpath(path),
  read: (path) => createReadStream(path, { highWaterMark: 1 << 20 }),
};

/** Whether a path lies in the folder (or is it). Both absolute, links already followed where that matters. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** All bytes of a file at once. */
export async function wholeFile(files: FileAccess, path: string): Promise<Buffer> {
  const blocks: Uint8Array[] = [];
  for await (const block of files.read(path)) blocks.push(block);
  return Buffer.concat(blocks);
}

/**
 * A path under which DuckDB reads this file and no other. DuckDB takes `[` and `*` in a path for a glob, and DuckDB-WASM
 * remembers a file it once read by its path: such a file is linked under a fresh name in `scratch`.
 */
export async function duckPath(path: string, kind: "native" | "wasm", scratch: string, name: string): Promise<string> {
  if (kind === "native" && !/[*?[\]{}]/.test(path)) return path;
  const link = join(scratch, name);
  // Some systems let only administrators make links.
  await symlink(path, link).catch(() => copyFile(path, link));
  return link;
}
