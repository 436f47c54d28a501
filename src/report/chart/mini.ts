import type { GoalReport, KpiReport } from "../model.js";
import type { SeriesOptions } from "./scene.js";
import { seriesChart } from "./series.js";
import type { Chart } from "./spec.js";

/** Periods the small picture shows. */
const RECENT = 14;

/** The last periods of a KPI, small: line, band, states and path, without labels of points. */
export function miniChart(
  kpi: KpiReport,
  goals: readonly GoalReport[],
  options: Omit<SeriesOptions, "small" | "width" | "height">,
): Chart {
  const points = kpi.series.points.slice(-RECENT);
  const first = points[0]?.period ?? "";
  const recent: KpiReport = { ...kpi, series: { ...kpi.series, points }, changes: kpi.changes.filter((day) => day > first) };
  return seriesChart(recent, goals, [], { ...options, width: 304, height: 116, small: true });
}
