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
