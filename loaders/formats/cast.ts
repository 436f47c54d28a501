import { identifier, literal } from "../../src/engine/engine.js";
import type { CellType } from "../../src/engine/table.js";
import type { RawColumn } from "./raw.js";

/** How a raw column becomes a column of a declared or inferred type, as SQL over the raw relation. */
export interface Cast {
  readonly type: CellType;
  /** The value in its type; null where it does not fit. A `time` is a TIMESTAMP in UTC where `isInstant`, else wall-clock time. */
  readonly value: string;
  /** True where the value fits or there is none; never null. */
  readonly fits: string;
  /** Whether a `time` value is an instant, as SQL; "false" and "true" where it is known for all. */
  readonly isInstant: string;
  /** The year of a `time` value as text or number, where that is cheaper than asking the value. */
  readonly year?: string;
}

/** How values are written, where that was declared: a strptime format, the decimal sign. */
export interface Written {
  readonly format: string | null;
  readonly decimal: "." | "," | null;
}

/**
 * The cast of a column to a type, with how its values are written where that was declared. `isProven`: inference has
 * found that every value fits.
 */
export function castOf(column: RawColumn, type: CellType, written: Written, isProven = false): Cast {
  const own = identifier(column.stored);
  const isText = !column.typed || column.kind === "text" || column.kind === "cells" || column.kind === "empty";
  if (isText && isProven && type !== "text") {
    const cell = trimmed(own);
    const instant = type === "time" ? { isInstant: hasOffset(cell), year: `substr(${cell}, 1, 4)` } : { isInstant: "false" };
    return { type, value: proven(cell, type), fits: "true", ...instant };
  }
  if (isText) return fromText(own, column.kind, type, written);
  if (column.kind === "number" && type === "number") {
    return { type, value: `CASE WHEN isfinite(${own}) THEN ${own} END`, fits: "true", isInstant: "false" };
  }
  if (column.kind === type) return { type, value: own, fits: "true", isInstant: "false" };
  if (column.kind === "instant" && type === "time") return { type, value: own, fits: "true", isInstant: "true" };
  if (column.kind === "integer" && type === "number")
    return { type, value: `CAST(${own} AS DOUBLE)`, fits: "true", isInstant: "false" };
  if (column.kind === "date" && type === "time")
    return { type, value: `CAST(${own} AS TIMESTAMP)`, fits: "true", isInstant: "false" };
  return fromText(`(${textOf(own, column.kind)})`, "text", type, written);
}

/** A typed value in the words of the language, for types it does not have: "2026-01-31T10:00:00Z". */
function textOf(own: string, kind: RawColumn["kind"]): string {
  const text = `CAST(${own} AS VARCHAR)`;
  if (kind === "time") return `replace(${text}, ' ', 'T')`;
  if (kind === "instant") return `replace(${text}, ' ', 'T') || 'Z'`;
  return text;
}

