import { dayNumber } from "../../ground/day.js";
import { Bug } from "../../ground/diagnostic.js";
import type { ValueType } from "../../ground/type.js";
import { sqlEntry } from "../../formula/functions.js";
import { columnsOf, isMarkov, measureKey, type Cell, type Measure, type Per, type Reducer } from "../cell.js";
import { perKey } from "../per.js";
import { branchInForce, everyScan, settledIn, type PerPlan, type Plan } from "../plan.js";
import type { CheckedKpi, Program } from "../program.js";
import type { Scan } from "../scans.js";
import { eventsSql } from "./events.js";
import { markovSql } from "./markov.js";
import { dayPasses } from "./passes.js";
import type { Dialect, Operand } from "./dialect.js";
import { operation } from "./operation.js";
import { attributedSql, pathsKey, pathsSql, type Attributed } from "./paths.js";
import { periodNumber } from "./period.js";
import { constantSql } from "./row.js";
import { moment } from "./measure.js";
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
  const dimensions = plan.by.filter((b) => b.kind === "dimension").map((_, i) => `d${i}`);
  const groups = dimensions.length > 0 && everyScan(plan).length > 0;
  const top: Level = { flags: new Flags(plan, program, dialect, ""), dimensions, groups };
  const values = plan.outputs.map(({ name, kpi, cell }) => {
    const sql = cellSql(cell, kpi, top.flags);
    return `${typeOf(cell) === "boolean" ? dialect.boolean(sql) : sql} as ${name}`;
  });
  const { named } = dialect;
  const truths = plan.by.flatMap((b) => (b.kind === "dimension" ? [b.grain === null && b.type === "boolean"] : []));
  const shown = dimensions.map((d, i) => named(truths[i] ? dialect.boolean(`c.${d}`) : `c.${d}`, d));
  const order = plan.by.map((b, i) => {
    const before = plan.by.slice(0, i).filter((x) => x.kind === b.kind).length;
    return b.kind === "grain" ? `c.k${before}` : `c.d${before} nulls last`;
  });
  const scans = scanCtes(top);
  const seen = `groups_seen as (\n  ${namingScans(top)
    .map((s) => `select distinct ${dimensions.join(", ")} from ${s}`)
    .join("\n  union\n  ")}\n)`;
  const pers = perCtes(top);
  const periods = [periodsCte(top.flags), ...pers.map((per) => per.periods)];
  return dialect.statement(
    [
      `with ${[...periods, ...scans, ...(groups ? [seen] : []), ...pers.map((per) => per.values)].join(",\n")}`,
      `select ${[named("c.p", "p"), ...shown, ...values].join(",\n  ")}`,
      ...cells(top),
      ...(order.length > 0 ? [`order by ${order.join(", ")}`] : []),
    ].join("\n"),
  );
}

/** A plan within the statement: the asked one, or one of finer periods, whose parts are named by a prefix. */
interface Level {
  readonly flags: Flags;
  readonly dimensions: readonly string[];
  readonly groups: boolean;
}

const finer = (level: Level): readonly (Level & { readonly per: PerPlan; readonly name: string })[] =>
  [...level.flags.plan.pers.values()].map((per, i) => {
    const name = `${level.flags.prefix}f${i}`;
    return { ...level, per, name, flags: new Flags(per.plan, level.flags.program, level.flags.dialect, `${name}_`) };
  });

