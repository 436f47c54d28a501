import { Bug } from "../../ground/diagnostic.js";
import type { ValueType } from "../../ground/type.js";
import { sqlEntry } from "../../formula/functions.js";
import { columnsOf, isMarkov, measureKey, type Cell, type Measure, type Per, type Reducer } from "../cell.js";
import { overCubes } from "../over-cube.js";
import { perKey } from "../per.js";
import { branchInForce, everyScan, settledIn, type PerPlan, type Plan } from "../plan.js";
import type { CheckedKpi, Program } from "../program.js";
import type { Scan } from "../scans.js";
import { eventsSql } from "./events.js";
import { markovSql } from "./markov.js";
import { Flags, periodsCte } from "./flags.js";
import { dayPasses } from "./passes.js";
import type { Dialect, Operand } from "./dialect.js";
import { operation } from "./operation.js";
import { attributedSql, pathsKey, pathsSql, type Attributed } from "./paths.js";
import { Relations } from "./relations.js";
import { constantSql } from "./row.js";
import { scanSql } from "./scan.js";

/**
 * The whole answer as one statement:
 *
 *   s0, s1, … (one pass each)  ──groups seen──▶  cells = periods × groups  ──left join──▶  values
 *   f0, f1, … (finer periods, in the same way, then reduced)  ─────────────────┘
 *
 * Columns: p (the period's index), d0 … (dimensions), then each of the plan's outputs by its name.
 */
export function emit(plan: Plan, program: Program, dialect: Dialect): string {
  const relations = new Relations();
  const [one] = answersOf([{ plan, prefix: "" }], program, dialect, relations) as [Emitted];
  const { periods, passes, values, columns, from, order } = one;
  return dialect.statement(
    [
      `with ${[...periods, ...relations.all, ...passes, ...values].join(",\n")}`,
      `select ${columns.map(({ sql, name }) => (sql === `c.${name}` ? dialect.named(sql, name) : `${sql} as ${name}`)).join(",\n  ")}`,
      ...from,
      ...(order.length > 0 ? [`order by ${order.join(", ")}`] : []),
    ].join("\n"),
  );
}

/** The parts of one plan's answer, as common table expressions and what is selected of them. */
export interface Emitted {
  readonly periods: readonly string[];
  readonly passes: readonly string[];
  readonly values: readonly string[];
  readonly columns: readonly { readonly name: string; readonly sql: string }[];
  readonly from: readonly string[];
  readonly order: readonly string[];
}

/** The answers of plans within one statement, each with names of its own but for the `relations` that they share. */
export function answersOf(
  asked: readonly { readonly plan: Plan; readonly prefix: string }[],
  program: Program,
  dialect: Dialect,
  relations: Relations,
): readonly Emitted[] {
  const levels = asked.map(({ plan, prefix }) => topOf(plan, program, dialect, prefix));
  const days = dayPasses(levels.map(readBy), { world: program.world, dialect }, relations, asked[0]?.prefix ?? "");
  return levels.map((top, i) => {
    const { plan, prefix } = top.flags;
    const values = plan.outputs.map(({ name, kpi, cell }) => {
      const sql = cellSql(cell, kpi, top.flags);
      return { name, sql: typeOf(cell) === "boolean" ? dialect.boolean(sql) : sql };
    });
    const truths = plan.by.flatMap((b) => (b.kind === "dimension" ? [b.grain === null && b.type === "boolean"] : []));
    const shown = top.dimensions.map((d, t) => ({ name: d, sql: truths[t] ? dialect.boolean(`c.${d}`) : `c.${d}` }));
    const order = plan.by.map((b, at) => {
      const before = plan.by.slice(0, at).filter((x) => x.kind === b.kind).length;
      return b.kind === "grain" ? `c.k${before}` : `c.d${before} nulls last`;
    });
    const passes = scanCtes(top, relations, days[i] as ReadonlyMap<number, string>);
    const seen = `${prefix}groups_seen as (\n  ${namingScans(top)
      .map((s) => `select distinct ${top.dimensions.join(", ")} from ${s}`)
      .join("\n  union\n  ")}\n)`;
    const pers = perCtes(top);
    return {
      periods: [periodsCte(top.flags), ...pers.map((per) => per.periods)],
      passes: [...passes, ...(top.groups ? [seen] : [])],
      values: pers.map((per) => per.values),
      columns: [{ name: "p", sql: "c.p" }, ...shown, ...values],
      from: cells(top),
      order,
    };
  });
}

