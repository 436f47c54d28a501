import type { Edit } from "./edit.js";

/** One thing that may be written here. */
export interface Item {
  readonly label: string;
  readonly kind: ItemKind;
  readonly insert: string;
  readonly detail?: string;
  readonly documentation?: string;
}

export type ItemKind =
  "key" | "value" | "table" | "column" | "kpi" | "assumption" | "function" | "unit" | "word" | "stakeholder" | "name";

/** An item with what choosing it does to the file. */
export interface Completion extends Item {
  readonly edit: Edit;
}
