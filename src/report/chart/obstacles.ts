import type { Point } from "./cells.js";
import { pathPoints } from "./on-timeline.js";
import type { Rect } from "./place.js";
import type { Scene } from "./scene.js";

/** What a label should not cover. */
export function obstacles(scene: Scene): readonly Rect[] {
  const { x, y, line: drawn, goals, time, plot } = scene;
  const spot = (cx: number, cy: number, r: number, weight: number): Rect => ({
    x0: cx - r,
    x1: cx + r,
    y0: cy - r,
    y1: cy + r,
    weight,
  });
  const along = (from: { x: number; y: number }, to: { x: number; y: number }, weight: number): Rect[] => {
    const parts = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 6));
    return Array.from({ length: parts + 1 }, (_, k) =>
      spot(from.x + ((to.x - from.x) * k) / parts, from.y + ((to.y - from.y) * k) / parts, 3, weight),
    );
  };
  const xy = (p: { readonly i: number; readonly value: number }) => ({ x: x(p.i), y: y(p.value) });
  const chain = (all: readonly { readonly i: number; readonly value: number }[], weight: number): Rect[] =>
    all.slice(1).flatMap((p, k) => along(xy(all[k] ?? p), xy(p), weight));
  const upright = (p: Point): Rect => ({
    x0: x(p.i) - 3,
    x1: x(p.i) + 3,
    y0: y(p.cell.high ?? p.value),
    y1: y(p.cell.low ?? p.value),
    weight: 3,
  });
  const open = [...drawn.immature, ...drawn.partial];
  return [
    ...drawn.runs.flatMap((run) => chain(run, 2)),
    ...drawn.runs.flat().map((p): Rect => ({
      x0: x(p.i - 0.5),
      x1: x(p.i + 0.5),
      y0: y(p.cell.high ?? p.value),
      y1: y(p.cell.low ?? p.value),
      weight: 0.12,
    })),
    ...open.map((p) => spot(x(p.i), y(p.value), 7, 4)),
    ...open.map(upright),
    ...(drawn.immature[0] && scene.last ? along(xy(scene.last), xy(drawn.immature[0]), 2) : []),
    ...goals.flatMap((goal) => chain(pathPoints(goal, time), 1)),
    ...goals.flatMap((goal) => {
      const i = time.indexOf(goal.target.by);
      return i === null ? [] : [spot(x(i), y(goal.target.value), 7, 6)];
    }),
    ...drawn.breaks.map((i): Rect => ({ x0: x(i - 0.5) - 1, x1: x(i - 0.5) + 1, y0: -40, y1: plot.height, weight: 4 })),
    ...scene.notes.map(({ i }): Rect => ({ x0: x(i) - 6, x1: x(i) + 6, y0: -18, y1: 0, weight: 5 })),
    ...scene.notes.map(({ i }): Rect => ({ x0: x(i) - 1, x1: x(i) + 1, y0: 0, y1: plot.height, weight: 1 })),
    ...(scene.breakTop < 0
      ? drawn.breaks.map((i): Rect => ({
          x0: x(i - 0.5),
          x1: x(i - 0.5) + 130,
          y0: scene.breakTop - 30,
          y1: scene.breakTop + 4,
          weight: 4,
        }))
      : []),
  ];
}
