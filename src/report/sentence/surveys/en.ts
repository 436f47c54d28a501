import { say } from "../phrase.js";
import type { SurveyWords } from "./words.js";

export const en: SurveyWords = {
  title: "Surveys and polls",
  heading: (changed, all) => say`In ${changed} of ${all} ${[all.form === "one" ? "survey" : "surveys"]} a change can be told`,
  headingNone: "What members answered; no change can be told yet",
  lead: "Every wave with the uncertainty of its answers, how many of those invited answered, and whether they look like those who were asked.",
  overview: {
    label: "All surveys, their last waves",
    survey: "Survey",
    wave: "Last wave",
    value: "Result",
    answers: "Answers",
    rate: "Response rate",
    sinceBefore: "Since the wave before",
    sinceFirst: "Since the first wave",
    changed: "Changed",
    unclear: "No change can be told",
  },
  points: "points",
  asked: "The question",
  how: "How it was asked",
  owner: (who) => say`Owner: ${who}`,
  inWave: (name) => say`in the wave “${name}”`,
  fromTo: (from, to) => say`from ${from} to ${to}`,
  span: (from, to) => `${from} – ${to}`,
  onlyWave: "The one wave",
  result: {
    value: ({ kpi, when, value, low, high, n }) =>
      say`${kpi} was ${value} ${when} (95% interval ${low} to ${high}), from ${n} ${[n.form === "one" ? "answer" : "answers"]}`,
    bare: ({ kpi, when, value, n }) => say`${kpi} was ${value} ${when}, from ${n} ${[n.form === "one" ? "answer" : "answers"]}`,
    open: "The wave is not over yet, so it is not compared",
    tooFew: ({ when, n, least }) =>
      say`${n} ${[n.form === "one" ? "member" : "members"]} answered ${when}: too few for a number, which needs ${least}`,
    withheld: ({ when, floor }) =>
      say`What was answered ${when} is withheld for privacy: groups of fewer than ${floor} answers are not shown, nor what would tell of them`,
    nobody: ({ when }) => say`Nobody answered ${when}`,
    rate: ({ rate, invited }) =>
      invited === null ? say`${rate} of those invited answered` : say`${rate} of the ${invited} invited answered`,
    rateUnknown: "How many were invited is not known, so this speaks of those who answered only",
    rateLow: "Fewer than one in five answered: this speaks of those who answered, not of all who were invited",
    weighted: (plain) => say`Answers are weighted; without weights it would be ${plain}`,
  },
  compare: {
    heading: "Has it changed?",
    against: ({ wave, difference, low, high }) => say`Compared with ${wave}: ${difference} (95% interval ${low} to ${high}).`,
    changed: "It has changed.",
    unclear: "No change can be told: the interval holds 0.",
    byChance: (tests) =>
      say`No change can be told: the interval leaves out 0, but among the ${tests} comparisons of this report chance alone could do that.`,
    none: "There is no other wave with a number to compare with.",
    samples:
      "Each wave asks a sample of members; the intervals are those of two independent samples. They say whether the answers differ, not why.",
  },
  waves: {
    heading: "Wave by wave",
    sub: (joined) => say`dot: result; whisker: 95% interval; joined where both waves have ${joined} answers or more`,
    hatched: "hatched: withheld, or too few answers for a number",
    summary: ({ waves, first, last, value }) =>
      first === last
        ? `${waves.text} wave, ${last}: ${value}.`
        : `${waves.text} waves from ${first} to ${last}. The last: ${value}.`,
    head: { wave: "Wave", name: "As recorded", low: "Low", high: "High", invited: "Invited" },
  },
  answers: {
    heading: (when) => say`What was answered ${when}`,
    group: { detractors: "Detractors", passives: "Passives", promoters: "Promoters" },
    scores: (name, from, to) => `${name}, ${from}–${to}`,
    counted: (least) => `Counted, ${least} or more`,
    other: "Not counted",
    chosen: "filled: the choice that the KPI counts; whisker: 95% interval",
    area: "share of all answers",
    together: (floor) => say`a bar over several steps: fewer than ${floor} answers each, shown together at their mean`,
    others: "Other choices",
    head: { answer: "Answer", answers: "Answers", share: "Share" },
    summary: (name, share) => `${name}: ${share}`,
    unweighted: "answers as they came, without weights",
  },
  who: {
    heading: (dimension) => say`Who answered, by ${dimension}`,
    close: (share) =>
      say`Those who answered look much like those who were invited: ${share} of the answers would have to come from other groups for the two to be alike.`,
    some: (share) =>
      say`Those who answered differ somewhat from those who were invited: ${share} of the answers would have to come from other groups for the two to be alike.`,
    far: (share) =>
      say`Those who answered do not look like those who were invited: ${share} of the answers would have to come from other groups for the two to be alike. Read the result as that of those who answered.`,
    unknown: "Who was invited is not known by group, so nobody can tell whether those who answered look like them.",
    withheld: (floor) => say`Withheld for privacy: a group has fewer than ${floor} answers, and the others would tell of it.`,
    head: { answers: "Answers", ofAnswers: "Of all answers", ofInvited: "Of those invited", rate: "Response rate" },
    others: "Others, withheld or not listed",
    tooFew: (least) => say`Of groups with fewer than ${least} answers only their count is given.`,
  },
};
