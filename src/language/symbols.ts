import type { Span } from "../ground/span.js";
import { reach } from "./cursor.js";
import { labelOf } from "./label.js";
import { declared } from "./occurrences.js";
import type { Project } from "./project.js";
import type { Entry, Path } from "../compile/read/tree.js";

/** A section, a named thing in it, or a table's column: what an editor lists and jumps to. */
export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: "section" | "kpis" | "assumptions" | "tables" | "columns" | "other";
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children: readonly DocumentSymbol[];
}

export function symbols(project: Project, file: string): readonly DocumentSymbol[] {
  const root = project.document(file)?.root;
  if (root?.kind !== "map") return [];
  return [...root.entries].map(([name, entry]) => symbol(name, entry, [name], project));
}

function symbol(name: string, entry: Entry, path: Path, project: Project): DocumentSymbol {
  const thing = declared(path);
  const inner =
    path[0] === "tables" && path.length === 2 && entry.value.kind === "map" ? entry.value.entries.get("columns") : entry;
  const goes = path.length === 1 || (path[0] === "tables" && path.length === 2);
  const entries = goes && inner?.value.kind === "map" ? [...inner.value.entries] : [];
  const below: Path = path.length === 2 ? [...path, "columns"] : path;
  const section = thing?.section;
  const known = section === "kpis" || section === "assumptions" || section === "tables" || section === "columns";
  return {
    name,
    detail: thing ? labelOf(entry.value, project.names) : "",
    kind: known ? section : path.length === 1 ? "section" : "other",
    span: { ...entry.key, end: Math.max(entry.key.end, reach(entry.value)) },
    nameSpan: entry.key,
    children: entries
      .filter(([key]) => declared([...below, key]) !== null)
      .map(([key, each]) => symbol(key, each, [...below, key], project)),
  };
}
