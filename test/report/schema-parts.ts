import type { GoalReport, PilotReport, ReportCell } from "../../src/report/model.js";
import type { RoiReport } from "../../src/report/roi.js";

/** The target of a quarter over its months, and an S-curve that ends too high. */
export const dealt: Pick<GoalReport, "grain" | "split" | "highest"> = {
  grain: "quarter",
  split: {
    kind: "parts",
    grain: "month",
    period: "2026-10-01",
    whole: 30_000,
    by: "season",
    seasonOf: "2025-10-01",
    parts: [
      { period: "2026-10-01", share: 10_000, path: 10_000, counted: 9000, sum: 9000 },
      { period: "2026-11-01", share: 20_000, path: 30_000, counted: null, sum: null },
    ],
  },
  highest: 9000,
};

/** A pilot with every part that one may have. */
export const pilot: PilotReport = {
  id: "hosts",
  label: { en: "Hosts" },
  hypothesis: {},
  kpi: "resolution_rate",
  owner: "",
  design: "synthetic",
  criterion: { direction: "at_least", value: 0.05 },
  agreed: { by: "Board", on: "2026-01-01" },
  start: "2026-02-01",
  starts: ["2026-02-01", "2026-03-01"],
  end: null,
  grain: "month",
  designDigest: "d",
  fixed: { kpi: "k", definition: "d", criterion: "c", design: "d", units: "u", window: "w" },
  edits: [{ part: "criterion", release: "june" }],
  stage: "running",
  verdict: "undecided",
  evidence: 3,
  sample: { stated: 40, needed: null, detectable: 0.02, treated: 20, compared: 20 },
  periods: [
    {
      period: "2026-02-01",
      after: true,
      treated: { mean: 0.6, n: 20 },
      compared: null,
      expected: 0.5,
      difference: 0.1,
      fan: [-0.1, -0.05, 0.05, 0.1],
    },
  ],
  result: {
    method: "synthetic",
    effect: { value: 0.1, low: 0.02, high: null },
    p: { value: 0.05, by: "placebos", ways: 20, canBeSignificant: true },
    adjusted: null,
    before: 12,
    after: 1,
  },
  why: "withheld",
  checks: [
    { kind: "pre_trend", outcome: "passed", value: 0, low: null, high: null, p: 0.6, power: null, seenAt80: 0.02, tried: 4 },
    { kind: "placebo_date", outcome: "read", value: null, low: null, high: null, p: null, on: "2025-08-01" },
  ],
  scaleUp: { units: 90, adds: true, value: 9, low: 1.8, high: null, note: {} },
  limits: ["running", "few_units"],
};

const cell: ReportCell = { value: 1000, n: 40, low: 800, high: null, state: "complete" };
const spread = { p5: -100, p50: 200, p95: 600 };
const totals = { benefit: 1000, cost: 800, net: 200, roi: 0.25 };
const cost = { label: {}, kpi: "first_response", total: cell, series: [cell], chain: ["spent"], assumed: false };

/** A return with every part that one may have. */
export const roi: RoiReport = {
  label: { en: "Return" },
  unit: "EUR",
  asked: { from: "2026-01-01", to: null },
  range: { from: "2026-01-01", to: "2026-02-01" },
  months: ["2026-01-01"],
  benefits: [
    { ...cost, id: "saved", kind: "money", evidence: 3, because: {}, overlap: null, counted: "paid" },
    { ...cost, id: "calm", series: null, kind: "risk", evidence: 1, because: {}, overlap: "saved", counted: "credited" },
  ],
  costs: [{ ...cost, id: "people" }],
  factors: [
    { id: "a", of: { kind: "assumption", assumption: "wage" }, unit: "EUR", shownIn: "EUR", base: 10, low: 6, high: 16 },
    { id: "spent", of: { kind: "kpi", kpi: "first_response" }, unit: "EUR", shownIn: "EUR", base: 800, low: 700, high: 900 },
    { id: "c", of: { kind: "counted", kpi: "calm", words: {} }, unit: "1", shownIn: "percent", base: 1, low: 1, high: 1 },
  ],
  withheld: null,
  assumed: 0.4,
  outcome: {
    low: totals,
    base: totals,
    high: { ...totals, roi: null },
    benefit: spread,
    cost: spread,
    net: spread,
    roi: null,
    aboveZero: 0.9,
    fifty: [0.1, 0.25],
    draws: 10_000,
    seed: 1,
  },
  base: totals,
  swings: [{ factor: "a", atLow: -200, atHigh: 800 }],
  breakEvens: [{ factor: "a", value: 8, pays: "above", withinRange: true }],
  present: { rate: null, benefit: 1000, cost: 800, net: 200, payback: null },
};
