import { join } from "node:path";
import type { Question } from "../compile/question.js";
import { conversionOf } from "../compile/money.js";
import { filtersOf } from "../compile/filters.js";
import { longestWait } from "../compile/plan.js";
import type { CheckedKpi, Program } from "../compile/program.js";
import { Refused } from "../ground/diagnostic.js";
import { identifier } from "../ground/quote.js";
import { print } from "../formula/print.js";
import { creditProgram } from "../compile/attribution.js";
import { voicesProgram } from "../compile/voices.js";
import { memberProgram } from "../compile/members.js";
import { memberCounts } from "../query/members.js";
import { ask, sqlOf } from "../query/ask.js";
import { credits } from "../query/credits.js";
import { heardIncidents, heardTexts, heardTopics } from "../query/voices.js";
import { askSets } from "../query/sets.js";
import { filterCounts } from "../query/filters.js";
import { estimate, isPartOfWhole } from "../query/interval.js";
import { measuresAnswered } from "../query/measures.js";
import { countedRows } from "../query/rows.js";
import { buildReport } from "../report/build.js";
import { digest } from "../report/canonical.js";
import type {
  CreditInput,
  FilteredRows,
  KpiInfo,
  MemberInput,
  ProgramInfo,
  ReportInput,
  VoicesInput,
} from "../report/input.js";
import type { Report } from "../report/model.js";
import { tablesOf } from "../compile/uses.js";
import type { Source } from "../site/publish.js";
import { errorsOf } from "./workspace.js";
import { problemsAround } from "../compile/around.js";
import type { Session } from "./session.js";
import { VERSION } from "./version.js";

/** Where the site of a workspace goes, and what is kept between builds, unless told otherwise. */
export const siteFolder = (root: string): string => join(root, "dist", "site");
export const cacheFolder = (root: string): string => join(root, ".worthwhile", "cache");

/** The Report of an open workspace. Throws Refused where a definition is wrong: a site never shows half of the truth. */
export async function reportOf(
  session: Session,
  options: Pick<ReportInput, "memory" | "earlier" | "progress"> = {},
): Promise<Report> {
  const { program, read } = session;
  const wrong = [
    ...errorsOf(read.diagnostics),
    ...errorsOf(session.diagnostics),
    ...Object.values(program.kpis).flatMap((kpi) => errorsOf(kpi.diagnostics)),
    ...problemsAround(session.program, session.read),
  ];
  if (wrong.length > 0) throw new Refused(wrong);
  return buildReport({
    ...questionsOf(session),
    credits: () => creditsOf(session),
    voices: () => voicesOf(session),
    members: () => membersOf(session),
    ...options,
  });
}

/** What a report asks of an open workspace. */
export const questionsOf = (session: Asking): ReportInput => {
  const { definitions, catalog, program, answers } = session;
  return {
    definitions,
    catalog,
    program: programInfo(program),
    ask: (question: Question, { interval }) => ask(answers, program, question, { detail: interval, notes: false }),
    askSets: async (questions, { interval }) =>
      (await askSets(answers, program, questions, { detail: interval })).map((one) => (one instanceof Refused ? null : one)),
    rows: (kpi, { from, to, limit }) => countedRows(answers, program, { kpi, from, to, where: null, limit }),
    filtered: (kpi) => filtered(session, kpi),
    sql: (question) => sqlOf(program, question),
    monthly: async (table) => monthly(session, table),
    tool: `Worthwhile ${VERSION}, ${answers.version}`,
  };
};

/** Of a session, what questions need. */
export type Asking = Pick<Session, "definitions" | "catalog" | "program" | "answers" | "engine">;

/** What the explorer is published from: the tables that KPIs read, and those they refer to. */
export const sourceOf = ({ definitions, catalog, engine }: Session, report: Report): Source => ({
  report,
  definitions,
  catalog,
  engine,
  tables: tablesOf(definitions, Object.keys(definitions.kpis)),
  measures: measuresAnswered,
});

/** What the filters of a KPI leave out, over all the time its tables cover. */
async function filtered({ answers, program }: Asking, name: string): Promise<readonly FilteredRows[]> {
  const kpi = program.kpis[name];
  if (!kpi) return [];
  const question = { kpis: [name], by: [], from: null, to: null, where: null };
  const counts = await filterCounts(answers, program, question, [kpi]);
  return counts.map(({ filter, rows, all }) => ({
    name: filter.name,
    label: filter.label,
    table: filter.table,
    leftOut: rows,
    all,
  }));
}

