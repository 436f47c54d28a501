import type { Definitions, GoalDef } from "../../compile/definitions.js";
import { judge, pathPoints, unidentified, type PathDef } from "../goal.js";
import type { GoalReport, KpiReport, Series } from "../model.js";
import { outlookOf } from "./outlook.js";
import { calendarOf } from "./series.js";
import { targetSplit } from "./target-split.js";

/** A goal with its path and its status, judged by its KPI's series; `shown` is the one the KPI shows. */
export function goalReport(
  goal: GoalDef,
  series: Series,
  definitions: Definitions,
  {
    changes,
    partOfWhole,
    additive,
    shown,
  }: Pick<KpiReport, "changes" | "additive"> & { readonly partOfWhole: boolean; readonly shown: Series },
): GoalReport {
  const calendar = calendarOf(definitions.community);
  const baseline = goal.baseline ? { value: goal.baseline.value, period: goal.baseline.period } : null;
  const path: PathDef = { baseline, target: goal.target, grain: series.grain };
  const { status, now } = judge(path, series, goal.agreed?.on ?? null, calendar);
  const split = targetSplit(path, shown, { additive, changes }, calendar);
  const highest = unidentified(path, series);
  return {
    id: goal.name,
    label: goal.label,
    for: goal.for,
    kpi: goal.kpi,
    problem: goal.problem,
    did: goal.did,
    ask: goal.ask,
    owner: goal.owner,
    agreed: goal.agreed,
    review: goal.review,
    baseline,
    target: goal.target,
    grain: series.grain,
    ...(series.grain === shown.grain ? {} : { series }),
    status,
    now,
    path: pathPoints(path, calendar),
    ...(split === null ? {} : { split }),
    ...(highest === null ? {} : { highest }),
    outlook: outlookOf(series, goal.target, { changes, partOfWhole }, calendar),
    leading: goal.leading,
  };
}
