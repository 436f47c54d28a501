import type { CompositeExpr, CompositePart, Written } from "../../ground/expr.js";
import type { KpiReport, PartReport, ReportCell, Series } from "../model.js";

const nameOf = ({ kpi }: CompositePart): string => kpi.parts[0]?.name ?? "";

/** The parts with what they came to in the period that their KPI leads with, or over the whole range. */
export function partReports(
  composite: CompositeExpr,
  latest: KpiReport["latest"],
  shown: { readonly series: (kpi: string) => Series; readonly total: (kpi: string) => ReportCell | null },
): readonly PartReport[] {
  return composite.parts.map((part) => {
    const kpi = nameOf(part);
    const cell =
      latest === null
        ? null
        : latest.period === null
          ? shown.total(kpi)
          : (shown.series(kpi).points.find(({ period }) => period === latest.period)?.cell ?? null);
    const { from, to, weight } = part;
    return {
      kpi,
      weight: weight.value,
      ends: from && to ? { from: asWritten(from), to: asWritten(to) } : null,
      cell,
      points: cell === null || cell.value === null ? null : weight.value * scored(cell.value, from, to),
    };
  });
}

const asWritten = ({ digits, word }: Written) => ({ digits, word });

/** Between the goalposts, cut at both. */
function scored(value: number, from: Written | null, to: Written | null): number {
  if (from === null || to === null) return value;
  return Math.max(0, Math.min(1, (value - from.value) / (to.value - from.value)));
}
