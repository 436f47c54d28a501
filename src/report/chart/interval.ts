import type { GoalReport, ReportCell } from "../model.js";
import { Picture } from "./picture.js";
import type { Chart } from "./spec.js";
import { linear } from "./ticks.js";

const WIDTH = 228;
const HEIGHT = 26;
const MIDDLE = 15;

/**
 * One goal on its own scale: where its KPI is (dot, whisker) and where the path asks it to be (a pin). Nothing on the
 * track means that nothing can be judged yet; then the track is dotted.
 */
export function intervalChart(goal: GoalReport): Chart {
  const cell = goal.now?.cell ?? null;
  const judged = cell !== null && cell.value !== null && cell.state === "complete";
  const path = goal.now?.path ?? goal.target.value;
  const x = scaleOf(goal, judged ? cell : null, path);
  const picture = new Picture();
  picture.rules("back", judged ? "track" : "openTrack", [{ x: 4, x2: WIDTH - 4, y: MIDDLE, y2: MIDDLE }]);
  if (judged) drawWhisker(picture, cell, x);
  picture.rules("front", "pin", [{ x: x(path), x2: x(path), y: 5, y2: HEIGHT - 1 }]);
  picture.symbols("pinHead", [{ x: x(path), y: 4 }]);
  if (judged && cell.value !== null) picture.symbols("dot", [{ x: x(cell.value), y: MIDDLE }]);
  return {
    width: WIDTH,
    height: HEIGHT,
    spec: picture.spec({ width: WIDTH, height: HEIGHT }, { left: 0, top: 0, right: 0, bottom: 0 }),
    words: [],
  };
}

function drawWhisker(picture: Picture, cell: ReportCell, x: (value: number) => number): void {
  if (cell.low === null && cell.high === null) return;
  const from = cell.low === null ? 6 : x(cell.low);
  const to = cell.high === null ? WIDTH - 6 : x(cell.high);
  const cap = (at: number) => ({ x: at, x2: at, y: MIDDLE - 5, y2: MIDDLE + 5 });
  picture.rules("middle", "interval", [
    { x: from, x2: to, y: MIDDLE, y2: MIDDLE },
    ...(cell.low === null ? [] : [cap(from)]),
    ...(cell.high === null ? [] : [cap(to)]),
  ]);
  picture.symbols("arrow", [
    ...(cell.low === null ? [{ x: from - 2, y: MIDDLE, angle: -90 }] : []),
    ...(cell.high === null ? [{ x: to + 2, y: MIDDLE, angle: 90 }] : []),
  ]);
}

/** The track holds the interval, the path, the target and the baseline, with room at both ends. */
function scaleOf(goal: GoalReport, cell: ReportCell | null, path: number) {
  const all = [path, goal.target.value, goal.baseline?.value, cell?.value, cell?.low, cell?.high].filter(
    (v) => typeof v === "number",
  );
  const low = Math.min(...all);
  const high = Math.max(...all);
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  return linear([low - room, high + room], [10, WIDTH - 10]);
}
