import { diagnose } from "../../ground/messages.js";
import { kpisBehind } from "../uses.js";
import type { Rule } from "./rule.js";

/** KPIs that no goal and no question uses, stakeholders without a goal. Propositions: propositions.ts. */
export const orphans: Rule = ({ definitions, lost }) => {
  const { goals, kpis, pilots, surveys, stakeholders, executive, attribution, roi } = definitions;
  // A goal that was left out may use any of them.
  if (lost.some(({ section }) => section === "goals")) return [];
  const asked = [
    ...Object.values(goals).flatMap((goal) => [goal.kpi, ...goal.leading]),
    ...(attribution ? [attribution.kpi] : []),
    ...Object.values(pilots).map(({ kpi }) => kpi),
    ...Object.values(surveys).flatMap(({ kpi, responseRate, invited }) =>
      [kpi, responseRate, invited].filter((name) => name !== null),
    ),
    ...(executive ? [...executive.organisation, ...executive.members, ...executive.alignment] : []),
    ...(roi ? [...Object.values(roi.benefits), ...Object.values(roi.costs)].map(({ kpi }) => kpi) : []),
  ];
  const used = new Set(kpisBehind(definitions, asked));
  const served = new Set(Object.values(goals).map((goal) => goal.for));
  return [
    ...Object.values(kpis)
      .filter(({ name }) => !used.has(name))
      .map(({ name, span }) => diagnose("kpiWithoutGoal", span, { kpi: name })),
    ...Object.values(stakeholders)
      .filter(({ name }) => !served.has(name))
      .map(({ name, span }) => diagnose("stakeholderWithoutGoal", span, { stakeholder: name })),
  ];
};