function topOf(plan: Plan, program: Program, dialect: Dialect, prefix: string): Level {
  const dimensions = plan.by.filter((b) => b.kind === "dimension").map((_, i) => `d${i}`);
  const groups = dimensions.length > 0 && everyScan(plan).length > 0;
  const flags = new Flags(plan, program, dialect, prefix);
  return { flags, dimensions, groups, seen: `${prefix}groups_seen`, cubes: overCubes(plan, program) };
}

/** A plan within the statement: the asked one, or one of finer periods, whose parts are named by a prefix. */
interface Level {
  readonly flags: Flags;
  readonly dimensions: readonly string[];
  readonly groups: boolean;
  /** The relation of the groups. */
  readonly seen: string;
  /** The passes that a cube answers, as passes over it. */
  readonly cubes: ReadonlyMap<Scan, Scan>;
}

const finer = (level: Level): readonly (Level & { readonly per: PerPlan; readonly name: string })[] =>
  [...level.flags.plan.pers.values()].map((per, i) => {
    const name = `${level.flags.prefix}f${i}`;
    return { ...level, per, name, flags: new Flags(per.plan, level.flags.program, level.flags.dialect, `${name}_`) };
  });

/** The plan with the passes as they are read: over rows, or over a cube. */
const readBy = ({ flags: { plan }, cubes }: Level): Plan => ({
  ...plan,
  scans: plan.scans.map((scan) => cubes.get(scan) ?? scan),
});

function scanCtes(level: Level, relations: Relations, ofDays: ReadonlyMap<number, string>): readonly string[] {
  const { plan, program, dialect, prefix } = level.flags;
  // Where the groups are sought in them too, the scans are read twice.
  const once = level.groups ? "as materialized" : "as";
  const paths = new Map<string, readonly Attributed[]>();
  for (const { events } of plan.scans)
    if (events?.kind === "attributed") paths.set(pathsKey(events), [...(paths.get(pathsKey(events)) ?? []), events]);
  const env = { world: program.world, instants: plan.instants, calendar: plan.calendar, dialect };
  const named = new Map(
    [...paths].map(([key, all], i) => [key, relations.named(`${prefix}paths${i}`, pathsSql(all, env), "materialized")]),
  );
  const nameOf = (events: Attributed): string => named.get(pathsKey(events)) as string;
  return [
    ...readBy(level).scans.map((scan, s) => {
      const { events } = scan;
      const days = ofDays.get(s);
      if (days !== undefined) return `${prefix}s${s} as (\n  ${days}\n)`;
      const made = (sql: string): string => relations.named(`${prefix}x${s}`, sql);
      const scanned = (relation: string): string => `${prefix}s${s} ${once} (\n  ${scanSql(plan, scan, env, relation)}\n)`;
      if (events === null) return scanned(dialect.table(scan.table));
      if (events.kind !== "attributed") return scanned(made(eventsSql(scan.table, events, env)));
      const name = nameOf(events);
      if (isMarkov(events))
        return `${prefix}s${s} ${once} (\n  ${markovSql(plan, scan, env, { paths: name, prefix: `${prefix}s${s}_`, relations })}\n)`;
      return scanned(made(attributedSql(scan.table, events, name, weighs(scan), dialect)));
    }),
    ...finer(level).flatMap((inner) => {
      const [days] = dayPasses([readBy(inner)], env, relations, inner.flags.prefix);
      return scanCtes(inner, relations, days as ReadonlyMap<number, string>);
    }),
  ];
}

/** Whether a pass over orders and touches reads how much of the order is the touch's. */
const weighs = ({ measures }: Scan): boolean =>
  measures.some(({ arg, where }) => [arg, where].flatMap(columnsOf).some(({ name }) => name === "@weight"));

