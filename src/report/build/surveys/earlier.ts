import type { Grain } from "../../../compile/definitions.js";
import { addDuration, compareLocal, nextPeriod, type Calendar } from "../../../ground/day.js";
import type { KpiReport, Report } from "../../model.js";
import { counted } from "../../privacy.js";
import type { SurveyReport, SurveyWave } from "../../survey-model.js";
import type { Release, Then } from "../floor/since.js";
import type { RawWave } from "./waves.js";

/** A survey in a release, of a KPI that is still defined as it was. */
export interface EarlierSurvey {
  readonly survey: SurveyReport;
  readonly total: boolean;
  readonly dataTo: string | null;
}

export const releasesOf = (reports: readonly Report[], id: string, kpi: KpiReport): readonly EarlierSurvey[] =>
  reports.flatMap(({ surveys = [], kpis, dataTo }) => {
    const survey = surveys.find((each) => each.id === id && each.kpi === kpi.id);
    const own = kpis.find((each) => each.id === kpi.id && each.definitionHash === kpi.definitionHash);
    if (!survey || !own) return [];
    return [{ survey, total: own.total !== null && own.total.n !== null, dataTo }];
  });

/** What each of them says of the waves that there are now. */
export const wavesBefore = (
  releases: readonly EarlierSurvey[],
  waves: readonly RawWave[],
  grain: Grain | null,
  calendar: Calendar,
): readonly Release[] =>
  releases.map(({ survey, total, dataTo }) => ({
    total,
    then: waves.map((wave): Then => {
      const then = survey.waves.find((each) => isSame(each, wave));
      if (then === undefined) return null;
      if (then.cell.state !== "suppressed") return counted(then.cell);
      return isOver(then, { grain, dataTo, calendar }) ? "withheld" : "open";
    }),
  }));

/** What each says of groups of this wave, where it was the last one then; those it does not list it may withhold. */
export const groupsBefore = (
  releases: readonly EarlierSurvey[],
  wave: RawWave,
  dimension: string,
  names: readonly (string | null)[],
): readonly Release[] =>
  releases.flatMap(({ survey }) => {
    const last = survey.waves.at(-1);
    const split = survey.splits.find((each) => each.dimension === dimension);
    if (!last || !split || !isSame(last, wave)) return [];
    const then = new Map(split.groups.map(({ name, cell }) => [name, counted(cell)]));
    return [{ total: true, then: names.map((name): Then => then.get(name) ?? (split.others === null ? null : "open")) }];
  });

function isOver(
  { to }: SurveyWave,
  { grain, dataTo, calendar }: { readonly grain: Grain | null; readonly dataTo: string | null; readonly calendar: Calendar },
): boolean {
  if (to === null || grain === null || dataTo === null) return true;
  return compareLocal(nextPeriod(to, grain, calendar), addDuration(dataTo, 1, "day")) <= 0;
}

/** Of periods the first is what they are known by; the only wave of a survey has no name. */
const isSame = (then: SurveyWave, { key, from }: RawWave): boolean =>
  then.name === null && key === from ? then.from === from : then.name === key;
