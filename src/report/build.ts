import type { Definitions, Grain, KpiDef } from "../compile/definitions.js";
import { moneyColumns, type Conversion } from "../compile/money.js";
import { nextPeriod } from "../ground/day.js";
import { askAhead } from "./build/ask.js";
import { assumptionReports } from "./build/assumptions.js";
import { attributionReport } from "./build/attribution.js";
import { latestDay } from "./build/coverage.js";
import { partReports } from "./build/composite.js";
import { goalReport } from "./build/goals.js";
import { membersReport } from "./build/members/members.js";
import { maturityReport } from "./build/maturity.js";
import { propositionReports } from "./build/propositions.js";
import { pilotReports } from "./build/pilots.js";
import { roiReport } from "./build/roi.js";
import { voicesReport } from "./build/voices.js";
import { changesOf, evidenceOf, usedBy } from "./build/lineage.js";
import { filteredOf } from "./build/filtered.js";
import { gatherNumbers, type Numbers } from "./build/gather.js";
import { seriesWanted } from "./build/series.js";
import { surveyReports } from "./build/surveys.js";
import { formulaTexts } from "./build/words.js";
import { digest } from "./canonical.js";
import { publishedRows, SHOWN_ROWS, withheldRows } from "./counted.js";
import { memoryOfOneBuild, remembered, type KpiInfo, type ReportInput } from "./input.js";
import type { KpiReport, Report, Series, StakeholderReport } from "./model.js";
import { floors, type Floor } from "./privacy.js";
import { REPORT_SCHEMA } from "./schema.js";

/**
 * Makes the Report: asks every KPI by its grain, in total and by its splits, a question for many KPIs at once; judges
 * the goals; keeps the privacy floor; settles numbers so that engines agree to the byte.
 *
 *   definitions, catalog, program ─▶ questions ─ask─▶ answers ─floor─▶ cells ─judge─▶ Report
 */
export async function buildReport(given: ReportInput): Promise<Report> {
  const input = { ...given, memory: given.memory ?? memoryOfOneBuild() };
  const { definitions, catalog, program } = input;
  const ids = Object.keys(definitions.kpis).filter(
    (id) => Object.hasOwn(program.kpis, id) && (input.only?.includes(id) ?? true),
  );
  const floorOfTables = floors(definitions, program.kpis);
  const floorOf = (kpi: string): Floor => floorOfTables(program.kpis[kpi]?.tables ?? []);
  const all = 3 + ids.length;
  let done = 0;
  const step = (): void => input.progress?.(++done, all);

  await askAhead(input, seriesWanted(input, ids));
  const numbers = await gatherNumbers(input, ids, floorOfTables, step);
  const { gathered, totals, leads, splits } = numbers;
  const kpis: KpiReport[] = [];
  for (const id of ids) {
    const def = definitions.kpis[id] as KpiDef;
    const info = program.kpis[id] as KpiInfo;
    const series = gathered.series(id);
    const latest = leads.get(id) ?? null;
    const filtered = await filteredOf(input, id, floorOf(id), numbers);
    kpis.push({
      id,
      label: def.label,
      description: def.description,
      family: def.family,
      stage: def.stage,
      better: def.better,
      owners: def.owners,
      unit: info.unit,
      shownIn: info.shownIn ?? def.unit ?? info.unit,
      evidence: evidenceOf(id, program),
      formula: info.formulaText,
      words: formulaTexts(info.expr, definitions),
      sql: gathered.sql(id),
      intervalMethod: gathered.method(id) ?? info.method,
      dateBasis: info.dateBasis,
      matureAfter: info.matureAfter,
      additive: info.additive,
      definitionHash: info.hash,
      ...(def.composite
        ? {
            parts: partReports(def.composite, latest, {
              series: (part) => gathered.goalSeries(part, series.grain),
              total: (part) => totals.get(part) ?? null,
            }),
          }
        : {}),
      history: def.history.map((past) => ({ until: past.until, formula: past.formula.text, note: past.note })),
      changes: changesOf(id, definitions, program),
      latest,
      total: totals.get(id) ?? null,
      series,
      splits: splits.of(id),
      lineage: {
        sources: sourcesOf(info, input),
        columns: columnsOf(info, definitions),
        ...(info.converted ? { converted: convertedOf(info.converted) } : {}),
        ...(filtered.length > 0 ? { filtered } : {}),
        assumptions: info.assumptions,
        kpis: info.kpis,
        usedBy: usedBy(id, definitions, program),
      },
      countedRows:
        latest === null || (latest.period === null && isWithheldIn(series))
          ? []
          : await countedRowsOf(input, id, { period: latest.period, grain: series.grain }, floorOf(id), numbers),
      ...(floorOf(id).k === definitions.privacy.floor ? {} : { privacyFloor: floorOf(id).k }),
    });
    step();
  }

  const goals = Object.values(definitions.goals).filter((goal) => ids.includes(goal.kpi));
  const goalReports = goals.map((goal) =>
    goalReport(goal, gathered.goalSeries(goal.kpi, goal.grain), definitions, {
      changes: changesOf(goal.kpi, definitions, program),
      partOfWhole: program.kpis[goal.kpi]?.partOfWhole ?? false,
      additive: program.kpis[goal.kpi]?.additive ?? "holistic",
      shown: gathered.series(goal.kpi),
    }),
  );
  const dataTo = latestDay(catalog);
  const pilots = await pilotReports(input, floorOf);
  const surveys = await surveyReports(input, { numbers, kpis, floorOf });
  const report: Omit<Report, "digest"> = {
    schema: REPORT_SCHEMA,
    community: {
      name: definitions.community.name,
      mission: definitions.community.mission,
      languages: definitions.community.languages,
      currency: definitions.community.currency,
      timezone: definitions.community.timezone,
      simulated: definitions.community.simulated,
    },
    dataTo,
    tool: input.tool,
    kpis,
    stakeholders: Object.values(definitions.stakeholders).map((who): StakeholderReport => ({
      id: who.name,
      title: who.title,
      language: who.language,
      department: who.department,
      asks: who.asks,
      goals: goals.filter((goal) => goal.for === who.name).map((goal) => goal.name),
    })),
    goals: goalReports,
    pilots,
    ...(surveys.length > 0 ? { surveys } : {}),
    executive: executiveOf(definitions, ids),
    attribution: await attributionReport(input, floorOf),
    roi: await roiReport(input, { seriesOf: gathered.series, floorOf }),
    assumptions: assumptionReports(definitions, program),
    coverage: numbers.coverage,
    notes: definitions.calendar.map(({ on, to, kind, label }) => ({ on, to, kind, label })),
    propositions: propositionReports(definitions, program, kpis),
    maturity: maturityReport(definitions, program, { kpis, goals: goalReports, pilots, dataTo }),
    voices: await voicesReport(input, kpis, floorOfTables),
    ...(definitions.members === null ? {} : { members: await membersReport(input, floorOfTables) }),
    privacyFloor: definitions.privacy.floor,
  };
  return { ...report, digest: reportDigest(report, input) };
}

