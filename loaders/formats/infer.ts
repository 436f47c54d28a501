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
  const open: Open[] = [];
  for (const column of columns) {
    const candidates = (CANDIDATES[column.kind] ?? []).filter((type) =>
      (sample.get(column.stored) ?? []).every((cell) => cell.trim() === "" || LOOKS[type].test(cell.trim())),
    );
    if (candidates.length > 0) open.push({ column, candidates });
    else types.set(column.stored, typeOfKind(column.kind));
  }
  for (let left: readonly Open[] = open; left.length > 0;) {
    const fits = await fitFirst(engine, source, left);
    const next: Open[] = [];
    for (const [i, { column, candidates }] of left.entries()) {
      const [first, ...others] = candidates;
      if (fits[i] === "no" && others.length > 0) next.push({ column, candidates: others });
      else types.set(column.stored, fits[i] === "all" && first !== undefined ? first : "text");
    }
    left = next;
  }
  return types;
}

interface Open {
  readonly column: RawColumn;
  readonly candidates: readonly Candidate[];
}

/** Whether every value of each column fits its first candidate; mostly it does, so the others are not looked at yet. */
async function fitFirst(engine: Engine, source: string, open: readonly Open[]): Promise<("all" | "no" | "empty")[]> {
  const cells = open.map(({ column }, i) => `${trimmed(identifier(column.stored))} AS x${i}`);
  const tests = open.flatMap(({ candidates }, i) => [
    `count(x${i}) AS n${i}`,
    `coalesce(bool_and(x${i} IS NULL OR coalesce(${INFERENCE[candidates[0] ?? "time"](`x${i}`)}, false)), true) AS t${i}`,
  ]);
  const { data } = await engine.query(`SELECT ${tests.join(", ")} FROM (SELECT ${cells.join(", ")} FROM ${source})`);
  return open.map((_, i) => {
    if (Number(data[2 * i]?.[0]) === 0) return "empty";
    return data[2 * i + 1]?.[0] === true ? "all" : "no";
  });
}

function typeOfKind(kind: RawKind): CellType {
  if (kind === "instant") return "time";
  return kind === "cells" || kind === "empty" ? "text" : kind;
}
