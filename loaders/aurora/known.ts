import type { Row, Stream } from "../channel.js";
import { chance } from "./chance.js";
import { DAY, dateOf, dayAt, END } from "./clock.js";
import { DRAW } from "./draws.js";
import { membersBefore } from "./people.js";
import type { World } from "./world.js";

/** One public text in eight is found late, up to three weeks after it was written: a month's mentions still grow then. */
function foundAt(row: Row, w: World): number {
  const late = chance(w.seed, DRAW.found, Number(row["text_id"]));
  return Number(row["mentioned_at"]) + (late.happens(1 / 8) ? Math.round(late.unit() * 21 * DAY) : 0);
}

/**
 * The rows as they were known when the world is looked at: what happened later is not there, what was open then is open,
 * and nobody is known to be a member or a customer before they are one.
 */
export function* known(rows: Iterable<Row>, stream: Stream, w: World): Generator<Row> {
  if (w.end >= END) return yield* rows;
  const today = dateOf(dayAt(w.end + DAY / 2));
  const members = membersBefore(w, dayAt(w.end));
  const customers = w.signups.before[dayAt(w.end)] ?? 0;
  const isLater = (column: string, value: unknown): boolean => {
    const type = stream.columns[column];
    if (type === "instant") return typeof value === "number" && value >= w.end;
    if (type === "date") return typeof value === "string" && value >= today;
    return (
      (column === "member_id" && typeof value === "number" && value > members) ||
      (column === "customer_id" && stream.name === "referrals" && typeof value === "number" && value > customers)
    );
  };
  for (const row of rows) {
    if (stream.time !== null && isLater(stream.time, row[stream.time])) continue;
    if (stream.name === "mentions" && foundAt(row, w) >= w.end) continue;
    // A defect is written down once both sides have told of it.
    if (stream.name === "incidents" && Object.entries(row).some(([column, value]) => isLater(column, value))) continue;
    yield Object.fromEntries(Object.entries(row).map(([column, value]) => [column, isLater(column, value) ? null : value]));
  }
}
