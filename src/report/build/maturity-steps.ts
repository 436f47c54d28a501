import type { Definitions, StepDef, Texts } from "../../compile/definitions.js";
import { kpisBehind } from "../../compile/uses.js";
import { addDuration } from "../../ground/day.js";
import { children, type Expr } from "../../ground/expr.js";
import type { ProgramInfo } from "../input.js";
import type {
  EvidenceLevel,
  GoalReport,
  KpiReport,
  Lacking,
  MaturityReport,
  MaturityStep,
  MaturityStepId,
  PilotReport,
} from "../model.js";

/** What the report has found that maturity is read from. */
export interface Found {
  readonly kpis: readonly KpiReport[];
  readonly goals: readonly GoalReport[];
  readonly pilots: readonly PilotReport[];
  /** The last day of the data: what "by now" means, as a report knows no clock. */
  readonly dataTo: string | null;
}

type Logs = Pick<MaturityReport, "calendar" | "recognition" | "feedback" | "decisions">;

/** At least so many models stand side by side before credit is told. */
const LEAST_MODELS = 3;

/** Every step of the checklist, each with what it was read from. */
export function maturitySteps(
  definitions: Definitions,
  program: ProgramInfo,
  found: Found,
  logs: Logs,
): Readonly<Record<MaturityStepId, MaturityStep>> {
  const { community, sources, maturity, stakeholders, assumptions, propositions } = definitions;
  const { kpis, goals, dataTo } = found;
  const served = new Set(goals.map((goal) => goal.for));
  const asked = new Set(kpisBehind(definitions, askedFor(definitions)));
  const isSmart = ({ baseline, owner, agreed }: (typeof goals)[number]): boolean =>
    baseline !== null && owner !== "" && agreed !== null;
  const isKept = ({ source, owner, review }: (typeof assumptions)[string]): boolean =>
    source !== "" && owner !== "" && review !== null && (dataTo === null || review > dataTo);
  const owned = [
    ...goals.map(({ id, label, owner }) => ({ kind: "goal" as const, id, label, has: owner !== "" })),
    ...kpis.map(({ id, label, owners }) => ({ kind: "kpi" as const, id, label, has: owners.length > 0 })),
  ];

  return {
    mission: vouched(
      "mission",
      Object.keys(community.mission).length > 0 ? 1 : 0,
      maturity?.mission ?? null,
      community.mission,
    ),
    goals: counted(
      "goals",
      Object.values(stakeholders).map(({ name, title }) => ({
        kind: "stakeholder",
        id: name,
        label: title,
        has: served.has(name),
      })),
    ),
    smart: counted(
      "smart",
      goals.map((goal) => ({ kind: "goal", id: goal.id, label: goal.label, has: isSmart(goal) })),
    ),
    roles: declared(counted("roles", owned), maturity?.roles ?? null),
    tools: vouched("tools", Object.keys(sources).length, maturity?.tools ?? null),
    guidelines: vouched("guidelines", 0, maturity?.guidelines ?? null),
    calendar: calendarStep(logs),
    recognition: recognitionStep(logs, dataTo),
    feedback: feedbackStep(logs),
    propositions: counted(
      "propositions",
      Object.values(propositions).map(({ name, label, promise, business, members }) => ({
        kind: "proposition",
        id: name,
        label: Object.keys(label).length > 0 ? label : promise,
        has: (business?.kpi ?? null) !== null && (members?.kpi ?? null) !== null,
      })),
    ),
    measured: counted(
      "measured",
      kpis.map(({ id, label }) => ({ kind: "kpi", id, label, has: asked.has(id) })),
    ),
    assumptions: counted(
      "assumptions",
      Object.values(assumptions).map((each) => ({ kind: "assumption", id: each.name, label: each.label, has: isKept(each) })),
      "reached",
    ),
    attribution: upTo("attribution", modelsOf(definitions, program), LEAST_MODELS),
    pilots: upTo("pilots", Object.keys(definitions.pilots).length, 1),
    decisions: decisionStep(logs),
    evidence: evidenceStep(found),
  };
}

interface Counted extends Lacking {
  readonly has: boolean;
}

const BARE = { lacking: [], where: {}, on: null, days: null } as const;

/** A step of things that all should be so; `empty`: how it stands where there are none. */
function counted(id: MaturityStepId, all: readonly Counted[], empty: MaturityStep["state"] = "missing"): MaturityStep {
  const lacking = all.filter(({ has }) => !has).map(({ kind, id: name, label }) => ({ kind, id: name, label }));
  const done = all.length - lacking.length;
  return { ...BARE, id, state: stateOf(done, all.length, empty), done, of: all.length, lacking };
}

