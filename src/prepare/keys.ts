import { identifier, type Engine } from "../engine/engine.js";
import { diagnose } from "../ground/messages.js";
import type { CatalogTable } from "../compile/catalog.js";
import type { TableDef } from "../compile/definitions.js";
import type { RowPlace } from "../../loaders/formats/raw.js";
import { note, type Note } from "./note.js";

/**
 * Whether a prepared table's key names each row: not null and unique, or with `valid:` unique at each time. The first
 * breach is named with its rows.
 */
export async function checkKey(
  engine: Engine,
  table: TableDef,
  columns: CatalogTable["columns"],
  locate: (row: number) => Promise<RowPlace>,
): Promise<Note[]> {
  const key = table.key;
  if (key === null || !columns.some(({ name }) => name === key)) return [];
  const own = identifier(key);
  const from = identifier(table.name);
  const at = table.columns[key] === undefined ? "table" : { column: key };
  const notes: Note[] = [];
  const { data } = await engine.query(
    `SELECT count(*), count(${own}), min("@row") FILTER (WHERE ${own} IS NULL), count(DISTINCT ${own}) FROM ${from}`,
  );
  const [rows = 0, present = 0, firstEmpty = 0, distinct = 0] = data.map((column) => Number(column[0] ?? 0));
  if (present < rows) {
    const place = await locate(firstEmpty);
    notes.push(note(at, diagnose("dataKeyEmpty", null, { table: table.name, key, count: rows - present, place })));
  }
  if (table.valid !== null) return [...notes, ...(await checkSpans(engine, table, columns, locate))];
  if (distinct < present) {
    const repeated = await engine.query(
      `SELECT CAST(${own} AS VARCHAR), min("@row"), (array_agg("@row" ORDER BY "@row"))[2], count(*) OVER () FROM ${from}
        WHERE ${own} IS NOT NULL GROUP BY ${own} HAVING count(*) > 1 ORDER BY min("@row") LIMIT 1`,
    );
    const [value, first, second, count] = repeated.data.map((column) => column[0]);
    const places = [await locate(Number(first)), await locate(Number(second))];
    notes.push(
      note(
        at,
        diagnose("dataKeyRepeated", null, { table: table.name, key, value: String(value), count: Number(count), places }),
      ),
    );
  }
  return notes;
}

/** Of one key no two rows may hold at the same time; `to` null is still. */
async function checkSpans(
  engine: Engine,
  table: TableDef,
  columns: CatalogTable["columns"],
  locate: (row: number) => Promise<RowPlace>,
): Promise<Note[]> {
  const { key, valid } = table;
  const has = (name: string): boolean => columns.some((column) => column.name === name);
  if (key === null || valid === null || !has(valid.from) || !has(valid.to)) return [];
  const [own, from, to] = [identifier(key), identifier(valid.from), identifier(valid.to)];
  const { data } = await engine.query(
    `SELECT CAST(k AS VARCHAR), r, next_r FROM (
       SELECT ${own} AS k, "@row" AS r, ${from} AS f, ${to} AS t, lead(${from}) OVER w AS next_f, lead("@row") OVER w AS next_r
       FROM ${identifier(table.name)} WHERE ${own} IS NOT NULL WINDOW w AS (PARTITION BY ${own} ORDER BY ${from} NULLS FIRST, "@row"))
     WHERE next_r IS NOT NULL AND (t IS NULL OR next_f IS NULL OR next_f < t) AND (t IS NULL OR f IS NULL OR f < t) ORDER BY r LIMIT 1`,
  );
  const [value, first, second] = data.map((column) => column[0]);
  if (value === undefined) return [];
  const places = [await locate(Number(first)), await locate(Number(second))];
  return [note("table", diagnose("dataKeyOverlaps", null, { table: table.name, key, value: String(value), places }))];
}
