import { createHash } from "node:crypto";
import { identifier, type Engine } from "../engine/engine.js";
import type { CatalogTable } from "../compile/catalog.js";

/** A short digest of plain data; keys count in their order. */
export const digestOf = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 32);

/**
 * The digest of a prepared table's rows whatever their order: the number, sum and exclusive or of the rows' hashes,
 * which every engine of one DuckDB version computes alike, with the columns' names and types.
 */
export async function digestRows(engine: Engine, table: string, columns: CatalogTable["columns"]): Promise<string> {
  const row = columns.length === 0 ? "hash(1)" : `hash(${columns.map(({ name }) => identifier(name)).join(", ")})`;
  const { data } = await engine.query(
    `SELECT count(*), CAST(sum(CAST(h AS HUGEINT)) AS VARCHAR), CAST(bit_xor(h) AS VARCHAR) FROM (SELECT ${row} AS h FROM ${identifier(table)})`,
  );
  return digestOf([columns.map(({ name, type }) => [name, type]), data.map((column) => column[0])]);
}
