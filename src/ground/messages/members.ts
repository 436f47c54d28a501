import { error, info, quoted } from "./message.js";

/** Sentences about `members:`: stages, cohorts, silent readers. */
export const members = {
  memberStages: error<{ given: number }>(
    "missing-key",
    ({ given }) =>
      `Members move from one stage to another, and ${given === 0 ? "no stage is" : "only one stage is"} named. Write at least two in order: stages: {reader: {event: …}, asker: {event: …}}.`,
  ),
  memberWithin: error<{ written: string }>(
    "bad-value",
    ({ written }) =>
      `Stages are timed in whole days, and ${quoted(written)} is no number of them. Write days or weeks: within: [30 days, 90 days].`,
  ),
  memberMonths: error<{ given: number; most: number }>(
    "bad-value",
    ({ given, most }) => `${given} months are more than a page has room for. Write ${most} or fewer: months: 12.`,
  ),
  memberStageUnknown: error<{ name: string; near: string | null; stages: readonly string[] }>(
    "unknown-name",
    ({ name, near, stages }) =>
      `${quoted(name)} is no stage of members:. ${near === null ? `The stages are ${stages.map(quoted).join(", ")}` : `Did you mean ${quoted(near)}`}${near === null ? "." : "?"}`,
  ),
  memberTable: error<{ table: string; lacks: "key" | "time" }>("missing-key", ({ table, lacks }) =>
    lacks === "key"
      ? `Members are told apart by their key, and the table ${quoted(table)} has none. Write key: id there.`
      : `A member's time begins on joining, and the table ${quoted(table)} does not say when that is. Write time: joined_at there.`,
  ),
  memberWho: error<{ given: string }>(
    "bad-value",
    ({ given }) =>
      `Members are the rows of one table, and ${quoted(given)} does not count those. Write who: count(members), with a condition where only some of them are members: count(members where role = "member").`,
  ),
  memberEvent: error<{ event: string; table: string; columns: readonly string[] }>(
    "bad-value",
    ({ event, table, columns }) =>
      `${quoted(event)} does not count different members: it must be a count(distinct …) of a column that refers to ${quoted(table)}. ${columns.length > 0 ? `Write ${columns.map((column) => `count(distinct ${column})`).join(" or ")}.` : `Declare one: author_id: {ref: ${table}}.`}`,
  ),
  memberEventTime: error<{ table: string }>(
    "no-time",
    ({ table }) =>
      `An event has a time, and the table ${quoted(table)} has none. Write time: there, or name the column: … at created_at.`,
  ),
  memberEventEach: error<{ event: string }>(
    "bad-value",
    ({ event }) =>
      `An event happens in one row, and ${quoted(event)} asks each(…) of other rows. Write a condition on the row's own columns, or on those it refers to: author_id.role = "member".`,
  ),
  silentValue: error<{ kpi: string; table: string; others: readonly string[]; kpis: readonly string[] }>(
    "bad-value",
    ({ kpi, table, others, kpis }) =>
      `The value of reading is counted from what is read, the rows of ${quoted(table)}, and the KPI ${quoted(kpi)} ${others.length === 0 ? "counts none of them" : `also counts ${others.map(quoted).join(", ")}`}. ${kpis.length > 0 ? `Write one that counts nothing else: ${kpis.map(quoted).join(", ")}.` : `Write one that counts nothing else, or leave value: out.`}`,
  ),
  silentValueShare: error<{ kpi: string }>(
    "bad-value",
    ({ kpi }) =>
      `Value is shared out among readers, and the parts of ${quoted(kpi)} do not add up to the whole, as those of a ratio or a mean do not. Name a KPI that is a count or a sum, times factors.`,
  ),
  silentWithoutValue: info(
    "missing-key",
    () =>
      "What silent readers read is counted, and no KPI says what that is worth. Write value: [deflection_savings], or any KPI counted from the same rows; time stays time.",
  ),
};
