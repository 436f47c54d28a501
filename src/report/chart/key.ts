import type { GoalReport } from "../model.js";
import { hatching } from "./hatching.js";
import type { Charted } from "./scene.js";
import type { ChartWords } from "./words.js";

/** An entry of a chart's key: the inside of a drawing 26 by 14, and what it is. */
export type KeyEntry = readonly [drawn: string, word: string];

/** The key of a series chart: only where something else than complete periods is drawn, and only for what is. */
export function seriesKey(kpi: Charted, goals: readonly GoalReport[], say: ChartWords, idPrefix: string): readonly KeyEntry[] {
  const states = new Set(kpi.series.points.map((p) => p.cell.state));
  const first = kpi.series.points[0]?.period ?? "";
  const entries: KeyEntry[] = [];
  const banded = kpi.series.points.some(({ cell }) => cell.low !== null || cell.high !== null);
  if (states.has("complete"))
    entries.push(banded ? [DRAWN.banded, say.completeWithInterval] : [DRAWN.complete, say.state.complete]);
  for (const state of ["immature", "partial"] as const) if (states.has(state)) entries.push([DRAWN[state], say.state[state]]);
  for (const state of ["no_data", "suppressed", "too_few"] as const) {
    if (states.has(state)) entries.push([hatched(`${idPrefix}-key-${state}`), say.state[state]]);
  }
  if (states.has("undefined")) entries.push([DRAWN.undefined, say.state.undefined]);
  if (kpi.changes.some((day) => day > first)) entries.push([DRAWN.break, say.definitionChanged]);
  if (goals.some((goal) => goal.grain === kpi.series.grain && goal.outlook && "points" in goal.outlook))
    entries.push([DRAWN.expected, say.expected]);
  if (goals.length > 0) entries.push([DRAWN.target, say.targetPath]);
  const plain = states.size === 1 && states.has("complete") && entries.length === 1;
  return plain ? [] : entries;
}

/** The key to interval rows. */
export const rowKey = (say: ChartWords): readonly KeyEntry[] => [
  [DRAWN.interval, say.intervalKey],
  [DRAWN.pin, say.pathKey],
];

/** The key to bullets. */
export const bulletKey = (say: {
  readonly value: string;
  readonly good: string;
  readonly baseline: string;
  readonly target: string;
}): readonly KeyEntry[] => [
  [DRAWN.whisker, say.value],
  [DRAWN.zone, say.good],
  [DRAWN.origin, say.baseline],
  [DRAWN.diamond, say.target],
];

const hatched = (id: string): string => `${hatching(id)}<rect width="26" height="14" fill="url(#${id})"/>`;

const DRAWN = {
  complete: '<path d="M0 7h26" class="ln1"/><circle cx="13" cy="7" r="3" class="pt1"/>',
  banded:
    '<rect y="2" width="26" height="10" class="band1"/><path d="M0 7h26" class="ln1"/><circle cx="13" cy="7" r="3" class="pt1"/>',
  immature: '<path d="M0 7h26" class="ln1d"/><circle cx="13" cy="7" r="4" class="hol1"/>',
  partial: '<rect x="9" y="3" width="8" height="8" class="hol1 dashed"/>',
  undefined: '<path d="M9 7h8" class="base"/>',
  expected: '<path d="M0 7L26 1v12z" class="exp"/><path d="M0 7h26" class="expl"/>',
  break: '<path d="M13 0v14" class="brk"/>',
  target: '<path d="M0 7h26" class="tline"/><path d="M13 2.4L17.6 7 13 11.6 8.4 7z" class="tmark"/>',
  interval: '<path d="M2 7h22M2 3v8M24 3v8" class="wh1 thick"/><circle cx="13" cy="7" r="4.4" class="pt1"/>',
  whisker: '<path d="M1 7h24" class="wh1 thick"/><circle cx="13" cy="7" r="4.4" class="pt1"/>',
  zone: '<rect x="5" width="21" height="14" class="zone"/><path d="M5 0v14" class="tgt"/>',
  origin: '<path d="M0 7h26" class="base thin"/><path d="M13 1v12" class="base"/>',
  diamond: '<path d="M13 2L18 7 13 12 8 7z" class="tmark"/>',
  pin: '<path d="M13 3v11" class="tgt"/><circle cx="13" cy="3" r="3" class="tpin"/>',
} as const;
