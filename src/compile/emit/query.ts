import { dayNumber } from "../../ground/day.js";
import { identifier } from "../../ground/quote.js";
import { Bug } from "../../ground/diagnostic.js";
import type { ValueType } from "../../ground/type.js";
import { sqlEntry } from "../../formula/functions.js";
import { isMarkov, measureKey, type Cell, type Measure } from "../cell.js";
import { branchInForce, settledIn, type Plan, type Scan } from "../plan.js";
import type { CheckedKpi, Program } from "../program.js";
import type { World } from "../scope.js";
import { eventsSql } from "./events.js";
import { markovSql } from "./markov.js";
import { operation, type Operand } from "./operation.js";
import { periodNumber } from "./period.js";
import { constantSql } from "./row.js";
import { moment, scanSql } from "./scan.js";

/**
 * The whole answer as one statement:
 *
 *   s0, s1, … (one pass each)  ──groups seen──▶  cells = periods × groups  ──left join──▶  values
 *
 * Columns: p (the period's index), d0 … (dimensions), then each of the plan's outputs by its name.
 */
export function emit(plan: Plan, program: Program): string {
  const dimensions = plan.by.filter((b) => b.kind === "dimension").map((_, i) => `d${i}`);
  const flags = new Flags(plan, program);
  const values = plan.outputs.map(({ name, kpi, cell }) => `${cellSql(cell, kpi, flags)} as ${name}`);
  const groups = dimensions.length > 0 && plan.scans.length > 0;
  // Where the groups are sought in them too, the scans are read twice.
  const once = groups ? "as materialized" : "as";
  const scans = plan.scans.flatMap((scan, s) => {
    const { before, relation } = relationOf(scan, `x${s}`, plan, program.world);
    const sql = isMarkov(scan.events) ? markovSql(plan, scan, program.world) : scanSql(plan, scan, program.world, relation);
    return [...before, `s${s} ${once} (\n  ${sql}\n)`];
  });
  const seen = `groups_seen as (\n  ${plan.scans.map((_, s) => `select distinct ${dimensions.join(", ")} from s${s}`).join("\n  union\n  ")}\n)`;
  const joins = plan.scans.map(
    (scan, s) => `left join s${s} on ${joinOn(plan, scan.frame.length > 0, scan.at !== null, s, dimensions)}`,
  );
  const order = plan.by.map((b, i) => {
    const before = plan.by.slice(0, i).filter((x) => x.kind === b.kind).length;
    return b.kind === "grain" ? `c.k${before}` : `c.d${before} nulls last`;
  });
  return [
    `with ${[periodsCte(plan, flags), ...scans, ...(groups ? [seen] : [])].join(",\n")}`,
    `select ${["c.p", ...dimensions.map((d) => `c.${d}`), ...values].join(",\n  ")}`,
    `from ${groups ? "(select * from periods cross join groups_seen)" : "periods"} as c`,
    ...joins,
    ...(order.length > 0 ? [`order by ${order.join(", ")}`] : []),
  ].join("\n");
}

function joinOn(plan: Plan, framed: boolean, timed: boolean, s: number, dimensions: readonly string[]): string {
  const keys = framed ? [`s${s}.p = c.p`] : timed ? plan.grains.map((_, g) => `s${s}.k${g} = c.k${g}`) : [];
  const all = [...keys, ...dimensions.map((d) => `s${s}.${d} is not distinct from c.${d}`)];
  return all.length > 0 ? all.join(" and ") : "true";
}

/** What a scan reads: its table, or first the rows that a form across events makes of it. */
function relationOf(
  { table, events }: Scan,
  name: string,
  plan: Plan,
  world: World,
): { readonly before: readonly string[]; readonly relation: string } {
  if (events === null || isMarkov(events)) return { before: [], relation: identifier(table) };
  const env = { world, instants: plan.instants, calendar: plan.calendar };
  return { before: [`${name} as (\n  ${eventsSql(table, events, env)}\n)`], relation: name };
}