function scanCtes(level: Level): readonly string[] {
  const { plan, program, dialect, prefix } = level.flags;
  // Where the groups are sought in them too, the scans are read twice.
  const once = level.groups ? "as materialized" : "as";
  const paths = new Map<string, readonly Attributed[]>();
  for (const { events } of plan.scans)
    if (events?.kind === "attributed") paths.set(pathsKey(events), [...(paths.get(pathsKey(events)) ?? []), events]);
  const nameOf = (events: Attributed): string => `${prefix}paths${[...paths.keys()].indexOf(pathsKey(events))}`;
  const env = { world: program.world, instants: plan.instants, calendar: plan.calendar, dialect };
  const passes = dayPasses(plan, env, prefix);
  const ofDays = new Map(passes.flatMap(({ scans }) => [...scans]));
  return [
    ...[...paths.values()].map((all, i) => `${prefix}paths${i} as materialized (\n  ${pathsSql(all, env)}\n)`),
    ...passes.map(({ name, days, scans }) => `${name} as ${scans.size > 1 ? "materialized " : ""}(\n  ${days}\n)`),
    ...plan.scans.flatMap((scan, s) => {
      const { events } = scan;
      const days = ofDays.get(s);
      if (days !== undefined) return [`${prefix}s${s} as (\n  ${days}\n)`];
      const made = `${prefix}x${s}`;
      const scanned = (relation: string): string => `${prefix}s${s} ${once} (\n  ${scanSql(plan, scan, env, relation)}\n)`;
      if (events === null) return [scanned(dialect.table(scan.table))];
      if (events.kind !== "attributed") return [`${made} as (\n  ${eventsSql(scan.table, events, env)}\n)`, scanned(made)];
      const name = nameOf(events);
      if (isMarkov(events)) return [`${prefix}s${s} ${once} (\n  ${markovSql(plan, scan, env, name)}\n)`];
      return [`${made} as (\n  ${attributedSql(scan.table, events, name, weighs(scan), dialect)}\n)`, scanned(made)];
    }),
    ...finer(level).flatMap(scanCtes),
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
function cells({ flags, dimensions, groups }: Level): readonly string[] {
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
    `from ${groups ? `(select * from ${prefix}periods cross join groups_seen)` : `${prefix}periods`} as c`,
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

/**
 * Columns of the periods that say, period by period, what JavaScript's calendar worked out. Constant ones are inlined;
 * those that say the same are one column.
 */
class Flags {
  private readonly columns = new Map<string, { readonly name: string; readonly values: readonly (boolean | number)[] }>();
  constructor(
    readonly plan: Plan,
    readonly program: Program,
    readonly dialect: Dialect,
    /** What the names of this plan's parts begin with. */
    readonly prefix: string,
  ) {}

  /** SQL of a value known for each period. */
  sql(about: string, values: readonly (boolean | number)[]): string {
    const [first] = values;
    if (values.every((value) => value === first)) return String(first ?? "null");
    const key = JSON.stringify(values);
    const column = this.columns.get(key) ?? { name: `${about}${this.columns.size}`, values };
    this.columns.set(key, column);
    return `c.${column.name}`;
  }

  covered(s: number): string {
    return this.sql("covered", this.plan.scans[s]?.states.map((state) => state !== "no_data") ?? []);
  }

  get names(): readonly string[] {
    return [...this.columns.values()].map(({ name }) => name);
  }

  at(period: number): readonly string[] {
    return [...this.columns.values()].map(({ values }) => String(values[period]));
  }

  /** Each column worked out from the period's index: what it says changes a few times at most. */
  get steps(): readonly string[] {
    return [...this.columns.values()].map(({ name, values }) => `${steps(values)} as ${name}`);
  }
}

/** A value for each p, in SQL: "case when p < 16 then 0 else 1 end". */
function steps(values: readonly (boolean | number)[]): string {
  const starts = values.flatMap((value, p) => (p === 0 || value !== values[p - 1] ? [p] : []));
  const [, second] = starts;
  if (starts.length === 2 && typeof values[0] === "boolean") return `p ${values[0] ? "<" : ">="} ${second}`;
  const cases = starts.slice(1).map((start) => `when p < ${start} then ${values[start - 1]}`);
  return `case ${cases.join(" ")} else ${values.at(-1)} end`;
}

/** The periods, by their index and the key that scans group by. Of one grain they follow each other, and are counted. */
function periodsCte(flags: Flags): string {
  const { plan, dialect, prefix } = flags;
  const { grains, periods } = plan;
  if (grains.length < 2 && (grains.length === 0 || follow(plan, dialect))) {
    // Finer periods may be none.
    const [label] = periods[0]?.labels ?? [];
    const key =
      grains.length === 0 ? [] : [`${label === undefined ? dialect.noKey : counted(keyOf(plan, 0, label, dialect))} as k0`];
    const columns = ["p", ...key, ...flags.steps];
    const first = periods[0]?.labels.map((label) => ` /* from ${label} */`).join("") ?? "";
    return `${prefix}periods as (\n  select ${columns.join(", ")}${first}\n  from ${dialect.range(periods.length, "x", "p")}\n)`;
  }
  const columns = ["p", ...grains.map((_, g) => `k${g}`), ...flags.names];
  const rows = periods.map(({ labels }, p) => {
    const keys = grains.map((_, g) => keyOf(plan, g, labels[g] as string, dialect).sql);
    return `(${[String(p), ...keys, ...flags.at(p)].join(", ")})`;
  });
  return `${prefix}periods as (\n  select * from ${dialect.rows(rows, "x", columns)}\n)`;
}

/** A period's key in SQL; for a number or a date also as a number that rises by one from period to period. */
interface Key {
  readonly sql: string;
  readonly place: number | null;
  readonly isDate: boolean;
}

function keyOf(plan: Plan, g: number, label: string, dialect: Dialect): Key {
  const grain = plan.grains[g] as Plan["grains"][number];
  const place = periodNumber(grain, label, plan.calendar);
  if (place !== null) return { sql: String(place), place, isDate: false };
  const isDay = grain === "day";
  const sql = isDay ? moment(label, dialect) : dialect.timestamp(moment(label, dialect));
  return { sql, place: isDay ? dayNumber(label) : null, isDate: isDay };
}

/** Whether the periods follow each other: they are in order, so the first and the last one tell. */
function follow(plan: Plan, dialect: Dialect): boolean {
  const { periods } = plan;
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return true;
  const [a, b] = [first, last].map(({ labels }) => keyOf(plan, 0, labels[0] as string, dialect).place);
  return a != null && b != null && b - a === periods.length - 1;
}

const counted = (first: Key): string => (first.isDate ? `${first.sql} + p::integer` : `${first.sql} + p`);

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
