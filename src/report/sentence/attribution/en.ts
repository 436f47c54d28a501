import type { AttributionWords } from "./words.js";
import { say } from "../phrase.js";

export const en: AttributionWords = {
  title: "Attribution",
  over: (kpi, from, to) => say`${kpi} · ${from} to ${to}`,
  heading: (low, high) => say`${low} to ${high} is credited, depending on the rule`,
  lead: (rules, joined, table) => say`${rules} rules share out the same ${joined} rows of ${table}.`,
  tested: "A group drawn by lot answers another question: what would not have come otherwise.",
  untested: "Nobody was drawn by lot to go without, so nothing here says what would not have come otherwise.",
  notEffect: "Credit is not effect.",
  notEffectMeans:
    "Each rule adds up to the whole even if the true effect were zero. Never add rows of different rules, and do not put credit into a return on investment.",
  beside: "Credit beside effect",
  disagree: (factor) => say`The rules disagree by a factor of ${factor}`,
  dots: "open dot: credited by a rule",
  dotsAndTest: "open dot: credited by a rule; filled dot: drawn by lot, with its 95% interval",
  range: (low, high) => `credited: ${low} to ${high}`,
  drawn: "Drawn by lot",
  credited: "Credited",
  creditedMeans: (low, high) => say`${low} to ${high} is credited to the touches that the KPI picks.`,
  joined: ({ table, joined, all, share, window }) =>
    say`${table}: ${joined} of ${all} with a known value (${share}) had a touch in the ${[window]} before. The others are not in these figures.`,
  incremental: "Drawn by lot",
  test: ({ treated, control, value, low, high }) =>
    say`${treated} were drawn to meet the community and ${control} to go without. The first brought ${value} more than as many of the second would have (95% interval ${low} to ${high}).`,
  tooFew: "Too few were drawn to tell anything.",
  spansZero: "The interval holds zero: this test cannot tell an effect from chance.",
  aboveZero: "The whole interval lies above zero: meeting the community led to more.",
  belowZero: "The whole interval lies below zero: meeting the community led to less.",
  beyond: (n, rules) => say`${n} of the ${rules} rules credit more than the test’s interval allows.`,
  everyone: "Everyone under every rule",
  rule: "Rule",
  total: "Total",
  how: "How it shares",
  lowest: "Lowest",
  highest: "Highest",
  addUp:
    "Rows add up to the same total before rounding. The Markov rule also looks at ways that led to no order; the others cannot.",
  notGiven: "not given",
  others: "others together",
  reading: "How to read both",
  read: [
    "Credit shows where a channel stands on the way to an order: early, late, seldom.",
    "Only those drawn by lot to go without show what would not have come otherwise.",
    "That the two differ is no mistake: those who would have ordered anyway meet the community too, and every rule credits it for them.",
  ],
  model: {
    first: { name: "First touch", how: "all to the first touch" },
    last: { name: "Last touch", how: "all to the last touch" },
    linear: { name: "Linear", how: "the same to each touch" },
    time_decay: { name: "Time decay", how: "half as much for every half-life further back" },
    position: { name: "Position", how: "most to the first and the last, the rest to those between" },
    markov: { name: "Markov, removal", how: "by what would be lost if the channel were taken out of all ways; solved exactly" },
    shapley: { name: "Shapley", how: "the same to each different channel on the way" },
  },
};
