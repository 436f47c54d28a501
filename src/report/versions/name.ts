/** What stands for the Report of today's files where a release is asked for. */
export const CURRENT = "current";

export type NameProblem = "empty" | "long" | "characters" | "reserved";

/**
 * Whether a release may be called so: it is a folder, a part of an address and half of `a..b`, on every file system. Letters
 * and digits of ASCII, with single points, hyphens and underscores between them, at most 60.
 */
export function nameProblem(name: string): NameProblem | null {
  if (name === "") return "empty";
  if (name.length > 60) return "long";
  if (!/^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/.test(name)) return "characters";
  const folded = name.toLowerCase();
  return folded === CURRENT || /^(?:con|prn|aux|nul|com\d|lpt\d|index)(?:\.|$)/.test(folded) ? "reserved" : null;
}

/** Two names that some file systems cannot tell apart are one. */
export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
