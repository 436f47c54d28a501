import type { Definitions, PilotDef } from "../../compile/definitions.js";
import { compareLocal, periods } from "../../ground/day.js";
import { benjaminiHochberg } from "../../stats/benjamini-hochberg.js";
import { canonical, digest, settled } from "../canonical.js";
import type { KpiInfo, ReportInput } from "../input.js";
import type { GoalStatus } from "../model.js";
import type { FixedDesign, PilotLimit, PilotReport, PilotResult } from "../pilot-model.js";
import type { Floor } from "../privacy.js";
import { spanOf } from "./ask.js";
import { armPeriods } from "./pilots/arms.js";
import { differences } from "./pilots/differences.js";
import type { Outcome } from "./pilots/found.js";
import { matched } from "./pilots/matched.js";
import { panelOf, type Panel } from "./pilots/panel.js";
import { randomised } from "./pilots/randomised.js";
import { sampleOf } from "./pilots/sample.js";
import { beforeAfter, interrupted } from "./pilots/series.js";
import { synthetic } from "./pilots/synthetic.js";
import { calendarOf } from "./series.js";

/**
 * Every pilot, judged: the KPI is asked by period and unit, the design's own statistics tell the effect, and the verdict is
 * the criterion's, as it was fixed before the start. Many pilots are many tests: p-values are adjusted over all of them.
 *
 *   definitions ─▶ question ─ask─▶ panel ─design─▶ effect, checks ─criterion─▶ verdict
 */
export async function pilotReports(input: ReportInput, floorOf: (kpi: string) => Floor): Promise<readonly PilotReport[]> {
  const known = Object.values(input.definitions.pilots).filter(({ kpi }) => Object.hasOwn(input.program.kpis, kpi));
  const reports: PilotReport[] = [];
  for (const pilot of known) reports.push(await pilotReport(pilot, input, floorOf(pilot.kpi)));
  return adjusted(reports);
}

const DESIGNS: {
  readonly [D in PilotDef["design"]]: (panel: Panel, seed: number, pilot: PilotDef) => Outcome;
} = {
  randomised,
  differences,
  synthetic: (panel) => synthetic(panel),
  interrupted: (panel, _seed, { grain }) => interrupted(panel, grain),
  matched: (panel) => matched(panel),
  before_after: (panel) => beforeAfter(panel),
};

async function pilotReport(pilot: PilotDef, input: ReportInput, floor: Floor): Promise<PilotReport> {
  const { definitions, program } = input;
  const fixed = fixedDesign(pilot, program.kpis[pilot.kpi] as KpiInfo);
  const designDigest = digest(fixed);
  const data = spanOf(input, [pilot.kpi]);
  const stage = stageOf(pilot, data);
  const { panel, withheld } = await panelOf(pilot, input, floor);
  const planned = plannedPeriods(pilot, panel, definitions);
  // Eight hex digits of what was fixed: the same pilot draws the same placebos in every build.
  const seed = Number.parseInt(designDigest.slice(0, 8), 16);
  const outcome: Outcome = withheld ? { ok: false, why: "withheld", periods: [] } : judged(pilot, panel, stage, seed);
  const sample = withheld
    ? { stated: pilot.sample, needed: null, detectable: null, treated: 0, compared: 0 }
    : sampleOf(pilot, panel, planned);
  const result = outcome.ok ? { ...outcome.result, adjusted: null } : null;
  const limits = limitsOf(pilot, sample, outcome, stage, panel);
  return {
    id: pilot.name,
    label: pilot.label,
    hypothesis: pilot.hypothesis,
    kpi: pilot.kpi,
    owner: pilot.owner,
    design: pilot.design,
    criterion: { direction: pilot.criterion.direction, value: pilot.criterion.value },
    agreed: pilot.agreed,
    start: pilot.start,
    starts: [...new Set(Object.values(pilot.starts))].sort(compareLocal),
    end: pilot.end,
    grain: pilot.grain,
    designDigest,
    fixed,
    stage,
    verdict: verdictOf(pilot, result, stage),
    evidence: outcome.ok ? outcome.evidence : 0,
    sample,
    periods: outcome.periods,
    result: result === null ? null : settledResult(result),
    why: outcome.ok ? null : outcome.why,
    checks: (outcome.ok ? outcome.checks : []).map(settledNumbers),
    scaleUp: result === null ? null : scaledUp(pilot, result, program.kpis[pilot.kpi] as KpiInfo),
    limits,
  };
}

function judged(pilot: PilotDef, panel: Panel | null, stage: PilotReport["stage"], seed: number): Outcome {
  if (stage === "not_begun") return { ok: false, why: "not begun", periods: panel ? armPeriods(panel, null) : [] };
  if (panel === null) return { ok: false, why: "no data", periods: [] };
  const periods = armPeriods(panel, null);
  if (panel.first >= panel.periods.length) return { ok: false, why: "too few periods after", periods };
  if (!panel.units.some(({ treated }) => treated)) return { ok: false, why: "no treated units", periods };
  const alone = panel.units.every(({ treated }) => treated) && panel.units.every(({ start }) => start === panel.first);
  const isOne = pilot.design === "interrupted" || pilot.design === "before_after";
  if (alone && !isOne) return { ok: false, why: "nothing to compare with", periods };
  return DESIGNS[pilot.design](panel, seed, pilot);
}

