import type { Calendar } from "../ground/day.js";
import { Refused } from "../ground/diagnostic.js";
import { DUCKDB } from "../compile/emit/duckdb.js";
import { cohortsSql, lastDayOf, STAGE_ROWS, stagesSql } from "../compile/emit/members.js";
import type { EventContext } from "../compile/emit/events.js";
import type { Dialect } from "../compile/emit/dialect.js";
import type { DayCount, MemberCounts, Move } from "../compile/member-counts.js";
import { READERS, type MemberProgram } from "../compile/members.js";
import type { KpiCell, Question } from "../compile/question.js";
import { EngineError, type Answerer } from "../engine/engine.js";
import type { Table } from "../engine/table.js";
import { ask, sqlOf } from "./ask.js";
import { lastMonths } from "./credits.js";
import { failed } from "./run.js";

/** Asks it: one statement for all stages, one for all cohorts, one for all readers. Throws Refused. */
export async function memberCounts(engine: Answerer, members: MemberProgram): Promise<MemberCounts> {
  const stages = await told(engine, (words) => stagesSql(members, envOf(members, words)));
  return {
    ...stageCounts(stages.table, members),
    stagesSql: stages.sql,
    cohorts: await cohortCounts(engine, members),
    reading: await readingCounts(engine, members),
  };
}

function envOf({ program }: MemberProgram, dialect: Dialect): EventContext {
  const { definitions, catalog } = program.world;
  return { world: program.world, instants: catalog.instants, calendar: calendarOf(definitions.community), dialect };
}

const calendarOf = ({ weekStart, fiscalYearStart }: Calendar): Calendar => ({ weekStart, fiscalYearStart });

/** Runs a statement; what a reader is shown is DuckDB's, whoever answered. */
async function told(
  engine: Answerer,
  sql: (dialect: Dialect) => string,
): Promise<{ readonly table: Table; readonly sql: string }> {
  try {
    return { table: await engine.query(engine.dialect.statement(sql(engine.dialect))), sql: sql(DUCKDB) };
  } catch (cause) {
    if (!(cause instanceof EngineError)) throw cause;
    throw new Refused([failed([], cause)]);
  }
}

function stageCounts(table: Table, members: MemberProgram): Pick<MemberCounts, "all" | "reached" | "moves"> {
  const rows = rowsOf(table);
  const { tables } = members.program.world.catalog;
  const count = (a: number): number =>
    rows.filter((row) => row["a"] === a && row["b"] === -1).reduce((sum, { n }) => sum + Number(n), 0);
  const moves = members.stages.flatMap((_, from) =>
    members.stages.flatMap((later, to): Move[] => {
      const coverage = tables[later.table]?.coverage;
      if (to <= from || !coverage) return [];
      const own = rows.filter((row) => row["a"] === from && row["b"] === to);
      const of = (kind: number, among = own): readonly DayCount[] =>
        among.filter((row) => row["kind"] === kind).map(({ days, n }) => ({ days: Number(days), n: Number(n) }));
      const total = (kind: number): number => of(kind).reduce((sum, { n }) => sum + n, 0);
      const timed = own.filter(({ kind }) => kind === STAGE_ROWS.moved || kind === STAGE_ROWS.watched);
      const periods = [...new Set(timed.map(({ cohort }) => String(cohort)))].sort();
      return [
        {
          from,
          to,
          quarters: periods.map((period) => {
            const among = timed.filter(({ cohort }) => String(cohort) === period);
            return { period, moved: of(STAGE_ROWS.moved, among), watched: of(STAGE_ROWS.watched, among) };
          }),
          before: total(STAGE_ROWS.before),
          unseen: total(STAGE_ROWS.unseen),
          until: lastDayOf(coverage),
        },
      ];
    }),
  );
  return { all: count(-1), reached: members.stages.map((_, i) => count(i)), moves };
}

async function cohortCounts(engine: Answerer, members: MemberProgram): Promise<MemberCounts["cohorts"]> {
  const { def, active, people, program } = members;
  const { tables } = program.world.catalog;
  const [joined, seen] = [tables[people.table]?.coverage, active ? tables[active.table]?.coverage : null];
  if (!def.cohorts || !active || !joined || !seen) return null;
  const { by, months } = def.cohorts;
  const { table, sql } = await told(engine, (dialect) => cohortsSql(members, active, by, months, envOf(members, dialect)));
  const rows = rowsOf(table).map(({ cohort, lag, n }) => ({
    period: String(cohort).slice(0, 10),
    lag: Number(lag),
    n: Number(n),
  }));
  const periods = [...new Set(rows.map(({ period }) => period))].sort();
  return {
    joined,
    active: seen,
    rows: periods.map((period) => {
      const at = (lag: number): number => rows.find((row) => row.period === period && row.lag === lag)?.n ?? 0;
      return { period, n: at(-1), active: Array.from({ length: months + 1 }, (_, lag) => at(lag)) };
    }),
    early: rows.filter(({ lag }) => lag === -2).reduce((sum, { n }) => sum + n, 0),
    sql,
  };
}

/** The last twelve complete months of what is read, or as many as there are. */
async function readingCounts(engine: Answerer, { reading, program }: MemberProgram): Promise<MemberCounts["reading"]> {
  const coverage = reading ? program.world.catalog.tables[reading.table]?.coverage : null;
  if (!reading || !coverage) return null;
  const span = lastMonths(coverage, calendarOf(program.world.definitions.community));
  if (span === null) return null;
  const kpis = READERS.flatMap((group) => {
    const { members, reads, values } = reading.groups[group];
    return [members, reads, ...values];
  });
  const question: Question = { kpis, by: [], where: null, ...span };
  const answer = await ask(engine, reading.program, question, { detail: true, notes: false });
  const cells = answer.rows[0]?.cells;
  if (!cells) return null;
  const wide = 2 + reading.values.length;
  return {
    ...span,
    groups: READERS.map((group, g) => ({
      group,
      members: cells[g * wide] as KpiCell,
      reads: cells[g * wide + 1] as KpiCell,
      values: reading.values.map((kpi, v) => ({ kpi, cell: cells[g * wide + 2 + v] as KpiCell })),
    })),
    sql: sqlOf(reading.program, question),
  };
}

function rowsOf(table: Table): readonly Readonly<Record<string, unknown>>[] {
  return Array.from({ length: table.rows }, (_, r) =>
    Object.fromEntries(table.columns.map(({ name }, c) => [name, plain(table.data[c]?.[r])])),
  );
}

/** Whole numbers may come as texts or as big ones. */
const plain = (value: unknown): unknown =>
  typeof value === "bigint" || (typeof value === "string" && /^-?\d+$/.test(value)) ? Number(value) : value;
