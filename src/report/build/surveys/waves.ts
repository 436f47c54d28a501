import { isGrain } from "../../../compile/grain.js";
import type { Grain, SurveyDef } from "../../../compile/definitions.js";
import { compareLocal } from "../../../ground/day.js";
import type { ReportInput } from "../../input.js";
import type { ReportCell, Series } from "../../model.js";
import { counted } from "../../privacy.js";
import { asked, EMPTY, type AskedRow } from "./asking.js";

/** A wave as it was counted, nothing withheld yet. */
export interface RawWave {
  /** The value of the question's `by` that it is: a name, or the start of a period; null of the only one. */
  readonly key: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly cell: ReportCell;
  readonly invited: number | null;
  readonly rate: number | null;
  /** How many answered in each period. */
  readonly periods: readonly { readonly period: string; readonly n: number }[];
}

export interface RawWaves {
  readonly grain: Grain | null;
  readonly waves: readonly RawWave[];
}

/** The names to ask a survey's KPIs by for its waves. */
export const waveNames = ({ wave }: SurveyDef): readonly string[] => (wave === null ? [] : [wave]);

/** The survey's waves in order of time: those with answers, and of what it says are its rows also those with invitations. */
export async function rawWaves(survey: SurveyDef, input: ReportInput, series: Series): Promise<RawWaves> {
  const by = waveNames(survey);
  const where = survey.where?.text ?? null;
  const ask = (kpi: string | null, names: readonly string[]): Promise<readonly AskedRow[] | null> =>
    kpi === null ? Promise.resolve(null) : asked(input, { kpi, by: names, where });
  const answers = (await ask(survey.kpi, by)) ?? [];
  const rates = byKey(await ask(survey.responseRate, by));
  const invited = byKey(await ask(survey.invited, by));
  const grain = grainOf(survey, series);
  const placed = await periodsOf(survey, grain, ask);
  const waves = [...new Set([...answers, ...(rates?.rows ?? []), ...(invited?.rows ?? [])].map(({ key }) => keyOf(key)))].map(
    (key): RawWave => {
      const cell = answers.find((row) => keyOf(row.key) === key)?.cell ?? EMPTY;
      const periods = placed.answers.get(key) ?? [];
      const seen = periods.length > 0 ? periods : (placed.sent.get(key) ?? []);
      return {
        key,
        from: seen[0]?.period ?? null,
        to: seen.at(-1)?.period ?? null,
        cell: counted(cell) > 0 ? cell : { ...EMPTY, n: 0 },
        invited: invited?.of(key)?.value ?? null,
        rate: rates?.of(key)?.value ?? null,
        periods,
      };
    },
  );
  // Without a condition another survey's wave would look like one that nobody answered.
  const own = waves.filter(({ cell, invited: sent }) => counted(cell) > 0 || (where !== null && (sent ?? 0) > 0));
  return { grain, waves: own.sort(inTime) };
}

const keyOf = (key: readonly (string | null)[]): string | null => key[0] ?? null;

function byKey(rows: readonly AskedRow[] | null) {
  return (
    rows && {
      rows,
      of: (key: string | null): ReportCell | undefined => rows.find((row) => keyOf(row.key) === key)?.cell,
    }
  );
}

/** The periods waves are placed by: their own, else those of the KPI's series; none where rows have no time. */
function grainOf({ wave }: SurveyDef, series: Series): Grain | null {
  if (wave !== null && isGrain(wave)) return wave;
  return series.points.length === 0 ? null : series.grain;
}

type Periods = ReadonlyMap<string | null, readonly { readonly period: string; readonly n: number }[]>;

/** In which periods each wave was answered, and sent. */
async function periodsOf(
  survey: SurveyDef,
  grain: Grain | null,
  ask: (kpi: string | null, names: readonly string[]) => Promise<readonly AskedRow[] | null>,
): Promise<{ readonly answers: Periods; readonly sent: Periods }> {
  if (grain === null) return { answers: new Map(), sent: new Map() };
  const isPeriod = survey.wave !== null && isGrain(survey.wave);
  const names = [grain, ...(isPeriod ? [] : waveNames(survey))];
  const place = (rows: readonly AskedRow[] | null, size: (cell: ReportCell) => number): Periods => {
    const found = new Map<string | null, { period: string; n: number }[]>();
    for (const { key, cell } of rows ?? []) {
      const [period = null, name = null] = key;
      const n = size(cell);
      if (period === null || n <= 0) continue;
      const wave = isPeriod ? period : name;
      found.set(wave, [...(found.get(wave) ?? []), { period, n }]);
    }
    return found;
  };
  return {
    answers: place(await ask(survey.kpi, names), counted),
    sent: place(await ask(survey.invited, names), ({ value }) => value ?? 0),
  };
}

const inTime = (a: RawWave, b: RawWave): number =>
  compared(a.from, b.from) || compared(a.to, b.to) || (String(a.key) < String(b.key) ? -1 : a.key === b.key ? 0 : 1);

/** What has no time stands first. */
const compared = (a: string | null, b: string | null): number =>
  a === null || b === null ? Number(a !== null) - Number(b !== null) : compareLocal(a, b);
