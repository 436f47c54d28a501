import type { Definitions, KpiDef } from "../compile/definitions.js";
import { kpisBehind } from "../compile/uses.js";
import { Refused, type Diagnostic } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import type { KpiReport } from "../report/model.js";
import { readArchive, type Archive } from "./archive.js";
import type { Session } from "./session.js";
import { programInfo } from "./site.js";

/**
 * Definitions that are others than in the last release without a note under `history:`, of KPIs that a goal rests on: by
 * itself or through what it is made of. A goal whose number is made anew in silence cannot be believed.
 */
export function unnotedDefinitions({ definitions, read, program }: Session, { versions }: Archive): readonly Diagnostic[] {
  const last = versions.at(-1);
  if (!last) return [];
  const { kpis } = programInfo(program);
  return Object.values(definitions.kpis).flatMap((kpi) => {
    const before = last.report.kpis.find(({ id }) => id === kpi.name);
    const now = Object.hasOwn(kpis, kpi.name) ? kpis[kpi.name] : undefined;
    if (!before || !now || before.definitionHash === now.hash || isNoted(before, kpi)) return [];
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

/** The same, for who has not read the releases; what was done to those, where they cannot be trusted. */
export function sinceRelease(session: Session): readonly Diagnostic[] {
  try {
    return unnotedDefinitions(session, readArchive(session.read.root));
  } catch (cause) {
    if (cause instanceof Refused) return cause.diagnostics;
    throw cause;
  }
}

/** A history entry that was not there before says why. */
function isNoted(before: KpiReport, { history }: KpiDef): boolean {
  const known = new Set(before.history.map(({ until, formula }) => `${until} ${formula}`));
  return history.some(({ until, formula, note }) => !known.has(`${until} ${formula.text}`) && Object.keys(note).length > 0);
}

const goalsOn = (kpi: string, definitions: Definitions): readonly string[] =>
  Object.values(definitions.goals)
    .filter((goal) => kpisBehind(definitions, [goal.kpi]).includes(kpi))
    .map(({ name }) => name);
