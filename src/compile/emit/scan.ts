import { compareLocal, dayNumber } from "../../ground/day.js";
import { sqlEntry } from "../../formula/functions.js";
import { Bug } from "../../ground/diagnostic.js";
import { columnsOf, conjuncts, TOUCH, type Column, type Each, type Events, type Measure, type Row } from "../cell.js";
import type { By, Plan } from "../plan.js";
import type { Scan } from "../scans.js";
import { hasOwn, type World } from "../scope.js";
import { periodKey, periodSql } from "./period.js";
import { neededReferences, sharedConditions } from "./shared.js";
import { argsOf, instantOf, measureSql, moment, timeOf, type ScanParts } from "./measure.js";
import type { Dialect } from "./dialect.js";
import { answersByDay, byDaySql, daysOf, daysWithin, isMidnight, type Days } from "./windows.js";
import { rowSql, type RowContext } from "./row.js";

/** What a pass is emitted with. */
export interface Around {
  readonly world: World;
  readonly dialect: Dialect;
}

/**
 * One pass over a table: `select keys, dimensions, measures … group by keys, dimensions`. Rows that no measure's own
 * `where` keeps still name their group, so each measure filters by itself.
 */
export function scanSql(plan: Plan, scan: Scan, env: Around, relation: string): string {
  const { world } = env;
  const balance = scan.measures.length === 1 ? balanceOf(scan.measures[0] as Measure, world) : null;
  // Without dimensions no row has a group to name, and only those that count need be read.
  const shares = !namesGroups(scan) && balance === null;
  const { shared, measures } = shares ? sharedConditions(scan.measures) : { shared: [], measures: scan.measures };
  const parts = scanParts(plan, scan, env, relation, shared);
  if (answersByDay(scan)) return byDaySql({ ...scan, measures }, parts, world);
  if (countsPairs(plan, scan)) return pairsSql(measures[0] as Measure, parts);
  const { groups, lines, conditions, context } = parts;
  if (balance) return balanceSql(scan.measures[0] as Measure, balance, groups, lines, conditions, context, world);
  return [
    `select ${[...groups, ...measures.map((m, i) => `${measureSql(m, context, world)} as m${i}`)].join(",\n    ")}`,
    `from ${lines.join("\n    ")}`,
    ...(conditions.length > 0 ? [`where ${conditions.join("\n    and ")}`] : []),
    ...(groups.length > 0 ? [`group by ${groups.map((_, i) => i + 1).join(", ")}`] : []),
  ].join("\n  ");
}

/** Whether a pass counts different values of periods alone: pairs made single are counted faster than by DuckDB's own count. */
const countsPairs = ({ grains }: Plan, scan: Scan): boolean =>
  !scan.windowed &&
  grains.length > 0 &&
  scan.measures.length === 1 &&
  scan.measures[0]?.distinct === true &&
  !namesGroups(scan);

/** The measure's own conditions are shared with nobody, so they are the pass's. */
function pairsSql(measure: Measure, { groups, lines, conditions, context }: ScanParts): string {
  const [value = "null"] = argsOf(measure, context);
  const names = groups.map((_, g) => `k${g}`).join(", ");
  return [
    `select ${names}, ${context.dialect.signed("count(*)")} as m0`,
    `from (\n    select distinct ${[...groups, `${value} as x`].join(", ")}`,
    `  from ${lines.join("\n      ")}`,
    `  where ${[...conditions, `${value} is not null`].join("\n      and ")}\n    ) as pairs`,
    `group by ${names}`,
  ].join("\n  ");
}

/**
 * What a scan groups by, reads from and keeps; `relation` is the table, or what a form across events makes of it. With
 * `within` it groups by days, those inside that span.
 */
