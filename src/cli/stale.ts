import type { Definitions, SourceDef } from "../compile/definitions.js";

/** Loaders that read files of the workspace, named by their `path`. */
const LOCAL = new Set(["file", "slack_export"]);

/**
 * The sources that an edit makes worth loading again: those declared otherwise than before, those whose own loader was
 * edited, those that read a changed file. Paths are from the workspace's folder, with `/`.
 */
export function staleSources(before: Definitions | null, now: Definitions, changed: readonly string[]): readonly string[] {
  return Object.values(now.sources)
    .filter((source) => {
      const known = before?.sources[source.name];
      if (before !== null && declared(known) !== declared(source)) return true;
      return changed.some((path) => isLoaderOf(source, path) || isReadBy(source, path));
    })
    .map((source) => source.name);
}

const declared = (source: SourceDef | undefined): string => JSON.stringify([source?.loader, source?.options]);

const isLoaderOf = ({ loader }: SourceDef, path: string): boolean =>
  ["ts", "js", "mjs"].some((ending) => path === `loaders/${loader}.${ending}`);

function isReadBy({ loader, options }: SourceDef, path: string): boolean {
  const asked = LOCAL.has(loader) && typeof options["path"] === "string" ? options["path"].replace(/^\.\//, "") : null;
  if (asked === null) return false;
  // Up to the first sign of a glob, or of a sheet, a path is as it stands.
  const [stem = ""] = asked.split(/[*?[{#]/);
  return stem === asked ? path === asked || path.startsWith(`${asked}/`) : path.startsWith(stem);
}
