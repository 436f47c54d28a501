import type { DecisionDef, Definitions, MaturityDef, PlannedDef } from "../../compile/definitions.js";
import { dayNumber, nextPeriod } from "../../ground/day.js";
import type { ProgramInfo } from "../input.js";
import {
  MATURITY,
  type DecisionReport,
  type FeedbackReport,
  type MaturityLevel,
  type MaturityReport,
  type PlannedReport,
} from "../model.js";
import { calendarOf } from "./series.js";
import { maturitySteps, type Found } from "./maturity-steps.js";

/** The three levels with their steps, the first step that is missing, and the logs that some of them are read from. */
export function maturityReport(definitions: Definitions, program: ProgramInfo, found: Found): MaturityReport {
  const { contentCalendar, recognition, feedback, decisions } = definitions.maturity ?? EMPTY;
  const logs = {
    calendar: contentCalendar.map((each) => planned(each, found.dataTo)).sort(by("planned")),
    recognition: [...recognition].sort(by("on")),
    feedback: feedback
      .map((each): FeedbackReport => ({ ...each, days: daysUntil(each.opened, each.closed ?? found.dataTo) }))
      .sort(by("opened")),
    decisions: decisions.map((each) => decided(each, definitions, found)).sort(by("on")),
  };
  const all = maturitySteps(definitions, program, found, logs);
  const levels = (Object.keys(MATURITY) as MaturityLevel[]).map((level) => ({
    level,
    steps: MATURITY[level].map((id) => all[id]),
  }));
  const next = levels.flatMap(({ steps }) => steps).find(({ state }) => state !== "reached");
  return { levels, next: next?.id ?? null, ...logs };
}

const EMPTY: Pick<MaturityDef, "contentCalendar" | "recognition" | "feedback" | "decisions"> = {
  contentCalendar: [],
  recognition: [],
  feedback: [],
  decisions: [],
};

/** In the order of time; of one day in that of the file. */
const by =
  <K extends string>(key: K) =>
  (a: Readonly<Record<K, string>>, b: Readonly<Record<K, string>>): number =>
    a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0;

function planned({ planned: due, done, label }: PlannedDef, dataTo: string | null): PlannedReport {
  if (done !== null) {
    const late = daysUntil(due, done);
    return {
      planned: due,
      done,
      label,
      state: late === null || late === 0 ? "on_time" : "late",
      days: late === 0 ? null : late,
    };
  }
  // What is due on the last day of the data may be done before that day is over.
  const overdue = daysUntil(due, dataTo) || null;
  return { planned: due, done, label, state: overdue === null ? "ahead" : "overdue", days: overdue };
}

/** Whole days from one day to another; null where that lies before it, or is not known. */
function daysUntil(from: string, to: string | null): number | null {
  const days = to === null ? -1 : dayNumber(to) - dayNumber(from);
  return days < 0 ? null : days;
}

function decided(decision: DecisionDef, definitions: Definitions, { kpis, dataTo }: Found): DecisionReport {
  const { on, by: who, review, result } = decision;
  const kpi = kpis.find(({ id }) => id === decision.kpi);
  const calendar = calendarOf(definitions.community);
  const known = (day: string | null): DecisionReport["before"] => {
    if (!kpi || day === null || dataTo === null || day > dataTo) return null;
    const settled = kpi.series.points.filter(
      ({ period, cell }) =>
        cell.state === "complete" &&
        cell.value !== null &&
        nextPeriod(period, kpi.series.grain, calendar).slice(0, day.length) <= day,
    );
    return settled.at(-1) ?? null;
  };
  const [before, after] = [known(on), known(review)];
  return {
    on,
    by: who,
    decision: decision.decision,
    kpi: kpi?.id ?? null,
    review,
    result,
    state: stateOf(decision, dataTo),
    before,
    after,
    differ: differ(before, after),
  };
}

function differ(before: DecisionReport["before"], after: DecisionReport["after"]): boolean | null {
  const [a, b] = [before?.cell, after?.cell];
  if (!a || !b || a.low === null || a.high === null || b.low === null || b.high === null) return null;
  return a.high < b.low || b.high < a.low;
}

function stateOf({ review, result }: DecisionDef, dataTo: string | null): DecisionReport["state"] {
  if (Object.keys(result).length > 0) return "reviewed";
  if (review === null) return "unplanned";
  return dataTo !== null && review <= dataTo ? "due" : "waiting";
}
