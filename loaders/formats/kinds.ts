import type { Engine } from "../../src/engine/engine.js";
import { identifier } from "../../src/engine/engine.js";
import type { FilesToRead, Raw, RawColumn, RawKind, RowPlace } from "./raw.js";
import { unite } from "./unite.js";

/** A value of a format that types its values one by one, as canonical text with what it is. */
export interface TypedCell {
  readonly text: string;
  readonly kind: "text" | "integer" | "wide" | "huge" | "number" | "boolean" | "date" | "time";
}

/** One file's rows: which columns it has so far is known only at its end. */
export interface TypedRow {
  readonly number: number;
  readonly cells: ReadonlyMap<string, TypedCell | null>;
}

const BLOCK = 20_000;

/**
 * Makes a relation of rows whose values carry their own types (JSON, spreadsheets). Every value is stored as its
 * canonical text; the kind of a column is decided over all its values: one kind, integers among numbers as numbers,
 * anything else mixed as text. `readRows` is called once per file.
 */
export async function readTypedRows(
  engine: Engine,
  relation: string,
  input: FilesToRead,
  at: RowPlace["at"],
  readRows: (file: { path: string; name: string }) => AsyncIterable<TypedRow>,
): Promise<Raw> {
  const columns = new Columns();
  const perFile: string[][] = [];
  const numbers: number[] = [];
  const ends: number[] = [];
  const parts: { name: string; width: number }[] = [];
  const flush = async (): Promise<void> => {
    const { block, width } = columns.takeBlock();
    if (block.rows === 0) return;
    const name = `${relation} ${parts.length}`;
    await engine.insert(name, block);
    parts.push({ name, width });
  };
  for (const file of input.paths) {
    columns.startFile();
    for await (const row of readRows(file)) {
      columns.add(row.cells);
      numbers.push(row.number);
      if (columns.pending >= BLOCK) await flush();
    }
    perFile.push(columns.endFile());
    ends.push(numbers.length);
  }
  await flush();
  const united = unite(input, perFile);
  await assemble(engine, relation, parts, columns.names.length);
  const raw = columns.names.flatMap((name, i): RawColumn[] => {
    const column = united.columns.find((each) => each.name === name.trim().normalize("NFC"));
    return column === undefined ? [] : [{ name: column.name, stored: `c${i}`, kind: columns.kind(i), typed: false }];
  });
  return {
    relation,
    columns: raw,
    rows: numbers.length,
    notes: united.notes,
    locate: (row) => {
      const index = Math.max(
        0,
        ends.findIndex((end) => row <= end),
      );
      return Promise.resolve({ file: input.paths[index]?.name ?? "", at, number: numbers[row - 1] ?? row });
    },
    drop: () => engine.run(`DROP TABLE ${identifier(relation)}`),
  };
}

/** Puts the parts, each with the columns known when it was written, under one another. */
async function assemble(
  engine: Engine,
  relation: string,
  parts: readonly { name: string; width: number }[],
  width: number,
): Promise<void> {
  const all = Array.from({ length: width }, (_, i) => `c${i}`);
  await engine.run(`CREATE TABLE ${identifier(relation)} (${all.map((name) => `${name} VARCHAR`).join(", ")})`);
  for (const part of parts) {
    const list = all.slice(0, part.width).join(", ");
    await engine.run(`INSERT INTO ${identifier(relation)} (${list}) SELECT ${list} FROM ${identifier(part.name)};
      DROP TABLE ${identifier(part.name)}`);
  }
}

class Columns {
  readonly names: string[] = [];
  pending = 0;
  readonly #index = new Map<string, number>();
  readonly #kinds: Set<TypedCell["kind"]>[] = [];
  #data: (string | null)[][] = [];
  #inFile = new Set<string>();

  startFile(): void {
    this.#inFile = new Set();
  }

  endFile(): string[] {
    return [...this.#inFile];
  }

  add(cells: ReadonlyMap<string, TypedCell | null>): void {
    for (const [name, cell] of cells) {
      this.#inFile.add(name);
      const i = this.#index.get(name) ?? this.#newColumn(name);
      const column = this.#data[i];
      if (column === undefined || cell === null) continue;
      while (column.length < this.pending) column.push(null);
      column[this.pending] = cell.text;
      this.#kinds[i]?.add(cell.kind);
    }
    this.pending++;
  }

  takeBlock() {
    const rows = this.pending;
    for (const column of this.#data) while (column.length < rows) column.push(null);
    const columns = this.#data.map((_, i) => ({ name: `c${i}`, type: "text" as const }));
    const block = { columns, rows, data: this.#data };
    this.#data = this.#data.map(() => []);
    this.pending = 0;
    return { block, width: columns.length };
  }

  kind(i: number): RawKind {
    return kindOf([...(this.#kinds[i] ?? [])]);
  }

  #newColumn(name: string): number {
    const i = this.names.push(name) - 1;
    this.#index.set(name, i);
    this.#kinds.push(new Set());
    this.#data.push([]);
    return i;
  }
}

function kindOf(kinds: readonly TypedCell["kind"][]): RawKind {
  const only = (...allowed: TypedCell["kind"][]): boolean => kinds.every((kind) => allowed.includes(kind));
  if (kinds.length === 0) return "empty";
  if (only("integer", "wide")) return "integer";
  if (only("integer", "number")) return "number";
  if (only("boolean")) return "boolean";
  if (only("date")) return "date";
  if (only("date", "time")) return "time";
  return "text";
}

/** A JSON or spreadsheet number: integers within 64 bit stay exact, wider ones are known as such. */
export function numberCell(value: number): TypedCell {
  if (!Number.isInteger(value)) return { text: String(value), kind: "number" };
  return Number.isSafeInteger(value) ? { text: value.toFixed(0), kind: "integer" } : { text: String(value), kind: "number" };
}

/** An integer by its digits. */
export function integerCell(digits: string): TypedCell {
  const value = BigInt(digits);
  if (value >= -9007199254740991n && value <= 9007199254740991n) return { text: value.toString(), kind: "integer" };
  return { text: value.toString(), kind: BigInt.asIntN(64, value) === value ? "wide" : "huge" };
}