function fromText(own: string, kind: RawColumn["kind"], type: CellType, written: Written): Cast {
  const plain = (value: string, fits: string): Cast => ({
    type,
    value,
    fits: `(${trimmed(own)} IS NULL OR coalesce(${fits}, false))`,
    isInstant: "false",
  });
  switch (type) {
    case "text":
      return { type, value: own, fits: "true", isInstant: "false" };
    case "boolean":
      return plain(
        `CASE lower(${trimmed(own)}) WHEN 'true' THEN true WHEN 'false' THEN false END`,
        `lower(${trimmed(own)}) IN ('true', 'false')`,
      );
    case "integer": {
      const digits = written.decimal === null ? trimmed(own) : plainNumber(own, written.decimal);
      const value = `CASE WHEN regexp_full_match(${digits}, ${literal(INTEGER)}) THEN try_cast(ltrim(split_part(${digits}, '.', 1), '+') AS BIGINT) END`;
      return plain(value, `(${value}) IS NOT NULL`);
    }
    case "number": {
      const digits = written.decimal === null ? trimmed(own) : plainNumber(own, written.decimal);
      const double = `try_cast(ltrim(${digits}, '+') AS DOUBLE)`;
      const value = `CASE WHEN regexp_full_match(${digits}, ${literal(NUMBER)}) AND isfinite(${double}) THEN ${double} END`;
      return plain(value, `(${value}) IS NOT NULL`);
    }
    case "date": {
      if (written.format !== null) {
        const moment = formatted(own, written.format);
        return plain(`CAST(${moment.value} AS DATE)`, `${moment.value} IS NOT NULL`);
      }
      // A day written with its midnight, as exports of databases do, is still a day.
      const day = `regexp_replace(${trimmed(own)}, ${literal(`[T ]00:00(:00(\\.0+)?)?$`)}, '')`;
      const value = `CASE WHEN regexp_full_match(${day}, ${literal(DATE)}) THEN try_cast(${firstOfMonth(day)} AS DATE) END`;
      return plain(value, `(${value}) IS NOT NULL`);
    }
    case "time": {
      if (written.format !== null) {
        const moment = formatted(own, written.format);
        return { ...plain(moment.value, `${moment.value} IS NOT NULL`), isInstant: String(moment.isInstant) };
      }
      if (kind === "date") return plain(`try_cast(${own} AS TIMESTAMP)`, `try_cast(${own} AS TIMESTAMP) IS NOT NULL`);
      const value = `CASE WHEN regexp_full_match(${trimmed(own)}, ${literal(TIME)}) THEN ${momentOf(trimmed(own))} END`;
      return { ...plain(value, `(${value}) IS NOT NULL`), isInstant: hasOffset(trimmed(own)) };
    }
  }
}

/**
 * Whether a type's inference takes a cell, trimmed already and not null: stricter than a declaration, so that nothing
 * written is lost.
 */
export const INFERENCE: { readonly [T in Exclude<CellType, "text">]: (cell: string) => string } = {
  // The digits come back as they were: no leading zeros or pluses (codes, phone numbers), no 1_000, nothing beyond 64 bit.
  integer: (cell) => `CAST(try_cast(${cell} AS BIGINT) AS VARCHAR) = ${cell}`,
  // A whole number a double cannot hold is an id, unless written as 1e20.
  number: (cell) => {
    const double = `try_cast(${cell} AS DOUBLE)`;
    const isExact = `(abs(${double}) <= 9007199254740992 OR contains(lower(${cell}), 'e'))`;
    return `regexp_full_match(${cell}, ${literal(INFERRED_NUMBER)}) AND isfinite(${double}) AND ${isExact}`;
  },
  boolean: (cell) => `lower(${cell}) IN ('true', 'false')`,
  date: (cell) => `regexp_full_match(${cell}, ${literal(INFERRED_DATE)}) AND ${proven(cell, "date")} IS NOT NULL`,
  time: (cell) => `regexp_full_match(${cell}, ${literal(TIME)}) AND ${proven(cell, "time")} IS NOT NULL`,
};

/** The value of a cell that inference has found to be of a type. */
function proven(cell: string, type: Exclude<CellType, "text">): string {
  switch (type) {
    case "integer":
      return `try_cast(${cell} AS BIGINT)`;
    case "number":
      return `try_cast(${cell} AS DOUBLE)`;
    case "boolean":
      return `(lower(${cell}) = 'true')`;
    case "date":
      return `try_cast(${firstOfMonth(cell)} AS DATE)`;
    case "time":
      return momentOf(cell);
  }
}

/** A cell without the spaces around it; null where nothing is left. Few cells have any, and trimming all is slow. */
export const trimmed = (own: string): string =>
  `(CASE WHEN starts_with(${own}, ' ') OR ends_with(${own}, ' ') OR ${own} = '' THEN nullif(trim(${own}), '') ELSE ${own} END)`;

