import type { Catalog } from "../../../compile/catalog.js";
import type { Edit } from "../../../language/edit.js";
import type { ItemKind } from "../../../language/item.js";
import type { CellChange } from "../../../language/rows.js";
import type { Sheet } from "../../../language/sheet.js";

/** Where a text says something, with the words of it: what Problems and the squiggles show. */
export interface Problem {
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly file: string;
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly fix: { readonly title: string; readonly edits: readonly Edit[] } | null;
  /** The thing it stands in, as "kpis" and "resolution_rate"; empty outside of any. */
  readonly path: readonly (string | number)[];
}

/** One thing that the explorer lists. */
export interface Listed {
  readonly name: string;
  readonly label: string;
  readonly file: string;
  /** Where its name stands. */
  readonly start: number;
  readonly end: number;
  /** In a word or two: its unit, how many columns it has, how often it is used. */
  readonly about: string;
}

/** The things of a workspace by section. */
export type Outline = Readonly<Record<OutlineSection, readonly Listed[]>>;
export const OUTLINE_SECTIONS = ["kpis", "stakeholders", "goals", "assumptions", "tables", "pilots", "notebooks"] as const;
export type OutlineSection = (typeof OUTLINE_SECTIONS)[number];

/** What a look at the texts found. `version` is that of the texts looked at. */
export interface Look {
  readonly version: number;
  readonly problems: readonly Problem[];
  readonly outline: Outline;
  /** False while a file cannot be read as YAML: what is shown besides it is the last good state. */
  readonly sound: boolean;
}

export interface Suggestion {
  readonly label: string;
  readonly kind: ItemKind;
  readonly detail: string;
  readonly documentation: string;
  readonly edit: Edit;
}

export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export type Renaming = { readonly edits: readonly Edit[] } | { readonly refused: string };

/** Edits each made to the text that those before it left: one step, whatever their number. */
export interface InTurn {
  readonly edits: readonly Edit[];
  /** How many cells could not be written without touching more. */
  readonly refused: number;
}

/** A change of whole rows, and the row to look at next. */
export interface RowsChanged extends InTurn {
  readonly row: string | null;
}

export type RowChange =
  | { readonly kind: "add"; readonly section: string }
  | { readonly kind: "duplicate"; readonly section: string; readonly name: string }
  | { readonly kind: "remove"; readonly section: string; readonly names: readonly string[] }
  | { readonly kind: "move"; readonly section: string; readonly name: string; readonly by: -1 | 1 };

/** A completion inside a cell's own text. */
export interface CellSuggestion {
  readonly label: string;
  readonly detail: string;
  readonly documentation: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What can be asked of the service, each with what it answers. Offsets are those of the texts last set. */
export interface Questions {
  complete(file: string, offset: number): readonly Suggestion[];
  hover(file: string, offset: number): (Place & { readonly markdown: string }) | null;
  definition(file: string, offset: number): Place | null;
  usages(file: string, offset: number): readonly Place[];
  nameAt(file: string, offset: number): (Place & { readonly name: string }) | null;
  rename(file: string, offset: number, name: string): Renaming;
  format(file: string, offset: number): Edit | null;
  /** The thing at an offset, as its path in the file: of a KPI ["kpis", "resolution_rate"]. */
  thing(file: string, offset: number): readonly (string | number)[];
  /** Where the value at a path stands; null where nothing is there. */
  place(file: string, path: readonly (string | number)[]): Place | null;
  sheet(section: string): Sheet | null;
  set(file: string, path: readonly (string | number)[], value: string | number | boolean): Edit | null;
  remove(file: string, path: readonly (string | number)[]): Edit | null;
  cells(changes: readonly (CellChange & { readonly file: string })[]): InTurn;
  /** Null where the file's style, or what stands in it, does not let it be done. */
  rows(change: RowChange): RowsChanged | null;
  /** Completions in a cell whose text is being typed, as if it were in the file already. */
  completeCell(file: string, path: readonly (string | number)[], value: string, caret: number): readonly CellSuggestion[];
}

/** What the page tells the worker beside questions. */
export type Told =
  | { readonly kind: "texts"; readonly version: number; readonly texts: Readonly<Record<string, string>> }
  | { readonly kind: "data"; readonly catalog: Catalog | null; readonly loaders: readonly string[] }
  | { readonly kind: "ask"; readonly id: number; readonly name: keyof Questions; readonly args: readonly unknown[] };

export type Answered =
  | { readonly kind: "look"; readonly look: Look }
  | { readonly kind: "answer"; readonly id: number; readonly value: unknown }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };
