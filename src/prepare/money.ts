import { identifier, literal, type Engine } from "../engine/engine.js";
import { diagnose } from "../ground/messages.js";
import { nearest } from "../ground/nearest.js";
import type { CatalogTable } from "../compile/catalog.js";
import type { Community, RatesDef, TableDef } from "../compile/definitions.js";
import { convertedBeside, moneyColumns, RATES, type MoneyColumn } from "../compile/money.js";
import { note, type Note } from "./note.js";

/** The rates as a relation of the engine, `RATES`. */
export interface MadeRates {
  readonly def: RatesDef;
  readonly columns: CatalogTable["columns"];
  readonly origin: string;
}

/** A table's money, converted: what is to be said about it, and the other currencies of each column. */
export interface Converted {
  readonly notes: readonly Note[];
  readonly money: NonNullable<CatalogTable["money"]>;
}

/**
 * Puts beside each column of money in several currencies its amounts in the community's, each at the last rate at or
 * before the row's local day; its own currency needs none. The rows keep their order. What cannot be converted is null
 * and told. `rates` is null where they could not be made, which is told elsewhere.
 */
export async function convertMoney(
  engine: Engine,
  table: TableDef,
  columns: CatalogTable["columns"],
  community: Community,
  rates: MadeRates | null,
): Promise<Converted> {
  const typeOf = (name: string) => columns.find((column) => column.name === name)?.type;
  const present = moneyColumns(table).filter(({ name }) => typeOf(name) !== undefined);
  const day = dayOf(table.time, typeOf);
  const own = community.currency;
  const notes: Note[] = [];
  const sound: MoneyColumn[] = [];
  for (const column of present) {
    const problem = typeOf(column.unit.currency) === undefined ? [] : await typeProblems(engine, table, column, typeOf);
    notes.push(...problem);
    if (problem.length === 0 && typeOf(column.unit.currency) !== undefined) sound.push(column);
  }
  const usable = rates !== null && day !== null && own !== null ? { rates, day, own } : null;
  const convertible = usable === null ? [] : sound;
  await addColumns(engine, table.name, present, convertible, usable);
  const money: Record<string, readonly string[]> = Object.fromEntries(present.map(({ name }) => [name, []]));
  for (const column of convertible) {
    const seen = await currenciesOf(engine, table.name, column, usable as Usable);
    notes.push(...(await complaints(engine, table, column, seen, usable as Usable)));
    money[column.name] = seen.flatMap(({ code }) => (code === null || code === own ? [] : [code]));
  }
  return { notes, money };
}

/** A day as SQL in the table itself; null where it has no date basis that is one. */
function dayOf(time: string | null, typeOf: (name: string) => string | undefined): string | null {
  const type = time === null ? undefined : typeOf(time);
  if (time === null || (type !== "date" && type !== "time")) return null;
  return identifier(type === "time" ? `${time}@day` : time);
}

interface Usable {
  readonly rates: MadeRates;
  readonly day: string;
  readonly own: string;
}

/** Amounts that are no numbers, codes that are no text: nothing can be said of a column without any value. */
async function typeProblems(
  engine: Engine,
  table: TableDef,
  { name, unit: { currency } }: MoneyColumn,
  typeOf: (name: string) => string | undefined,
): Promise<Note[]> {
  const [amount, code] = [typeOf(name), typeOf(currency)];
  if ((amount === "number" || amount === "integer") && code === "text") return [];
  const { data } = await engine.query(
    `SELECT count(${identifier(name)}), count(${identifier(currency)}) FROM ${identifier(table.name)}`,
  );
  const [amounts = 0, codes = 0] = data.map((column) => Number(column[0] ?? 0));
  const about = { table: table.name, column: name };
  return [
    ...(amount !== "number" && amount !== "integer" && amounts > 0
      ? [note({ column: name }, diagnose("moneyNotNumber", null, { ...about, type: amount ?? "" }))]
      : []),
    ...(code !== "text" && codes > 0
      ? [note({ column: name }, diagnose("currencyNotText", null, { ...about, currency, type: code ?? "" }))]
      : []),
  ];
}

