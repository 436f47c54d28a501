import type { Calendar } from "../../ground/day.js";
import type { ValueType } from "../../ground/type.js";

/** One argument of an operator or function, in SQL, with what some of them need to know beside it. */
export interface Operand {
  readonly sql: string;
  readonly type: ValueType;
  /** The same moment in UTC, where the column keeps it. */
  readonly instant: string | null;
  /** A written length of time, so that days and months stay calendar steps. */
  readonly steps: { readonly count: number; readonly unit: string } | null;
  readonly word: string | null;
}

/** What operators are written with. */
export interface OperationContext {
  readonly calendar: Calendar;
  readonly dialect: Dialect;
}

export type Emit = (args: readonly Operand[], context: OperationContext) => string;

/** An aggregate's argument and parameters in SQL, its complete `filter (where …)` or "", and the tuple that breaks ties. */
export interface Aggregated {
  readonly args: readonly string[];
  readonly type: ValueType;
  readonly filter: string;
  readonly order: string;
}

/**
 * Where databases differ in how a thing is written, one table each; all else is written once, in words that all of them
 * know (`filter (where …)`, `is not distinct from`, `x::double`, windows). Arguments and results are SQL.
 */
export interface Dialect {
  readonly name: "duckdb" | "clickhouse";
  /** A name, and a text; see ground/quote. */
  readonly identifier: (name: string) => string;
  /** The relation that holds a table's rows. */
  readonly table: (name: string) => string;
  readonly literal: (text: string) => string;
  /** A written date, a written time ("2026-01-31 10:00:00") and an integer of more than 18 digits. */
  readonly date: (text: string) => string;
  readonly time: (text: string) => string;
  readonly hugeint: (digits: string) => string;
  /** Before every moment that the database can hold. */
  readonly beginning: { readonly date: string; readonly time: string };
  /** A date or time as a time, and as the day that holds it. */
  readonly timestamp: (sql: string) => string;
  readonly day: (sql: string) => string;
  /** What a length is added to or taken from, so that the sum is a time. */
  readonly base: (sql: string) => string;
  readonly interval: (count: number, unit: string) => string;
  /** A computed length of so many microseconds. */
  readonly microseconds: (count: string) => string;
  /** Microseconds of a time since 1970. */
  readonly epoch: (time: string) => string;
  /** Days from a written date to another day. */
  readonly daysSince: (day: string, written: string) => string;
  /** The start of a date's week (from Monday), month, quarter or year: a date. Of a time's hour or minute: a time. */
  readonly startOfDays: (unit: "week" | "month" | "quarter" | "year", day: string) => string;
  readonly startOfTime: (unit: "hour" | "minute", time: string) => string;
  /** Whole numbers divided, cut to a whole one. */
  readonly whole: (a: string, b: string) => string;
  /** `+`, `-` or `*` of numbers: exact between whole ones, and an error where they grow too great. */
  readonly arithmetic: (op: "+" | "-" | "*", a: Operand, b: Operand) => string;
  /** A whole number beside others that are none; a count beside whole numbers with a sign. */
  readonly number: (sql: string) => string;
  readonly signed: (sql: string) => string;
  /** What stands for the key of periods of which there are none. */
  readonly noKey: string;
  /** A column of another relation as a column of this one. */
  readonly named: (sql: string, name: string) => string;
  /** A truth value as the answer shows it. */
  readonly boolean: (sql: string) => string;
  /** */
  readonly quantile: (value: string, share: string) => string;
  /** The value where the tuple is least or greatest. */
  readonly least: (value: string, order: string) => string;
  readonly greatest: (value: string, order: string) => string;
  /** Sum of what was added up already. */
  readonly total: (sql: string, type: ValueType) => string;
  /** A relation of one column, the whole numbers from 0. */
  readonly range: (length: number, alias: string, column: string) => string;
  /** Rows of constants. */
  readonly rows: (rows: readonly string[], alias: string, columns: readonly string[]) => string;
  /** A row for each day from `a` to `b`, exclusive. */
  readonly days: (a: string, b: string) => string;
  /** Two relations joined by a column, as one to join with: the right one's columns go by `alias`, the left one's by `left`. */
  readonly paired: (left: string, right: string, alias: string, key: string) => { readonly sql: string; readonly left: string };
  /** Operators and row functions, and aggregates, that are written otherwise than in the library. */
  readonly operations: Readonly<Record<string, Emit>>;
  readonly aggregates: Readonly<Record<string, (given: Aggregated) => string>>;
  /**
   * Begins the statement of a Markov chain, and makes the removal effect of each player of `steps` (g, a, b, n: how often
   * chain g went from a to b; 0 is the start, -1 an order, -2 none): `effects` (g, id, effect).
   */
  readonly chain: { readonly with: string; readonly effects: readonly string[] };
  /** Puts rows under others by their columns' names, what one side lacks being null; null where that must be done in several statements. */
  readonly unionByName: string | null;
  /** A whole statement, with what its meaning hangs on. */
  readonly statement: (sql: string) => string;
}
