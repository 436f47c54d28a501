import { diagnose } from "../../ground/messages.js";
import type { Rule } from "./rule.js";

/** A report made of counts alone (posts, members, visits) shows no one what they were worth. */
export const outputOnly: Rule = ({ definitions: { stakeholders, goals, kpis } }) =>
  Object.values(stakeholders).flatMap(({ name, span }) => {
    const stages = Object.values(goals)
      .filter((goal) => goal.for === name)
      .map((goal) => (Object.hasOwn(kpis, goal.kpi) ? (kpis[goal.kpi]?.stage ?? null) : null));
    return stages.length > 0 && stages.every((stage) => stage === "output")
      ? [diagnose("outputOnly", span, { stakeholder: name })]
      : [];
  });
