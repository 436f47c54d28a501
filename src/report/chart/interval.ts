import type { GoalReport, ReportCell } from "../model.js";
import { rules, symbols } from "./layers.js";
import { framed, type Chart } from "./spec.js";
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
  const track = [{ x: 4, x2: WIDTH - 4, y: MIDDLE, y2: MIDDLE }];
  const spec = {
    layer: [
      ...rules(judged ? "track" : "openTrack", track),
      ...(judged ? whisker(cell, x) : []),
      ...rules("pin", [{ x: x(path), x2: x(path), y: 5, y2: HEIGHT - 1 }]),
      ...symbols("pinHead", [{ x: x(path), y: 4 }]),
      ...(judged && cell.value !== null ? symbols("dot", [{ x: x(cell.value), y: MIDDLE }]) : []),
    ],
  };
  return { width: WIDTH, height: HEIGHT, spec: framed({ width: WIDTH, height: HEIGHT }, { left: 0, top: 0, right: 0, bottom: 0 }, spec), words: [] };
}

function whisker(cell: ReportCell, x: (value: number) => number) {
  if (cell.low === null && cell.high === null) return [];
  const from = cell.low === null ? 6 : x(cell.low);
  const to = cell.high === null ? WIDTH - 6 : x(cell.high);
  const cap = (at: number) => ({ x: at, x2: at, y: MIDDLE - 5, y2: MIDDLE + 5 });
  return [
    ...rules("interval", [{ x: from, x2: to, y: MIDDLE, y2: MIDDLE }, ...(cell.low === null ? [] : [cap(from)]), ...(cell.high === null ? [] : [cap(to)])]),
    ...symbols("arrow", [...(cell.low === null ? [{ x: from - 2, y: MIDDLE, angle: -90 }] : []), ...(cell.high === null ? [{ x: to + 2, y: MIDDLE, angle: 90 }] : [])]),
  ];
}

/** The track holds the interval, the path, the target and the baseline, with room at both ends. */
function scaleOf(goal: GoalReport, cell: ReportCell | null, path: number) {
  const all = [path, goal.target.value, goal.baseline?.value, cell?.value, cell?.low, cell?.high].filter((v) => typeof v === "number");
  const low = Math.min(...all);
  const high = Math.max(...all);
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  return linear([low - room, high + room], [10, WIDTH - 10]);
}