export function scanParts(
  plan: Plan,
  scan: Scan,
  env: Around,
  relation: string,
  shared: readonly Row[] = [],
  within: Days | null = answersByDay(scan) ? daysOf(scan.windows) : null,
): ScanParts {
  const { world, dialect } = env;
  const needed = neededReferences([...conjuncts(scan.where), ...shared]);
  const from = source(scan.table, scanRows(scan), scan.at, env, needed, scan.events);
  const asking = eachJoins(plan, scan, from, env, "w.p");
  const context: RowContext = {
    alias: from.alias,
    instants: plan.instants,
    calendar: plan.calendar,
    dialect,
    each: asking.each,
  };
  const day = scan.at === null ? "" : dayOf(scan, scan.at, context, world);
  const keys = within ? [`${day} as day`] : scan.windowed ? [`w.p as p`] : periodKeys(plan, scan, context, world);
  const dimensions = scan.dimensions.flatMap((row, i) =>
    row === null ? [] : [`${dimensionSql(plan, row, i, context)} as d${i}`],
  );
  const windows = scan.windowed && !within ? windowJoin(scan, context) : [];
  const asked = [...(scan.where ? [scan.where] : []), ...shared].map((row) => rowSql(row, context));
  // Split by what touches have, an order without one is in no group.
  const touched = [...scan.dimensions, scan.where].some((row) => columnsOf(row).some(({ via }) => via[0] === TOUCH));
  return {
    groups: [...keys, ...dimensions],
    lines: [`${relation} as t`, ...windows, ...from.joins, ...asking.joins],
    conditions: [
      ...(within ? daysWithin(within, day, dialect) : timeConditions(plan, scan, context, world)),
      ...(touched ? [`t.${dialect.identifier(TOUCH)} is not null`] : []),
      ...asked,
    ],
    context,
  };
}

/** True where each row says which group it is of, so that rows which count for nothing must be read too. */
const namesGroups = (scan: Scan): boolean => scan.dimensions.some((row) => row !== null);

/** What the rows are asked about other tables: joined by their key, in the period `p` where there are any. */
export function eachJoins(
  plan: Plan,
  scan: Scan,
  { alias }: Source,
  env: Around,
  p: string,
): { readonly joins: readonly string[]; readonly each: (row: Each) => string } {
  const places = new Map(scan.each.map(({ row }, i) => [JSON.stringify(row), i]));
  const joins = scan.each.map(({ row, scan: other }, i) => {
    const rows = scanSql({ ...plan, by: [], grains: [] }, other, env, env.dialect.table(other.table));
    const period = other.windowed ? ` and e${i}.p = ${p}` : "";
    return `left join (\n    ${rows.replaceAll("\n", "\n    ")}\n    ) as e${i} on e${i}.d0 = ${alias(row.key.via)}.${env.dialect.identifier(row.key.name)}${period}`;
  });
  return {
    joins,
    each(row) {
      const place = places.get(JSON.stringify(row));
      if (place === undefined) throw new Bug(`${row.measure.text} has no place in its scan`);
      return sqlEntry(row.measure.fn)?.empty === "zero" ? `coalesce(e${place}.m0, 0)` : `e${place}.m0`;
    },
  };
}

const scanRows = (scan: Scan): readonly (Row | null)[] => [
  scan.at,
  scan.where,
  ...scan.dimensions,
  ...scan.measures.flatMap((m) => [m.arg, m.where, m.at]),
];

export interface Source {
  readonly alias: (via: readonly string[]) => string;
  /** One join a walked reference, a left one unless `needed`; the referred key is unique, so no row is doubled. */
  readonly joins: readonly string[];
}

