import type { Definitions, MembersDef } from "../../../compile/definitions.js";
import type { DayCount, Move } from "../../../compile/member-counts.js";
import { addDuration, compareLocal, nextPeriod } from "../../../ground/day.js";
import { kaplanMeierOfCounts, type SurvivalStep } from "../../../stats/kaplan-meier.js";
import { wilson } from "../../../stats/wilson.js";
import type { ReportCell } from "../../cell.js";
import type { MoveReport } from "../../members.js";
import { withheld, type Floor, type Hidden } from "../../privacy.js";
import { settledCell } from "../cell.js";
import { hidingSince, toldBefore } from "../floor/since.js";
import { calendarOf } from "../series.js";
import type { MembersBefore, QuartersBefore } from "./earlier.js";

/** No curve needs more points than these. */
const MOST_POINTS = 60;

/** The days by which quarters are compared: the middle one of those asked for. */
export const trendOf = ({ within }: MembersDef): number => within[Math.floor((within.length - 1) / 2)] ?? 90;

interface Beside {
  readonly floor: Floor;
  readonly before: MembersBefore;
}

/** How members went from one stage to another. */
export function moveReport(move: Move, def: MembersDef, definitions: Definitions, { floor, before }: Beside): MoveReport {
  const k = floor.personal ? floor.k : 1;
  const isFew = (n: number): boolean => n > 0 && n < k;
  const n = sum(move.quarters.flatMap(({ moved, watched }) => [...moved, ...watched]));
  // With all who came to the stage, those waited for tell how many were not: of few, neither is told.
  const names = { from: def.stages[move.from]?.name ?? "", to: def.stages[move.to]?.name ?? "" };
  const byQuarter = quarters(move, trendOf(def), k, definitions, before.quarters(names, trendOf(def)));
  const secret = isFew(n) || isFew(move.before) || isFew(move.unseen) || !byQuarter.isProtected;
  const told = (count: number): number | null => (secret ? null : count);
  const common = { ...names, n: told(n), before: told(move.before), unseen: told(move.unseen), until: move.until };
  if (n < k) {
    const state = n === 0 ? nothing : withheld;
    return { ...common, after: def.within.map((days) => ({ days, cell: state })), curve: [], quarters: [] };
  }
  const { after, curve } = shares(move, n, def.within, k, definitions);
  return {
    ...common,
    after: after.map(({ days, cell }) => ({ days, cell: settledCell({ ...cell, n: cell.n === null ? null : told(cell.n) }) })),
    curve: curve.map((point) => settledPoint(point)),
    quarters: byQuarter.quarters.map(({ period, cell }) => ({
      period,
      cell: settledCell({ ...cell, n: secret ? null : cell.n }),
    })),
  };
}

const nothing: ReportCell = { value: null, n: 0, low: null, high: null, state: "undefined" };
const early: ReportCell = { value: null, n: null, low: null, high: null, state: "immature" };

const sum = (counts: readonly DayCount[]): number => counts.reduce((all, { n }) => all + n, 0);

type Point = MoveReport["curve"][number];

function settledPoint({ days, value, low, high }: Point): Point {
  const cell = settledCell({ value, low, high, n: null, state: "complete" });
  return { days, value: cell.value ?? 0, low: cell.low ?? 0, high: cell.high ?? 0 };
}

/**
 * The share that has moved on after the days asked for, and points in between. Between two that are told nobody moved, or
 * as many as the floor asks for: else their difference would tell of a few.
 */
