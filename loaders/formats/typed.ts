import { identifier, type Engine } from "../../src/engine/engine.js";
import type { FilesToRead, Raw, RawColumn, RawKind } from "./raw.js";
import { rowCount } from "./relation.js";
import { unite } from "./unite.js";

/** A relation made from one file of a format that types its columns. */
export interface TypedPart {
  readonly relation: string;
  /** In the file's order. */
  readonly columns: readonly { readonly name: string; readonly stored: string; readonly kind: RawKind }[];
}

/**
 * Puts typed relations, one a file, under one another by column name. Where files disagree, integers among numbers are
 * numbers, days among times are times, anything else is text.
 */
export async function combineTyped(
  engine: Engine,
  relation: string,
  input: FilesToRead,
  parts: readonly TypedPart[],
): Promise<Raw> {
  const united = unite(
    input,
    parts.map((part) => part.columns.map(({ name }) => name)),
  );
  const kinds = united.columns.map(({ stored }) =>
    commonKind(
      parts.flatMap((part, i) => part.columns.filter((_, c) => united.targets[i]?.[c] === stored).map(({ kind }) => kind)),
    ),
  );
  const selects = parts.map((part, i) => {
    const cells = united.columns.map(({ stored }, k) => {
      const own = part.columns[united.targets[i]?.indexOf(stored) ?? -1];
      const value = own === undefined ? "NULL" : identifier(own.stored);
      return `CAST(${value} AS ${SQL[kinds[k] ?? "text"]}) AS ${identifier(stored)}`;
    });
    return `SELECT ${cells.join(", ")} FROM ${identifier(part.relation)}`;
  });
  await engine.run(`CREATE TABLE ${identifier(relation)} AS ${selects[0] ?? ""}`);
  const ends = [await rowCount(engine, relation)];
  for (const select of selects.slice(1)) {
    await engine.run(`INSERT INTO ${identifier(relation)} ${select}`);
    ends.push(await rowCount(engine, relation));
  }
  for (const part of parts) await engine.run(`DROP TABLE ${identifier(part.relation)}`);
  return {
    relation,
    columns: united.columns.map((column, k): RawColumn => ({ ...column, kind: kinds[k] ?? "text", typed: true })),
    rows: ends.at(-1) ?? 0,
    notes: united.notes,
    locate: (row) => {
      const index = Math.max(
        0,
        ends.findIndex((end) => row <= end),
      );
      return Promise.resolve({ file: input.paths[index]?.name ?? "", at: "row", number: row - (ends[index - 1] ?? 0) });
    },
    drop: () => engine.run(`DROP TABLE ${identifier(relation)}`),
  };
}

export function commonKind(kinds: readonly RawKind[]): RawKind {
  const seen = new Set(kinds.filter((kind) => kind !== "empty"));
  const only = (...allowed: RawKind[]): boolean => [...seen].every((kind) => allowed.includes(kind));
  const first = [...seen][0];
  if (first === undefined) return "empty";
  if (seen.size === 1) return first;
  if (only("integer", "number")) return "number";
  if (only("date", "time")) return "time";
  return "text";
}

const SQL: Readonly<Record<RawKind, string>> = {
  cells: "VARCHAR",
  text: "VARCHAR",
  empty: "VARCHAR",
  integer: "BIGINT",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  date: "DATE",
  time: "TIMESTAMP",
  instant: "TIMESTAMP",
};
