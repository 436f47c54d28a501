import type { Diagnostic } from "../ground/diagnostic.js";
import type { Span } from "../ground/span.js";
import type { Definitions, TableDef } from "../compile/definitions.js";

/**
 * A diagnostic that knows its place by its part of the table's definition rather than by an offset, so that one kept in
 * the cache is placed rightly after metrics.yaml was edited elsewhere.
 */
export interface Note {
  readonly at: "from" | "table" | "weight" | "scoring" | { readonly column: string };
  readonly diagnostic: Diagnostic;
}

export const note = (at: Note["at"], diagnostic: Diagnostic): Note => ({ at, diagnostic: { ...diagnostic, span: null } });

/** The diagnostic with its place in the file as it is now. */
export const placeNote = ({ at, diagnostic }: Note, table: TableDef, { voices }: Pick<Definitions, "voices">): Diagnostic => ({
  ...diagnostic,
  span: at === "scoring" ? (voices?.sentiment?.scoring?.span ?? table.span) : spanOf(at, table),
});

function spanOf(at: Exclude<Note["at"], "scoring">, table: TableDef): Span {
  if (at === "from") return table.from.span;
  if (at === "table") return table.span;
  if (at === "weight") return table.weightSpan ?? table.span;
  return table.columns[at.column]?.span ?? table.span;
}

export const isError = ({ diagnostic }: Note): boolean => diagnostic.severity === "error";