function stateOf(done: number, of: number, empty: MaturityStep["state"]): MaturityStep["state"] {
  if (of === 0) return empty;
  return done === of ? "reached" : done > 0 ? "open" : "missing";
}

const upTo = (id: MaturityStepId, done: number, of: number): MaturityStep => ({
  ...BARE,
  id,
  state: done >= of ? "reached" : done > 0 ? "open" : "missing",
  done,
  of,
});

/** A step that the files show by themselves (`found` of it), or that a person vouches for, or denies. */
function vouched(id: MaturityStepId, found: number, said: StepDef | null, shown: Texts = {}): MaturityStep {
  const where = said && Object.keys(said.where).length > 0 ? said.where : shown;
  const isThere = said ? said.given : found > 0;
  return { ...BARE, id, state: isThere ? "reached" : "missing", done: found, of: found, where };
}

const declared = (step: MaturityStep, said: StepDef | null): MaturityStep =>
  said === null ? step : { ...step, state: said.given ? step.state : "missing", where: said.where };

function calendarStep({ calendar }: Logs): MaturityStep {
  const due = calendar.filter(({ state }) => state !== "ahead");
  const step = counted(
    "calendar",
    due.map(({ label, planned, state }) => ({ kind: "entry", id: planned, label, has: state !== "overdue" })),
  );
  return calendar.length > 0 && due.length === 0 ? { ...step, state: "open" } : step;
}

/** Thanks grow old: members who were last thanked over a year before the data ends are not being recognised. */
function recognitionStep({ recognition }: Logs, dataTo: string | null): MaturityStep {
  const last = recognition.map(({ on }) => on).at(-1) ?? null;
  const isRecent = last !== null && (dataTo === null || last > addDuration(dataTo, -1, "year"));
  const state = last === null ? "missing" : isRecent ? "reached" : "open";
  return { ...BARE, id: "recognition", state, done: recognition.length, of: recognition.length, on: last };
}

function feedbackStep({ feedback }: Logs): MaturityStep {
  const step = counted(
    "feedback",
    feedback.map(({ label, opened, closed }) => ({ kind: "entry", id: opened, label, has: closed !== null })),
  );
  const days = feedback.flatMap(({ closed, days: taken }) => (closed === null || taken === null ? [] : [taken]));
  return { ...step, days: middle(days) };
}

/** The median, between two values their mean. */
function middle(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(half)], sorted[Math.ceil(half)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Reached where a decision has gone the whole way and no review is waited for in vain. */
function decisionStep({ decisions }: Logs): MaturityStep {
  const whole = decisions.filter(({ kpi, state }) => kpi !== null && state === "reviewed");
  const late = decisions.filter(({ state }) => state === "due" || state === "unplanned");
  const state = decisions.length === 0 ? "missing" : whole.length > 0 && late.length === 0 ? "reached" : "open";
  const lacking = late.map(({ on, decision }): Lacking => ({ kind: "entry", id: on, label: decision }));
  return { ...BARE, id: "decisions", state, done: whole.length, of: decisions.length, lacking };
}

/** The strongest evidence any number of the report stands on: `done` is its level. */
function evidenceStep({ kpis, goals, pilots }: Found): MaturityStep {
  const changed = goals.some(({ baseline, now, did }) => baseline !== null && now !== null && Object.keys(did).length > 0);
  const levels: readonly EvidenceLevel[] = [
    0,
    ...kpis.map(({ evidence }) => evidence),
    ...pilots.filter(({ result }) => result !== null).map(({ evidence }) => evidence),
    ...(changed ? [2 as const] : []),
  ];
  return upTo("evidence", Math.max(...levels), 3);
}

/** The models of attribution in use, by formulas or by the section's own list. */
function modelsOf(definitions: Definitions, program: ProgramInfo): number {
  const models = new Set(Object.values(program.kpis).flatMap(({ expr }) => attributing(expr)));
  for (const model of definitions.attribution?.models ?? []) models.add(model);
  return models.size;
}

const attributing = (expr: Expr): readonly string[] => [
  ...(expr.kind === "attributed" ? [expr.model.name] : []),
  ...children(expr).flatMap(attributing),
];

/** The KPIs that somebody asked for: by a goal, an executive question, or a promise to members. */
const askedFor = ({ goals, executive, propositions }: Definitions): readonly string[] => [
  ...Object.values(goals).flatMap((goal) => [goal.kpi, ...goal.leading]),
  ...(executive ? [...executive.organisation, ...executive.members, ...executive.alignment] : []),
  ...Object.values(propositions).flatMap(({ kpis, business, members }) => [
    ...kpis,
    ...[business?.kpi, members?.kpi].filter((kpi) => typeof kpi === "string"),
  ]),
];
