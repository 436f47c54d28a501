import type { Asking } from "./translate.js";
import type { Case, Value } from "./pack.js";

/** A cell as `query --detail --format json` prints it. */
export interface Cell {
  readonly value: Value;
  readonly n: number | null;
  readonly state: string;
}
export interface Answer {
  readonly keys: readonly (readonly Value[])[];
  readonly cells: readonly (readonly Cell[])[];
}

/** What is wrong with an answer, in words; nothing where it is right. */
export function compare(
  given: Case,
  asking: Asking,
  answer: Answer,
  zeroIsNull: (metric: string) => boolean,
): readonly string[] {
  if (asking.minMax) return compareEnds(given, asking, answer);
  const at = (column: string): number => given.columns.indexOf(column);
  const expected = new Map<string, readonly Value[]>();
  for (const row of given.rows) expected.set(key(asking.dimensions.map((c) => row[at(c)] ?? null)), row);
  const wrong: string[] = [];
  if (expected.size !== given.rows.length) wrong.push("the expected rows have a key twice");
  const seen = new Set<string>();
  answer.keys.forEach((keys, r) => {
    const own = key(keys);
    const cells = answer.cells[r] ?? [];
    const row = expected.get(own);
    seen.add(own);
    if (!row) {
      // Our rows fill the calendar; a row that rests on nothing has no counterpart there. Past a limit, none has.
      if (asking.limit === null && !cells.every(restsOnNothing))
        wrong.push(`${own}: ${JSON.stringify(cells.map((c) => c.value))} is not expected`);
      return;
    }
    if (asking.valuesOnly) return void (cells.every(restsOnNothing) && wrong.push(`${own}: no row has it`));
    asking.metrics.forEach((metric, m) => {
      const want = row[at(metric)] ?? null;
      const cell = cells[m];
      if (cell && !sameCell(want, cell, zeroIsNull(metric)))
        wrong.push(`${own} ${metric}: ${JSON.stringify(cell)}, expected ${JSON.stringify(want)}`);
    });
  });
  for (const [own, row] of expected) {
    const nothing = !asking.valuesOnly && asking.metrics.every((metric) => (row[at(metric)] ?? null) === null);
    if (!seen.has(own) && !nothing) wrong.push(`${own}: ${JSON.stringify(row)} is missing`);
  }
  if (given.check_order) wrong.push(...compareOrder(given, asking, answer));
  return wrong;
}

export const restsOnNothing = ({ value, n }: Cell): boolean => value === null || n === 0;

/** No row behind a value: null there; here a count or sum of none is 0 (Meaning 8), an expression of it what it gives. */
function sameCell(want: Value, cell: Cell, zeroIsNull: boolean): boolean {
  if (same(want, cell.value)) return true;
  if (want === null) return cell.n === 0 || (zeroIsNull && cell.value === 0);
  return false;
}

export function same(want: Value, got: Value): boolean {
  if (typeof want === "number" && typeof got === "number")
    return want === got || Math.abs(want - got) <= 1e-6 * Math.max(Math.abs(want), Math.abs(got));
  if (typeof want === "number" && typeof got === "string" && got !== "") return Number(got) === want;
  return plain(want) === plain(got);
}

/** A time stamp of a day's start is that day; parts of a second are written to the last that says something. */
export const plain = (value: Value): Value =>
  typeof value === "string"
    ? value
        .replace(
          /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:(\.\d*?)0*)?$/,
          (_, day: string, at: string, part = "") => `${day}T${at}${part === "." ? "" : part}`,
        )
        .replace(/^(\d{4}-\d\d-\d\d)T00:00:00$/, "$1")
    : value;

const key = (values: readonly Value[]): string => JSON.stringify(values.map(plain));

/** The rows in the order asked, cut where asked: the order of a query is the reader's, ours are sorted by their keys. */
function compareOrder(given: Case, asking: Asking, answer: Answer): readonly string[] {
  const rows = answer.keys.flatMap((keys, r) => {
    const cells = answer.cells[r] ?? [];
    if (cells.every(restsOnNothing)) return [];
    const value = (column: string): Value => {
      const d = asking.dimensions.indexOf(column);
      return plain(d >= 0 ? (keys[d] ?? null) : (cells[asking.metrics.indexOf(column)]?.value ?? null));
    };
    return [{ key: key(keys), by: asking.order.map(({ column }) => value(column)) }];
  });
  rows.sort((a, b) => {
    for (const [i, { descending }] of asking.order.entries()) {
      const [x, y] = [a.by[i] ?? null, b.by[i] ?? null];
      if (x === y) continue;
      const order = x === null ? 1 : y === null ? -1 : x < y ? -1 : 1;
      return descending ? -order : order;
    }
    return 0;
  });
  const wanted = given.rows.map((row) => key(asking.dimensions.map((c) => row[given.columns.indexOf(c)] ?? null)));
  const got = rows.slice(0, asking.limit ?? rows.length).map((row) => row.key);
  return JSON.stringify(got) === JSON.stringify(wanted)
    ? []
    : [`the order is ${got.slice(0, 3).join(" ")}, expected ${wanted.slice(0, 3).join(" ")}`];
}

/** The least and the greatest of the listed values. */
function compareEnds(given: Case, asking: Asking, answer: Answer): readonly string[] {
  const values = answer.keys.flatMap((keys, r) => {
    const value = plain(keys[0] ?? null);
    return value === null || (answer.cells[r] ?? []).every(restsOnNothing) ? [] : [value];
  });
  const sorted = [...values].sort((a, b) => (a < b ? -1 : 1));
  const [row] = given.rows;
  const ends = given.columns.map((column) => (column.endsWith("__min") ? (sorted[0] ?? null) : (sorted.at(-1) ?? null)));
  return row && ends.every((end, i) => same(row[i] ?? null, end))
    ? []
    : [`the ends are ${JSON.stringify(ends)}, expected ${JSON.stringify(row)}`];
}
