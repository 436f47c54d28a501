import type { Texts } from "../../compile/definitions.js";
import type { AssumptionReport, GoalReport, GoalStatus, KpiReport, Report, ReportCell } from "../model.js";
import type { Bridge } from "./bridge.js";
import { partsOf, stepsOf, wholeOf, type ChangePart, type Steps } from "./parts.js";

/** A Report with its name in the archive, and the way to it from the version before; null where there is none. */
export interface Version {
  /** A release's name, or `current`. */
  readonly name: string;
  readonly date: string | null;
  /** Of the release; of the Report where it is none yet. */
  readonly digest: string;
  readonly report: Report;
  readonly bridge: Bridge | null;
  /** A digest of the rows it was made from, by table. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** What differs between two versions. Empty lists where they say the same. */
export interface Difference {
  /** Told from the later version to the earlier one. */
  readonly backwards: boolean;
  readonly from: VersionFacts;
  readonly to: VersionFacts;
  /** In the later Report's order, then those that are gone. */
  readonly kpis: readonly KpiDifference[];
  readonly goals: readonly GoalDifference[];
  readonly assumptions: readonly AssumptionDifference[];
  readonly tables: readonly TableDifference[];
  /** Another version of the program or its engine computed the later one. */
  readonly tool: { readonly from: string; readonly to: string } | null;
}

export interface VersionFacts {
  readonly name: string;
  readonly date: string | null;
  readonly dataTo: string | null;
  readonly digest: string;
}

export interface KpiDifference {
  readonly id: string;
  readonly label: Texts;
  readonly unit: string;
  readonly shownIn: string;
  readonly state: "added" | "removed" | "changed";
  /** The number each version leads with. */
  readonly from: KpiReport["latest"];
  readonly to: KpiReport["latest"];
  /** In the base unit; null where one of the two has no number. */
  readonly change: number | null;
  /** They add up to `change` exactly; null where they are not known. */
  readonly parts: readonly ChangePart[] | null;
  /** The steps behind the parts, forwards, to be put on a coarser grid for print; null where they are not known. */
  readonly steps: readonly Steps[] | null;
  /** Whether the interval of the difference leaves out zero; null without intervals, or for one and the same period. */
  readonly clear: boolean | null;
  readonly definition: DefinitionDifference | null;
}

export interface DefinitionDifference {
  readonly from: string;
  readonly to: string;
  /** What the file says of it: the notes of history entries that the earlier version did not have. */
  readonly notes: readonly { readonly until: string; readonly note: Texts }[];
}

export interface GoalDifference {
  readonly id: string;
  readonly label: Texts;
  readonly from: GoalStatus | null;
  readonly to: GoalStatus | null;
  /** Its target, baseline, path or KPI is another: then another status is no news of the community. */
  readonly redefined: boolean;
}

export interface AssumptionDifference {
  readonly id: string;
  readonly label: Texts;
  readonly unit: string;
  readonly from: Pick<AssumptionReport, "value" | "low" | "high" | "source"> | null;
  readonly to: Pick<AssumptionReport, "value" | "low" | "high" | "source"> | null;
}

export interface TableDifference {
  readonly table: string;
  readonly label: Texts;
  readonly origin: string;
  readonly from: { readonly rows: number | null; readonly to: string | null } | null;
  readonly to: { readonly rows: number | null; readonly to: string | null } | null;
}

/**
 * What differs between the first and the last of these versions, which follow each other in the archive. Each step from
 * one to the next is split by its own bridge and the parts are added up, so a split once told never changes.
 */
export function differenceOf(versions: readonly [Version, ...Version[]]): Difference {
  const [first] = versions;
  const last = versions.at(-1) ?? first;
  const ids = [...new Set([...last.report.kpis, ...first.report.kpis].map(({ id }) => id))];
  return {
    backwards: false,
    from: factsOf(first),
    to: factsOf(last),
    kpis: ids.map((id) => kpiDifference(id, versions)).filter((each) => each !== null),
    goals: goalDifferences(first.report, last.report),
    assumptions: assumptionDifferences(first.report, last.report),
    tables: tableDifferences(first, last),
    tool: first.report.tool === last.report.tool ? null : { from: first.report.tool, to: last.report.tool },
  };
}

/** The same, told from the later to the earlier. */
export function reversed(of: Difference): Difference {
  const swap = <T extends { readonly from: unknown; readonly to: unknown }>(each: T): T => ({
    ...each,
    from: each.to,
    to: each.from,
  });
  const negative = (x: number): number => (x === 0 ? 0 : -x);
  return {
    ...swap(of),
    backwards: !of.backwards,
    kpis: of.kpis.map((kpi) => ({
      ...swap(kpi),
      state: kpi.state === "added" ? "removed" : kpi.state === "removed" ? "added" : "changed",
      change: kpi.change === null ? null : negative(kpi.change),
      parts: kpi.parts?.map((part) => ({ ...part, value: negative(part.value) })) ?? null,
      definition: kpi.definition && { ...swap(kpi.definition), notes: [] },
    })),
    goals: of.goals.map(swap),
    assumptions: of.assumptions.map(swap),
    tables: of.tables.map(swap),
    tool: of.tool && swap(of.tool),
  };
}

export const isEmpty = (of: Difference): boolean =>
  [of.kpis, of.goals, of.assumptions, of.tables].every((list) => list.length === 0) && of.tool === null;

const factsOf = ({ name, date, digest, report }: Version): VersionFacts => ({ name, date, dataTo: report.dataTo, digest });

const kpiIn = (report: Report, id: string): KpiReport | null => report.kpis.find((kpi) => kpi.id === id) ?? null;

function kpiDifference(id: string, versions: readonly [Version, ...Version[]]): KpiDifference | null {
  const all = versions.map(({ report }) => kpiIn(report, id));
  const [before, now] = [all[0] ?? null, all.at(-1) ?? null];
  const shown = now ?? before;
  if (!shown) return null;
  const { label, unit, shownIn } = shown;
  const common = { id, label, unit, shownIn, from: before?.latest ?? null, to: now?.latest ?? null };
  const none = { change: null, parts: null, steps: null, clear: null, definition: null };
  if (!before || !now) return { ...common, ...none, state: before ? "removed" : "added" };
  const definition = definitionDifference(before, now);
  const [a, b] = [before.latest, now.latest];
  const same = a?.period === b?.period && sameCell(a?.cell ?? null, b?.cell ?? null) && before.unit === now.unit;
  if (same && definition === null) return null;
  const comparable = before.unit === now.unit && valueOf(a) !== null && valueOf(b) !== null;
  if (!comparable) return { ...common, ...none, state: "changed", definition };
  const steps = all.every((kpi) => kpi !== null) ? stepsAlong(id, versions, all) : null;
  const whole = [{ start: valueOf(a) as number, steps: [], end: valueOf(b) as number }];
  return {
    ...common,
    state: "changed",
    change: wholeOf(steps ?? whole),
    parts: steps && partsOf(steps),
    steps,
    clear: a?.period === b?.period ? null : clearOf(a?.cell ?? null, b?.cell ?? null),
    definition,
  };
}

const valueOf = (latest: KpiReport["latest"]): number | null => latest?.cell.value ?? null;

function stepsAlong(id: string, versions: readonly Version[], kpis: readonly KpiReport[]): readonly Steps[] | null {
  const steps: Steps[] = [];
  for (let i = 1; i < versions.length; i++) {
    const [a, b] = [kpis[i - 1]?.latest ?? null, kpis[i]?.latest ?? null];
    const bridge = versions[i]?.bridge?.kpis[id];
    const [start, end] = [valueOf(a), valueOf(b)];
    if (!bridge || start === null || end === null) return null;
    steps.push(stepsOf(start, end, bridge, a?.period !== b?.period || bridge.period === null));
  }
  return steps;
}

const sameCell = (a: ReportCell | null, b: ReportCell | null): boolean =>
  a === b || (a !== null && b !== null && (["value", "n", "low", "high", "state"] as const).every((key) => a[key] === b[key]));

/**
 * Whether the two differ by more than chance: each one's interval, joined by the squares of its arms (MOVER, Zou and Donner
 * 2008). Of different periods only; one and the same period is no second sample.
 */
function clearOf(a: ReportCell | null, b: ReportCell | null): boolean | null {
  const ends = [a?.value, a?.low, a?.high, b?.value, b?.low, b?.high];
  if (ends.some((x) => x === null || x === undefined)) return null;
  const [value, low, high, later, bottom, top] = ends as [number, number, number, number, number, number];
  const change = later - value;
  return change - Math.hypot(later - bottom, high - value) > 0 || change + Math.hypot(top - later, value - low) < 0;
}

function definitionDifference(before: KpiReport, now: KpiReport): DefinitionDifference | null {
  if (before.definitionHash === now.definitionHash) return null;
  const known = new Set(before.history.map(({ until, formula }) => `${until} ${formula}`));
  const notes = now.history.filter(({ until, formula }) => !known.has(`${until} ${formula}`));
  return { from: before.formula, to: now.formula, notes: notes.map(({ until, note }) => ({ until, note })) };
}

function goalDifferences(before: Report, now: Report): readonly GoalDifference[] {
  const ids = [...new Set([...now.goals, ...before.goals].map(({ id }) => id))];
  const meaning = (goal: GoalReport): string => JSON.stringify([goal.kpi, goal.target, goal.baseline, goal.grain, goal.for]);
  return ids.flatMap((id): readonly GoalDifference[] => {
    const [a, b] = [before, now].map(({ goals }) => goals.find((goal) => goal.id === id) ?? null);
    const redefined = !!a && !!b && meaning(a) !== meaning(b);
    if (a && b && a.status === b.status && !redefined) return [];
    return [{ id, label: (b ?? a)?.label ?? {}, from: a?.status ?? null, to: b?.status ?? null, redefined }];
  });
}

function assumptionDifferences(before: Report, now: Report): readonly AssumptionDifference[] {
  const ids = [...new Set([...now.assumptions, ...before.assumptions].map(({ id }) => id))];
  return ids.flatMap((id): readonly AssumptionDifference[] => {
    const [a, b] = [before, now].map(({ assumptions }) => assumptions.find((one) => one.id === id) ?? null);
    const [from, to] = [a, b].map((one) => one && { value: one.value, low: one.low, high: one.high, source: one.source });
    if (JSON.stringify([from, a?.unit]) === JSON.stringify([to, b?.unit])) return [];
    const shown = b ?? a;
    return shown ? [{ id, label: shown.label, unit: shown.unit, from: from ?? null, to: to ?? null }] : [];
  });
}

function tableDifferences(before: Version, now: Version): readonly TableDifference[] {
  const names = [...new Set([...now.report.coverage, ...before.report.coverage].map(({ table }) => table))];
  return names.flatMap((table): readonly TableDifference[] => {
    const [a, b] = [before, now].map(({ report }) => report.coverage.find((one) => one.table === table) ?? null);
    const [from, to] = [a, b].map((one) => one && { rows: one.rows, to: one.to });
    const same = JSON.stringify(from) === JSON.stringify(to) && before.inputs[table] === now.inputs[table];
    const shown = b ?? a;
    if (same || !shown) return [];
    return [{ table, label: shown.label, origin: shown.origin, from: from ?? null, to: to ?? null }];
  });
}
