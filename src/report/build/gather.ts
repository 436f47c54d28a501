import type { Definitions } from "../../compile/definitions.js";
import { compareLocal, nextPeriod } from "../../ground/day.js";
import type { ReportInput } from "../input.js";
import type { CoverageReport, KpiReport, ReportCell, Series } from "../model.js";
import { counted, partOf, withheld, type Floor } from "../privacy.js";
import { askTogether } from "./ask.js";
import { settledCell } from "./cell.js";
import { coverageReports, coverageSubject, guardedCoverage, subjectOf } from "./coverage.js";
import { enough, leastOf } from "./enough.js";
import { releasesOf } from "./floor/earlier.js";
import { madeOf, someOf } from "./floor/made-of.js";
import { nestings, partId, relationsOf } from "./floor/relations.js";
import { filteredRows } from "./filtered.js";
import { calendarOf, gatherSeries, type Gathered } from "./series.js";
import { gatherSplits, WHOLE, type Splits } from "./splits.js";
import { withholding, type Place, type Relation, type Subject, type Withheld } from "./floor/withheld.js";

/** All numbers of a report, the privacy floor kept over them together. */
export interface Numbers {
  readonly gathered: Gathered;
  readonly totals: ReadonlyMap<string, ReportCell>;
  readonly leads: ReadonlyMap<string, KpiReport["latest"]>;
  readonly splits: Splits;
  readonly coverage: readonly CoverageReport[];
  /** Whether as many rows of this table are withheld somewhere, in this period of the KPI's own grain or over the whole range. */
  readonly isSecret: (kpi: string, table: string, period: string | null, n: number) => boolean;
  /** How many values a KPI's total stands for, shown or not. */
  readonly countedBy: (kpi: string) => number | null;
}

/**
 * Asks every KPI by its grain, in total and by its splits, and withholds what would tell of too few. Splits are asked
 * last and may still forbid a total: then all is looked at again, until nothing more is forbidden.
 */
export async function gatherNumbers(
  input: ReportInput,
  ids: readonly string[],
  floorOf: (tables: readonly string[]) => Floor,
  step: () => void,
): Promise<Numbers> {
  const { definitions, program } = input;
  const tablesOf = (kpi: string): readonly string[] => program.kpis[kpi]?.tables ?? [];
  const floor = (kpi: string): Floor => floorOf(tablesOf(kpi));
  const asked = await gatherSeries(input, ids);
  step();
  const totals = await totalsOf(input, ids);
  const coverage = await coverageReports(input);
  step();
  const wholes = someOf(program);
  const calendar = calendarOf(definitions.community);
  const hashes = Object.fromEntries(ids.map((id) => [id, program.kpis[id]?.hash ?? ""]));
  const releases = releasesOf(input.earlier ?? [], hashes, { monthsOf: subjectOf, calendar });
  const subjects: readonly Subject[] = [
    ...ids.map((id) => {
      const total = totals.get(id);
      return {
        id,
        tables: tablesOf(id),
        floor: floor(id),
        total: total ? counted(total) : null,
        series: asked.counts(id),
        someOf: wholes(id),
        earlier: releases.kpi(id),
      };
    }),
    ...ids.flatMap((id): readonly Subject[] => {
      const total = totals.get(id);
      const series = asked.parts(id);
      const part = total ? partOf(total) : null;
      if (series === null || (total && part === null)) return [];
      // What a share is a share of is told; how great its part is must only not tell of what is withheld.
      const own = { k: floor(id).k, personal: false };
      return [{ id: partId(id), tables: tablesOf(id), floor: own, total: part, series, someOf: wholes(id) }];
    }),
    ...coverage.map((report) => coverageSubject(report, floorOf([report.table]), releases.rows(report.table))),
  ];
  const left = await leftOut(input, ids, floorOf);
  const together = [...subjects, ...left.map(({ subject }) => subject)];
  const relations = [
    ...relationsOf(subjects),
    ...nestings(subjects),
    ...left.flatMap(({ kpi, all, subject }): readonly Relation[] => {
      const whole = wholes(kpi).filter((id) => counted(totals.get(id) ?? { n: null }) === all);
      return counted(totals.get(kpi) ?? { n: null }) + (subject.total ?? 0) === all
        ? [{ whole, parts: [[kpi], [subject.id]] }]
        : [];
    }),
  ];
  const parts = madeOf(program);
  // A value that is withheld for what it is made of says nothing of its count.
  const counts = new Set(subjects.map(({ id }) => id).filter((id) => parts(id).size === 0 && !program.kpis[id]?.partOfWhole));
  const forced = [
    ...releases.withheld.filter(({ id }) => counts.has(id)),
    ...left.filter(({ wasWithheld }) => wasWithheld).map(({ subject }): Place => ({ id: subject.id, at: null })),
  ];
  const gone = new Set(releases.withheld.map((place) => JSON.stringify(place)));
  for (;;) {
    const secret = withholding(together, forced, relations, calendar);
    const isHidden = valuesWithheld(secret, subjects, parts, definitions);
    const hides = (id: string, at: Place["at"]): boolean => isHidden(id, at) || gone.has(JSON.stringify({ id, at }));
    const gathered = asked.shown((kpi, grain, period) => hides(kpi, { grain, period }));
    const shownTotals = new Map(
      [...totals].map(([id, cell]) => [id, hides(id, null) ? withheld : enough(cell, leastOf(id, definitions, program))]),
    );
    const leads = new Map(ids.map((id) => [id, leadOf(gathered.series(id), shownTotals.get(id) ?? null)]));
    const placeOf = (id: string, at: string): Place => ({
      id,
      at: at === WHOLE ? null : { grain: gathered.series(id).grain, period: at },
    });
    const ns = new Map(
      subjects.map(({ id, total, series }) => [
        id,
        new Map([[WHOLE, total], ...(series[0]?.points ?? []).map(({ period, n }) => [period, n] as const)]),
      ]),
    );
    const splits = await gatherSplits(
      input,
      {
        gathered,
        whole: new Set(ids.filter((id) => leads.get(id)?.period === null)),
        total: (id, at) => ns.get(id)?.get(at) ?? null,
        isWithheld: (id, at) => hides(id, placeOf(id, at).at),
        madeOf: parts,
        someOf: wholes,
        relations,
        before: releases.group,
        wholes: releases.wholes,
      },
      floor,
    );
    if (splits.unsafe.length === 0) {
      step();
      return {
        gathered,
        totals: shownTotals,
        leads,
        splits,
        coverage: coverage.map((report) => guardedCoverage(report, floorOf([report.table]), secret)),
        isSecret: secretsOf(secret, subjects, (kpi) => gathered.series(kpi).grain),
        countedBy: (kpi) => ns.get(kpi)?.get(WHOLE) ?? null,
      };
    }
    forced.push(...splits.unsafe.map(({ kpi, at }) => placeOf(kpi, at)));
  }
}

