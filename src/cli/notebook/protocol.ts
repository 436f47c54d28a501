import type { RowsAnswer, RowsQuestion } from "../../report/notebook.js";

/** How the process that answers a notebook's SQL is started. */
export interface Opened {
  /** A DuckDB file of the tables that the SQL may read. */
  readonly file: string;
  readonly kind: "native" | "wasm" | "auto";
  readonly threads: number;
}

export type ToChild = { readonly open: Opened } | { readonly id: number; readonly ask: RowsQuestion; readonly most: number };
export type FromChild =
  { readonly id: number; readonly answer: RowsAnswer } | { readonly opened: true } | { readonly unopened: string };
