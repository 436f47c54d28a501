import { error, quoted, typeWords } from "./message.js";

const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;

/** Sentences about `voices:`: the mood of texts, topics, early warnings. */
export const voices = {
  voicesColumn: error<{ key: string; name: string; table: string; near: string | null }>(
    "unknown-column",
    ({ key, name, table, near }) =>
      `${quoted(table)} has no column ${quoted(name)}, which ${key}: names.${near === null ? "" : ` Did you mean ${quoted(near)}?`}`,
  ),
  voicesType: error<{ key: string; name: string; type: string; wanted: "text" | "time" }>(
    "type",
    ({ key, name, type, wanted }) =>
      wanted === "text"
        ? `${quoted(name)} holds ${typeWords(type)}, and ${key}: needs a column of words. Name one, or declare this one as type: text.`
        : `${quoted(name)} holds ${typeWords(type)}, and ${key}: needs a column of times. Name one, or declare this one as type: time.`,
  ),
  voicesOwnJudge: error<{ column: string }>(
    "bad-value",
    ({ column }) =>
      `${quoted(column)} is measured by itself here, and would always be right. checked: names what readers of the language said; leave it out where nobody checked.`,
  ),
  voicesNoText: error<{ key: string }>(
    "missing-key",
    ({ key }) => `${key}: is for texts that Worthwhile scores. Name their column in place of column:, like text: body.`,
  ),
  voicesNoLanguage: error<{ text: string }>(
    "missing-key",
    ({ text }) =>
      `Nothing says what language ${quoted(text)} is in, and words are scored by language. Name its column (language: language), or the community's one language: community: {languages: [en]}.`,
  ),
  voicesTaken: error<{ table: string; column: string }>(
    "duplicate-key",
    ({ table, column }) =>
      `${quoted(table)} has a column ${quoted(column)} already, so the scores cannot be called that. Name them otherwise, like as: mood; or, if that column is the score, write column: ${column} in place of text:.`,
  ),
  voicesScorerBroken: error<{ path: string; reason: string }>(
    "bad-value",
    ({ path, reason }) => `${quoted(path)} cannot be used as a scorer: ${reason}.`,
  ),
  voicesScorerThrew: error<{ path: string; reason: string }>(
    "bad-value",
    ({ path, reason }) => `The scorer ${quoted(path)} failed: ${reason}.`,
  ),
  voicesScorerLength: error<{ path: string; texts: number; labels: number | null }>("bad-value", ({ path, texts, labels }) =>
    labels === null
      ? `The scorer ${quoted(path)} gave no list. It is given a list of texts and must give a list of as many labels, in the same order.`
      : `The scorer ${quoted(path)} was given ${counted(texts, "text")} and gave ${counted(labels, "label")}. It must give one for each, in the same order, and null where it cannot say.`,
  ),
  voicesScorerLabel: error<{ path: string; label: string; id: string; words: readonly string[] }>(
    "bad-value",
    ({ path, label, id, words }) =>
      `The scorer ${quoted(path)} said ${label} of text ${id}. A label is ${words.map((word) => quoted(word)).join(", ")}, or null where it cannot say.`,
  ),
  voicesNoTime: error<{ table: string }>(
    "no-time",
    ({ table }) =>
      `${quoted(table)} has no time:, so nothing can be said of its change. Name the column that places its rows: tables: ${table}: {time: created_at}.`,
  ),
  voicesTopicTime: error<{ by: string }>(
    "bad-value",
    ({ by }) => `${quoted(by)} is a time, and no topic. Name a column of words, like by: product_area.`,
  ),
  voicesTopic: error<{ by: string; reason: string }>(
    "unreachable",
    ({ by, reason }) => `${quoted(by)} cannot be what rows are told apart by: ${reason}`,
  ),
  voicesOneTime: error<{ column: string }>(
    "bad-value",
    ({ column }) =>
      `Both report: and incident: name ${quoted(column)}, so nobody could ever be first. Name the two times apart, like report: first_report_at and incident: first_ticket_at.`,
  ),
  voicesNoKey: error<{ table: string }>(
    "missing-key",
    ({ table }) =>
      `Each incident is told by itself, and ${quoted(table)} has no key: to name it by. Add one: tables: ${table}: {key: id}.`,
  ),
};