/** The table and every reference its row expressions walk. A row without a row behind a `needed` one is left out. */
export function source(
  table: string,
  rows: readonly (Row | null)[],
  at: Column | null,
  { world, dialect }: Around,
  needed: ReadonlySet<string> = new Set(),
  events: Events | null = null,
): Source {
  const { identifier } = dialect;
  const touches = events?.kind === "attributed" ? events.touches : null;
  const aliases = new Map<string, string>([["", "t"]]);
  const joins: string[] = [];
  const walkTo = (via: readonly string[]): string => {
    const key = via.join("\0");
    const known = aliases.get(key);
    if (known !== undefined) return known;
    const before = walkTo(via.slice(0, -1));
    const alias = `r${aliases.size}`;
    aliases.set(key, alias);
    const ofTouch = touches !== null && via[0] === TOUCH;
    const target = ofTouch ? tableAfter(touches.table, via.slice(1), world) : tableAfter(table, via, world);
    const def = world.definitions.tables[target];
    const isTouch = ofTouch && via.length === 1;
    const on = [`${alias}.${identifier(isTouch ? "@row" : (def?.key ?? ""))} = ${before}.${identifier(via.at(-1) ?? "")}`];
    const dated = ofTouch ? { ...touches.at, via: [TOUCH, ...touches.at.via] } : at;
    if (def?.valid && dated && !isTouch) {
      const moment = `${walkTo(dated.via)}.${identifier(dated.name)}`;
      on.push(`(${moment} >= ${alias}.${identifier(def.valid.from)} or ${alias}.${identifier(def.valid.from)} is null)`);
      on.push(`(${moment} < ${alias}.${identifier(def.valid.to)} or ${alias}.${identifier(def.valid.to)} is null)`);
    }
    joins.push(`${needed.has(key) ? "join" : "left join"} ${dialect.table(target)} as ${alias} on ${on.join(" and ")}`);
    return alias;
  };
  for (const column of rows.flatMap(columnsOf)) walkTo(column.via);
  return { alias: (via) => aliases.get(via.join("\0")) ?? "t", joins };
}

function tableAfter(table: string, via: readonly string[], world: World): string {
  return via.reduce((here, name) => {
    const columns = world.definitions.tables[here]?.columns ?? {};
    const ref = hasOwn(columns, name) ? columns[name]?.ref : null;
    if (!ref) throw new Bug(`${here}.${name} refers to no table`);
    return ref;
  }, table);
}

/** The local day of the date basis: stored beside the table's default one, else computed. */
function dayOf(scan: Scan, at: Column, context: RowContext, world: World): string {
  if (at.type === "date") return timeOf(at, context);
  const stored = at.via.length === 0 && world.definitions.tables[scan.table]?.time === at.name;
  return stored ? `t.${context.dialect.identifier(`${at.name}@day`)}` : context.dialect.day(timeOf(at, context));
}

function periodKeys(plan: Plan, scan: Scan, context: RowContext, world: World): readonly string[] {
  const { at } = scan;
  if (at === null) return [];
  return plan.grains.map(
    (grain, g) =>
      `${periodKey(grain, dayOf(scan, at, context, world), timeOf(at, context), plan.calendar, context.dialect)} as k${g}`,
  );
}

function dimensionSql(plan: Plan, row: Row, index: number, context: RowContext): string {
  const by = plan.by.filter((b): b is Extract<By, { kind: "dimension" }> => b.kind === "dimension")[index];
  const sql = rowSql(row, context);
  return by?.grain ? periodSql(by.grain, sql, plan.calendar, context.dialect) : sql;
}

/**
 * Only rows inside the asked range are read. A bound that all rows keep anyway is left out where rows of no period fall
 * away by themselves: they meet no period's key, and without dimensions they name no group. Where every row has a date,
 * there are none. A bound costs more than its reading: DuckDB guesses that few rows pass, and joins the wrong way round.
 */
function timeConditions(plan: Plan, scan: Scan, context: RowContext, world: World): readonly string[] {
  const { at } = scan;
  if (at === null || scan.windowed) return [];
  if (plan.periods.length === 0) return ["false"];
  const time = timeOf(at, context);
  const first = scan.windows[0];
  const last = scan.windows.at(-1);
  const isBasis = at.via.length === 0 && world.definitions.tables[scan.table]?.time === at.name;
  const { coverage = null, dated = false } = world.catalog.tables[scan.table] ?? {};
  if (!first || !last || first.from === null || plan.range === null) return isBasis && dated ? [] : [`${time} is not null`];
  const { dialect } = context;
  const inside = isBasis && (dated || (plan.grains.length > 0 && !namesGroups(scan))) ? coverage : null;
  return [
    ...(inside && compareLocal(first.from, inside.from) <= 0 ? [] : [`${time} >= ${moment(first.from, dialect)}`]),
    ...(inside && compareLocal(inside.to, last.to) <= 0 ? [] : [`${time} < ${moment(last.to, dialect)}`]),
  ];
}

