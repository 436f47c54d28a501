import { identifier, type Engine } from "../engine/engine.js";
import { diagnose } from "../ground/messages.js";
import type { CatalogTable } from "../compile/catalog.js";
import type { TableDef } from "../compile/definitions.js";
import type { RowPlace } from "../../loaders/formats/raw.js";
import { note, type Note } from "./note.js";

/** Whether the column that `weight:` names holds weights: numbers, none below zero. The first breach is named with its row. */
export async function checkWeight(
  engine: Engine,
  table: TableDef,
  columns: CatalogTable["columns"],
  locate: (row: number) => Promise<RowPlace>,
): Promise<readonly Note[]> {
  const column = columns.find(({ name }) => name === table.weight);
  if (!column) return [];
  const of = { table: table.name, column: column.name };
  if (column.type !== "integer" && column.type !== "number")
    return [note("weight", diagnose("weightNotNumber", null, { ...of, type: column.type }))];
  const own = identifier(column.name);
  const { data } = await engine.query(
    `SELECT count(*), min("@row"), CAST(arg_min(${own}, "@row") AS VARCHAR) FROM ${identifier(table.name)} WHERE ${own} < 0`,
  );
  const [count, first, value] = data.map((values) => values[0]);
  if (Number(count) === 0) return [];
  const place = await locate(Number(first));
  return [note("weight", diagnose("weightNegative", null, { ...of, value: String(value), count: Number(count), place }))];
}
