import type { Texts } from "../compile/definitions.js";
import type { EvidenceLevel, ReportCell } from "./cell.js";

/** What the community brings and costs over one time. Amounts are in `unit`, the community's currency. */
export interface RoiReport {
  readonly label: Texts;
  readonly unit: string;
  readonly asked: { readonly from: string | null; readonly to: string | null };
  /** The time counted, half-open; null where the KPIs have no time in common. */
  readonly range: { readonly from: string; readonly to: string } | null;
  /** The first days of its months. */
  readonly months: readonly string[];
  readonly benefits: readonly RoiBenefit[];
  readonly costs: readonly RoiCost[];
  /** Every number the benefits counted and the costs are made of, once. */
  readonly factors: readonly RoiFactor[];
  /** Why the return has no number; null where it has one. */
  readonly withheld: RoiWithheld | null;
  /** The share of the benefit counted that rests on mere assumptions, and on contradicted ones; null where nothing counts. */
  readonly assumed: number | null;
  /** The return: null where it is withheld. */
  readonly outcome: RoiOutcome | null;
  /** What each factor does to the net value; empty where there is nothing to reckon with. */
  readonly base: RoiTotals | null;
  readonly swings: readonly RoiSwing[];
  readonly breakEvens: readonly RoiBreakEven[];
  /** Where more than a year is counted. */
  readonly present: RoiPresent | null;
}

export type RoiWithheld = "no time" | "no cost" | "nothing counted" | "assumptions";

/** An amount of the return, by the KPI that measures it. */
export interface RoiCost {
  readonly id: string;
  readonly label: Texts;
  readonly kpi: string;
  readonly total: ReportCell;
  /** By month as `months`; null where the KPI has no months. */
  readonly series: readonly ReportCell[] | null;
  /** Ids of its factors, whose product it is; empty where it has no value. */
  readonly chain: readonly string[];
  /** Whether a mere or contradicted assumption enters it. */
  readonly assumed: boolean;
}

export interface RoiBenefit extends RoiCost {
  readonly kind: "money" | "time" | "quality" | "risk";
  readonly evidence: EvidenceLevel;
  readonly because: Texts;
  readonly overlap: string | null;
  /**
   * `paid`: added up. `overlap`: another of its group is. `credited`: no evidence of an effect (below L3). `beside`: no
   * money. `unknown`: without a value in this time.
   */
  readonly counted: "paid" | "overlap" | "credited" | "beside" | "unknown";
}

/** A number of a chain, most likely `base`, from low to high; all alike where it is counted. In the base scale of `unit`. */
export interface RoiFactor {
  readonly id: string;
  /** An assumption; a KPI; or what else a KPI's formula counts, in words. */
  readonly of:
    | { readonly kind: "assumption"; readonly assumption: string }
    | { readonly kind: "kpi"; readonly kpi: string }
    | { readonly kind: "counted"; readonly kpi: string; readonly words: Texts };
  readonly unit: string;
  readonly shownIn: string;
  readonly base: number;
  readonly low: number;
  readonly high: number;
}

export interface RoiTotals {
  readonly benefit: number;
  readonly cost: number;
  readonly net: number;
  /** net ÷ cost; null where nothing is spent. */
  readonly roi: number | null;
}

export interface RoiSpread {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

export interface RoiOutcome {
  /** Every factor at its unfavourable end, at its base, at its favourable end. */
  readonly low: RoiTotals;
  readonly base: RoiTotals;
  readonly high: RoiTotals;
  readonly benefit: RoiSpread;
  readonly cost: RoiSpread;
  readonly net: RoiSpread;
  readonly roi: RoiSpread | null;
  /** The share of draws in which the benefit exceeds the cost. */
  readonly aboveZero: number;
  /** Fifty equally likely returns, rising; net values where nothing is spent. */
  readonly fifty: readonly number[];
  readonly draws: number;
  readonly seed: number;
}

/** The net value with one factor at its low and at its high end, the one that moves it most first. */
export interface RoiSwing {
  readonly factor: string;
  readonly atLow: number;
  readonly atHigh: number;
}

/** The value of a factor at which benefit and cost are alike, all others at base. */
export interface RoiBreakEven {
  readonly factor: string;
  readonly value: number;
  readonly pays: "above" | "below";
  readonly withinRange: boolean;
}

export interface RoiPresent {
  /** What money earns in a year; null where no rate is given and nothing is discounted. */
  readonly rate: number | null;
  readonly benefit: number;
  readonly cost: number;
  readonly net: number;
  /** Months until all that was spent has come back, and stays so; null where it has not within the time counted. */
  readonly payback: number | null;
}