const INTEGER = "[+-]?[0-9]+(\\.0*)?";
const NUMBER = "[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?";
const INFERRED_NUMBER = "-?((0|[1-9][0-9]*)(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?";
const DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}";
const DATE = `${DAY}|[0-9]{4}-[0-9]{2}`;
// Only years that are plausibly years: "4711-03" may well be an article's number.
const INFERRED_DATE = `${DAY}|(19|20|21)[0-9]{2}-[0-9]{2}`;
const CLOCK = "([01]?[0-9]|2[0-3]):[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?";
const OFFSET = "(Z|UTC|[+-](0[0-9]|1[0-5])(:?[0-5][0-9])?)";
const TIME = `(${DAY})([T ]${CLOCK} ?${OFFSET}?)?|(19|20|21)[0-9]{2}-[0-9]{2}`;

const firstOfMonth = (day: string): string => `CASE WHEN length(${day}) = 7 THEN ${day} || '-01' ELSE ${day} END`;

/**
 * The TIMESTAMP of a cell that fits TIME: in UTC where it ends in an offset. DuckDB's cast to TIMESTAMP drops an offset
 * in silence; the one to TIMESTAMPTZ heeds it, on every engine, as long as the text has one.
 */
const momentOf = (cell: string): string =>
  `CASE WHEN ${hasOffset(cell)} THEN make_timestamp(epoch_us(try_cast(${withOffset(cell)} AS TIMESTAMPTZ))) ELSE try_cast(${firstOfMonth(cell)} AS TIMESTAMP) END`;

/** DuckDB wants seconds before an offset, no space, and Z for UTC; few cells are written otherwise. */
const withOffset = (cell: string): string =>
  `CASE WHEN substr(${cell}, 17, 1) = ':' AND NOT ends_with(${cell}, 'C') AND NOT contains(substr(${cell}, 12), ' ') THEN ${cell}
    ELSE regexp_replace(regexp_replace(regexp_replace(${cell}, ' ?UTC$', 'Z'), ' ([+-])', '\\1'), '([T ][0-9]{1,2}:[0-9]{2}) ?(Z|[+-])', '\\1:00\\2') END`;

/** Whether a cell that fits TIME ends in an offset: before the twelfth character a sign belongs to the date. */
const hasOffset = (cell: string): string =>
  `(contains(${cell}, ':') AND (ends_with(${cell}, 'Z') OR ends_with(${cell}, 'C') OR contains(substr(${cell}, 12), '+') OR contains(substr(${cell}, 12), '-')))`;

/** A number written with a declared decimal sign, as plain digits: thousands may be grouped by the other sign, a space or an apostrophe. */
function plainNumber(own: string, decimal: "." | ","): string {
  const group = decimal === "," ? "." : ",";
  const grouped = `[+-]?[0-9]{1,3}([${group}'’ \u00a0\u2009\u202f][0-9]{3})+([${decimal}][0-9]*)?`;
  const ungrouped = `[+-]?([0-9]+([${decimal}][0-9]*)?|[${decimal}][0-9]+)([eE][+-]?[0-9]+)?`;
  const digits = `translate(${trimmed(own)}, ${literal(`${group}'’ \u00a0\u2009\u202f`)}, '')`;
  return `CASE WHEN regexp_full_match(${trimmed(own)}, ${literal(`${grouped}|${ungrouped}`)}) THEN replace(${digits}, ',', '.') END`;
}

/** A moment written in a declared way; `%s` and `%Q` count seconds and milliseconds since 1970. */
function formatted(own: string, format: string): { value: string; isInstant: boolean } {
  if (format === "%s" || format === "%Q") {
    const micros = `try_cast(${trimmed(own)} AS DOUBLE) * ${format === "%s" ? 1_000_000 : 1000}`;
    // Up to the year 9999; beyond it no count of seconds is meant.
    return {
      value: `CASE WHEN abs(${micros}) < 253402300800000000 THEN make_timestamp(CAST(round(${micros}) AS BIGINT)) END`,
      isInstant: true,
    };
  }
  const parsed = `try_strptime(${trimmed(own)}, ${literal(format)})`;
  // With an offset it is a TIMESTAMPTZ, whose cast would ask for icu: its microseconds are those of UTC.
  if (/%[zZ]/.test(format)) return { value: `make_timestamp(epoch_us(${parsed}))`, isInstant: true };
  return { value: parsed, isInstant: false };
}