/** What each model of `attribution:` credits. */
async function creditsOf({ answers, program, definitions }: Session): Promise<CreditInput | null> {
  const credit = creditProgram(program);
  const found = credit === null ? null : await credits(answers, credit);
  if (credit === null || found === null) return null;
  const { def, touches } = credit;
  return {
    ...found,
    kpi: credit.kpi.name,
    window: credit.window,
    ordersTable: credit.orders,
    player: { column: def.player, label: definitions.tables[touches]?.columns[def.player]?.label ?? {} },
    arms: def.holdout,
  };
}

/** What `voices:` asks of texts, topics and incidents. */
async function voicesOf({ answers, program, definitions }: Session): Promise<VoicesInput | null> {
  const asked = voicesProgram(program);
  const { voices } = definitions;
  if (asked === null || voices === null) return null;
  const topics: Record<string, VoicesInput["topics"][string]> = {};
  for (const topic of Object.values(voices.topics)) topics[topic.name] = await heardTopics(answers, asked, topic);
  return {
    texts: voices.sentiment === null ? null : await heardTexts(answers, asked, voices.sentiment),
    topics,
    incidents: voices.earlyWarnings === null ? null : await heardIncidents(answers, asked, voices.earlyWarnings),
  };
}

/** How members come along, in counts. */
async function membersOf({ answers, program }: Session): Promise<MemberInput | null> {
  const members = memberProgram(program);
  if (members === null) return null;
  const { people, stages, active, reading } = members;
  const tables = [people, ...stages, ...(active ? [active] : []), ...(reading ? [reading] : [])].map(({ table }) => table);
  return { counts: await memberCounts(answers, members), tables: [...new Set(tables)] };
}

/** How many rows of a table fall into each month. */
async function monthly(
  { definitions, catalog, engine }: Asking,
  table: string,
): Promise<readonly { readonly period: string; readonly rows: number }[]> {
  const time = definitions.tables[table]?.time ?? null;
  if (time === null || !catalog.tables[table]?.coverage) return [];
  const found = await engine.query(
    `select date_trunc('month', ${identifier(time)}::date)::date as period, count(*) as n from ${identifier(table)} where ${identifier(time)} is not null group by 1 order by 1`,
  );
  return Array.from({ length: found.rows }, (_, r) => ({
    period: String(found.data[0]?.[r]),
    rows: Number(found.data[1]?.[r]),
  }));
}

export function programInfo(program: Program): ProgramInfo {
  const kpis = Object.values(program.kpis).filter((kpi) => kpi.cell !== null && kpi.expr !== null);
  return { kpis: Object.fromEntries(kpis.map((kpi) => [kpi.name, kpiInfo(kpi, program)])) };
}

function kpiInfo(kpi: CheckedKpi, program: Program): KpiInfo {
  if (kpi.expr === null) throw new Refused(kpi.diagnostics);
  const { formula, history } = kpi.def;
  const filters = filtersOf(program, kpi.name);
  const conversion = conversionOf(program.world, kpi.money);
  return {
    unit: kpi.unitText,
    shownIn: kpi.shown.unit,
    additive: kpi.additive,
    method: estimate(kpi, program, "e").method,
    partOfWhole: kpi.cell !== null && isPartOfWhole(kpi.cell),
    tables: kpi.tables,
    columns: kpi.columns,
    ...(conversion === null ? {} : { converted: conversion }),
    assumptions: kpi.assumptions,
    kpis: kpi.kpis,
    dateBasis: kpi.dateBasis,
    matureAfter: longestWait(kpi),
    expr: kpi.expr,
    formulaText: formula.text,
    // Over the formula's meaning, not its spacing: laid out anew it is the same definition.
    hash: digest({
      formula: print(kpi.expr),
      history: history.map((past) => ({ until: past.until, formula: past.formula.text })),
      matureAfter: kpi.def.matureAfter,
      ...(filters.length > 0 ? { filters: filters.map(({ name, where }) => [name, where.text]) } : {}),
    }).slice(0, 16),
  };
}