interface LeftOut {
  readonly kpi: string;
  readonly all: number;
  readonly subject: Subject;
  /** A release did not tell how many they are. */
  readonly wasWithheld: boolean;
}

/** The rows a KPI's filters leave out of all that it could count, where one filter alone does. */
async function leftOut(
  input: ReportInput,
  ids: readonly string[],
  floorOf: (tables: readonly string[]) => Floor,
): Promise<readonly LeftOut[]> {
  const found: LeftOut[] = [];
  for (const kpi of ids) {
    const [only, ...more] = await filteredRows(input, kpi);
    if (only === undefined || more.length > 0) continue;
    const { name, table, leftOut: total, all } = only;
    const id = `left out of ${kpi} by ${name}`;
    const wasWithheld = (input.earlier ?? []).some(({ kpis }) =>
      kpis.some((each) => each.id === kpi && each.lineage.filtered?.some((one) => one.name === name && one.rows === null)),
    );
    found.push({
      kpi,
      all,
      wasWithheld,
      subject: { id, tables: [table], floor: floorOf([table]), total, series: [], someOf: [] },
    });
  }
  return found;
}

/** Every KPI over the whole time its tables cover. */
async function totalsOf(input: ReportInput, ids: readonly string[]): Promise<ReadonlyMap<string, ReportCell>> {
  const answers = await askTogether(input, ids, { by: [], from: null });
  return new Map(answers.flatMap(({ kpi, rows }) => (rows[0] ? [[kpi, settledCell(rows[0].cell)]] : [])));
}

/** The last complete period; the whole range where no period is complete and the range itself is settled. */
function leadOf(series: Series, total: ReportCell | null): KpiReport["latest"] {
  const isSettled = (cell: ReportCell): boolean => cell.state === "complete" && cell.value !== null;
  const last = series.points.filter(({ cell }) => isSettled(cell)).at(-1);
  return last ?? (total !== null && isSettled(total) ? { period: null, cell: total } : null);
}

/** A value is withheld with its count, and where a KPI it is made of is: that one could be worked out from it. */
function valuesWithheld(
  secret: Withheld,
  subjects: readonly Subject[],
  madeOf: (kpi: string) => ReadonlySet<string>,
  definitions: Definitions,
): (kpi: string, at: Place["at"]) => boolean {
  const calendar = calendarOf(definitions.community);
  const seriesOf = new Map(subjects.map(({ id, series }) => [id, series]));
  const isGone = (id: string, at: Place["at"]): boolean => {
    if (at === null) return secret.total(id);
    const all = seriesOf.get(id) ?? [];
    const same = all.filter(({ grain }) => grain === at.grain);
    const end = nextPeriod(at.period, at.grain, calendar);
    return (same.length > 0 ? same : all).some(({ grain, points }) =>
      points.some(
        ({ period }) =>
          secret.cell(id, grain, period) &&
          compareLocal(period, end) < 0 &&
          compareLocal(nextPeriod(period, grain, calendar), at.period) > 0,
      ),
    );
  };
  const isSecret = (id: string, at: Place["at"]): boolean =>
    at === null ? secret.total(id) : secret.cell(id, at.grain, at.period);
  return (kpi, at) => isSecret(kpi, at) || isSecret(partId(kpi), at) || [...madeOf(kpi)].some((part) => isGone(part, at));
}

function secretsOf(secret: Withheld, subjects: readonly Subject[], grainOf: (kpi: string) => string): Numbers["isSecret"] {
  return (kpi, table, period, n) =>
    subjects.some(({ id, tables, total, series }) => {
      if (!tables.includes(table)) return false;
      if (period === null) return total === n && secret.total(id);
      return series.some(
        ({ grain, points }) =>
          grain === grainOf(kpi) &&
          points.some((point) => point.period === period && point.n === n && secret.cell(id, grain, period)),
      );
    });
}
