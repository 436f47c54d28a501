import { identifier, type Engine } from "../../src/engine/engine.js";
import type { RawKind } from "./raw.js";

/** A column DuckDB typed by itself, and the expression that brings it to a kind's own type. */
export interface DuckColumn {
  readonly name: string;
  readonly kind: RawKind;
  readonly sql: string;
}

/**
 * The columns of a query as kinds: DuckDB's many types become the language's few. Integers wider than 64 bit and
 * decimals without fraction stay exact (as text where a value does not fit, which the caller finds by `widest`), other
 * decimals and floats are doubles, nested values JSON or DuckDB's own text. NaN and the infinities are no numbers: null.
 */
export async function describeQuery(engine: Engine, sql: string): Promise<DuckColumn[]> {
  const described = await engine.query(`SELECT column_name, column_type FROM (DESCRIBE ${sql})`);
  const [names = [], types = []] = described.data;
  return names.map((name, i) => duckColumn(String(name), String(types[i]), engine.kind));
}

function duckColumn(name: string, type: string, engine: Engine["kind"]): DuckColumn {
  const own = identifier(name);
  const base = type.replace(/\(.*$/s, "");
  if (/(\[\d*\]$|^STRUCT|^MAP|^UNION)/.test(type)) {
    return { name, kind: "text", sql: engine === "native" ? `CAST(to_json(${own}) AS VARCHAR)` : `CAST(${own} AS VARCHAR)` };
  }
  switch (base) {
    case "BOOLEAN":
      return { name, kind: "boolean", sql: own };
    case "TINYINT":
    case "SMALLINT":
    case "INTEGER":
    case "BIGINT":
    case "UTINYINT":
    case "USMALLINT":
    case "UINTEGER":
      return { name, kind: "integer", sql: `CAST(${own} AS BIGINT)` };
    case "UBIGINT":
    case "HUGEINT":
    case "UHUGEINT":
      return { name, kind: "cells", sql: `CAST(${own} AS VARCHAR)` };
    case "FLOAT":
    case "DOUBLE":
      return { name, kind: "number", sql: `CASE WHEN isfinite(${own}) THEN CAST(${own} AS DOUBLE) END` };
    case "DECIMAL":
      return /,0\)$/.test(type)
        ? { name, kind: "cells", sql: `CAST(${own} AS VARCHAR)` }
        : { name, kind: "number", sql: `CAST(CAST(${own} AS VARCHAR) AS DOUBLE)` };
    case "DATE":
      return { name, kind: "date", sql: `CASE WHEN isfinite(${own}) THEN ${own} END` };
    case "TIMESTAMP":
    case "TIMESTAMP_S":
    case "TIMESTAMP_MS":
    case "TIMESTAMP_NS":
      return { name, kind: "time", sql: `CASE WHEN isfinite(${own}) THEN CAST(${own} AS TIMESTAMP) END` };
    case "TIMESTAMP WITH TIME ZONE":
      // By its microseconds: a cast would ask for icu and the session's zone.
      return { name, kind: "instant", sql: `make_timestamp(epoch_us(${own}))` };
    default:
      return { name, kind: "text", sql: `CAST(${own} AS VARCHAR)` };
  }
}
