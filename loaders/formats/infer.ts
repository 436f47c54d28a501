import { identifier, type Engine } from "../../src/engine/engine.js";
import type { CellType } from "../../src/engine/table.js";
import { INFERENCE, trimmed } from "./cast.js";
import type { RawColumn, RawKind } from "./raw.js";
import type { Sample } from "./sample.js";

type Candidate = keyof typeof INFERENCE;

/** What each kind of text may turn out to be, narrowest first. */
const CANDIDATES: Partial<Record<RawKind, readonly Candidate[]>> = {
  cells: ["integer", "number", "boolean", "date", "time"],
  text: ["date", "time"],
};

/** What every value of a type looks like; wider than the type, so that a cell rules out only what it cannot be. */
const LOOKS: { readonly [C in Candidate]: RegExp } = {
  integer: /^-?\d+$/,
  number: /^-?[\d.]/,
  boolean: /^(true|false)$/i,
  date: /^\d{4}[-/]/,
  time: /^\d{4}[-/]/,
};

/**
 * The type of all values of each column that has none yet: the narrowest that every value fits, text where none does or
 * there is no value. The sample only rules types out; every row of the column decides. By the column's stored name.
 */
export async function inferTypes(
  engine: Engine,
  source: string,
  columns: readonly RawColumn[],
  sample: Sample,
): Promise<Map<string, CellType>> {
  const types = new Map<string, CellType>();
  const open: { column: RawColumn; candidates: readonly Candidate[] }[] = [];
  for (const column of columns) {
    const candidates = (CANDIDATES[column.kind] ?? []).filter((type) =>
      (sample.get(column.stored) ?? []).every((cell) => cell.trim() === "" || LOOKS[type].test(cell.trim())),
    );
    if (candidates.length > 0) open.push({ column, candidates });
    else types.set(column.stored, typeOfKind(column.kind));
  }
  if (open.length === 0) return types;
  const cells = open.map(({ column }, i) => `${trimmed(identifier(column.stored))} AS x${i}`);
  const tests = open.flatMap(({ candidates }, i) => [
    `count(x${i})`,
    ...candidates.map((type) => `coalesce(bool_and(x${i} IS NULL OR coalesce(${INFERENCE[type](`x${i}`)}, false)), true)`),
  ]);
  const { data } = await engine.query(
    `SELECT ${tests.map((test, i) => `${test} AS t${i}`).join(", ")} FROM (SELECT ${cells.join(", ")} FROM ${source})`,
  );
  let next = 0;
  for (const { column, candidates } of open) {
    const values = Number(data[next++]?.[0]);
    const fitting = candidates.filter(() => data[next++]?.[0] === true);
    types.set(column.stored, values === 0 ? "text" : (fitting[0] ?? "text"));
  }
  return types;
}

function typeOfKind(kind: RawKind): CellType {
  if (kind === "instant") return "time";
  return kind === "cells" || kind === "empty" ? "text" : kind;
}
