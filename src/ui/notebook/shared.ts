import type { CellRows } from "../../report/notebook.js";

/** Rows as JavaScript cells are given them. */
export type Given = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** What a JavaScript cell shows: a table, or a value in words. */
export type Shown = { readonly kind: "table"; readonly rows: CellRows } | { readonly kind: "value"; readonly text: string };

/** What the page tells the place where JavaScript cells run. */
export type ToSandbox =
  | { readonly kind: "set"; readonly name: string; readonly rows: readonly Readonly<Record<string, unknown>>[] | null }
  | {
      readonly kind: "run";
      readonly id: number;
      readonly code: string;
      /** Names that the code declares itself. */
      readonly declares: readonly string[];
      /** The cell's own name: its value goes by it. */
      readonly name: string | null;
      /** What `kpi("name")` gives. */
      readonly kpis: Given;
    }
  | { readonly kind: "stop" };

/** What it answers. Nothing of it is trusted: it is shown as text and numbers. */
export type FromSandbox =
  | { readonly kind: "ready" }
  | {
      readonly kind: "done";
      readonly id: number;
      readonly shown: readonly Shown[];
      /** The rows of the names it gives, for charts; null for what is no table. */
      readonly gives: Readonly<Record<string, CellRows | null>>;
    }
  | { readonly kind: "failed"; readonly id: number; readonly message: string; readonly line: number | null };
