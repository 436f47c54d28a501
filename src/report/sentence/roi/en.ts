import { say } from "../phrase.js";
import type { RoiWords } from "./words.js";

export const en: RoiWords = {
  nav: "Return",
  title: "Return on investment",
  heading: (benefit, cost) => say`Estimated benefits of ${benefit} stand against costs of ${cost}`,
  noHeading: "There is no number for the return yet",
  why: {
    "no time": "The benefits and the costs have no month in common, so they cannot be compared.",
    "no cost": "What the community costs is not known for this time, and benefits alone are no return.",
    "nothing counted":
      "No benefit in money has evidence of an effect (L3 or higher). What is credited by a rule is shown below and not counted.",
    assumptions: (share, measure) =>
      say`${share} of the benefit rests on assumptions that nobody has measured, and a number would claim more than is known. To be measured first: ${measure}.`,
  },
  counted: (from, to) => say`Benefits and costs from ${from} to ${to}, both days included.`,
  cut: (from, to) =>
    from && to
      ? say`Asked for was ${from} to ${to}; the rest is not covered by every KPI.`
      : say`Asked for was ${from ? say`from ${from}` : say`to ${to}`}; the rest is not covered by every KPI.`,
  ofCosts: "of the costs, in the base case",
  nineTenths: (low, high) => say`nine in ten simulated outcomes: ${low} to ${high}`,
  estimated: (net, low, high, assuming) =>
    say`Estimated effect, assuming what is listed below (${assuming}): a net value of ${net}, with nine in ten simulated outcomes from ${low} to ${high}.`,
  estimatedPlainly: (net, low, high) =>
    say`Estimated effect: a net value of ${net}, with nine in ten simulated outcomes from ${low} to ${high}.`,
  pays: (share) => say`The benefit exceeds the costs in ${share} of the simulated outcomes.`,
  home: (roi, low, high) =>
    say`Estimated return on the costs: ${roi}, with nine in ten simulated outcomes from ${low} to ${high}.`,
  seePage: "How the return is made up",
  entersHere: (kpis) =>
    kpis.form === "one"
      ? say`${kpis} KPI of this page enters the return on investment.`
      : say`${kpis} KPIs of this page enter the return on investment.`,
  dots: {
    title: "Fifty equally likely outcomes",
    ofCosts: "Each dot is 2% of the simulated outcomes; net value in percent of the costs",
    inMoney: "Each dot is 2% of the simulated outcomes; net value",
    loss: "Loss",
    gain: "Gain",
    ofFifty: (n) => `${n} of 50`,
    fifth: (value) => `5%: ${value}`,
    base: (value) => `base ${value}`,
    ninetyFifth: (value) => `95%: ${value}`,
    summary: (losses, low, base, high) =>
      `Fifty dots by net value; ${losses} show a loss. The 5th percentile is ${low}, the base ${base}, the 95th percentile ${high}.`,
  },
  scenario: {
    label: "The cases side by side",
    head: "Case",
    benefit: "Benefit",
    cost: "Cost",
    net: "Net value",
    roi: "Net ÷ cost",
    low: "Low",
    base: "Base",
    high: "High",
    p5: "5th percentile",
    p50: "Median",
    p95: "95th percentile",
    means:
      "Low and high put every factor at its unfavourable or favourable end at once; that is rarer than any percentile. Each percentile is of its own column.",
    drawn: (draws, seed) => say`${draws} draws from the fixed seed ${seed}: the same file and data give the same numbers.`,
  },
  chains: {
    heading: "From counts to money",
    lead: "Each amount is a product of what was counted and what was measured or assumed. A dashed line marks a benchmark or an assumption.",
    measured: "counted",
    range: (low, high) => say`${low} to ${high}`,
    shows: "What shows it",
    countedOf: (kpi) => `${kpi}: counted`,
  },
  money: {
    heading: "Benefits and costs",
    title: "From benefits to net value",
    sub: (unit) => `${unit}; filled: benefit; outlined: cost; grey: what is left`,
    net: "Net value",
    amount: "Amount",
    entry: "Benefit or cost",
    summary: (benefit, cost, net) => `Benefits of ${benefit} less costs of ${cost} leave ${net}.`,
    monthly: "Benefits and costs by month",
    benefits: "Benefits",
    costs: "Costs",
    month: "Month",
    monthlySummary: (first, last, benefit, cost) =>
      `Benefits and costs by month from ${first} to ${last}. In the last month benefits are ${benefit}, costs ${cost}.`,
  },
  tornado: {
    heading: "What matters most",
    title: (factor) => `“${factor}” moves the net value most`,
    sub: (unit) => `Net value in ${unit} with one factor at its low or high end and all others at base`,
    base: (net) => `base ${net}`,
    factor: "Factor",
    low: "Low end",
    high: "High end",
    atLow: "Net value at low",
    atHigh: "Net value at high",
    summary: (factor, low, high) =>
      `“${factor}” alone moves the net value from ${low} to ${high}; every other factor moves it less.`,
    nothing: "Every factor is counted exactly, so nothing moves the net value.",
  },
  even: {
    title: (factor, value) => `Break-even where “${factor}” is ${value}`,
    sub: (unit, factor) => `Net value in ${unit} by ${factor}; grey: the range of the factor`,
    range: (low, high) => `range ${low} to ${high}`,
    even: (value) => `break-even ${value}`,
    base: (value) => `base ${value}`,
    value: "Break-even",
    baseHead: "Base",
    pays: "Pays",
    above: "above it",
    below: "below it",
    inRange: "Within its range",
    yes: "yes",
    no: "no",
    summary: (factor, even, base) => `The net value is zero where “${factor}” is ${even}; its base is ${base}.`,
    none: "No value of a single factor makes benefits and costs alike.",
  },
  overlap: {
    heading: "One benefit, paid once",
    lead: "These benefits count the same effect in different ways. Of each group the highest is counted; adding the others would count it twice.",
    paid: (paid, value) => say`Counted: ${paid}, ${value}.`,
    held: (held, value) => say`Not added: ${held}, ${value}.`,
  },
  credited: {
    heading: "Credited, not counted",
    lead: "Rules or counts credit this money to the community. Without a comparison nobody knows how much of it would have come anyway, so it is outside the return.",
    notSummed: "Amounts of different rules are views of the same money and are never added up.",
  },
  beside: {
    heading: "Value that is no money",
    lead: "It stays what it is and is not turned into money.",
    benefit: "Benefit",
    kind: "Kind",
    value: "Value",
    evidence: "Evidence",
    kinds: { time: "Time", quality: "Quality", risk: "Risk" },
  },
  present: {
    heading: "Money over time",
    discounted: (rate, benefit, cost, net) =>
      say`At a discount rate of ${rate} a year the benefits are worth ${benefit} at the start of the time counted, the costs ${cost}, and the net value is ${net}. The numbers above are in this present value.`,
    noRate: "No discount rate is given, so later money counts as much as earlier money.",
    payback: (months) =>
      months.form === "one"
        ? say`What was spent has come back after ${months} month.`
        : say`What was spent has come back after ${months} months.`,
    noPayback: "What was spent has not come back within the time counted.",
  },
  assumptions: "Assumptions used",
  limits: "What these numbers do not say",
  limit: {
    independent: "Factors are drawn independently of one another; if they move together, the range is wider.",
    after: "What the community brings after this time, and what it would cost to replace it, is not in the numbers.",
    unsettled: (kpi, state) => say`${kpi}: ${[state]}.`,
    undated: (kpi) => say`${kpi} has no dates and is counted whole.`,
    unknown: (kpi) => say`${kpi} has no value in this time and is not counted.`,
    untested: (assumption) => say`${assumption}: not tested yet.`,
    contradicted: (assumption) => say`${assumption}: contradicted by what was found.`,
    assumed: (share) => say`${share} of the benefit counted rests on assumptions that nobody has measured.`,
  },
};
