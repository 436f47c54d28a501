import type { Catalog } from "../../compile/catalog.js";
import type { Definitions } from "../../compile/definitions.js";

/** What the site publishes for exploring, fetched once: results to look at at once, and what the engine needs later. */
export interface Results {
  readonly simulated: boolean;
  readonly kpis: readonly PublishedKpi[];
}

export interface PublishedKpi {
  readonly id: string;
  readonly label: string;
  readonly family: string;
  /** Base unit, the unit shown, and what a value is divided by to be shown in it. */
  readonly unit: string;
  readonly shownIn: string;
  readonly scale: number;
  readonly grain: string;
  readonly series: readonly Point[];
  readonly splits: readonly {
    readonly dimension: string;
    readonly groups: readonly { readonly name: string | null; readonly series: readonly Point[] }[];
  }[];
}

/** period, value, low, high, n, state */
export type Point = readonly [string, number | null, number | null, number | null, number | null, string];

/** Definitions and catalog for compiling in the page, and where each table's rows are. */
export interface Publication {
  readonly definitions: Definitions;
  readonly catalog: Catalog;
  readonly tables: Readonly<Record<string, readonly string[]>>;
}
