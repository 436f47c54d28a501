import type { Format } from "../../format.js";
import { reading, type Shown } from "../../format/shown.js";
import { axisUnit, stepLabels } from "../axis.js";
import { ticks } from "../ticks.js";

/** A difference of shares is told in points. */
const POINTS: Shown = { unit: "point", shownIn: "point" };

/** The axis of a change: round steps on both sides of zero, signed; of a share in points. */
export function differenceSteps(
  values: readonly number[],
  must: readonly number[],
  as: Shown,
  format: Format,
): { readonly domain: readonly [number, number]; readonly steps: readonly number[]; readonly texts: readonly string[] } {
  const all = [...values, ...must];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const size = Math.max(Math.abs(low), Math.abs(high));
  const share = reading(as, size).of.kind === "percent";
  const factor = share ? 100 : 1;
  const shown = share ? POINTS : as;
  const unit = axisUnit(shown, size * factor, []);
  const room = (high - low || 1) * 0.08;
  const [from, to] = [(low - room) * factor, (high + room) * factor];
  const steps = ticks(from, to, 5, unit.scale);
  const texts = stepLabels(steps, shown, size * factor, format).map((text, i) =>
    (steps[i] ?? 0) > 0 && !text.startsWith("+") ? `+${text}` : text,
  );
  return {
    domain: [from / factor, to / factor],
    steps: steps.map((step) => step / factor),
    texts,
  };
}
