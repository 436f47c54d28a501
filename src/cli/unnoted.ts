import type { Definitions } from "../compile/definitions.js";
import { kpisBehind } from "../compile/uses.js";
import type { Diagnostic } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import type { KpiReport, Report } from "../report/model.js";
import type { Archive } from "./archive.js";
import type { Session } from "./session.js";

/**
 * Definitions that are others than in the last release without a note under `history:`, of KPIs that a goal rests on: by
 * itself or through what it is made of. A goal whose number is made anew in silence cannot be believed.
 */
export function unnotedDefinitions(
  { definitions, read }: Session,
  report: Report,
  { versions }: Archive,
): readonly Diagnostic[] {
  const last = versions.at(-1);
  if (!last) return [];
  return Object.values(definitions.kpis).flatMap((kpi) => {
    const before = last.report.kpis.find(({ id }) => id === kpi.name);
    const now = report.kpis.find(({ id }) => id === kpi.name);
    if (!before || !now || before.definitionHash === now.definitionHash || isNoted(before, now)) return [];
    const goals = goalsOn(kpi.name, definitions);
    if (goals.length === 0) return [];
    return [
      diagnose("definitionWithoutNote", read.spanOf(["kpis", kpi.name, "formula"]) ?? kpi.span, {
        kpi: kpi.name,
        release: last.name,
        goals,
      }),
    ];
  });
}

/** A history entry that was not there before says why. */
function isNoted(before: KpiReport, now: KpiReport): boolean {
  const known = new Set(before.history.map(({ until, formula }) => `${until} ${formula}`));
  return now.history.some(({ until, formula, note }) => !known.has(`${until} ${formula}`) && Object.keys(note).length > 0);
}

const goalsOn = (kpi: string, definitions: Definitions): readonly string[] =>
  Object.values(definitions.goals)
    .filter((goal) => kpisBehind(definitions, [goal.kpi]).includes(kpi))
    .map(({ name }) => name);
