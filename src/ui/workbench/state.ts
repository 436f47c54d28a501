import { signal } from "@preact/signals";
import type { Preview } from "../../report/preview.js";
import type { Restored } from "./drafts/drafts.js";
import type { Sort } from "./grid/view.js";
import type { Stored } from "./session/session.js";
import type { Look, Place } from "./service/protocol.js";

export type View = "text" | "split" | "grid";
export const SHEETS = ["kpis", "goals", "assumptions", "stakeholders", "tables", "pilots"] as const;
export type SheetName = (typeof SHEETS)[number];
export type Region = "explorer" | "editor" | "preview";

/** What the workbench shows beside the texts themselves: a reload brings it back, and an address can name it. */
export class State {
  readonly path = signal("metrics.yaml");
  readonly view = signal<View>("split");
  readonly sheet = signal<SheetName>("kpis");
  /** Words that the grid's rows must hold; empty for all rows. */
  readonly filter = signal("");
  /** The order that the grid shows; the file's own where null. */
  readonly sort = signal<Sort | null>(null);
  /** Whether the grid's find and replace is open. */
  readonly finding = signal(false);
  /** Whether the grid shows a text in all languages side by side, or in the first one. */
  readonly everyLanguage = signal(false);
  /** On a narrow page one region is shown at a time. */
  readonly region = signal<Region>("editor");
  /** The KPI whose number is shown: the last one the cursor was in. */
  readonly kpi = signal<string | null>(null);
  /** The thing and key at the cursor, as a path in its file. */
  readonly thing = signal<readonly (string | number)[]>([]);
  readonly line = signal({ line: 1, column: 1 });
  readonly look = signal<Look | null>(null);
  readonly preview = signal<PreviewState>({ kind: "none" });
  readonly changed = signal<readonly string[]>([]);
  readonly paths = signal<readonly string[]>([]);
  /** What happened last, in a sentence: read out where somebody listens. */
  readonly told = signal("");
  readonly dialog = signal<Dialog | null>(null);
  /** What another program has written into files that are edited here, until both are merged. */
  readonly outside = signal<Readonly<Record<string, Stored>>>({});
  /** Texts that came back from an earlier page, until they are saved or given up. */
  readonly restored = signal<readonly Restored[]>([]);
  /** Whether what is typed outlives the page. */
  readonly keeps = signal(false);
  readonly savedAt = signal<string | null>(null);
}

export type PreviewState =
  | { readonly kind: "none" }
  /** `before` is what the saved texts give, where it differs; `stale` while the text does not hold together. */
  | {
      readonly kind: "shown";
      readonly preview: Extract<Preview, { ok: true }>;
      readonly before: Extract<Preview, { ok: true }> | null;
      readonly stale: string | null;
      readonly computing: boolean;
    }
  | { readonly kind: "refused"; readonly preview: Extract<Preview, { ok: false }> }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "computing"; readonly kpi: string };

export type Dialog =
  | { readonly kind: "palette"; readonly only: "all" | "kpis" }
  | { readonly kind: "rename"; readonly path: string; readonly place: Place; readonly name: string }
  | { readonly kind: "usages"; readonly places: readonly Place[] }
  | { readonly kind: "conflict"; readonly path: string; readonly theirs: Stored | null };
