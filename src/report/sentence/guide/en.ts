import type { GuideWords } from "./words.js";

export const en: GuideWords = {
  title: "From a question to a KPI",
  lead: "Twelve questions that people who run communities ask, each with the formula that answers it, why it is written so, and the trap it keeps clear of.",
  questions: "The questions",
  why: "Why so",
  trap: "The trap",
  paste: "For metrics.yaml",
  pasteOf: (kpi) => `For metrics.yaml: ${kpi}`,
  example: "Over a few rows",
  inReport: "In this report",
  names: "The tables and columns are those of the demo; put your own names in their place.",
  recipe: {
    resolution: {
      question: "Do questions get solved in time?",
      label: "Resolution rate",
      why: "Questions solved within 7 days of being asked, over all questions. The window stands in the formula, so that every month is given the same time.",
      trap: "Counting what is solved by today flatters old months and punishes the last one. `mature_after` keeps questions that may still be solved out of comparisons, and `solved_by` leaves out what a bot closed.",
    },
    response: {
      question: "How long do people wait for a first answer?",
      label: "Time to first response",
      why: "The median: half of those who were answered waited less, half waited longer. A topic belongs to the day it was asked.",
      trap: "A few forgotten topics carry a mean away; the median stays where most people are. Topics that nobody answered have no waiting time, so read their share beside it.",
    },
    growth: {
      question: "Are we growing from month to month?",
      label: "Growth of sign-ups",
      why: "This month’s sign-ups over last month’s, less one. `growth` moves the whole question back by a month, filters and groups as well.",
      trap: "The month that has just begun looks like a collapse. It is partial: it is shown apart, and no goal is judged by it. After a month of zero there is no rate: it is undefined, not infinite.",
    },
    active: {
      question: "How many members are really active?",
      label: "Members who posted",
      why: "People, not posts: `distinct` counts each author once, however much they write.",
      trap: "Twelve months added up are not the year: the same people come back. A count of different things is made anew for each period, and a chart does not stack it.",
    },
    stickiness: {
      question: "Do people come back during the month?",
      label: "Stickiness (DAU/MAU)",
      why: "The share of the month’s visitors who are here on an average day. `per` counts each day, quiet days as zero, and takes the mean.",
      trap: "One day over the month depends on the weekday it was read on. And a mean of daily ratios is not the ratio of the means.",
    },
    retention: {
      question: "Do newcomers stay?",
      label: "Newcomer retention after 4 weeks",
      why: "Of the members whose first post was in the month, the share that posted again in the week that begins four weeks later.",
      trap: "Asking who is active now gives older cohorts more time to return. Here everyone is given the same week, and a cohort that has not had it yet is immature.",
    },
    conversion: {
      question: "Do visits turn into sign-ups?",
      label: "Trial conversion rate",
      why: "Visits to the trial page that the same visitor followed by a sign-up within 30 days, over all those visits. A sign-up is credited to one visit.",
      trap: "This month’s sign-ups over this month’s visits compare different people, and can be more than 100%. Visits of the last 30 days are immature, not failures.",
    },
    credit: {
      question: "Which sales may the community be credited with?",
      label: "Community-attributed sales (last touch)",
      why: "Each order is shared among the touches of the 90 days before it; `last` gives all of it to the latest. Put `linear`, `time_decay(7 days)`, `markov` or `shapley` in its place and show several side by side.",
      trap: "Credit is a rule, not an effect: it adds up even where the community changed nothing. What it brought about takes a comparison, such as a pilot.",
    },
    voice: {
      question: "Are we talked about more than the others?",
      label: "Share of voice",
      why: "Our mentions over those of all brands that are listened to, in the same period and the same channels.",
      trap: "A count of mentions rises with the season; the share does not. The list of brands belongs to the definition: another competitor lowers the share, though nobody said less.",
    },
    deflection: {
      question: "How much does the community save the support team?",
      label: "Support savings",
      why: "Answers read, times the tickets that each one saves, times what a ticket costs. Only the first is counted; the others are assumptions with a range and a source, so that the result has a range as well.",
      trap: "Counting every view as a ticket saved. Most readers would never have written one: the rate has to be measured, with readers who did not see the answer.",
    },
    advocates: {
      question: "Who recommends us again and again?",
      label: "Members who recommend repeatedly",
      why: "Members with at least two referrals so far. `each` counts the referrals of every member; `cumulative` looks back over all the time up to the end of the period.",
      trap: "The number of referrals rises when one person is busy; here a member counts once. Within a single month hardly anyone recommends twice.",
    },
    satisfaction: {
      question: "Are members satisfied?",
      label: "Net Promoter Score (NPS)",
      why: "The share of those who answer 9 or 10, less the share of those who answer 0 to 6, with the interval that belongs to it.",
      trap: "A mean of the scores hides the unhappy, and a few answers make a wild score: under `min_n` only their count is shown. It speaks for those who answered.",
    },
  },
};