/**
 * Windows that overlap or lie elsewhere than their period: each row is joined to every window it lies in. By day where
 * all of them begin and end at midnight, which is a hash join; else by range.
 */
function windowJoin(scan: Scan, context: RowContext): readonly string[] {
  if (scan.windows.length === 0) return ["join (select 0 as p where false) as w on true"];
  const { dialect } = context;
  const at = scan.at as Column;
  const time = timeOf(at, context);
  const midnight = scan.windows.every((w) => w.from !== null && isMidnight(w.from) && isMidnight(w.to));
  const days = midnight
    ? scan.windows.reduce((sum, w) => sum + dayNumber(w.to) - dayNumber(w.from as string), 0)
    : Number.POSITIVE_INFINITY;
  if (days <= 500_000) {
    const values = scan.windows.map(
      (w, p) => `(${p}, ${moment(dateOnly(w.from as string), dialect)}, ${moment(dateOnly(w.to), dialect)})`,
    );
    const rows = dialect.rows(values, "x", ["p", "a", "b"]);
    return [
      `join (select p, ${dialect.days("a", "b")} as day from ${rows} where a < b) as w on w.day = ${
        at.type === "date" ? time : dialect.day(time)
      }`,
    ];
  }
  const values = scan.windows.map((w, p) => {
    const begin = w.from === null ? dialect.beginning.time : dialect.timestamp(moment(w.from, dialect));
    return `(${p}, ${begin}, ${dialect.timestamp(moment(w.to, dialect))})`;
  });
  return [`join ${dialect.rows(values, "w", ["p", "a", "b"])} on ${time} >= w.a and ${time} < w.b`];
}

const dateOnly = (at: string): string => at.slice(0, 10);

/** The series of a table's levels, for `first` and `last`: each gives its own latest row, and they are added up. */
function balanceOf(measure: Measure, world: World): readonly string[] | null {
  if (measure.fn !== "first" && measure.fn !== "last") return null;
  return world.definitions.tables[measure.table]?.series ?? null;
}

function balanceSql(
  measure: Measure,
  series: readonly string[],
  groups: readonly string[],
  from: readonly string[],
  conditions: readonly string[],
  context: RowContext,
  world: World,
): string {
  const { identifier, total } = context.dialect;
  const kind = measure.arg?.type ?? "integer";
  const where = conditions.length > 0 ? [`where ${conditions.join("\n    and ")}`] : [];
  const names = groups.map((group) => group.slice(group.lastIndexOf(" as ") + 4));
  const by = names.length > 0 ? [`group by ${names.join(", ")}`] : [];
  if (series.length > 0) {
    const inner = [...groups, ...series.map((column, i) => `t.${identifier(column)} as s${i}`)];
    const level = [
      `select ${[...inner, `${measureSql(measure, context, world)} as v`].join(",\n    ")}`,
      `from ${from.join("\n    ")}`,
      ...where,
      `group by ${inner.map((_, i) => i + 1).join(", ")}`,
    ].join("\n    ");
    return [`select ${[...names, `${total("v", kind)} as m0`].join(", ")}`, `from (${level}) as levels`, ...by].join("\n  ");
  }
  // One moment is the level of everything: all rows of the latest (or earliest) one are added up.
  const value = measure.arg ? rowSql(measure.arg, context) : "1";
  const at = measure.at ? instantOf(measure.at, context) : `t.${identifier("@row")}`;
  const counted = [...(measure.where ? [rowSql(measure.where, context)] : []), `${value} is not null`].join(" and ");
  const level = [
    `select ${[...groups, `case when ${counted} then ${value} end as v`, `case when ${counted} then ${at} end as moment`].join(",\n    ")}`,
    `from ${from.join("\n    ")}`,
    ...where,
  ].join("\n    ");
  const edge = measure.fn === "last" ? "max" : "min";
  const over = names.length > 0 ? `over (partition by ${names.join(", ")})` : "over ()";
  const marked = `select *, ${edge}(moment) ${over} as edge from (${level}) as rows_seen`;
  return [
    `select ${[...names, `${total("v", kind)} filter (where moment = edge) as m0`].join(", ")}`,
    `from (${marked}) as levels`,
    ...by,
  ].join("\n  ");
}
