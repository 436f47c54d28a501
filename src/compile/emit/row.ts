import { partsOf } from "../../ground/unit.js";
import type { Calendar } from "../../ground/day.js";
import { Bug } from "../../ground/diagnostic.js";
import type { Each, Row } from "../cell.js";
import type { Dialect, Operand } from "./dialect.js";
import { isCalendarStep, later, microsBetween, operation, temporal } from "./operation.js";

/** How a scan names what it reads. */
export interface RowContext {
  /** The alias of the table that these references lead to; "" is the scan's own. */
  readonly alias: (via: readonly string[]) => string;
  /** True where `"c@utc"` columns hold instants. */
  readonly instants: boolean;
  readonly calendar: Calendar;
  readonly dialect: Dialect;
  /** What a row is asked about another table; absent where no such question can stand. */
  readonly each?: (row: Each) => string;
}

/** A row expression in SQL: one value a row. */
export function rowSql(row: Row, context: RowContext): string {
  switch (row.kind) {
    case "constant":
      return constantSql(row.value, row.type, context.dialect);
    case "duration":
      return String(row.count * (SECONDS[row.unit] ?? Number.NaN)) + "::double";
    case "column": {
      const column = `${context.alias(row.via)}.${context.dialect.identifier(row.name)}`;
      return scaled(column, row.scale);
    }
    case "each":
      if (!context.each) throw new Bug(`each has no place here: ${row.measure.text}`);
      return context.each(row);
    case "call":
      return operation(
        row.fn,
        row.args.map((arg): Operand => operand(arg, context)),
        context,
      );
  }
}

function operand(row: Row, context: RowContext): Operand {
  const steps = row.kind === "duration" ? { count: row.count, unit: row.unit } : null;
  const word = row.kind === "constant" && typeof row.value === "string" ? row.value : null;
  return { sql: rowSql(row, context), type: row.type, instant: instantSql(row, context), steps, word };
}

/** The moment in UTC of a time column or a written time, or of one some hours later; null where it is not kept. */
export function instantSql(row: Row, context: RowContext): string | null {
  if (!context.instants) return null;
  if (row.kind === "column" && row.type === "time")
    return `${context.alias(row.via)}.${context.dialect.identifier(`${row.name}@utc`)}`;
  if (row.kind === "constant" && row.utc !== undefined) return constantSql(row.utc, row.type, context.dialect);
  if (row.kind !== "call" || (row.fn !== "+" && row.fn !== "-") || row.type !== "time") return null;
  const [a, b] = row.args.map((arg) => operand(arg, context));
  if (a === undefined || b === undefined) return null;
  const [time, length] = a.instant === null ? [b, a] : [a, b];
  return time.instant === null || isCalendarStep(length.steps) ? null : later(time.instant, length, row.fn, context.dialect);
}

/** The time from one moment to another in whole microseconds; null for any other expression. */
export function elapsedMicros(row: Row, context: RowContext): string | null {
  if (row.kind !== "call" || row.fn !== "-") return null;
  const [a, b] = row.args.map((arg) => operand(arg, context));
  return a && b && temporal(a) && temporal(b) ? microsBetween(a, b, context.dialect) : null;
}

const SECONDS: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 };

/** A column in its unit's base; see toBase. */
function scaled(column: string, scale: number): string {
  const parts = partsOf(scale);
  if (parts !== null) return `(${column} / ${parts}::double)`;
  return scale === 1 ? column : `(${column} * ${scale}::double)`;
}

/** A constant in SQL: doubles are marked, since DuckDB reads 1.5 as a decimal. */
export function constantSql(value: string | number | boolean | null, type: string, dialect: Dialect): string {
  if (value === null) return "null";
  if (typeof value === "boolean") return String(value);
  // In brackets below zero: a second minus before it would begin a comment.
  if (typeof value === "number" && value < 0) return `(-${constantSql(-value, type, dialect)})`;
  if (typeof value === "number") return type === "integer" && Number.isSafeInteger(value) ? String(value) : `${value}::double`;
  if (type === "integer") return value.length > 18 ? dialect.hugeint(value) : value;
  if (type === "date") return dialect.date(value);
  if (type === "time") return dialect.time(value.replace("T", " "));
  return dialect.literal(value);
}
