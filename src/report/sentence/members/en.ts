import { say } from "../phrase.js";
import type { MemberWords } from "./words.js";

export const en: MemberWords = {
  title: "Member value",
  heading: ({ n, all, stage }) =>
    say`${n} of ${all} ${[all.form === "one" ? "member" : "members"]} ${[n.form === "one" ? "has" : "have"]} come as far as “${stage}”`,
  lead: "How far members come, how soon they move on, how long they stay, and what those read who never write.",
  none: "There are no members yet, so nothing can be told of them.",
  stages: {
    heading: "How far members have come",
    title: "Members by stage",
    sub: (until) => say`Up to ${until}; percent of all members`,
    one: (stage, n, share) => `${stage}: ${n} (${share})`,
    overlap: "A member can be in several stages and come to them in any order; whoever has only read is counted too.",
    head: { stage: "Stage", members: "Members", share: "Of all members", event: "What makes one" },
  },
  moves: {
    heading: "How soon they move on",
    told: ({ from, to, days, share, low, high }) =>
      say`From “${from}” to “${to}”: ${share} within ${days} days (95% interval ${low} to ${high})`,
    nobody: ({ from, to, days, high }) => say`From “${from}” to “${to}”: nobody within ${days} days (up to ${high})`,
    early: ({ from, to, days }) => say`From “${from}” to “${to}”: too early to tell for ${days} days`,
    empty: ({ from, to }) => say`From “${from}” to “${to}”: nobody has been there to move on`,
    notCause: "One thing came before the other; that does not say the first made the second happen.",
    title: "Share that moved on, by days since coming to the stage before",
    sub: "Percent; shading: 95% interval",
    to: (stage) => `to ${stage}`,
    pair: (from, to) => `${from} to ${to}`,
    at: (pair, share, days) => `${pair}: ${share} within ${days} days.`,
    method:
      "Whoever came to a stage recently has been watched for a short time and is counted for that time alone (Kaplan–Meier, 95% interval by log(−log)). Days are calendar days; the day of coming is the first.",
    before: "Members who came to the later stage first are counted apart: there was nothing to wait for.",
    unseen: (n) =>
      say`${n} ${[n.form === "one" ? "member" : "members"]} came to a stage while the next one was not being recorded, and ${[n.form === "one" ? "is" : "are"]} left out`,
    trend: (days) => say`Share that moved on within ${days} days, by quarter of coming to the stage before`,
    trendSub: "Percent; shading: 95% interval",
    trendEarly: ({ since, days }) =>
      say`Quarters from ${since} on are too early to tell: not all of their members have been watched for ${days} days`,
    head: {
      from: "From",
      to: "To",
      n: "Members",
      before: "Came there first",
      within: (days) => `Within ${days} days`,
      quarter: "Quarter",
    },
    all: "All steps, also those that skip a stage",
  },
  cohorts: {
    heading: "How long members stay",
    definition: {
      month:
        "Bounded retention: of those who joined in a month, the share that was active in each single month after joining. Month 0 begins on the day of joining; each member has their own.",
      quarter:
        "Bounded retention: of those who joined in a quarter, the share that was active in each single month after joining. Month 0 begins on the day of joining; each member has their own.",
    },
    higher: ({ lag, first, firstShare, last, lastShare, low, high }) =>
      say`In month ${lag}, ${lastShare} of those who joined in ${last} were active, against ${firstShare} of those of ${first}: between ${low} and ${high} percentage points more (95% interval)`,
    lower: ({ lag, first, firstShare, last, lastShare, low, high }) =>
      say`In month ${lag}, ${lastShare} of those who joined in ${last} were active, against ${firstShare} of those of ${first}: a difference of ${low} to ${high} percentage points (95% interval)`,
    alike: ({ lag, first, firstShare, last, lastShare, low, high }) =>
      say`In month ${lag}, ${lastShare} of those who joined in ${last} were active, and ${firstShare} of those of ${first}: too close to call (95% interval of the difference ${low} to ${high} percentage points)`,
    title: {
      month: "Active members by month of joining, in percent",
      quarter: "Active members by quarter of joining, in percent",
    },
    sub: "Months since joining; the stronger the colour, the more are still active",
    summary: ({ first, then, last, lag }) =>
      `Over all cohorts shown, ${first} were active in month 0, ${then} in month 1 and ${last} in month ${lag}.`,
    joined: "Joined",
    members: "Members",
    months: "Months since joining",
    all: "All shown",
    empty: "An empty cell is a month that is not over for everyone who joined then: too early, not zero.",
    earlier: (n) => say`${n} earlier ${[n.form === "one" ? "cohort is" : "cohorts are"]} left out`,
    early: (n) =>
      say`${n} ${[n.form === "one" ? "member was" : "members were"]} active before joining, too; that is in no cell`,
  },
  silent: {
    heading: "What silent readers read",
    told: ({ silent, readers, share, from, to }) =>
      say`From ${from} to ${to}, ${silent} of ${readers} signed-in readers (${share}) had never written anything`,
    reads: ({ reads, share }) => say`They account for ${reads} of all reads (${share})`,
    value: ({ kpi, value, low, high }) =>
      low && high
        ? say`${value} of “${kpi}” is credited to their reading, by the assumptions below (${low} to ${high})`
        : say`${value} of “${kpi}” is credited to their reading, by the assumptions below`,
    nobody: ({ from, to }) => say`From ${from} to ${to}, no signed-in member read`,
    withheld: "How many silent readers there are is withheld for privacy.",
    means: (stages) => say`Silent: never came to ${stages}, up to the end of this time`,
    notCause:
      "The same factors that make the KPI are applied to these reads alone. That is credit by a rule, not a measured effect on silent readers.",
    apart: "Time stays time: values of different units stand side by side and are never added up.",
    figure: "Who reads",
    figureSub: ({ from, to }) => `Reads, ${from} to ${to}`,
    group: { silent: "Silent readers", posted: "Members who write", unknown: "Not signed in" },
    one: (group, reads, share) => `${group}: ${reads} reads (${share}).`,
    unknown: "Whoever was not signed in may be a member or not, and may write or not: nobody is guessed.",
    assumptions: "Assumptions used",
    head: { who: "Who", members: "Readers", reads: "Reads", share: "Of all reads" },
    notKnown: "not known",
  },
  asked: "What was asked of the data (SQL)",
};
