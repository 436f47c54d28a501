import type { GoalReport, Series } from "../model.js";
import { changesIn, points, runs, spans, type Point } from "./cells.js";
import { Picture } from "./picture.js";
import type { Charted } from "./scene.js";
import type { Chart } from "./spec.js";
import { linear } from "./ticks.js";

const WIDTH = 150;
const HEIGHT = 42;
const ROOM = 6;
/** Periods it shows. */
const RECENT = 14;

/**
 * The last periods of a KPI in a word's room: line with band, the path in small dashes, gaps hatched, immature periods
 * open and not joined; unfinished ones, which are on another scale, are left out. No letters: the numbers stand beside it.
 */
export function sparkChart(kpi: Charted, goal: GoalReport | null): Chart {
  const series: Series = { ...kpi.series, points: kpi.series.points.slice(-RECENT) };
  const n = series.points.length;
  const breaks = changesIn(kpi.changes, series).map(({ i }) => i);
  const settled = points(series, "complete");
  const open = points(series, "immature");
  const path = (goal?.path ?? []).flatMap(({ period, value }) => {
    const i = series.points.findIndex((point) => point.period === period);
    return i === -1 ? [] : [{ i, value }];
  });
  const values = [...settled, ...open, ...path].map(({ value }) => value);
  const low = values.reduce((a, b) => Math.min(a, b), values[0] ?? 0);
  const high = values.reduce((a, b) => Math.max(a, b), values[0] ?? 1);
  const flat = high === low ? Math.abs(high) || 1 : (high - low) * 0.12;
  const x = linear([0, Math.max(1, n - 1)], [ROOM, WIDTH - ROOM]);
  const y = linear([low - flat, high + flat], [HEIGHT - 3, 3]);
  const cut = (value: number): number => Math.min(HEIGHT - 1, Math.max(1, y(value)));
  const half = (x(1) - x(0)) / 2;
  const picture = new Picture();
  for (const [style, states] of [
    ["noData", ["no_data"]],
    ["suppressed", ["suppressed", "too_few"]],
  ] as const)
    picture.rects(
      style,
      spans(series, states).map(([from, to]) => ({
        x: Math.max(0, x(from) - half),
        x2: Math.min(WIDTH, x(to) + half),
        y: 1,
        y2: HEIGHT - 1,
      })),
    );
  const parts = runs(settled, breaks);
  parts.forEach((run, k) => {
    const banded = run.filter(({ cell }) => cell.low !== null && cell.high !== null);
    if (banded.length === run.length && run.length > 1)
      picture.bands(
        "band",
        run.map((p) => ({
          part: `b${k}`,
          x: x(p.i),
          y: cut(p.cell.high ?? p.value),
          y2: cut(p.cell.low ?? p.value),
        })),
      );
  });
  path.slice(1).forEach((to, k) => {
    const from = path[k] ?? to;
    picture.rules("back", "sparkPath", [{ x: x(from.i), x2: x(to.i), y: y(from.value), y2: y(to.value) }]);
  });
  const at = (p: Point) => ({ x: x(p.i), y: y(p.value) });
  parts
    .filter((run) => run.length > 1)
    .forEach((run, k) =>
      picture.lines(
        "spark",
        run.map((p) => ({ part: `l${k}`, ...at(p) })),
      ),
    );
  picture.symbols(
    "immature",
    open.map((p) => ({ ...at(p), size: 34 })),
  );
  const alone = parts.filter((run) => run.length === 1).flat();
  picture.symbols("point", [...alone, ...settled.slice(-1)].map(at));
  const size = { width: WIDTH, height: HEIGHT };
  return { ...size, spec: picture.spec(size, { left: 0, top: 0, right: 0, bottom: 0 }), words: [] };
}