/** Rows of the whole range would tell of a period that is withheld. */
const isWithheldIn = (series: Series): boolean => series.points.some(({ cell }) => cell.state === "suppressed");

async function countedRowsOf(
  input: ReportInput,
  kpi: string,
  { period, grain }: { readonly period: string | null; readonly grain: Grain },
  floor: Floor,
  { splits, isSecret }: Numbers,
): Promise<KpiReport["countedRows"]> {
  const { weekStart, fiscalYearStart } = input.definitions.community;
  const to = period === null ? null : nextPeriod(period, grain, { weekStart, fiscalYearStart });
  // Enough rows to tell whether the floor is kept, even where the part's own count were of the rows it hands out.
  const range = { from: period, to, limit: Math.max(SHOWN_ROWS, floor.k) };
  const parts = await remembered(input.memory, { kpi }, ["rows", range], () => input.rows(kpi, range));
  const published = parts.map((part) =>
    isSecret(kpi, part.table, period, part.total)
      ? withheldRows(part)
      : publishedRows(part, input.definitions, floor.k, splits.hiding),
  );
  // A formula may count the same rows more than once; a page shows them once.
  return [...new Map(published.map((part) => [JSON.stringify(part), part])).values()];
}

function sourcesOf(info: KpiInfo, input: ReportInput): KpiReport["lineage"]["sources"] {
  const sources = new Map<string, string | null>();
  for (const table of info.tables) {
    const found = Object.hasOwn(input.catalog.tables, table) ? input.catalog.tables[table] : undefined;
    if (found) sources.set(found.origin, found.loadedAt);
  }
  const { rates } = input.catalog;
  if (info.converted && rates) sources.set(rates.origin, rates.loadedAt);
  return [...sources].map(([name, loadedAt]) => ({ name, loadedAt }));
}

/** The columns a formula reads; of money converted row by row, the one with the currencies too. */
function columnsOf(info: KpiInfo, { tables }: Definitions): readonly string[] {
  const codes = Object.values(tables).flatMap((table) =>
    moneyColumns(table).flatMap(({ name, unit }) =>
      info.converted?.columns.includes(`${table.name}.${name}`) ? [`${table.name}.${unit.currency}`] : [],
    ),
  );
  return [...new Set([...info.columns, ...codes])];
}

const convertedOf = ({ currencies, to, origin }: Conversion): NonNullable<KpiReport["lineage"]["converted"]> => ({
  currencies,
  to,
  origin,
});

function executiveOf(definitions: Definitions, ids: readonly string[]): Report["executive"] {
  if (definitions.executive === null) return null;
  const known = (kpis: readonly string[]): readonly string[] => kpis.filter((kpi) => ids.includes(kpi));
  const { organisation, members, alignment } = definitions.executive;
  return { organisation: known(organisation), members: known(members), alignment: known(alignment) };
}

/** Over what the report says and the data it says it of; not over when the data was fetched or by which tool. */
function reportDigest(report: Omit<Report, "digest">, input: ReportInput): string {
  const { schema: _schema, tool: _tool, coverage, kpis, ...rest } = report;
  const data = Object.fromEntries(Object.values(input.catalog.tables).map((table) => [table.name, table.digest]));
  return digest({
    ...rest,
    data,
    coverage: coverage.map(({ loadedAt: _at, ...each }) => each),
    kpis: kpis.map(({ lineage, ...kpi }) => ({
      ...kpi,
      lineage: { ...lineage, sources: lineage.sources.map((source) => source.name) },
    })),
  });
}
