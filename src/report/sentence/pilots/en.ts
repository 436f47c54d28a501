import { say } from "../phrase.js";
import type { PilotWords } from "./words.js";

export const en: PilotWords = {
  title: "Pilots",
  lead: (n) =>
    say`${n} ${[n.form === "one" ? "trial" : "trials"]}, each judged by a criterion that was written down before it began, not by whichever number looked best afterwards.`,
  manyTests: (n) =>
    say`${n} pilots are ${n} chances of a lucky result. Their p-values are adjusted together (Benjamini and Hochberg), so that at most one find in twenty is chance.`,
  pilot: "Pilot",
  head: {
    pilot: "Pilot",
    window: "When",
    design: "Design",
    effect: "Effect",
    interval: "95% interval",
    criterion: "Criterion",
    verdict: "Verdict",
    evidence: "Evidence",
  },
  window: (from, to) => say`${from} to ${to}`,
  windowOpen: (from) => say`from ${from}`,
  headline: {
    met: (label) => say`${label}: criterion met`,
    missed: (label) => say`${label}: criterion missed`,
    undecided: (label) => say`${label}: undecided`,
    too_early: (label) => say`${label}: still running`,
    no_data: (label) => say`${label}: cannot be judged`,
    not_begun: (label) => say`${label}: has not begun`,
  },
  notBegunYet: "Not begun",
  notBegun: (start) => say`It begins on ${start}. This is what was fixed beforehand, and what the pilot will be able to show.`,
  noDifference: ({ effect, low, high }) =>
    say`No difference that could be told from chance: ${effect} (95% interval ${low} to ${high}).`,
  onlyDifference: ({ effect, low, high }) =>
    say`The groups differ by ${effect} (95% interval ${low} to ${high}). The checks do not allow to call that an effect.`,
  onlyChange: (effect) =>
    say`Between before and after lies a difference of ${effect}. What else changed meanwhile, nobody can tell.`,
  openInterval: (effect) => say`The groups differ by ${effect}. With so few to compare with, the interval has no bounds.`,
  measuredBy: (kpi) => say`Measured by: ${kpi}.`,
  assuming: {
    differences: "parallel trends",
    group_time: "parallel trends",
    synthetic: "that the mix of the others shows what would have been",
    interrupted: "that its own course would have continued",
    matched: "that the pairs differ in nothing else that matters",
  },
  criterion: {
    heading: "The criterion, fixed before the start",
    headingPlain: "The criterion",
    at_least: (value, kpi) => say`A change of at least ${value} (${kpi}). Met where the whole 95% interval reaches it.`,
    at_most: (value, kpi) => say`A change of ${value} or lower (${kpi}). Met where the whole 95% interval reaches it.`,
    chart: "Result against the criterion",
    chartOpen: "What the criterion asks for",
    mark: { at_least: (value) => `criterion: ${value} or more`, at_most: (value) => `criterion: ${value} or lower` },
    noEffect: "no effect",
    verdict: {
      met: (end, value) => say`The whole interval, its weak end ${end} included, reaches ${value}: met.`,
      missed: (end, value) => say`The whole interval, its strong end ${end} included, falls short of ${value}: missed.`,
      undecided: (value) => say`The interval lies on both sides of ${value}: undecided.`,
      luck: (p) =>
        say`The interval reaches the criterion, but among this many pilots it could be luck (adjusted p = ${p}): undecided.`,
      noInterval: "This design gives no interval, so it decides nothing: undecided.",
      fewUnits: "So few units can never tell an effect from chance at 5%, whatever they show: undecided.",
      running: (end) => say`It is judged when it is over, on ${end}. Whoever looks every week finds something in one of them.`,
      notBegun: "There is nothing to judge yet.",
      noResult: "The data give no result that could be judged.",
    },
    agreed: (by, on) => say`Agreed by ${by} on ${on}.`,
    agreedBefore: (days) => say`${days} ${[days.form === "one" ? "day" : "days"]} before the start.`,
    agreedLate: (days) =>
      say`That was ${days} ${[days.form === "one" ? "day" : "days"]} after the start, when first results could be seen.`,
    notAgreed: "Nobody wrote down when it was fixed, so it may have been chosen afterwards.",
    digest: (digest) => say`Digest of what was fixed: ${digest}.`,
    edited: (part, release) => say`Edited since the release ${release}, when it was fixed already: ${[part]}.`,
    part: {
      kpi: "the KPI",
      definition: "the KPI’s definition",
      criterion: "the criterion",
      design: "the design or the size needed",
      units: "the units",
      window: "the window",
    },
    fixed: "How it was fixed",
    hypothesis: "Hypothesis",
  },
  sample: {
    heading: "Size needed",
    needed: (perArm, value) => say`${perArm} units an arm would show a true difference of ${value} four times in five.`,
    unknown: "The time before the start is too short to work out a size.",
    stated: (n) => say`Planned before the start: ${n} units in both arms together.`,
    had: (treated, compared) => say`The pilot had ${treated} and ${compared}.`,
    hasOne: (treated) => say`The pilot had ${treated}, and nothing to compare with.`,
    planned: (treated, compared) => say`There are ${treated} and ${compared}.`,
    detectable: (value) => say`So many can show ${value} or more; a smaller difference will mostly stay unseen.`,
  },
  result: {
    heading: "Result",
    headingBefore: "Before the start",
    method: "Method",
    says: {
      adjusted:
        "Means of both arms after the start, compared at equal means before it. Errors over units, of unequal spread in the arms.",
      means: "Means of both arms after the start; nothing was known of the time before.",
      differences: "Difference-in-differences over units: how the pilot changed, less how the others changed. Errors by unit.",
      group_time:
        "Units began on different days: each group is compared with units that had not begun, and the effects are put together (Callaway and Sant’Anna).",
      synthetic:
        "Synthetic control: the mix of the others that followed the pilot before. The interval comes from the others’ own placebo effects.",
      interrupted:
        "Interrupted series: the line after the start against the line before, drawn on. A find needs both its error (Newey and West) and the pretended starts.",
      matched: "Each pilot unit beside one that was like it before, in level and slope; the mean difference within pairs.",
      before_after: "The mean after less the mean before. No comparison, no interval.",
    },
    periods: (before, after) =>
      say`${before} ${[before.form === "one" ? "period" : "periods"]} before the start and ${after} from it on.`,
    bears: "What the design can bear",
    design: {
      randomised: {
        name: "randomised",
        bears:
          "Units were drawn by lot. But for chance the arms differ in nothing except the pilot, so a difference can be called its doing.",
      },
      differences: {
        name: "difference-in-differences",
        bears:
          "The units were chosen, not drawn. An effect can be estimated if both groups would have moved in parallel without the pilot; level 4 needs a draw.",
      },
      synthetic: {
        name: "synthetic control",
        bears:
          "One case against a mix of others. An effect can be estimated if that mix would have followed it further; level 4 needs a draw.",
      },
      interrupted: {
        name: "interrupted series",
        bears: "One series against its own past. Whatever else happened on the same day counts as effect.",
      },
      matched: {
        name: "matched cohorts",
        bears: "Units that joined beside units that were alike. What made them join is not known and may matter.",
      },
      before_after: {
        name: "before and after",
        bears: "Nothing to compare with: it shows a change, never whose doing it is.",
      },
    },
    p: (value) => say`p = ${value}.`,
    pPermutation: (value, ways) =>
      say`p = ${value} by permutation: how often as great a difference comes from other assignments of the units (${ways} tried).`,
    pPlacebos: (value, ways) => say`p = ${value}: its place among ${ways} placebos.`,
    adjusted: (value, pilots) => say`Adjusted for ${pilots} pilots: p = ${value}.`,
    why: {
      "not begun": "The pilot has not begun.",
      "no data": "The KPI has no complete value in the pilot’s window.",
      withheld: "So few people stand behind an arm that they could be recognised. Nothing is shown.",
      "no treated units": "No unit of the pilot is in the data.",
      "nothing to compare with": "No unit is left to compare with.",
      "too few units": "Each arm needs at least two units, and a mix more.",
      "too few periods before": "There are too few complete periods before the start for this design.",
      "too few periods after": "There are too few complete periods from the start on.",
      "periods missing": "Some units have no value in some periods, and this design needs all of them.",
      "no variation": "All units changed alike to the last digit, so there is no chance to compare an effect with.",
      "does not fit before the start": "Even the best mix of the others does not follow the pilot before its start.",
      "no pairs": "No unit is near enough to one of the pilot to be its pair.",
      "not a number": "The values cannot be computed with.",
    },
  },
  chart: {
    heading: "Pilot and others, before and after",
    headingBefore: "Pilot and others before the start",
    start: (day) => `start, ${day}`,
    treated: (n) => `pilot, ${n} units`,
    compared: (n) => `others, ${n} units`,
    treatedOne: "pilot",
    comparedMix: "others",
    expected: "expected without it",
    below: "Pilot minus expected",
    fanUnits: "Grey: what random assignments of the same units show",
    fanModel: "Grey: how far the expectation itself may be off",
    noFan: "Against the difference before the start",
    fan: "placebos",
    middle: "middle 50% and 95%",
    meanAfter: "mean after",
    shaded: "shaded: from the start on",
    head: {
      treated: "Pilot",
      compared: "Others",
      expected: "Expected",
      difference: "Difference",
      low: "Placebo 2.5%",
      high: "Placebo 97.5%",
    },
    summary: ({ from, to, start, effect }) =>
      `Two panels, ${from} to ${to}: above, the means of the pilot and of the others; below, their difference.${effect === null ? "" : ` From ${start} on it averages ${effect}.`}`,
  },
  checks: {
    heading: "Checks",
    head: { check: "Check", question: "Question", result: "Result", value: "Value", range: "Interval or p" },
    outcome: { passed: "Passed", failed: "Failed", unknown: "cannot be told", read: "for reading" },
    kind: {
      draw: { name: "The draw", question: "Were the arms alike before, as a lot makes them?" },
      balance: { name: "Balance before", question: "How far apart were the arms before the start?" },
      pre_trend: { name: "Pre-trend", question: "Did the groups drift apart before?" },
      power: { name: "Power of the pre-trend test", question: "Would it have found a drift that explains everything?" },
      placebo_date: { name: "Placebo date", question: "Is there an “effect” on a day when nothing began?" },
      placebo_units: { name: "Placebo units", question: "How often does another assignment show as much?" },
      placebo_starts: { name: "Pretended starts", question: "Is the true start clearer than pretended ones?" },
      leave_one_out: { name: "Leave one out", question: "Does one unit carry it?" },
      second_model: { name: "Second model", question: "Does a structural series agree?" },
    },
    p: (value) => say`p = ${value}`,
    ofTried: (p, tried) => say`p = ${p} of ${tried}`,
    rank: (rank, of) => say`rank ${rank} of ${of}`,
    sds: (value) => say`${value} sd`,
    power: (share) => say`${share} power`,
    seenAt80: "found four times in five",
    none: "This design has no checks that could be made.",
  },
  scaleUp: {
    heading: "If it is rolled out",
    adds: ({ units, value, low, high, per }) =>
      say`If all ${units} units responded as the pilot’s did: ${value} in all ${[per]} (${low} to ${high}).`,
    same: ({ units, value, low, high }) =>
      say`If all ${units} units responded as the pilot’s did, a change of ${value} for each (${low} to ${high}).`,
    risk: "The range carries the pilot’s interval. It does not carry the risk that other units differ from those that took part.",
  },
  limits: {
    heading: "Limits",
    of: {
      agreed_late: "The criterion was agreed after the start. What is fixed afterwards proves little.",
      not_agreed: "Nobody wrote down when the criterion was fixed.",
      too_small: "There are fewer units than needed: even a true effect of the criterion’s size would often stay undecided.",
      few_units: "With so few units 5% cannot be reached by any result; fewer than 20 in a placebo test never can.",
      not_drawn: "The units were not drawn by lot. Evidence of level 4 needs a draw.",
      no_control: "There is no comparison: whatever else happened at the same time is in the number.",
      checks_failed: "Not every check passed, so the difference is not called an effect.",
      many_tests: "Several pilots are judged in one report; p-values are adjusted for that.",
      adjusted_away: "Taken alone the result would be a find; among all pilots it is not.",
      units_missing: "Some units were left out: they were seen on one side of the start only, changed arms, or found no pair.",
      running: "The pilot is not over; its numbers still move.",
    },
    privacy: "Only means of an arm are shown, never a single unit’s values.",
  },
};
