import type { Page, Row } from "../channel.js";
import { DAYS, DAY, START } from "./clock.js";

/** A row on its way: when it happened, and its number, which breaks ties. */
export interface Timed {
  readonly at: number;
  readonly id: number;
}

/**
 * All of a stream in order of time, with no more held than the rows between the day being made and the day being
 * given out. `make(day, put)` puts the rows that day gives rise to, each at most `lead` days before it; rows outside
 * the three years are dropped.
 */
export function* inOrder<T extends Timed>(lead: number, make: (day: number, put: (row: T) => void) => void): Generator<T> {
  const waiting = new Map<number, T[]>();
  const put = (row: T) => {
    const day = Math.floor((row.at - START) / DAY);
    if (day < 0 || day >= DAYS) return;
    const rows = waiting.get(day);
    if (rows) rows.push(row);
    else waiting.set(day, [row]);
  };
  for (let day = 0; day < DAYS + lead; day++) {
    if (day < DAYS) make(day, put);
    const done = day - lead;
    const rows = waiting.get(done);
    if (!rows) continue;
    waiting.delete(done);
    yield* rows.sort((a, b) => a.at - b.at || a.id - b.id);
  }
}

/** Rows as pages of `size`; the last is marked complete, and every page says what the source covers. */
export function* pages(rows: Iterable<Row>, size: number, coverage: NonNullable<Page["coverage"]>): Generator<Page> {
  let page: Row[] = [];
  for (const row of rows) {
    if (page.length === size) {
      yield { rows: page, deletes: [], nextCursor: null, complete: false, coverage };
      page = [];
    }
    page.push(row);
  }
  yield { rows: page, deletes: [], nextCursor: null, complete: true, coverage };
}
