import type { Grain } from "../../compile/definitions.js";
import type { Format } from "../format.js";
import { timeTicks } from "./periods.js";
import type { Picture } from "./picture.js";
import type { PlacedLine } from "./place.js";
import type { Scale } from "./ticks.js";

export interface TimeAxis {
  readonly periods: readonly string[];
  readonly grain: Grain;
  readonly x: Scale;
  readonly plot: { readonly width: number; readonly height: number };
  /** Pixels from one period to the next. */
  readonly spacing: number;
  readonly years: boolean;
}

/** Draws the base line and its ticks; gives the labels below it, years under the months they begin. */
export function drawTimeAxis(picture: Picture, axis: TimeAxis, format: Format): readonly PlacedLine[] {
  const { periods, grain, x, plot, spacing, years } = axis;
  const ticks = timeTicks(periods, grain, spacing, format.language);
  const base = plot.height;
  picture.rules(
    "front",
    "tickMark",
    ticks.map((t) => ({ x: x(t.at), x2: x(t.at), y: base, y2: base + 5 })),
  );
  picture.rules("front", "base", [{ x: 0, x2: plot.width, y: base, y2: base }]);
  return ticks.flatMap((t): PlacedLine[] => [
    { x: x(t.at), y: base + 19, align: "center", text: t.label, style: "note" },
    ...(t.year === null || !years
      ? []
      : [{ x: x(t.at), y: base + 35, align: "center" as const, text: t.year, style: "year" as const }]),
  ]);
}
