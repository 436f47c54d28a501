import type { Grain, SurveyDef, Texts } from "../../../compile/definitions.js";
import { nextPeriod, type Calendar } from "../../../ground/day.js";
import { totalVariation } from "../../../stats/total-variation.js";
import { settled } from "../../canonical.js";
import type { ReportInput } from "../../input.js";
import type { KpiReport, ReportCell } from "../../model.js";
import { counted } from "../../privacy.js";
import type { SurveyGroup, SurveySplit } from "../../survey-model.js";
import { enough } from "../enough.js";
import { hidingSince, type Release } from "../floor/since.js";
import { asked, type AskedRow } from "./asking.js";
import { waveNames, type RawWave } from "./waves.js";

/** What the groups of one wave stand beside. */
export interface Around {
  readonly kpi: KpiReport;
  readonly grain: Grain | null;
  readonly k: number;
  readonly least: number;
  readonly calendar: Calendar;
  readonly label: (dimension: string) => Texts;
  /** What releases say of these groups of the wave. */
  readonly before: (names: readonly (string | null)[]) => readonly Release[];
}

/** How many groups a page lists. */
const LISTED = 12;

/** Who answered a wave, by one dimension: each group's value, how many of it were invited, and how far the two mixes differ. */
export async function whoAnswered(
  survey: SurveyDef,
  wave: RawWave,
  dimension: string,
  input: ReportInput,
  around: Around,
): Promise<SurveySplit | null> {
  const by = [...waveNames(survey), dimension];
  const where = survey.where?.text ?? null;
  const ofWave = async (kpi: string | null): Promise<readonly AskedRow[] | null> => {
    const rows = kpi === null ? null : await asked(input, { kpi, by, where });
    return rows && rows.filter(({ key }) => by.length === 1 || (key[0] ?? null) === wave.key);
  };
  const answers = await ofWave(survey.kpi);
  if (answers === null) return null;
  const [invited, rates] = [await ofWave(survey.invited), await ofWave(survey.responseRate)];
  const sent = cells(invited);
  const names = [...new Set([...answers.filter(({ cell }) => counted(cell) > 0).map(nameOf), ...sent.keys()])];
  const own = cells(answers);
  const ns = names.map((name) => counted(own.get(name) ?? { n: 0 }));
  const forced = await told(survey, wave, dimension, input, names, ns, around);
  const rest = Math.max(0, counted(wave.cell) - ns.reduce((sum, n) => sum + n, 0));
  const hidden = forced === null ? null : hidingSince(ns, around.k, around.before(names), { forced, rest });
  const isShown = (i: number): boolean => hidden !== null && hidden.protected && !hidden.cells.has(i);
  const order = [...names.keys()].sort((a, b) => (ns[b] ?? 0) - (ns[a] ?? 0) || a - b);
  const shown = order.filter(isShown).slice(0, LISTED);
  const others = order.filter((i) => !shown.includes(i));
  const invitedOf = (i: number): number | null => (invited === null ? null : (sent.get(names[i] ?? null)?.value ?? 0));
  const rate = cells(rates);
  const groups = shown.map((i): SurveyGroup => {
    const name = names[i] ?? null;
    const n = ns[i] ?? 0;
    const cell: ReportCell = own.get(name) ?? { value: null, n: 0, low: null, high: null, state: "no_data" };
    const { value = null } = rate.get(name) ?? {};
    const nobody: ReportCell = { value: null, n: 0, low: null, high: null, state: "no_data" };
    return { name, cell: n === 0 ? nobody : enough(cell, around.least), invited: invitedOf(i), rate: value };
  });
  const sum = (all: readonly (number | null)[]): number | null =>
    all.some((each) => each === null) ? null : all.reduce<number>((total, each) => total + (each ?? 0), 0);
  const left = counted(wave.cell) - shown.reduce((total, i) => total + (ns[i] ?? 0), 0);
  const more = { n: left, invited: sum(others.map(invitedOf)) };
  return {
    dimension,
    label: around.label(dimension),
    groups,
    others: others.length === 0 && left === 0 ? null : more,
    distance: distanceOf(groups, others.length === 0 && left === 0 ? null : more),
  };
}

const nameOf = ({ key }: AskedRow): string | null => key.at(-1) ?? null;

const cells = (rows: readonly AskedRow[] | null): ReadonlyMap<string | null, ReportCell> =>
  new Map((rows ?? []).map((row) => [nameOf(row), row.cell] as const));

/**
 * The groups that something else in the report would tell: those it withholds in the wave's periods, and those of whom too
 * few answered in them beside this wave. Null where none may be told.
 */
async function told(
  { kpi }: SurveyDef,
  wave: RawWave,
  dimension: string,
  input: ReportInput,
  names: readonly (string | null)[],
  ns: readonly number[],
  { kpi: report, grain, k, calendar }: Around,
): Promise<ReadonlySet<number> | null> {
  const split = report.splits.find((each) => each.dimension === dimension);
  if (split === undefined) return new Set();
  const out = new Set<number>();
  const hide = (name: string | null): void => {
    const i = names.indexOf(name);
    if (i !== -1) out.add(i);
  };
  const periods = new Set(wave.periods.map(({ period }) => period));
  for (const { name, series, total } of split.groups) {
    const isGone = series.points.some(({ period, cell }) => periods.has(period) && cell.state === "suppressed");
    if (isGone || total?.state === "suppressed") hide(name);
  }
  if (wave.from === null || wave.to === null || grain === null) return out;
  const all = await asked(input, { kpi, by: [dimension], from: wave.from, to: nextPeriod(wave.to, grain, calendar) });
  if (all === null) return null;
  for (const row of all) {
    const beside = counted(row.cell) - (ns[names.indexOf(nameOf(row))] ?? 0);
    if (beside > 0 && beside < k) hide(nameOf(row));
  }
  return out;
}

function distanceOf(groups: readonly SurveyGroup[], others: SurveySplit["others"]): number | null {
  const all = [...groups.map(({ cell, invited }) => ({ n: counted(cell), invited })), ...(others ? [others] : [])];
  if (groups.length < 2 || all.some(({ invited }) => invited === null)) return null;
  const found = totalVariation(
    all.map(({ n }) => n),
    all.map(({ invited }) => invited ?? 0),
  );
  return found.ok ? settled(found.distance) : null;
}
