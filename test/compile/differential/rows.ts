import type { Tape } from "./tape.js";
import { KINDS } from "./tables.js";
import { COUNTRIES, SEGMENTS } from "../metamorphic/world.js";

/** Row expressions and conditions over the test's tables. Columns of the aggregated table are named bare or by it. */

const signed = (n: number): string => (n < 0 ? `(-${-n})` : String(n));
const quoted = (texts: readonly string[]): string => texts.map((text) => `"${text}"`).join(", ");

/** A number of things in an event's row; each path names the table, as the first one must. */
export function eventNumber(t: Tape, depth = 2): string {
  const column = t.pick(["events.v", "events.x", "events.v", "events.member.w"]);
  if (depth === 0) return column;
  const inner = (): string => eventNumber(t, depth - 1);
  switch (t.below(16)) {
    case 1:
      return `${inner()} ${t.pick(["+", "-"])} (${inner()})`;
    case 2:
      return `(${inner()}) * ${t.pick(["2", "0.5", "(-3)"])}`;
    case 3:
      return `coalesce(${inner()}, ${signed(t.below(5) - 2)})`;
    case 4:
      return `if(events.id > 0 and ${eventCondition(t, 0)}, ${inner()}, ${t.pick(["0", "null", inner()])})`;
    case 5:
      return `${t.pick(["abs", "floor", "ceil", "round"])}(${inner()})`;
    case 6:
      return `${t.pick(["least", "greatest"])}(${inner()}, ${t.pick(["3", inner()])})`;
    case 7:
      return `(${inner()}) * date_part("${t.pick(["hour", "day", "weekday", "month", "week", "quarter", "minute"])}", events.${t.pick(["t", "done"])})`;
    case 8:
      return `-(${inner()})`;
    case 9:
      return `round((${inner()}) * 0.5, 1)`;
    default:
      return column;
  }
}

const stamp = (t: Tape): string =>
  t.pick([
    "@2025-10-26",
    "@2025-10-26T02:30",
    "@2025-10-26T02:50",
    "@2026-01-31",
    "@2026-03-29T03:00",
    "@2026-03-29T02:30",
    "@2026-03-30",
  ]);

/** A condition on an event. */
export function eventCondition(t: Tape, depth = 1): string {
  const n = signed(t.below(11) - 3);
  const at = t.pick(["t", "done"]);
  if (depth > 0) {
    const inner = (): string => eventCondition(t, depth - 1);
    const how = t.below(8);
    if (how === 1) return `not (${inner()})`;
    if (how === 2 || how === 3) return `(${inner()} ${t.pick(["and", "or"])} ${inner()})`;
  }
  switch (t.below(28)) {
    case 0:
      return `v ${t.pick([">", "<=", "=", "!=", "<", ">="])} ${n}`;
    case 1:
      return `kind ${t.pick(["=", "!=", "<", ">="])} "${t.pick(KINDS)}"`;
    case 2:
      return `kind ${t.pick(["in", "not in"])} (${quoted([t.pick(KINDS), t.pick(KINDS)])})`;
    case 3:
      return `kind ${t.pick(["like", "not like"])} "${t.pick(["%", "_", "a%", "%_b", "a\\_b", "é_", "%😀"])}"`;
    case 4:
      return `events.x between ${n} and ${n} + 4`;
    case 5:
      return `v ${t.pick(["between", "not between"])} ${n} and x`;
    case 6:
    case 24:
      return `done ${t.pick(["within", "not within"])} ${t.pick(["2 hours", "1 day", "30 minutes", "7 days", "1 month"])} of t`;
    case 7:
    case 25:
      return `${at} >= ${stamp(t)}`;
    case 8:
      return `${at} < ${stamp(t)}`;
    case 9:
      return `date_part("${t.pick(["hour", "weekday", "day"])}", ${at}) ${t.pick(["=", ">", "<"])} ${t.pick(["2", "3", "12", "6"])}`;
    case 10:
      return `date_trunc("${t.pick(["day", "month", "week", "quarter"])}", ${at}) ${t.pick(["=", "<"])} ${t.pick(["@2025-10-26", "@2026-03-01", "@2026-03-29", "@2026-03-30"])}`;
    case 11:
      return `done - t ${t.pick([">", "<", "="])} ${t.pick(["2 hours", "1 hour", "90 minutes", "1 day"])}`;
    case 12:
      return `done > t + ${t.pick(["1 hour", "1 day", "1 week"])}`;
    case 13:
      return `member.segment = "${t.pick(SEGMENTS)}"`;
    case 14:
      return `member.company.country ${t.pick(["=", "!="])} "${t.pick(COUNTRIES)}"`;
    case 15:
      return `${t.pick(["x", "member", "kind", "member.segment", "member.company"])} ${t.pick(["is null", "is not null"])}`;
    case 16:
      return t.pick(["flag", "not flag", "flag = true", "flag and v > 0"]);
    case 17:
      return `${t.pick(["contains", "starts_with"])}(${t.pick(["kind", "lower(kind)", "upper(kind)"])}, "${t.pick(["a", "A", "_", "é"])}")`;
    case 18:
      return `v / x ${t.pick([">", "<"])} 1`;
    case 19:
      return `${t.pick(["sqrt", "ln"])}(v) > 1`;
    case 20:
      return `x + v > member.w`;
    case 21:
      return `coalesce(kind, "b") = "b"`;
    case 22:
      return `if(v > x, flag, kind = "a")`;
    default:
      return `${at} ${t.pick(["<", ">=", "="])} ${at === "t" ? "done" : "t"}`;
  }
}

/** A condition on a member; `each` asks its events. */
export function memberCondition(t: Tape): string {
  switch (t.below(9)) {
    case 0:
      return `w >= ${signed(t.below(9) - 2)}`;
    case 1:
      return `segment ${t.pick(["=", "!="])} "${t.pick(SEGMENTS)}"`;
    case 2:
      return "company is null";
    case 3:
      return `company.country = "${t.pick(COUNTRIES)}"`;
    case 4:
      return 'starts_with(lower(segment), "p")';
    case 5:
      return `joined >= @${t.pick(["2025-10-26", "2026-01-31"])}`;
    case 6:
      return `joined within ${t.pick(["1 month", "30 days"])} of @2026-01-31`;
    default:
      return `${eachEvent(t)} ${t.pick([">=", "<", "="])} ${t.below(4)}`;
  }
}

/** What a member's events come to. */
export function eachEvent(t: Tape): string {
  const where = t.once(2) ? ` where ${eventCondition(t, 0)}` : "";
  const aggregate = t.pick(["count(events§)", "count(events§)", "sum(events.v§)", "max(events.x§)", "count(events§ at done)"]);
  return `each(${aggregate.replace("§", () => where)} by member${t.once(2) ? " over all" : ""})`;
}

/** A condition on a level. */
export const levelCondition = (t: Tape): string =>
  t.pick([
    'channel = "x"',
    "size > 3",
    "member.segment is not null",
    'channel in ("x", "z")',
    "size is null",
    "day >= @2026-01-31",
  ]);