/** The rows that say which groups there are; of finer periods those that belong to an asked one. */
function namingScans(level: Level & { readonly per?: PerPlan }): readonly string[] {
  const { plan, dialect, prefix } = level.flags;
  const own = plan.scans.flatMap((scan, s) => {
    if (!scan.names) return [];
    const name = `${prefix}s${s}`;
    if (!level.per || scan.at === null || !hasGaps(level.per)) return [name];
    const periods = scan.windowed ? `${name} as c` : `${name} join ${prefix}periods as c on c.k0 = ${name}.k0`;
    return [`${periods} join ${belonging(level.per, dialect)} on c.p >= w.a and c.p < w.b`];
  });
  return [...own, ...finer(level).flatMap(namingScans)];
}

/** Whether some finer period belongs to none of the asked ones. */
const hasGaps = ({ plan, spans }: PerPlan): boolean =>
  plan.periods.some((_, p) => !spans.some(({ from, to }) => from <= p && p < to));

/** Which finer periods, from a to b, belong to each asked one. */
const belonging = ({ spans }: PerPlan, dialect: Dialect): string =>
  spans.length === 0
    ? "(select 0, 0, 0 where false) as w(p, a, b)"
    : dialect.rows(
        spans.map(({ from, to }, p) => `(${p}, ${from}, ${to})`),
        "w",
        ["p", "a", "b"],
      );

/** The cells of a level, each beside what its scans and finer periods say of it. */
function cells({ flags, dimensions, groups, seen }: Level): readonly string[] {
  const { plan, prefix } = flags;
  const beside = (name: string, keys: readonly string[], own: readonly string[]): string => {
    const all = [...keys, ...own.map((d) => `${name}.${d} is not distinct from c.${d}`)];
    return `left join ${name} on ${all.length > 0 ? all.join(" and ") : "true"}`;
  };
  const scans = plan.scans.flatMap((scan, s) => {
    if (scan.measures.length === 0) return [];
    const name = `${prefix}s${s}`;
    const byKey = scan.at === null ? [] : plan.grains.map((_, g) => `${name}.k${g} = c.k${g}`);
    const own = dimensions.filter((_, d) => scan.dimensions[d] !== null);
    return [beside(name, scan.windowed ? [`${name}.p = c.p`] : byKey, own)];
  });
  const pers = [...plan.pers.values()].map((_, i) => beside(`${prefix}f${i}`, [`${prefix}f${i}.p = c.p`], dimensions));
  return [
    `from ${groups ? `(select * from ${prefix}periods cross join ${seen})` : `${prefix}periods`} as c`,
    ...scans,
    ...pers,
  ];
}

/** Finer periods, reduced to the asked ones that they belong to; an undefined one is skipped. */
function perCtes(level: Level): readonly { readonly periods: string; readonly values: string }[] {
  return finer(level).flatMap((inner) => {
    const { flags, per, name, dimensions } = inner;
    const { kpi, cell } = flags.plan.outputs[0] as Plan["outputs"][number];
    const value = cellSql(cell, kpi, flags);
    const known = flags.sql("known", per.known);
    const { named } = flags.dialect;
    const own = dimensions.map((d) => named(`c.${d}`, d));
    const groups = ["w.p", ...dimensions.map((d) => `x.${d}`)];
    const fine = [
      `select ${[named("c.p", "p"), ...own, `${value} as v`].join(", ")}`,
      ...cells(inner),
      ...(known === "true" ? [] : [`where ${known}`]),
    ].join("\n    ");
    const values = `${name} as (\n  select ${[...groups.map((group) => named(group, group.slice(2))), `${REDUCE[per.reducer](flags.dialect)} as v`].join(", ")}\n  from (${fine}) as x\n  join ${belonging(per, flags.dialect)} on x.p >= w.a and x.p < w.b\n  group by ${groups.map((_, g) => g + 1).join(", ")}\n)`;
    return [...perCtes(inner), { periods: periodsCte(flags), values }];
  });
}