/** Until its end has come a pilot is not judged: whoever looks often enough sees everything once. */
function stageOf({ start, end }: PilotDef, data: { readonly to: string } | null): PilotReport["stage"] {
  if (data === null || compareLocal(start, data.to) >= 0) return "not_begun";
  return end !== null && compareLocal(end, data.to) > 0 ? "running" : "over";
}

/** How many periods will count from the start on: those planned, as many as before where no end is. */
function plannedPeriods(pilot: PilotDef, panel: Panel | null, { community }: Definitions): number {
  const { start, end, grain } = pilot;
  if (end !== null && compareLocal(start, end) < 0) return periods(start, end, grain, calendarOf(community)).length;
  const after = panel === null ? 0 : panel.periods.length - panel.first;
  return after > 0 ? after : (panel?.first ?? 0);
}

/** The whole interval on the good side of the criterion is met, on the other missed; anything else is undecided. */
export function verdictOf(
  pilot: Pick<PilotDef, "criterion">,
  result: PilotResult | null,
  stage: PilotReport["stage"],
): GoalStatus {
  if (stage !== "over") return "too_early";
  if (result === null) return "no_data";
  const { effect, p } = result;
  // No interval, or so few units that nothing they show could be told from chance.
  if ((effect.low === null && effect.high === null) || p === null || !p.canBeSignificant) return "undecided";
  const [low, high] = [effect.low ?? -Infinity, effect.high ?? Infinity];
  const { direction, value } = pilot.criterion;
  const [reached, short] = direction === "at_least" ? [low >= value, high < value] : [high <= value, low > value];
  if (reached) return isFind(result) ? "met" : "undecided";
  return short ? "missed" : "undecided";
}

const SIGNIFICANT = 0.05;
const isFind = ({ p, adjusted: a }: PilotResult): boolean => p !== null && (a ?? p.value) <= SIGNIFICANT;

/** Adjusts the p-values of all pilots together; what was met by luck among many is not met any more. */
function adjusted(reports: readonly PilotReport[]): readonly PilotReport[] {
  const tested = reports.filter(({ result, stage }) => stage === "over" && result !== null && result.p !== null);
  const found = benjaminiHochberg(tested.map(({ result }) => result?.p?.value ?? 1));
  if (tested.length < 2 || !found.ok) return reports;
  return reports.map((report) => {
    const at = tested.indexOf(report);
    if (at === -1 || report.result === null) return report;
    const result = { ...report.result, adjusted: settled(found.adjusted[at] as number) };
    const isLost = report.verdict === "met" && !isFind(result);
    return {
      ...report,
      result,
      verdict: isLost ? "undecided" : report.verdict,
      limits: [...report.limits, "many_tests" as const, ...(isLost ? (["adjusted_away"] as const) : [])],
    };
  });
}

function limitsOf(
  pilot: PilotDef,
  sample: PilotReport["sample"],
  outcome: Outcome,
  stage: PilotReport["stage"],
  panel: Panel | null,
): readonly PilotLimit[] {
  const had = sample.treated + sample.compared;
  const isSmall =
    had > 0 &&
    ((sample.stated !== null && had < sample.stated) ||
      (sample.needed !== null && Math.min(sample.treated, sample.compared) < sample.needed));
  const limits: readonly (PilotLimit | null)[] = [
    pilot.agreed === null ? "not_agreed" : compareLocal(pilot.agreed.on, pilot.start) > 0 ? "agreed_late" : null,
    stage === "running" ? "running" : null,
    isSmall ? "too_small" : null,
    outcome.ok && outcome.result.p?.canBeSignificant === false ? "few_units" : null,
    (panel?.without ?? 0) > 0 ? "units_missing" : null,
    ...(outcome.ok ? outcome.limits : []),
  ];
  return [...new Set(limits.filter((limit) => limit !== null))];
}

/** The effect on all units, with the interval's range; of a share, or anything that does not add up over units, none. */
function scaledUp(pilot: PilotDef, result: PilotResult, info: KpiInfo): PilotReport["scaleUp"] {
  const { scaleUp } = pilot;
  // A change without a control is nobody's to promise.
  if (scaleUp === null || result.effect.low === null || result.effect.high === null) return null;
  const isShare = info.partOfWhole || info.shownIn === "percent";
  const times = isShare ? 1 : scaleUp.units;
  const { value, low, high } = result.effect;
  return {
    units: scaleUp.units,
    adds: !isShare,
    value: settled(value * times),
    low: settled(low * times),
    high: settled(high * times),
    note: scaleUp.note,
  };
}

/** What must stand before the start, part by part. */
function fixedDesign(pilot: PilotDef, info: KpiInfo): FixedDesign {
  const { kpi, criterion, design, sample, units, arm, treated, compare, where } = pilot;
  const { start, starts, end, pre, grain } = pilot;
  return {
    kpi,
    definition: info.hash,
    criterion: canonical({ direction: criterion.direction, value: settled(criterion.value), unit: criterion.unit }),
    design: canonical({ design, sample }),
    units: canonical({ units, arm, treated, compare, where: where?.text ?? null }),
    window: canonical({ start, starts, end, pre, grain }),
  };
}

const settledResult = (result: PilotResult): PilotResult => ({
  ...result,
  effect: settledNumbers(result.effect),
  p: result.p === null ? null : settledNumbers(result.p),
});

/** The same with every number to twelve digits. */
function settledNumbers<T extends object>(of: T): T {
  return Object.fromEntries(
    Object.entries(of).map(([key, value]) => [key, typeof value === "number" ? settled(value) : value]),
  ) as T;
}
