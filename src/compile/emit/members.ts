import type { CatalogTable } from "../catalog.js";
import type { MemberProgram, MemberRows } from "../members.js";
import { compareLocal, dateOf, dayNumber } from "../../ground/day.js";
import { looked, type EventContext } from "./events.js";
import { moment } from "./measure.js";
import { rowSql } from "./row.js";
import { source } from "./scan.js";

/** What a row of the stages' statement is of. */
export const STAGE_ROWS = { reached: 0, moved: 1, watched: 2, before: 3, unseen: 4 } as const;

/**
 * Members counted by where they stand, never one by one: columns `a` and `b` (places of two stages; -1 where there is
 * none: members in all have neither, those who reached `a` no `b`), `cohort` (the first day of the quarter in which they came
 * to `a`), `kind` (of STAGE_ROWS), `days` and `n`.
 *
 * Of two stages, the earlier event first: who came to `b` after `a` moved in so many calendar days; who has not was watched
 * for so many; who had come to `b` before `a` was never waited for, nor who came to `a` when `b` was not recorded.
 */
export function stagesSql(members: MemberProgram, env: EventContext): string {
  const { stages } = members;
  const { dialect } = env;
  const first = stages.map((rows, i) => `s${i} as (\n  ${firstSql(rows, env)}\n)`);
  const columns = stages.map((_, i) => `s${i}.moment as at${i}`);
  const joins = stages.map((_, i) => `left join s${i} on s${i}.e = people.e`);
  const day = (i: number): string => dialect.day(`at${i}`);
  const number = (i: number): string => dialect.daysSince(day(i), EPOCH);
  const quarter = (i: number): string => dialect.startOfDays("quarter", day(i));
  const none = `${dialect.date(EPOCH)}`;
  const row = (a: number, b: number, cohort: string, kind: string, days: string, rest: string): string =>
    `select ${a} as a, ${b} as b, ${cohort} as cohort, ${kind} as kind, ${days} as days, count(*) as n from stages ${rest}`.trimEnd();
  const pairs = stages.flatMap((rows, a) =>
    stages.flatMap((later, b) => {
      if (b <= a) return [];
      const coverage = coverageOf(later, env);
      if (!coverage || !coverageOf(rows, env)) return [];
      const last = dayNumber(lastDayOf(coverage));
      const at = dialect.timestamp(`at${a}`);
      const seen = [coverage.from, coverage.to].map((end) => dialect.timestamp(moment(end, dialect)));
      const kind = `case when ${at} < ${seen[0]} or ${at} >= ${seen[1]} then ${STAGE_ROWS.unseen} when at${b} is null then ${STAGE_ROWS.watched} when at${b} < at${a} then ${STAGE_ROWS.before} else ${STAGE_ROWS.moved} end`;
      const days = `case when ${at} < ${seen[0]} or ${at} >= ${seen[1]} or at${b} < at${a} then 0 when at${b} is null then ${last} - ${number(a)} else ${number(b)} - ${number(a)} end`;
      return [row(a, b, quarter(a), kind, days, `where at${a} is not null group by 3, 4, 5`)];
    }),
  );
  return [
    `with people as (\n  ${peopleSql(members, env)}\n),`,
    `${first.join(",\n")},`,
    `stages as materialized (\n  select ${["people.e", ...columns].join(", ")} from people ${joins.join(" ")}\n)`,
    [
      row(-1, -1, none, String(STAGE_ROWS.reached), "0", ""),
      ...stages.map((_, a) => row(a, -1, none, String(STAGE_ROWS.reached), "0", `where at${a} is not null`)),
      ...pairs,
    ].join("\nunion all\n"),
    `order by 1, 2, 3, 4, 5`,
  ].join("\n");
}

/**
 * How many of those who joined in a period were active in each month after joining: columns `cohort` (the period's first
 * day), `lag` (months since, -1 for all who joined, -2 for those who were active before they joined) and `n`.
 */
export function cohortsSql(
  members: MemberProgram,
  active: MemberRows,
  by: "month" | "quarter",
  months: number,
  env: EventContext,
): string {
  const { dialect } = env;
  const part = (unit: string, of: string): string => `extract(${unit} from ${of})`;
  const [t, s] = ["day", "joined_day"];
  const calendar = `(${part("year", t)} - ${part("year", s)}) * 12 + ${part("month", t)} - ${part("month", s)}`;
  // The day of the month on which one more is over: the last one where this month is shorter.
  const lastDay = part("day", `(${dialect.startOfDays("month", `(${dialect.startOfDays("month", t)} + 31)`)} - 1)`);
  const due = `least(${part("day", s)}, ${lastDay})`;
  const clock = (of: string): string => `(${dialect.epoch(of)} % 86400000000)`;
  const short = `case when ${part("day", t)} < ${due} or (${part("day", t)} = ${due} and ${clock("moment")} < ${clock("joined")}) then 1 else 0 end`;
  const cohort = dialect.startOfDays(by, "joined_day");
  return [
    `with people as (\n  ${peopleSql(members, env)}\n),`,
    `begun as (\n  select e, joined, ${dialect.day("joined")} as joined_day from people where ${within("joined", members.people.table, env)}\n),`,
    `active as (\n  ${activeSql(active, env)}\n),`,
    `seen as (\n  select distinct begun.e as e, ${cohort} as cohort, case when moment < joined then -2 else ${calendar} - ${short} end as lag`,
    `  from begun join active on active.e = begun.e\n)`,
    `select cohort, -1 as lag, count(*) as n from (select ${cohort} as cohort from begun) as joined group by 1`,
    `union all`,
    `select cohort, lag, count(*) as n from seen where lag <= ${months} group by 1, 2`,
    `order by 1, 2`,
  ].join("\n");
}

const EPOCH = "1970-01-01";

function peopleSql({ people }: MemberProgram, env: EventContext): string {
  const { identifier, table, timestamp } = env.dialect;
  const from = source(people.table, [people.where, people.time], people.time, env);
  const context = { ...env, alias: from.alias };
  const where = people.where ? ` where ${rowSql(people.where, context)}` : "";
  return `select t.${identifier(people.key)} as e, ${timestamp(rowSql(people.time, context))} as joined from ${[`${table(people.table)} as t`, ...from.joins].join(" ")}${where}`;
}

/** The first such row of everyone, within what its table covers. */
const firstSql = (rows: MemberRows, env: EventContext): string =>
  `select e, min(moment) as moment from (${looked(rows, [], env)}) as r where ${within("moment", rows.table, env)} group by e`;

const activeSql = (rows: MemberRows, env: EventContext): string =>
  `select e, ${env.dialect.timestamp("moment")} as moment, ${env.dialect.day("moment")} as day from (${looked(rows, [], env)}) as r where ${within("moment", rows.table, env)}`;

function within(at: string, table: string, env: EventContext): string {
  const { dialect } = env;
  const coverage = env.world.catalog.tables[table]?.coverage;
  if (!coverage) return "false";
  const [from, to] = [coverage.from, coverage.to].map((end) => dialect.timestamp(moment(end, dialect)));
  return `${dialect.timestamp(at)} >= ${from} and ${dialect.timestamp(at)} < ${to}`;
}

const coverageOf = ({ table }: MemberRows, env: EventContext): NonNullable<CatalogTable["coverage"]> | null =>
  env.world.catalog.tables[table]?.coverage ?? null;

/** The last day of a half-open span. */
export function lastDayOf({ to }: { readonly to: string }): string {
  const day = dateOf(dayNumber(to));
  return compareLocal(day, to) === 0 ? dateOf(dayNumber(to) - 1) : day;
}
