import { error, quoted, typeWords } from "./message.js";

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
