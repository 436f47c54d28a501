import { identifier, literal, type Engine } from "../engine/engine.js";
import { diagnose } from "../ground/messages.js";
import type { CatalogTable } from "../compile/catalog.js";
import type { RatesDef } from "../compile/definitions.js";
import { RATES } from "../compile/money.js";
import type { RowPlace } from "../../loaders/formats/raw.js";
import { note, type Note } from "./note.js";

/**
 * Whether the rates can be used: each has a currency, a day and a number above zero, one a currency and day, and the
 * community's own currency, if it is there at all, is worth 1. The first breach of each kind is named with its rows.
 */
export async function checkRates(
  engine: Engine,
  { currency, rate, time }: RatesDef,
  columns: CatalogTable["columns"],
  own: string | null,
  locate: (row: number) => Promise<RowPlace>,
): Promise<Note[]> {
  const typeOf = (name: string) => columns.find((column) => column.name === name)?.type;
  if ([currency, rate, time].some((name) => typeOf(name) === undefined)) return [];
  const from = identifier(RATES);
  const day = identifier(typeOf(time) === "time" ? `${time}@day` : time);
  const [code, value] = [identifier(currency), identifier(rate)];
  const first = async (condition: string): Promise<{ count: number; row: number; code: string; value: string } | null> => {
    const { data } = await engine.query(
      `SELECT count(*), min("@row"), arg_min(${code}, "@row"), CAST(arg_min(${value}, "@row") AS VARCHAR) FROM ${from} WHERE ${condition}`,
    );
    const [count, row, which, what] = data.map((column) => column[0]);
    return Number(count) === 0
      ? null
      : { count: Number(count), row: Number(row), code: String(which), value: plain(String(what)) };
  };
  const notes: Note[] = [];
  for (const column of [currency, rate, time]) {
    const empty = await first(`${identifier(column)} IS NULL`);
    if (empty === null) continue;
    const place = await locate(empty.row);
    notes.push(note("table", diagnose("rateIncomplete", null, { column, count: empty.count, place })));
  }
  const wrong = await first(`${value} IS NOT NULL AND NOT (${value} > 0 AND isfinite(${value})) AND ${code} IS NOT NULL`);
  if (wrong !== null) {
    const about = { code: wrong.code, value: wrong.value, count: wrong.count, place: await locate(wrong.row) };
    notes.push(note("table", diagnose("rateNotPositive", null, about)));
  }
  const { data: twins } = await engine.query(
    `SELECT ${code}, CAST(${day} AS VARCHAR), min("@row"), (array_agg("@row" ORDER BY "@row"))[2], count(*) OVER () FROM ${from}
      WHERE ${code} IS NOT NULL AND ${day} IS NOT NULL GROUP BY 1, 2 HAVING count(*) > 1 ORDER BY 3 LIMIT 1`,
  );
  const [twin, on, one, two, count] = twins.map((column) => column[0]);
  if (twin !== undefined) {
    const places = [await locate(Number(one)), await locate(Number(two))];
    notes.push(
      note("table", diagnose("rateTwice", null, { code: String(twin), day: String(on), count: Number(count), places })),
    );
  }
  const foreign = own === null ? null : await first(`${code} = ${literal(own)} AND ${value} > 0 AND ${value} <> 1`);
  if (foreign !== null && own !== null) {
    const place = await locate(foreign.row);
    notes.push(note("table", diagnose("rateOfOwn", null, { currency: own, value: foreign.value, place })));
  }
  return notes;
}

/** A number as people write it: 0 for 0.0. */
const plain = (number: string): string => number.replace(/\.0$/, "");
