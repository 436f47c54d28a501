import type { Grain } from "../../compile/definitions.js";
import type { CalendarMark, GoalReport, KpiReport } from "../model.js";
import type { Timeline } from "./timeline.js";

/** A path says where to be at the end of each of its periods: a quarter's value stands at its last month. */
export function pathPoints(goal: GoalReport, time: Timeline): readonly { readonly i: number; readonly value: number }[] {
  return goal.path.flatMap(({ value }, k) => {
    const next = goal.path[k + 1];
    const after = next ? time.indexOf(next.period) : null;
    const i = next ? (after === null ? null : after - 1) : time.indexOf(goal.target.by);
    return i === null || i < 0 ? [] : [{ i, value }];
  });
}

/**
 * What is to be expected of a KPI, from its last complete period on: of its goals that look ahead the one that looks
 * furthest, judged by the chart's own periods. Empty where none does.
 */
export function expectedPoints(
  goals: readonly GoalReport[],
  last: { readonly i: number; readonly value: number } | null,
  grain: Grain,
  time: Timeline,
): readonly Expected[] {
  const all = goals.flatMap(({ outlook, grain: own }) =>
    own === grain && outlook && "points" in outlook ? [outlook.points] : [],
  );
  const [points = []] = [...all].sort((a, b) => b.length - a.length);
  const ahead = points.flatMap(({ period, value, low, high }) => {
    const i = time.indexOf(period);
    return i === null ? [] : [{ i, value, low, high }];
  });
  return last === null || ahead.length === 0
    ? []
    : [{ i: last.i, value: last.value, low: last.value, high: last.value }, ...ahead];
}

export interface Expected {
  readonly i: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The goals whose path can stand in a KPI's chart: judged by the same periods, or of a measure that does not grow with
 * the period (a share, a median, a level). A quarter's sum beside monthly sums would look three times out of reach.
 */
export function comparableGoals(kpi: KpiReport, goals: readonly GoalReport[]): readonly GoalReport[] {
  const ratio = /^(1|s|points?|percent)$|\//.test(kpi.unit);
  const steady = kpi.additive === "semi-additive" || (kpi.additive === "holistic" && ratio);
  return goals.filter((goal) => goal.grain === kpi.series.grain || steady);
}

/** The calendar notes that fall on a chart's axis, in order: the first is numbered 1. */
export function notesOn(
  marks: readonly CalendarMark[],
  time: Pick<Timeline, "indexOf">,
): readonly { readonly i: number; readonly mark: CalendarMark }[] {
  return [...marks]
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .flatMap((mark) => {
      const i = time.indexOf(mark.on);
      return i === null ? [] : [{ i, mark }];
    });
}
