import { dayNumber } from "../../ground/day.js";
import type { Plan } from "../plan.js";
import type { Program } from "../program.js";
import type { Dialect } from "./dialect.js";
import { moment } from "./measure.js";
import { periodNumber } from "./period.js";

/**
 * Columns of the periods that say, period by period, what JavaScript's calendar worked out. Constant ones are inlined;
 * those that say the same are one column.
 */
export class Flags {
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
export function periodsCte(flags: Flags): string {
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