function shares(
  move: Move,
  n: number,
  within: readonly number[],
  k: number,
  definitions: Definitions,
): { readonly after: readonly { readonly days: number; readonly cell: ReportCell }[]; readonly curve: readonly Point[] } {
  const found = kaplanMeierOfCounts(
    move.quarters.flatMap(({ moved, watched }) => [
      ...moved.map(({ days, n: events }) => ({ time: days, events, censored: 0 })),
      ...watched.map(({ days, n: censored }) => ({ time: days, events: 0, censored })),
    ]),
  );
  if (!found.ok) return { after: within.map((days) => ({ days, cell: nothing })), curve: [] };
  const { steps } = found;
  const least = Math.max(k, Math.ceil(found.events / MOST_POINTS));
  const after: { days: number; cell: ReportCell }[] = [];
  const curve: Point[] = [];
  let [told, isOver] = [0, false];
  for (const days of within) {
    const long = move.quarters.filter(({ period }) => isWatched(period, days, move.until, definitions));
    isOver ||= sum(long.flatMap(({ moved, watched }) => [...moved, ...watched])) < k;
    const before = steps.filter(({ time }) => time < days);
    const events = before.reduce((all, step) => all + step.events, 0);
    const isFew = [events - told, n - events].some((count) => count > 0 && count < k);
    if (isOver || isFew) {
      after.push({ days, cell: isOver ? { ...early, n } : withheld });
      continue;
    }
    let [so, since] = [0, told];
    for (const step of before) {
      so += step.events;
      if (so - since < least || (events - so > 0 && events - so < k)) continue;
      curve.push({ days: step.time + 1, ...moved(step) });
      since = so;
    }
    told = events;
    const last = before.at(-1);
    const free = wilson(0, sum(long.flatMap((quarter) => [...quarter.moved, ...quarter.watched])))?.high ?? null;
    const cell = last ? moved(last) : { value: 0, low: 0, high: free };
    after.push({ days, cell: { ...cell, n, state: "complete" } });
    if (curve.at(-1)?.days !== days && last) curve.push({ days, ...moved(last) });
  }
  return { after, curve };
}

/** What has gone of what was there: the curve of those left, turned over. */
const moved = ({ survival, low, high }: SurvivalStep): Omit<Point, "days"> => ({
  value: 1 - survival,
  low: 1 - (high ?? survival),
  high: 1 - (low ?? survival),
});

/** Whether everyone who came in this quarter has been watched for so many days, the first one counted. */
function isWatched(quarter: string, days: number, until: string, { community }: Definitions): boolean {
  const end = nextPeriod(quarter, "quarter", calendarOf(community));
  return compareLocal(addDuration(end, days - 2, "day"), until) <= 0;
}

function quarters(
  move: Move,
  days: number,
  k: number,
  definitions: Definitions,
  before: QuartersBefore,
): {
  readonly quarters: readonly { readonly period: string; readonly cell: ReportCell }[];
  /** Whether the number of all may stand beside those that are withheld. */
  readonly isProtected: boolean;
} {
  const counts = move.quarters.map(({ period, moved: gone, watched }) => ({
    period,
    n: sum([...gone, ...watched]),
    events: sum(gone.filter((each) => each.days < days)),
    isMature: isWatched(period, days, move.until, definitions),
  }));
  const periods = counts.map(({ period }) => period);
  const [came, went] = [counts.map(({ n }) => n), counts.map(({ events }) => events)];
  const [entered, moved] = [before.entered(periods), before.moved(periods)];
  const all = hidingSince(came, k, entered);
  const ns = all.cells;
  const small = counts.flatMap(({ n, events }, i) => (ns.has(i) || (n > events && n - events < k) ? [i] : []));
  const some = hidingSince(went, k, moved, { forced: new Set(small) });
  const hidden = some.cells;
  const quarters = counts.map(({ period, n, events, isMature }, i) => {
    if (ns.has(i)) return { period, cell: withheld };
    if (!isMature) return { period, cell: { ...early, n } };
    if (hidden.has(i)) return { period, cell: withheld };
    const ends = wilson(events, n);
    return {
      period,
      cell: { value: events / n, n, low: ends?.low ?? null, high: ends?.high ?? null, state: "complete" as const },
    };
  });
  const isSafe = (each: Hidden, told: ReadonlySet<number>): boolean => each.protected || told.size === 0;
  return {
    quarters,
    isProtected: isSafe(all, toldBefore(came, k, entered)) && isSafe(some, toldBefore(went, k, moved)),
  };
}