/** The rates of each foreign currency and day that the rows speak of are found once, then joined to the rows. */
async function addColumns(
  engine: Engine,
  table: string,
  present: readonly MoneyColumn[],
  convertible: readonly MoneyColumn[],
  usable: Usable | null,
): Promise<void> {
  if (present.length === 0) return;
  const target = identifier(table);
  const codes = [...new Set(convertible.map(({ unit }) => unit.currency))];
  const found = codes.map((_, i) => identifier(`@rates ${i} ${table}`));
  if (usable !== null) {
    const { rates, day, own } = usable;
    for (const [i, code] of codes.entries()) {
      const amounts = convertible.filter(({ unit }) => unit.currency === code).map(({ name }) => identifier(name));
      await engine.run(
        `CREATE OR REPLACE TABLE ${found[i] ?? ""} AS SELECT p.code, p.day, r.rate FROM
          (SELECT DISTINCT CAST(${identifier(code)} AS VARCHAR) AS code, ${day} AS day FROM ${target}
            WHERE ${identifier(code)} <> ${literal(own)} AND ${day} IS NOT NULL AND coalesce(${amounts.join(", ")}) IS NOT NULL) AS p
          ASOF LEFT JOIN (${ratesSql(rates)}) AS r ON p.code = r.code AND p.day >= r.day`,
      );
    }
  }
  const values = present.map(({ name, unit }): string => {
    const i = convertible.some((column) => column.name === name) ? codes.indexOf(unit.currency) : -1;
    if (i < 0 || usable === null) return `NULL::DOUBLE AS ${identifier(convertedBeside(name))}`;
    const amount = `CAST(t.${identifier(name)} AS DOUBLE)`;
    const isOwn = `t.${identifier(unit.currency)} = ${literal(usable.own)}`;
    return `CASE WHEN ${isOwn} THEN ${amount} ELSE ${amount} * p${i}.rate END AS ${identifier(convertedBeside(name))}`;
  });
  const joins = codes.map(
    (code, i) =>
      `LEFT JOIN ${found[i] ?? ""} AS p${i} ON p${i}.code = t.${identifier(code)} AND p${i}.day = t.${usable?.day ?? ""}`,
  );
  const fresh = identifier(`@money ${table}`);
  // A join may hand out rows in another order, and rows of one moment stay in their source's.
  await engine.run(
    `CREATE OR REPLACE TABLE ${fresh} AS SELECT t.*, ${values.join(", ")} FROM ${target} AS t ${joins.join(" ")} ORDER BY t.rowid`,
  );
  await engine.run(`DROP TABLE ${target}; ALTER TABLE ${fresh} RENAME TO ${target}`);
  for (const name of found) await engine.run(`DROP TABLE ${name}`);
}

function ratesSql({ def, columns }: MadeRates): string {
  const isTime = columns.find(({ name }) => name === def.time)?.type === "time";
  const day = identifier(isTime ? `${def.time}@day` : def.time);
  return `SELECT ${identifier(def.currency)} AS code, ${day} AS day, ${identifier(def.rate)} AS rate FROM ${identifier(RATES)}`;
}

/** What a column's amounts are in, with those that got no value. */
interface Seen {
  /** Null where a row does not say. */
  readonly code: string | null;
  readonly lacking: number;
  readonly undated: number;
  /** The first day of one that lacks. */
  readonly day: string | null;
}

async function currenciesOf(
  engine: Engine,
  table: string,
  { name, unit }: MoneyColumn,
  { day }: Usable,
): Promise<readonly Seen[]> {
  const lacks = `${identifier(convertedBeside(name))} IS NULL`;
  const { data, rows } = await engine.query(
    `SELECT CAST(${identifier(unit.currency)} AS VARCHAR) AS code, count(*) FILTER (WHERE ${lacks}), count(*) FILTER (WHERE ${lacks} AND ${day} IS NULL), CAST(min(${day}) FILTER (WHERE ${lacks}) AS VARCHAR)
      FROM ${identifier(table)} WHERE ${identifier(name)} IS NOT NULL GROUP BY 1 ORDER BY 1 NULLS FIRST`,
  );
  const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
  return Array.from({ length: rows }, (_, r): Seen => {
    const [code, lacking, undated, first] = data.map((column) => column[r]);
    return { code: text(code), lacking: Number(lacking), undated: Number(undated), day: text(first) };
  });
}

/** Amounts without a currency, in one that has no rate, or with none early enough; those without a day are a warning. */
async function complaints(
  engine: Engine,
  table: TableDef,
  { name, unit }: MoneyColumn,
  seen: readonly Seen[],
  { rates, own }: Usable,
): Promise<Note[]> {
  const lacking = seen.filter((each) => each.lacking > 0);
  if (lacking.length === 0) return [];
  const { data, rows } = await engine.query(
    `SELECT code, CAST(min(day) AS VARCHAR) FROM (${ratesSql(rates)}) WHERE code IS NOT NULL GROUP BY 1 ORDER BY 1`,
  );
  const firsts = new Map(Array.from({ length: rows }, (_, r) => [String(data[0]?.[r]), String(data[1]?.[r])]));
  const at = { column: name };
  const about = { table: table.name, column: name };
  const unknown = lacking.filter(({ code }) => code !== null && !firsts.has(code));
  const undated = lacking.filter(({ code }) => code !== null && firsts.has(code)).reduce((sum, each) => sum + each.undated, 0);
  return [
    ...lacking
      .filter(({ code }) => code === null)
      .map(({ lacking: n, day }) =>
        note(at, diagnose("currencyEmpty", null, { ...about, currency: unit.currency, rows: n, day })),
      ),
    ...unknown.slice(0, MOST_UNKNOWN).map(({ code, lacking: n, day }, i, shown) => {
      const suggestion = nearest(code ?? "", [own, ...firsts.keys()]);
      const others = i === shown.length - 1 ? unknown.length - shown.length : 0;
      const what = { ...about, code: code ?? "", rows: n, day, rates: rates.origin, suggestion, others };
      return note(at, diagnose("currencyUnknown", null, what));
    }),
    ...lacking.flatMap(({ code, lacking: n, undated: without, day }) => {
      const first = code === null ? undefined : firsts.get(code);
      if (code === null || first === undefined || day === null || n === without) return [];
      const what = { ...about, code, rows: n - without, day, rates: rates.origin, first };
      return [note(at, diagnose("rateMissing", null, what))];
    }),
    ...(undated > 0 ? [note(at, diagnose("moneyUndated", null, { ...about, time: table.time ?? "", rows: undated }))] : []),
  ];
}

/** A column named wrongly has a new currency in each row. */
const MOST_UNKNOWN = 5;
