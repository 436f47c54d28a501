import { DAY_MICROS, parseLocal, timeOf } from "./day.js";

/**
 * Time zones, from the tables `Intl` carries. Instants are epoch milliseconds (a fraction is a part of a millisecond),
 * local times ISO strings as in day.ts, offsets seconds east of UTC.
 */

/** The moment a zone's clocks change. */
export interface Transition {
  /** Epoch milliseconds of the first instant with the new offset. */
  readonly utc: number;
  readonly offsetBefore: number;
  readonly offsetAfter: number;
}

/**
 * Every change of the zone's offset in the years [fromYear, toYear], in order. Two piecewise rules follow, fit for a
 * CASE in SQL, each with the offset of the first piece that holds, else the last `offsetAfter`:
 * - UTC → local: before `utc` the offset is `offsetBefore`; local = utc + offset.
 * - local → UTC: where local, read as if UTC, is before `utc + max(offsetBefore, offsetAfter)` seconds, the offset is
 *   `offsetBefore`; utc = local − offset. A local time the spring skips so moves on by what was skipped, and one the
 *   autumn repeats is the earlier.
 * Without transitions the offset is `offsetAt(zone, …)` of any instant of those years.
 */
export function transitions(zone: string, fromYear: number, toYear: number): readonly Transition[] {
  const found: Transition[] = [];
  for (let stretch = stretchOfYear(fromYear); stretch <= stretchOfYear(toYear); stretch++)
    found.push(...piece(zone, stretch).changes);
  const from = startOfYear(fromYear);
  const to = startOfYear(toYear + 1);
  return found.filter(({ utc }) => utc >= from && utc < to);
}

/** The zone's offset at an instant, in seconds east of UTC. */
export function offsetAt(zone: string, utcMs: number): number {
  const { changes, offset } = piece(zone, stretchOf(utcMs));
  return lastBefore(changes, (change) => change.utc <= utcMs)?.offsetAfter ?? offset;
}

/** The instant a local time of the zone names, by the rule at `transitions`. A date is its midnight. */
export function localToUtc(zone: string, local: string): number {
  const at = parseLocal(local);
  if (!at) throw new RangeError(`not a local date or time: ${local}`);
  const asUtc = (at.day * DAY_MICROS + at.micros) / 1000;
  // The piece of the years before a first of January may still hold there, and the other way round.
  const first = piece(zone, stretchOf(asUtc - DAY_MS));
  const second = piece(zone, stretchOf(asUtc + DAY_MS));
  const changes = first === second ? first.changes : [...first.changes, ...second.changes];
  const passed = (change: Transition): boolean =>
    change.utc + Math.max(change.offsetBefore, change.offsetAfter) * 1000 <= asUtc;
  return asUtc - (lastBefore(changes, passed)?.offsetAfter ?? first.offset) * 1000;
}

/** The local time of an instant in the zone, to the microsecond. */
export function utcToLocal(zone: string, utcMs: number): string {
  const micros = Math.round((utcMs + offsetAt(zone, utcMs) * 1000) * 1000);
  const day = Math.floor(micros / DAY_MICROS);
  return timeOf({ day, micros: micros - day * DAY_MICROS });
}

/** True for a name of the IANA time zone database, in any case; a bare offset (`+02:00`) is no zone. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name) || name.length > 64) return false;
  return format(name) !== null;
}

/** A zone's changes in a stretch of years, and its offset at their start. */
interface Piece {
  readonly offset: number;
  readonly changes: readonly Transition[];
}

const DAY_MS = 86_400_000;
/** Clocks never changed twice within so few days in a way that undoes itself. */
const STEP_MS = 5 * DAY_MS;
/** Looking at a clock is slow, so only the years asked for are looked at, a few at a time. */
const STRETCH_YEARS = 2;
const FIRST_YEAR = 1;
const LAST_YEAR = 9999;

const pieces = new Map<string, Map<number, Piece>>();

function piece(zone: string, stretch: number): Piece {
  let ofZone = pieces.get(zone);
  if (!ofZone) pieces.set(zone, (ofZone = new Map<number, Piece>()));
  let found = ofZone.get(stretch);
  if (!found) ofZone.set(stretch, (found = survey(zone, stretch)));
  return found;
}

/** Looks at the zone's clock every few days, and halves the span of each change until its second is known. */
function survey(zone: string, stretch: number): Piece {
  const clock = clockOf(zone);
  const start = stretch === 0 ? startOfYear(FIRST_YEAR) + 3 * DAY_MS : startOfYear(stretch * STRETCH_YEARS);
  const end = startOfYear(Math.min((stretch + 1) * STRETCH_YEARS, LAST_YEAR + 1));
  const changes: Transition[] = [];
  // A change at the very start of a stretch is seen from the second before it. The first stretch is looked at from its
  // third day on, since `Intl` shows no sign before the years before 1.
  let at = start - 1000;
  let offset = clock(at);
  const first = offset;
  while (at < end - 1000) {
    const next = Math.min(at + STEP_MS, end - 1000);
    const later = clock(next);
    if (later !== offset) changes.push({ utc: firstWith(clock, later, at, next), offsetBefore: offset, offsetAfter: later });
    [at, offset] = [next, later];
  }
  return { offset: first, changes };
}

function firstWith(clock: (utcMs: number) => number, offset: number, without: number, from: number): number {
  let [low, high] = [without, from];
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (clock(middle) === offset) high = middle;
    else low = middle;
  }
  return high;
}

/** The offset at a whole second, read off the wall clock `Intl` shows. */
function clockOf(zone: string): (utcMs: number) => number {
  const wall = format(zone);
  if (!wall) throw new RangeError(`not a time zone: ${zone}`);
  return (utcMs) => {
    const [, month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (WALL.exec(wall.format(utcMs)) ?? []).map(
      Number,
    );
    const shown = new Date(0).setUTCFullYear(year, month - 1, day) + ((hour * 60 + minute) * 60 + second) * 1000;
    return Math.round((shown - utcMs) / 1000);
  };
}

const WALL = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known) return known;
  try {
    const made = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(zone, made);
    return made;
  } catch {
    return null;
  }
}

/** The last of the changes, in order, for which the test still holds. */
function lastBefore(changes: readonly Transition[], holds: (change: Transition) => boolean): Transition | undefined {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const change = changes[middle];
    if (change && holds(change)) low = middle + 1;
    else high = middle;
  }
  return changes[low - 1];
}

const startOfYear = (year: number): number => new Date(0).setUTCFullYear(year, 0, 1);
const stretchOfYear = (year: number): number => Math.floor(Math.min(Math.max(year, FIRST_YEAR), LAST_YEAR) / STRETCH_YEARS);
const stretchOf = (utcMs: number): number =>
  stretchOfYear(Number.isFinite(utcMs) ? new Date(clampMs(utcMs)).getUTCFullYear() : FIRST_YEAR);
const clampMs = (utcMs: number): number => Math.min(Math.max(utcMs, -8.64e15), 8.64e15);