/**
 * Columns of the periods that say, period by period, what JavaScript's calendar worked out. Constant ones are inlined;
 * those that say the same are one column.
 */
class Flags {
  private readonly columns = new Map<string, { readonly name: string; readonly values: readonly (boolean | number)[] }>();
  constructor(
    readonly plan: Plan,
    readonly program: Program,
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
function periodsCte(plan: Plan, flags: Flags): string {
  const { grains, periods } = plan;
  const keys = grains.map((_, g) => periods.map(({ labels }) => keyOf(plan, g, labels[g] as string)));
  const [key] = keys;
  if (grains.length < 2 && (key === undefined || follows(key))) {
    const columns = ["p", ...(key ? [`${counted(key[0] as Key)} as k0`] : []), ...flags.steps];
    const first = periods[0]?.labels.map((label) => ` /* from ${label} */`).join("") ?? "";
    return `periods as (\n  select ${columns.join(", ")}${first}\n  from range(${periods.length}) as x(p)\n)`;
  }
  const columns = ["p", ...keys.map((_, g) => `k${g}`), ...flags.names];
  const rows = periods.map((_, p) => `(${[String(p), ...keys.map((k) => (k[p] as Key).sql), ...flags.at(p)].join(", ")})`);
  return `periods as (\n  select * from (values ${rows.join(", ")}) as x(${columns.join(", ")})\n)`;
}

/** A period's key in SQL; for a number or a date also as a number that rises by one from period to period. */
interface Key {
  readonly sql: string;
  readonly place: number | null;
  readonly isDate: boolean;
}

function keyOf(plan: Plan, g: number, label: string): Key {
  const grain = plan.grains[g] as Plan["grains"][number];
  const place = periodNumber(grain, label, plan.calendar);
  if (place !== null) return { sql: String(place), place, isDate: false };
  const isDay = grain === "day";
  return { sql: isDay ? moment(label) : `${moment(label)}::timestamp`, place: isDay ? dayNumber(label) : null, isDate: isDay };
}

const follows = (keys: readonly Key[]): boolean =>
  keys.every(({ place }, p) => place !== null && place === (keys[0]?.place ?? 0) + p);

const counted = (first: Key): string => (first.isDate ? `${first.sql} + p::integer` : `${first.sql} + p`);

/** A cell in SQL. A measure over a period its table does not cover is null, a count or sum without rows 0. */
function cellSql(cell: Cell, kpi: CheckedKpi, flags: Flags): string {
  switch (cell.kind) {
    case "constant":
      return constantSql(cell.value, cell.type);
    case "assumption":
      return constantSql(cell.value, "number");
    case "measure":
      return placed(cell.measure, flags);
    case "call":
      return operation(
        cell.fn,
        cell.args.map((arg): Operand => operandOf(arg, kpi, flags)),
        flags.plan.calendar,
      );
    case "history": {
      const branches = flags.plan.periods.map((_, p) => branchInForce(flags.plan, cell, p, flags.program));
      const which = flags.sql("definition", branches);
      const cells = [...cell.branches.map((b) => b.cell), cell.now].map((c) => cellSql(c, kpi, flags));
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
      return typeOf(cell.now);
    case "settled":
      return typeOf(cell.cell);
    default:
      return cell.type;
  }
}

function placed(measure: Measure, flags: Flags): string {
  const place = flags.plan.places.get(measureKey(measure));
  if (!place) throw new Bug(`${measure.text} has no place in the plan`);
  const value = `s${place.scan}.m${place.index}`;
  const covered = flags.covered(place.scan);
  if (sqlEntry(measure.fn)?.empty !== "zero") return covered === "true" ? value : `(case when ${covered} then ${value} end)`;
  return covered === "true" ? `coalesce(${value}, 0)` : `(case when ${covered} then coalesce(${value}, 0) end)`;
}
