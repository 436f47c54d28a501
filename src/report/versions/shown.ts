import type { Format, Ruler } from "../format.js";
import type { KpiDifference } from "./difference.js";
import { partsOf, wholeOf, type Cause, type Steps } from "./parts.js";

/** A KPI's change as it is printed: in the unit it is shown in, on one grid, so that the printed parts add up too. */
export interface ShownChange {
  readonly ruler: Ruler;
  /** In the shown unit; null where that version has no number. */
  readonly from: number | null;
  readonly to: number | null;
  readonly change: number | null;
  readonly parts: readonly { readonly causes: readonly Cause[]; readonly value: number }[];
}

export function shownChange(kpi: KpiDifference, format: Format, backwards: boolean): ShownChange {
  const [from, to] = [kpi.from?.cell.value ?? null, kpi.to?.cell.value ?? null];
  const way = kpi.steps ?? (from === null || to === null ? [] : [{ start: from, steps: [], end: to }]);
  const levels = way.flatMap(({ start, steps, end }) => [start, ...steps.flatMap(({ value }) => value ?? []), end]);
  const ruler = format.ruler(kpi, levels.length > 0 ? levels : [from ?? to ?? 0]);
  const { decimals, scale } = ruler;
  const scaled = way.map((steps) => inUnits(steps, scale));
  const sign = (x: number): number => (backwards && kpi.steps && x !== 0 ? -x : x);
  const rounded = (x: number | null): number | null =>
    x === null ? null : wholeOf([{ start: 0, steps: [], end: x / scale }], decimals);
  return {
    ruler,
    from: rounded(from),
    to: rounded(to),
    change: kpi.change === null ? null : sign(wholeOf(scaled, decimals)),
    parts: kpi.steps ? partsOf(scaled, decimals).map((part) => ({ ...part, value: sign(part.value) })) : [],
  };
}

const inUnits = ({ start, steps, end }: Steps, scale: number): Steps => ({
  start: start / scale,
  steps: steps.map((step) => ({ ...step, value: step.value === null ? null : step.value / scale })),
  end: end / scale,
});
