import { surveyOf } from "../../compile/surveys.js";
import type { SurveyDef } from "../../compile/definitions.js";
import type { Expr } from "../../ground/expr.js";
import { settled } from "../canonical.js";
import type { KpiInfo, ReportInput } from "../input.js";
import type { KpiReport } from "../model.js";
import { counted, withheld, type Floor } from "../privacy.js";
import type { SurveyReport, SurveyWave } from "../survey-model.js";
import { enough, leastOf } from "./enough.js";
import type { Numbers } from "./gather.js";
import { calendarOf } from "./series.js";
import { dimensionLabel } from "./splits.js";
import { answersOf, groupsOf, type Tally } from "./surveys/answers.js";
import { asked } from "./surveys/asking.js";
import { adjusted, comparisonsOf } from "./surveys/compare.js";
import { hiddenWaves } from "./surveys/floor.js";
import { groupsBefore, releasesOf, wavesBefore } from "./surveys/earlier.js";
import { rawWaves, waveNames, type RawWave } from "./surveys/waves.js";
import { whoAnswered } from "./surveys/who.js";

export interface Known {
  readonly numbers: Numbers;
  readonly kpis: readonly KpiReport[];
  readonly floorOf: (kpi: string) => Floor;
}

/**
 * Every survey: its KPI asked by wave, by wave and answer, by wave and group; the floor kept over the waves beside the KPI's
 * own series; the last wave compared with those before, adjusted over all of them.
 *
 *   definitions ─▶ questions ─ask─▶ waves ─floor─▶ shown ─compare─▶ changes
 */
export async function surveyReports(input: ReportInput, known: Known): Promise<readonly SurveyReport[]> {
  const reports: SurveyReport[] = [];
  for (const survey of Object.values(input.definitions.surveys)) {
    const kpi = known.kpis.find(({ id }) => id === survey.kpi);
    const info = input.program.kpis[survey.kpi];
    const of = surveyOf(info?.expr ?? null);
    if (kpi && info && of) reports.push(await surveyReport(survey, of, { kpi, info, input, known }));
  }
  return adjusted(reports);
}

interface Around {
  readonly kpi: KpiReport;
  readonly info: KpiInfo;
  readonly input: ReportInput;
  readonly known: Known;
}

async function surveyReport(
  survey: SurveyDef,
  of: NonNullable<ReturnType<typeof surveyOf>>,
  { kpi, info, input, known }: Around,
): Promise<SurveyReport> {
  const { definitions, program } = input;
  const { k } = known.floorOf(kpi.id);
  const calendar = calendarOf(definitions.community);
  const least = leastOf(kpi.id, definitions, program);
  const asks = (id: string | null): string | null => (id !== null && Object.hasOwn(program.kpis, id) ? id : null);
  const def: SurveyDef = { ...survey, responseRate: asks(survey.responseRate), invited: asks(survey.invited) };
  const { grain, waves: raw } = await rawWaves(def, input, kpi.series);
  const goals = Object.values(definitions.goals).filter((goal) => goal.kpi === kpi.id);
  const releases = releasesOf(input.earlier ?? [], survey.name, kpi);
  const hidden = hiddenWaves(raw, grain, {
    k,
    total: kpi.total?.state === "suppressed" ? null : known.numbers.countedBy(kpi.id),
    series: [kpi.series, ...goals.map((goal) => known.numbers.gathered.goalSeries(kpi.id, goal.grain))],
    calendar,
    releases: wavesBefore(releases, raw, grain, calendar),
  });
  const tallies = of.answers === null ? null : await talliesOf(def, of.answers, input);
  const counts = countsOf(info.expr);
  const isWeighted = info.tables.some((table) => (definitions.tables[table]?.weight ?? null) !== null);
  const about = { kind: of.kind, counts, least, isWeighted };
  const waves = raw.map((wave, i) => shownWave(wave, hidden.has(i), tallies?.get(wave.key), about));
  const last = raw.at(-1);
  const told = last && waves.at(-1)?.cell.state !== "suppressed" && counted(last.cell) > 0 ? last : null;
  const splits = [];
  for (const dimension of told ? (survey.splits ?? definitions.kpis[kpi.id]?.splits ?? []) : []) {
    const label = (name: string) => dimensionLabel(name, info.tables, definitions);
    const split =
      dimension === survey.wave || told === null
        ? null
        : await whoAnswered(def, told, dimension, input, {
            kpi,
            grain,
            k,
            least,
            calendar,
            label,
            before: (names) => groupsBefore(releases, told, dimension, names),
          });
    if (split !== null) splits.push(split);
  }
  const tally = told && waves.at(-1)?.cell.state === "complete" ? tallies?.get(told.key) : undefined;
  return {
    id: survey.name,
    label: survey.label,
    question: survey.question,
    note: survey.note,
    owner: survey.owner,
    kpi: kpi.id,
    kind: of.kind,
    counts,
    responseRate: def.responseRate,
    invited: def.invited,
    weighted: isWeighted,
    grain,
    waves,
    comparisons: comparisonsOf(waves),
    answers: tally === undefined ? null : answersOf(survey, { kind: of.kind, counts }, tally, k),
    splits,
    choices: survey.choices,
    least,
    floor: k,
  };
}

