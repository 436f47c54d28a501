import type { GoalReport, ReportCell } from "../model.js";
import { Picture } from "./picture.js";
import type { Chart } from "./spec.js";
import { linear } from "./ticks.js";

const WIDTH = 150;
const HEIGHT = 30;
const MIDDLE = 15;
const ROOM = 9;

/**
 * One goal on its own scale, small: where its KPI is (dot, whisker), the side on which the path asks it to be (shaded),
 * where it began (a stroke) and where it is to arrive (a diamond). Nothing on the track: nothing can be judged yet.
 */
export function bulletChart(goal: GoalReport): Chart {
  const cell = goal.now?.cell ?? null;
  const judged = cell !== null && cell.value !== null && cell.state === "complete";
  const path = goal.now?.path ?? goal.target.value;
  const x = scaleOf(goal, judged ? cell : null, path);
  const good = goal.target.direction === "at_least" ? [x(path), WIDTH - 2] : [2, x(path)];
  const picture = new Picture();
  picture.rects("zone", [{ x: good[0] ?? 0, x2: good[1] ?? 0, y: 4, y2: HEIGHT - 4 }]);
  picture.rules("back", judged ? "bulletTrack" : "openTrack", [{ x: 2, x2: WIDTH - 2, y: MIDDLE, y2: MIDDLE }]);
  picture.rules("back", "pin", [{ x: x(path), x2: x(path), y: 4, y2: HEIGHT - 4 }]);
  if (goal.baseline) {
    const at = x(goal.baseline.value);
    picture.rules("middle", "origin", [{ x: at, x2: at, y: MIDDLE - 7, y2: MIDDLE + 7 }]);
  }
  if (judged) drawWhisker(picture, cell, x);
  picture.symbols("targetMark", [{ x: x(goal.target.value), y: MIDDLE }]);
  if (judged && cell.value !== null) picture.symbols("dot", [{ x: x(cell.value), y: MIDDLE, size: 60 }]);
  const size = { width: WIDTH, height: HEIGHT };
  return { ...size, spec: picture.spec(size, { left: 0, top: 0, right: 0, bottom: 0 }), words: [] };
}

/** An end without a bound leaves the frame with an arrow head. */
function drawWhisker(picture: Picture, { low, high }: ReportCell, x: (value: number) => number): void {
  if (low === null && high === null) return;
  const [from, to] = [low === null ? 4 : x(low), high === null ? WIDTH - 4 : x(high)];
  picture.rules("front", "interval", [{ x: from, x2: to, y: MIDDLE, y2: MIDDLE }]);
  picture.symbols("arrow", [
    ...(low === null ? [{ x: from, y: MIDDLE, angle: -90 }] : []),
    ...(high === null ? [{ x: to, y: MIDDLE, angle: 90 }] : []),
  ]);
}

/** The track holds the interval, the path, the target and the baseline, with room at both ends. */
function scaleOf(goal: GoalReport, cell: ReportCell | null, path: number) {
  const all = [path, goal.target.value, goal.baseline?.value, cell?.value, cell?.low, cell?.high].filter(
    (value) => typeof value === "number",
  );
  const low = all.reduce((a, b) => Math.min(a, b));
  const high = all.reduce((a, b) => Math.max(a, b));
  const room = high === low ? Math.abs(high) || 1 : 0;
  return linear([low - room, high + room], [ROOM, WIDTH - ROOM]);
}
