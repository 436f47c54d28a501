/** A column's type at the engine's edge. `time` is a local wall-clock time stamp, printed 2026-01-31T10:00:00[.ffffff]. */
export type CellType = "text" | "integer" | "number" | "boolean" | "date" | "time";

/**
 * One value at the engine's edge: null, text, a finite number, or a boolean. An integer beyond ±(2^53 − 1) is the
 * string of its digits; a date is "2026-01-31", a time "2026-01-31T10:00:00". Infinity and NaN never pass: they are
 * null.
 */
export type Value = string | number | boolean | null;

/** The one table of the house: columns by name and type, values by column. The same on every engine. */
export interface Table {
  readonly columns: readonly { readonly name: string; readonly type: CellType }[];
  readonly rows: number;
  /** `data[c][r]`. */
  readonly data: readonly (readonly Value[])[];
}
