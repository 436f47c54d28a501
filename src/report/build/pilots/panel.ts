import type { Definitions, PilotDef } from "../../../compile/definitions.js";
import type { Answer, Question } from "../../../compile/question.js";
import { addDuration, compareLocal, durationUnit, nextPeriod, periods, periodStart } from "../../../ground/day.js";
import { Refused } from "../../../ground/diagnostic.js";
import { remembered, type KpiInfo, type ReportInput } from "../../input.js";
import { peopleTables, type Floor } from "../../privacy.js";
import { spanOf } from "../ask.js";
import { settledCell } from "../cell.js";
import { calendarOf } from "../series.js";

/** A unit's value in each period, in order; null where it has none that is complete. */
export interface PanelUnit {
  readonly name: string;
  readonly treated: boolean;
  /** The place of the first period that may show an effect on it; null for those it is compared with. */
  readonly start: number | null;
  readonly values: readonly (number | null)[];
}

/** The KPI's own answer by unit and period: what every design is computed from. */
export interface Panel {
  readonly periods: readonly string[];
  /** The place of the first period from the start on. */
  readonly first: number;
  readonly units: readonly PanelUnit[];
  /** Units left out: seen on one side of the start only, or in both arms. */
  readonly without: number;
}

/** Where nothing is said of it, so many periods before the start are looked at, at most. */
const LOOKED_BACK = 24;

/** Whole periods before the start and from it on, as far as data and the pilot go. */
export function windowOf(
  pilot: PilotDef,
  data: { readonly from: string; readonly to: string },
  { community }: Definitions,
): { readonly before: readonly string[]; readonly after: readonly string[]; readonly end: string } {
  const calendar = calendarOf(community);
  const { grain, start, pre } = pilot;
  const earliest = (a: string, b: string): string => (compareLocal(a, b) <= 0 ? a : b);
  const latest = (a: string, b: string): string => (compareLocal(a, b) >= 0 ? a : b);
  const whole = (from: string, to: string): readonly string[] => {
    const first = periodStart(from, grain, calendar);
    const begins = compareLocal(first, from) < 0 ? nextPeriod(first, grain, calendar) : first;
    if (compareLocal(begins, to) >= 0) return [];
    return periods(begins, to, grain, calendar).filter((each) => compareLocal(nextPeriod(each, grain, calendar), to) <= 0);
  };
  const unit = pre === null ? null : durationUnit(pre.unit);
  const back = pre === null || unit === null ? data.from : addDuration(start, -pre.count, unit);
  const before = whole(latest(back, data.from), earliest(start, data.to));
  const end = pilot.end === null ? data.to : earliest(pilot.end, data.to);
  return {
    before: pre === null ? before.slice(-LOOKED_BACK) : before,
    after: compareLocal(start, end) < 0 ? whole(start, end) : [],
    end,
  };
}

/** Asks the KPI by period and unit; null where it cannot be asked so, or has no data. `withheld` where the floor forbids. */
export async function panelOf(
  pilot: PilotDef,
  input: ReportInput,
  floor: Floor,
): Promise<{ readonly panel: Panel | null; readonly withheld: boolean }> {
  const nothing = { panel: null, withheld: false };
  const data = spanOf(input, [pilot.kpi]);
  if (data === null) return nothing;
  const calendar = calendarOf(input.definitions.community);
  const { before, after } = windowOf(pilot, data, input.definitions);
  const all = [...before, ...after];
  const last = all.at(-1);
  if (last === undefined) return nothing;
  const question: Question = {
    kpis: [pilot.kpi],
    by: [pilot.grain, ...(pilot.units === null ? [] : [pilot.units]), ...(pilot.arm === null ? [] : [pilot.arm])],
    from: all[0] as string,
    to: nextPeriod(last, pilot.grain, calendar),
    where: pilot.where?.text ?? null,
  };
  const answer = await asked(input, question);
  if (answer === null) return nothing;
  const seen = cellsOf(answer, pilot);
  const known = all.filter((period) => seen.some((cell) => cell.period === period && cell.value !== null));
  if (known.length === 0) return nothing;
  const additive = (input.program.kpis[pilot.kpi] as KpiInfo).additive === "additive";
  const panel = arranged(pilot, known, seen, additive);
  return { panel, withheld: isWithheld(panel, seen, pilot, input.definitions, floor) };
}

async function asked(input: ReportInput, question: Question): Promise<Answer | null> {
  try {
    return await remembered(input.memory, { kpi: question.kpis[0] as string }, ["pilot", question], () =>
      input.ask(question, { interval: false }),
    );
  } catch (refusal) {
    if (!(refusal instanceof Refused) || refusal.diagnostics.some(({ code }) => code.startsWith("data-"))) throw refusal;
    return null;
  }
}

interface Seen {
  readonly period: string;
  readonly unit: string;
  readonly arm: string | null;
  readonly value: number | null;
  readonly n: number | null;
}

