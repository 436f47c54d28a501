import type { Grain } from "../../compile/definitions.js";
import { periodStart } from "./periods.js";

/** The time axis of a chart: the periods shown, those of the series first, then empty ones up to the last deadline. */
export interface Timeline {
  /** Start dates as the Report writes them ("2026-09-01"). */
  readonly periods: readonly string[];
  /** How many of them the series has. */
  readonly measured: number;
  /** The index of the period a day lies in; a fraction never, null outside the axis. */
  readonly indexOf: (day: string) => number | null;
}

/** The axis over `periods` of a series, made longer to hold `until` (but by no more than half, lest the past shrink). */
export function timeline(periods: readonly string[], grain: Grain, until: readonly string[]): Timeline {
  const all = [...periods];
  const last = until.reduce((a, b) => (b > a ? b : a), "");
  const most = periods.length + Math.max(3, Math.ceil(periods.length / 2));
  for (
    let next = following(all.at(-1), grain);
    next !== null && next <= last && all.length < most;
    next = following(next, grain)
  )
    all.push(next);
  const starts = all.map((p) => periodStart(p).getTime());
  const beyond = periodStart(following(all.at(-1), grain) ?? "").getTime();
  return {
    periods: all,
    measured: periods.length,
    indexOf: (day) => {
      const time = periodStart(day).getTime();
      if (starts.length === 0 || !(time >= (starts[0] ?? 0)) || time >= beyond) return null;
      let at = starts.findIndex((s) => s > time);
      if (at === -1) at = starts.length;
      return at - 1;
    },
  };
}

/** The start of the period after this one. */
export function following(period: string | undefined, grain: Grain): string | null {
  if (period === undefined) return null;
  const start = periodStart(period);
  if (Number.isNaN(start.getTime())) return null;
  const next = new Date(start);
  switch (grain) {
    case "hour":
      next.setUTCHours(next.getUTCHours() + 1);
      return next.toISOString().slice(0, 19);
    case "day":
      next.setUTCDate(next.getUTCDate() + 1);
      break;
    case "week":
      next.setUTCDate(next.getUTCDate() + 7);
      break;
    case "month":
      next.setUTCMonth(next.getUTCMonth() + 1);
      break;
    case "quarter":
    case "fiscal_quarter":
      next.setUTCMonth(next.getUTCMonth() + 3);
      break;
    case "year":
    case "fiscal_year":
      next.setUTCFullYear(next.getUTCFullYear() + 1);
      break;
  }
  return next.toISOString().slice(0, 10);
}
