import type { Grain } from "../compile/definitions.js";
import type { KpiCell } from "../compile/question.js";

/** How strong the evidence is, from observed to randomised. */
export type EvidenceLevel = 0 | 1 | 2 | 3 | 4;

/** A cell as the report shows it: under the privacy floor the value is withheld. */
export type ReportCell = Omit<KpiCell, "state" | "value"> & {
  readonly value: number | null;
  readonly state: KpiCell["state"] | "suppressed" | "too_few";
};

/** Values by period, oldest first. */
export interface Series {
  readonly grain: Grain;
  readonly points: readonly { readonly period: string; readonly cell: ReportCell }[];
}
