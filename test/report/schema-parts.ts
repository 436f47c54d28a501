import type { GoalReport, PilotReport, ReportCell, SurveyReport } from "../../src/report/model.js";
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

/** A survey with every part that one may have. */
export const survey: SurveyReport = {
  id: "recommend",
  label: { en: "Would you recommend us?" },
  question: { en: "From 0 to 10?" },
  note: {},
  owner: "Head of community",
  kpi: "resolution_rate",
  kind: "nps",
  counts: null,
  responseRate: "first_response",
  invited: "first_response",
  weighted: true,
  grain: "month",
  waves: [
    {
      name: "w1",
      from: "2026-01-01",
      to: "2026-02-01",
      cell: { ...cell, high: 1200 },
      unweighted: 900,
      invited: 300,
      rate: 0.13,
      groups: { detractors: 10, passives: 10, promoters: 20 },
    },
    {
      name: null,
      from: null,
      to: null,
      cell: { value: null, n: null, low: null, high: null, state: "suppressed" },
      unweighted: null,
      invited: null,
      rate: null,
      groups: null,
    },
    {
      name: "w3",
      from: "2026-03-01",
      to: "2026-03-01",
      cell: { ...cell, low: 700, high: 900 },
      unweighted: null,
      invited: 300,
      rate: 0.4,
      groups: null,
    },
  ],
  comparisons: [
    { against: "before", wave: 0, difference: 3, low: -1, high: 7, p: 0.2, adjusted: 0.3, tests: 3, changed: false },
    { against: "first", wave: 0, difference: 9, low: 1, high: 17, p: 0.01, adjusted: 0.02, tests: 3, changed: true },
    { against: "first", wave: 0, difference: 9, low: 1, high: 17, p: 0.04, adjusted: 0.08, tests: 3, changed: false },
  ],
  answers: {
    n: 40,
    scale: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
    bars: [
      { values: ["0", "1", "2"], of: "detractors", n: 10, share: { value: 0.25, low: 0.14, high: 0.4 } },
      { values: ["7"], of: "passives", n: 10, share: { value: 0.25, low: 0.14, high: 0.4 } },
      { values: ["9", "10"], of: "promoters", n: 20, share: { value: 0.5, low: 0.35, high: 0.65 } },
    ],
  },
  splits: [
    {
      dimension: "language",
      label: {},
      groups: [
        { name: "en", cell: { ...cell, high: 1200 }, invited: 200, rate: 0.2 },
        { name: null, cell: { value: null, n: 12, low: null, high: null, state: "too_few" }, invited: 100, rate: null },
      ],
      others: { n: 11, invited: 20 },
      distance: 0.12,
    },
    { dimension: "country", label: {}, groups: [], others: { n: 40, invited: null }, distance: null },
  ],
  choices: { "10": { en: "Certainly" } },
  least: 30,
  floor: 10,
};