/** Complete cells only: what can still change, or is not covered, is no value. */
function cellsOf(answer: Answer, pilot: PilotDef): readonly Seen[] {
  return answer.rows.flatMap(({ key, cells: [raw] }): Seen[] => {
    const [period, ...names] = key.map((part) => (part === null ? null : String(part)));
    const unit = pilot.units === null ? "" : (names[0] ?? null);
    if (!raw || period === null || period === undefined || unit === null) return [];
    const cell = settledCell(raw);
    const arm = pilot.arm === null ? null : (names.at(-1) ?? null);
    return [{ period, unit, arm, value: cell.state === "complete" ? cell.value : null, n: cell.n }];
  });
}

function arranged(pilot: PilotDef, periods: readonly string[], seen: readonly Seen[], additive: boolean): Panel {
  const first = firstFrom(periods, pilot.start);
  const byUnit = new Map<string, Seen[]>();
  for (const cell of seen) byUnit.set(cell.unit, [...(byUnit.get(cell.unit) ?? []), cell]);
  let without = 0;
  const units = [...byUnit].flatMap(([name, cells]): PanelUnit[] => {
    const sides = new Set(cells.map((cell) => sideOf(pilot, name, cell.arm)));
    if (sides.size > 1) return (without++, []);
    const [side = null] = sides;
    if (side === null) return [];
    const own = new Map(cells.map((cell) => [cell.period, cell.value]));
    // Of a sum or a count, nothing there is zero; of a mean or a share it is nothing.
    const values = periods.map((period) => own.get(period) ?? (additive && !own.has(period) ? 0 : null));
    const start = side === "treated" ? firstFrom(periods, pilot.starts[name] ?? pilot.start) : null;
    const has = (part: readonly (number | null)[]): boolean => part.some((value) => value !== null);
    const wanted = [...(first > 0 ? [values.slice(0, first)] : []), ...(first < periods.length ? [values.slice(first)] : [])];
    if (!wanted.every(has)) return (without++, []);
    return [{ name, treated: side === "treated", start, values }];
  });
  // By name, so that the order of rows decides nothing.
  return { periods, first, units: units.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)), without };
}

const firstFrom = (periods: readonly string[], day: string): number => {
  const at = periods.findIndex((period) => compareLocal(period, day) >= 0);
  return at === -1 ? periods.length : at;
};

function sideOf(pilot: PilotDef, unit: string, arm: string | null): "treated" | "compared" | null {
  if (pilot.units === null) return "treated";
  const value = pilot.arm === null ? unit : (arm ?? "");
  const named = pilot.treated.includes(value) || Object.hasOwn(pilot.starts, unit);
  // A series that is looked at alone, over all its units.
  if (pilot.treated.length === 0 && Object.keys(pilot.starts).length === 0) return "treated";
  if (named) return "treated";
  return pilot.compare.length === 0 || pilot.compare.includes(value) ? "compared" : null;
}

/**
 * Whether the floor forbids to tell the arms' means. Of people, an arm holds at least `k` units; of groups of people (a
 * country), at least `k` rows in every period, and no arm is one unit where another unit is so small that it could be worked
 * out from the whole.
 */
function isWithheld(panel: Panel, seen: readonly Seen[], pilot: PilotDef, definitions: Definitions, floor: Floor): boolean {
  if (!floor.personal) return false;
  const arms = [true, false].map((treated) => panel.units.filter((unit) => unit.treated === treated));
  const filled = arms.filter((arm) => arm.length > 0);
  if (isPeople(pilot, definitions)) return filled.some((arm) => arm.length < floor.k);
  const isSmall = ({ n }: Seen): boolean => n !== null && n > 0 && n < floor.k;
  if (seen.some(isSmall) && filled.some((arm) => arm.length === 1)) return true;
  return filled.some((arm) => {
    const names = new Set(arm.map(({ name }) => name));
    return panel.periods.some((period) => {
      const rows = seen.filter((cell) => cell.period === period && names.has(cell.unit));
      const n = rows.reduce((sum, cell) => sum + (cell.n ?? 0), 0);
      return rows.every((cell) => cell.n !== null) && n > 0 && n < floor.k;
    });
  });
}

/** Whether a unit is a person: a key of a table of people, a reference to one, or a column of personal data. */
function isPeople({ units }: PilotDef, definitions: Definitions): boolean {
  if (units === null) return false;
  const people = peopleTables(definitions);
  const name = units.split(".").at(-1) ?? units;
  return Object.values(definitions.tables).some((table) => {
    const column = Object.hasOwn(table.columns, name) ? table.columns[name] : undefined;
    const isKey = people.has(table.name) && table.key === name;
    return isKey || (column !== undefined && (column.pii || (column.ref !== null && people.has(column.ref))));
  });
}