/** What the KPI counts: the second argument of `csat` and `poll`, as a text. */
function countsOf(expr: Expr): string | null {
  const second = expr.kind === "call" ? expr.args[1] : undefined;
  if (second?.kind === "number") return String(Number(second.digits));
  if (second?.kind === "string" || second?.kind === "boolean") return String(second.value);
  return null;
}

/** How many gave each answer in each wave. */
async function talliesOf(
  survey: SurveyDef,
  answers: string,
  input: ReportInput,
): Promise<ReadonlyMap<string | null, Tally> | null> {
  const by = [...waveNames(survey), answers];
  const rows = await asked(input, { kpi: survey.kpi, by, where: survey.where?.text ?? null });
  if (rows === null) return null;
  const found = new Map<string | null, Map<string, number>>();
  for (const { key, cell } of rows) {
    const [wave, answer] = by.length > 1 ? [key[0] ?? null, key[1] ?? null] : [null, key[0] ?? null];
    if (answer === null || counted(cell) === 0) continue;
    const tally = found.get(wave) ?? new Map<string, number>();
    found.set(wave, tally.set(answer, counted(cell)));
  }
  return found;
}

function shownWave(
  wave: RawWave,
  isHidden: boolean,
  tally: Tally | undefined,
  about: {
    readonly kind: SurveyReport["kind"];
    readonly counts: string | null;
    readonly least: number;
    readonly isWeighted: boolean;
  },
): SurveyWave {
  const { key, from, to } = wave;
  const isPeriod = from !== null && key === from;
  const cell = isHidden ? withheld : enough(wave.cell, about.least);
  const hasValue = cell.value !== null && tally !== undefined;
  return {
    name: isPeriod ? null : key,
    from,
    to,
    cell,
    unweighted: hasValue && about.isWeighted ? plainValue(tally, about.kind, about.counts) : null,
    invited: isHidden ? null : wave.invited,
    rate: isHidden || counted(wave.cell) === 0 ? null : wave.rate,
    groups: hasValue && about.kind === "nps" ? groupsOf(tally) : null,
  };
}

/** The value of answers that count alike. */
function plainValue(tally: Tally, kind: SurveyReport["kind"], counts: string | null): number | null {
  const n = [...tally.values()].reduce((sum, each) => sum + each, 0);
  if (n === 0) return null;
  if (kind === "nps") {
    const { promoters, detractors } = groupsOf(tally);
    return settled((100 * (promoters - detractors)) / n);
  }
  const counted = [...tally].reduce(
    (sum, [value, each]) => sum + ((kind === "csat" ? Number(value) >= Number(counts) : value === counts) ? each : 0),
    0,
  );
  return settled(counted / n);
}
