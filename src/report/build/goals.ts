import type { Definitions, GoalDef, Grain } from "../../compile/definitions.js";
import { judge, pathPoints } from "../goal.js";
import type { GoalReport, Series } from "../model.js";
import { outlookOf } from "./outlook.js";
import { calendarOf } from "./series.js";

/** A goal with its path and its status, judged by its KPI's series; `shown` is the grain of the one the KPI shows. */
export function goalReport(
  goal: GoalDef,
  series: Series,
  definitions: Definitions,
  {
    changes,
    partOfWhole,
    shown,
  }: { readonly changes: readonly string[]; readonly partOfWhole: boolean; readonly shown: Grain },
): GoalReport {
  const calendar = calendarOf(definitions.community);
  const baseline = goal.baseline ? { value: goal.baseline.value, period: goal.baseline.period } : null;
  const { status, now } = judge(
    { baseline, target: goal.target, grain: series.grain },
    series,
    goal.agreed?.on ?? null,
    calendar,
  );
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
    ...(series.grain === shown ? {} : { series }),
    status,
    now,
    path: pathPoints({ baseline, target: goal.target, grain: series.grain }, calendar),
    outlook: outlookOf(series, goal.target, { changes, partOfWhole }, calendar),
    leading: goal.leading,
  };
}
