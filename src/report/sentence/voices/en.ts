import type { VoicesWords } from "./words.js";
import { say } from "../phrase.js";

export const en: VoicesWords = {
  title: "What members say",
  nav: "Voices",
  lead: "What members and the public write: who spoke of an incident first, in which mood, and about what. All of it is counted; none of it says what came of it.",
  nothing: "There is nothing to count yet.",
  warnings: {
    heading: "Early warnings",
    first: (share) => say`In ${share} of incidents members spoke up first`,
    share: ({ value, low, high, n }) =>
      say`Members were first in ${value} of the ${n} incidents that both sides spoke of (95% interval ${low} to ${high}).`,
    lead: ({ value, low, high, n }) =>
      say`Where they were first, they were ${value} ahead at the median (95% interval ${low} to ${high}; n = ${n}).`,
    lag: ({ value, low, high, n }) =>
      say`Where they were not, they came ${value} later at the median (95% interval ${low} to ${high}; n = ${n}).`,
    alone: ({ members, others }) =>
      say`Spoken of by members alone: ${members}; by others alone: ${others}. Neither has a time in between, and neither is in the share.`,
    withheld: "Too few incidents to be told without telling of single people.",
    none: "No incident was spoken of by both sides yet.",
    caveat: "Counted is who spoke first. Whether anything was mended sooner for it is another question.",
    chart: "How far ahead, incident by incident",
    chartSub: "hours from the members’ first report to the first of others",
    above: "members first",
    below: "others first",
    list: "The newest incidents",
    listed: (shown, all) => say`The newest ${shown} of ${all}.`,
    unlisted: "Single incidents are not listed, as their rows are about people.",
    head: {
      incident: "Incident",
      severity: "Severity",
      area: "Area",
      members: "Members’ first report",
      others: "First of others",
      lead: "Members were",
    },
    ahead: (time) => say`${time} ahead`,
    behind: (time) => say`${time} behind`,
    together: "at the same time",
    onlyMembers: "alone",
    onlyOthers: "silent",
  },
  mood: {
    heading: (measured, all) => say`Sentiment: measured well enough in ${measured} of ${all} languages`,
    lead: ({ n, table, from, to }) => say`${table}: ${n} texts from ${from} to ${to}, as a scorer reads them.`,
    none: "There are no texts in a complete month yet.",
    mood: { positive: "positive", neutral: "neutral", negative: "negative" },
    chart: "Sentiment by language",
    chartSub: (grain) => `${grain}; blue from below: positive, rust from above: negative; pale: indicative`,
    quality: (f1, n) => `macro-F1 ${f1}, n = ${n}`,
    unchecked: "accuracy not measured",
    indicative: "indicative",
    measured: "measured",
    doubt: {
      unmeasured: "nobody has checked the scorer",
      few_labels: "too few checked texts",
      inaccurate: "scorer too often wrong",
    },
    corrected: "As scored, and corrected for the scorer’s errors",
    correctedSub: "open dot: as scored; filled dot: corrected, with its 95% interval",
    uncorrected: {
      no_labels: "nobody has checked the scorer",
      mood_missing: "one mood was never found by a reader",
      not_told_apart: "the scorer does not tell the moods apart",
      withheld: "hidden for privacy",
    },
    head: {
      language: "Language",
      texts: "Texts",
      mood: "Sentiment",
      asScored: "As scored",
      asCorrected: "Corrected",
      scored: (mood) => `${mood}, as scored`,
      corrected: (mood) => `${mood}, corrected`,
      by: "Scored by",
      f1: "Macro-F1",
      checked: "Checked texts",
      standing: "Standing",
    },
    by: { lexicon: "word list", ngrams: "model", module: "own scorer", nothing: "not scored" },
    scored: {
      lexicon: "Scored by a word list for each language, with negation and emphasis.",
      ngrams:
        "Scored by a model for each language, learned from the checked texts; a checked text is always scored by a model that has not seen it.",
      module: "Scored by this workspace’s own scorer.",
    },
    byList: ({ names, least }) =>
      say`Scored by the word list, as some sentiment has fewer than ${least} checked texts to learn from: ${names}.`,
    unscored: (names) => say`Not scored, as there is no word list for it: ${names}.`,
    all: "All texts",
    unread: (n) => say`Left out, as their label is none of the three: ${n}.`,
    partly: (names) => say`Without the periods that are hidden for privacy: ${names}.`,
    reading: "How to read sentiment",
    read: ({ labels, f1 }) => [
      say`Macro-F1 says how well the scorer meets readers of the language, each mood counting alike: 1 is always right. It is measured on all texts of the table that a reader checked.`,
      say`Indicative is a language with fewer than ${labels} checked texts or a macro-F1 below ${f1}. Look at its shares, but do not decide on them.`,
      say`The corrected share undoes the scorer’s errors as the checked texts show them (Rogan and Gladen). It holds as far as the scorer errs in the other texts as it does in those.`,
      say`Compare languages by the corrected shares only: the scorer errs differently in each.`,
    ],
  },
  topics: {
    heading: (label) => say`${label}`,
    rose: ({ label, name, before, now }) => say`${label}: ${name} rose from ${before} to ${now}`,
    fell: ({ label, name, before, now }) => say`${label}: ${name} fell from ${before} to ${now}`,
    unclear: (label) => say`${label}: no change that can be told from chance`,
    sub: (now, before) =>
      before === null
        ? `${now}; filled dot with its 95% interval`
        : `open dot: ${before}; filled dot: ${now}, with its 95% interval`,
    lead: ({ now, before, table }) =>
      before === null ? say`${table}: ${now}.` : say`${table}: ${now}, and ${before} in the time compared with.`,
    head: { before: "Before", now: "Now", change: "Change in points", interval: "95% interval", trend: "Reading" },
    trend: { rose: "rose", fell: "fell", unclear: "no clear change" },
    caveat:
      "A change is called one only where it stands out from chance among all changes on this page together (Benjamini–Hochberg, 5%). Rows count as independent of each other.",
    hidden: (n) => say`Topics hidden for privacy: ${n}.`,
    withheld: "Too few rows to be told without telling of single people.",
    noBefore: "The data does not reach back to the time it would be compared with.",
  },
};
