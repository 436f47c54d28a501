import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { Refused } from "../../src/ground/diagnostic.js";
import { diagnose } from "../../src/ground/messages.js";
import { nearest } from "../../src/ground/nearest.js";
import type { Span } from "../../src/ground/span.js";
import { isInside, type FileAccess } from "./files.js";

export interface FoundFiles {
  readonly paths: readonly { readonly path: string; readonly name: string }[];
  /** From `book.xlsx#Sheet`. */
  readonly sheet: string | null;
}

/**
 * The files a path or glob of a workspace names, sorted by name. Throws Refused where there is none, where it is a
 * folder, or where one really lies outside the workspace, by `..`, an absolute path or a link.
 */
export async function findFiles(files: FileAccess, workspace: string, pattern: string, span: Span | null): Promise<FoundFiles> {
  const [, written = pattern, sheet = null] = /^(.*\.xls[xm])#(.*)$/is.exec(pattern) ?? [];
  const path = resolve(workspace, written);
  if (written.includes("\0") || !isInside(path, workspace))
    throw new Refused([diagnose("dataOutside", span, { path: written })]);
  const names = await matching(files, workspace, written, span);
  const root = await files.real(workspace);
  for (const name of names) {
    const real = await files.real(join(workspace, name)).catch(() => null);
    if (real === null || !isInside(real, root)) throw new Refused([diagnose("dataOutside", span, { path: name })]);
  }
  return { paths: names.map((name) => ({ path: join(workspace, name), name })), sheet };
}

async function matching(files: FileAccess, workspace: string, written: string, span: Span | null): Promise<string[]> {
  const path = resolve(workspace, written);
  const facts = await files.stat(path);
  if (facts?.kind === "folder") throw new Refused([diagnose("dataFolder", span, { path: written })]);
  if (facts !== null) return [relative(workspace, path).split(sep).join("/")];
  const found = /[*?[{]/.test(written) ? await files.glob(written.replace(/^\.\//, ""), workspace) : [];
  // By code point, not by locale: the order of rows must be the same on every machine.
  if (found.length > 0) return [...found].sort((a, b) => (a < b ? -1 : 1));
  const near = nearest(basename(written), await files.list(dirname(path)));
  throw new Refused([
    diagnose("dataFileMissing", span, { path: written, near: near === null ? null : join(dirname(written), near) }),
  ]);
}
