import { entryLines } from "../compile/read/pieces.js";
import type { Path } from "../compile/read/tree.js";
import type { Edit } from "./edit.js";

/** One entry of a section as a small file of its own. */
export interface EntryText {
  readonly text: string;
  /** An edit of it as one of the whole file; null where it reaches beyond the entry. */
  readonly inFile: (edit: Edit) => Edit | null;
}

/**
 * The text that a change at a path can be tried out in: what is read back to be sure of it is the entry, not the file.
 * Null where the path leads to no entry that stands by itself.
 */
export function entryText(text: string, [section, name, ...below]: Path): EntryText | null {
  if (typeof section !== "string" || typeof name !== "string" || below.length === 0) return null;
  const lines = entryLines(text, section, name);
  if (!lines) return null;
  const { head, own } = lines;
  const before = text.slice(...head);
  const entry = text.slice(...own);
  // Another entry behind it, as in the file: what is written must not run into it.
  const margin = /^ */.exec(entry)?.[0] ?? "";
  const behind = own[1] < text.length ? `${margin}${name === "_" ? "__" : "_"}: 0\n` : "";
  const first = before.length;
  return {
    text: before + entry + behind,
    inFile: (edit) =>
      edit.start < first || edit.end > first + entry.length
        ? null
        : { ...edit, start: edit.start - first + own[0], end: edit.end - first + own[0] },
  };
}
