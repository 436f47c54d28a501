import { offsetAt, transitions, type Transition } from "../ground/zone.js";

/** A zone's clock as SQL without icu, so that every engine places an instant alike. */
export interface ZoneSql {
  /** A TIMESTAMP in UTC → the wall clock's. */
  readonly toLocal: (utc: string) => string;
  /** A wall-clock TIMESTAMP → UTC: one the spring skips moves on, one the autumn repeats is the earlier. */
  readonly toUtc: (local: string) => string;
}

/** Clocks before and after these years are taken to stay as they were there: a CASE must end somewhere. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2100;

/** True where the zone's clock ever changes. */
export const changesClock = (zone: string): boolean => transitions(zone, FIRST_YEAR, LAST_YEAR).length > 0;

/** The zone's changes in SQL, for moments in these years. */
export function zoneSql(zone: string, fromYear: number, toYear: number): ZoneSql {
  const from = Math.min(Math.max(fromYear - 1, FIRST_YEAR), LAST_YEAR);
  const to = Math.min(Math.max(toYear + 1, from), LAST_YEAR);
  const changes = transitions(zone, from, to);
  const first = offsetAt(zone, Date.UTC(from, 0, 1));
  return {
    toLocal: (utc) => pieces(utc, changes, first, (change) => change.utc, 1),
    toUtc: (local) =>
      pieces(local, changes, first, (change) => change.utc + Math.max(change.offsetBefore, change.offsetAfter) * 1000, -1),
  };
}

/** A balanced tree of CASEs: each value passes the logarithm of the number of changes. */
function pieces(
  value: string,
  changes: readonly Transition[],
  first: number,
  border: (change: Transition) => number,
  sign: 1 | -1,
): string {
  const middle = changes[changes.length >> 1];
  if (middle === undefined) return shifted(value, first * sign);
  const before = pieces(value, changes.slice(0, changes.length >> 1), first, border, sign);
  const after = pieces(value, changes.slice((changes.length >> 1) + 1), middle.offsetAfter, border, sign);
  return `CASE WHEN ${value} < TIMESTAMP '${timestampText(border(middle))}' THEN ${before} ELSE ${after} END`;
}

const shifted = (value: string, seconds: number): string => (seconds === 0 ? value : `(${value} + to_seconds(${seconds}))`);

const timestampText = (ms: number): string => new Date(ms).toISOString().replace("T", " ").replace("Z", "");
