/** How definitions are read: by argument, so that the browser, the tests and a disk look the same. */
export interface Files {
  /** The text of a file by its path from the workspace's root; throws FileProblem. */
  read(path: string): string;
  /** The paths that match a glob (`*` within one folder, `**` across folders). */
  list(glob: string): readonly string[];
}

export type FileProblemKind = "missing" | "unreadable" | "directory" | "too-large" | "encoding";

/** Why a file has no text. */
export class FileProblem extends Error {
  override readonly name = "FileProblem";
  constructor(
    readonly kind: FileProblemKind,
    readonly path: string,
  ) {
    super(`${path}: ${kind}`);
  }
}

/** Larger files are refused unread: reading stays under a second whatever a file holds. */
export const LONGEST_FILE = 512 * 1024;
/** Of all files together. */
export const LONGEST_WORKSPACE = 4 * LONGEST_FILE;
/** More are more than anyone wrote by hand. */
export const MOST_FILES = 500;

/** True for a path (or glob) that stays inside the folder it is taken from, on every operating system. */
export function staysInside(path: string): boolean {
  if (path === "" || /^[\\/]|^[A-Za-z]:|[\\\p{Cc}]|^[a-z][a-z0-9+.-]*:\/\//iu.test(path)) return false;
  return !path.split("/").includes("..");
}
