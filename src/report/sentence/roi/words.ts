import type { RoiBenefit, RoiWithheld } from "../../roi.js";
import type { NameSlot, NumberSlot, Phrase, TimeSlot } from "../phrase.js";

/** The words of the page about the return on investment. An effect is estimated (L3) at most: nothing here says more. */
export interface RoiWords {
  /** In the navigation. */
  readonly nav: string;
  readonly title: string;
  readonly heading: (benefit: NumberSlot, cost: NumberSlot) => Phrase;
  readonly noHeading: string;
  readonly why: {
    readonly [W in Exclude<RoiWithheld, "assumptions">]: string;
  } & { readonly assumptions: (share: NumberSlot, measure: NameSlot) => Phrase };
  readonly counted: (from: TimeSlot, to: TimeSlot) => Phrase;
  readonly cut: (from: TimeSlot | null, to: TimeSlot | null) => Phrase;
  /** After the big number. */
  readonly ofCosts: string;
  readonly nineTenths: (low: NumberSlot, high: NumberSlot) => Phrase;
  readonly estimated: (net: NumberSlot, low: NumberSlot, high: NumberSlot, assuming: NameSlot) => Phrase;
  readonly estimatedPlainly: (net: NumberSlot, low: NumberSlot, high: NumberSlot) => Phrase;
  readonly pays: (share: NumberSlot) => Phrase;
  /** On the home page: the answer, or that there is none. */
  readonly home: (roi: NumberSlot, low: NumberSlot, high: NumberSlot) => Phrase;
  readonly seePage: string;
  /** On a stakeholder's page. */
  readonly entersHere: (kpis: NumberSlot) => Phrase;
  readonly dots: {
    readonly title: string;
    readonly ofCosts: string;
    readonly inMoney: string;
    readonly loss: string;
    readonly gain: string;
    readonly ofFifty: (n: string) => string;
    readonly fifth: (value: string) => string;
    readonly base: (value: string) => string;
    readonly ninetyFifth: (value: string) => string;
    readonly summary: (losses: string, low: string, base: string, high: string) => string;
  };
  readonly scenario: {
    readonly label: string;
    readonly head: string;
    readonly benefit: string;
    readonly cost: string;
    readonly net: string;
    readonly roi: string;
    readonly low: string;
    readonly base: string;
    readonly high: string;
    readonly p5: string;
    readonly p50: string;
    readonly p95: string;
    readonly means: string;
    readonly drawn: (draws: NumberSlot, seed: NumberSlot) => Phrase;
  };
  readonly chains: {
    readonly heading: string;
    readonly lead: string;
    readonly measured: string;
    readonly range: (low: NumberSlot, high: NumberSlot) => Phrase;
    readonly shows: string;
    /** What a KPI's formula counts beside its assumptions: "Cost of time: counted". */
    readonly countedOf: (kpi: string) => string;
  };
  readonly money: {
    readonly heading: string;
    readonly title: string;
    readonly sub: (unit: string) => string;
    readonly net: string;
    readonly amount: string;
    readonly entry: string;
    readonly summary: (benefit: string, cost: string, net: string) => string;
    readonly monthly: string;
    readonly benefits: string;
    readonly costs: string;
    readonly month: string;
    readonly monthlySummary: (first: string, last: string, benefit: string, cost: string) => string;
  };
  readonly tornado: {
    readonly heading: string;
    readonly title: (factor: string) => string;
    readonly sub: (unit: string) => string;
    readonly base: (net: string) => string;
    readonly factor: string;
    readonly low: string;
    readonly high: string;
    readonly atLow: string;
    readonly atHigh: string;
    readonly summary: (factor: string, low: string, high: string) => string;
    readonly nothing: string;
  };
  readonly even: {
    readonly title: (factor: string, value: string) => string;
    readonly sub: (unit: string, factor: string) => string;
    readonly range: (low: string, high: string) => string;
    readonly even: (value: string) => string;
    readonly base: (value: string) => string;
    readonly value: string;
    readonly baseHead: string;
    readonly pays: string;
    readonly above: string;
    readonly below: string;
    readonly inRange: string;
    readonly yes: string;
    readonly no: string;
    readonly summary: (factor: string, even: string, base: string) => string;
    readonly none: string;
  };
  readonly overlap: {
    readonly heading: string;
    readonly lead: string;
    readonly paid: (paid: NameSlot, value: NumberSlot) => Phrase;
    readonly held: (held: NameSlot, value: NumberSlot) => Phrase;
  };
  readonly credited: {
    readonly heading: string;
    readonly lead: string;
    readonly notSummed: string;
  };
  readonly beside: {
    readonly heading: string;
    readonly lead: string;
    readonly benefit: string;
    readonly kind: string;
    readonly value: string;
    readonly evidence: string;
    readonly kinds: { readonly [K in Exclude<RoiBenefit["kind"], "money">]: string };
  };
  readonly present: {
    readonly heading: string;
    readonly discounted: (rate: NumberSlot, benefit: NumberSlot, cost: NumberSlot, net: NumberSlot) => Phrase;
    readonly noRate: string;
    readonly payback: (months: NumberSlot) => Phrase;
    readonly noPayback: string;
  };
  readonly assumptions: string;
  readonly limits: string;
  readonly limit: {
    readonly independent: string;
    readonly after: string;
    readonly unsettled: (kpi: NameSlot, state: string) => Phrase;
    readonly undated: (kpi: NameSlot) => Phrase;
    readonly unknown: (kpi: NameSlot) => Phrase;
    readonly untested: (assumption: NameSlot) => Phrase;
    readonly contradicted: (assumption: NameSlot) => Phrase;
    readonly assumed: (share: NumberSlot) => Phrase;
  };
}
