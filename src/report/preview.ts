import type { CellRows } from "./notebook.js";
/** A mistake, with the place a reader can go to. */
export interface PreviewProblem {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What a KPI comes to as unsaved texts say, or what keeps it from being computed: told by the server, shown by the workbench. */
export type Preview =
  | {
      readonly ok: true;
      readonly kpi: string;
      /** The label in the language asked for. */
      readonly label: string;
      /** The KPI page's own parts. */
      readonly html: string;
      /** As it is shown: "73.7 %", and its range. Null where there is no number. */
      readonly value: string | null;
      readonly range: string | null;
    }
  | { readonly ok: false; readonly kpi: string; readonly problems: readonly PreviewProblem[] };

/** A KPI as a notebook's cell shows it: what its page says of it first, and its periods for the cells below. */
export type CellPreview =
  { readonly ok: true; readonly html: string; readonly rows: CellRows } | { readonly ok: false; readonly message: string };