/** Of the values of finer periods. A sum of none is 0, as of nulls. */
const REDUCE: { readonly [R in Reducer]: (dialect: Dialect) => string } = {
  avg: () => "avg(x.v)",
  sum: () => "coalesce(sum(x.v), 0)",
  min: () => "min(x.v)",
  max: () => "max(x.v)",
  median: ({ quantile }) => quantile("x.v::double", "0.5"),
  last: ({ greatest }) => `${greatest("x.v", "x.p")} filter (where x.v is not null)`,
};

/** A cell in SQL. A measure over a period its table does not cover is null, a count or sum without rows 0. */
function cellSql(cell: Cell, kpi: CheckedKpi, flags: Flags): string {
  switch (cell.kind) {
    case "constant":
      return constantSql(cell.value, cell.type, flags.dialect);
    case "assumption":
      return constantSql(cell.value, "number", flags.dialect);
    case "measure":
      return placed(cell.measure, flags);
    case "per":
      return `${flags.prefix}f${perPlace(cell, kpi, flags)}.v`;
    case "call":
      return operation(
        cell.fn,
        cell.args.map((arg): Operand => operandOf(arg, kpi, flags)),
        { calendar: flags.plan.calendar, dialect: flags.dialect },
      );
    case "history": {
      const branches = flags.plan.periods.map((_, p) => branchInForce(flags.plan, cell, p, flags.program));
      const which = flags.sql("definition", branches);
      const all = [...cell.branches.map((b) => b.cell), cell.now];
      const isNumber = historyType(cell) === "number";
      const cells = all.map((c) => {
        const sql = cellSql(c, kpi, flags);
        return isNumber && NUMERIC.has(typeOf(c)) ? flags.dialect.number(sql) : sql;
      });
      const only = /^\d+$/.test(which) ? cells[Number(which)] : undefined;
      return only ?? `(case ${which} ${cells.map((sql, i) => `when ${i} then ${sql}`).join(" ")} end)`;
    }
    case "settled": {
      const settled = flags.plan.periods.map((_, p) => settledIn(flags.plan, flags.program, kpi, cell.frame, p));
      const flag = flags.sql("settled", settled);
      return flag === "true"
        ? cellSql(cell.cell, kpi, flags)
        : `(case when ${flag} then ${cellSql(cell.cell, kpi, flags)} end)`;
    }
  }
}

/** Some definitions may give whole numbers, others not. */
function historyType(cell: Extract<Cell, { kind: "history" }>): ValueType {
  const types = [...cell.branches.map((b) => b.cell), cell.now].map(typeOf);
  return types.find((type) => type === "number") ?? typeOf(cell.now);
}

const NUMERIC: ReadonlySet<ValueType> = new Set(["integer", "number", "duration"]);

function operandOf(cell: Cell, kpi: CheckedKpi, flags: Flags): Operand {
  const word = cell.kind === "constant" && typeof cell.value === "string" ? cell.value : null;
  return { sql: cellSql(cell, kpi, flags), type: typeOf(cell), instant: null, steps: null, word };
}

function typeOf(cell: Cell): ValueType {
  switch (cell.kind) {
    case "measure":
      return cell.measure.type;
    case "assumption":
      return "number";
    case "history":
      return historyType(cell);
    case "settled":
      return typeOf(cell.cell);
    default:
      return cell.type;
  }
}

function placed(measure: Measure, flags: Flags): string {
  const place = flags.plan.places.get(measureKey(measure));
  if (!place) throw new Bug(`${measure.text} has no place in the plan`);
  const value = `${flags.prefix}s${place.scan}.m${place.index}`;
  const covered = flags.covered(place.scan);
  if (sqlEntry(measure.fn)?.empty !== "zero") return covered === "true" ? value : `(case when ${covered} then ${value} end)`;
  return covered === "true" ? `coalesce(${value}, 0)` : `(case when ${covered} then coalesce(${value}, 0) end)`;
}

function perPlace(cell: Per, kpi: CheckedKpi, { plan }: Flags): number {
  const place = [...plan.pers.keys()].indexOf(perKey(cell, kpi));
  if (place < 0) throw new Bug(`per ${cell.grain} has no place in the plan`);
  return place;
}
