import { identifier, type Engine } from "../../src/engine/engine.js";
import type { RawColumn } from "./raw.js";

/** The first cells of each text column, without nulls, by the column's stored name. */
export type Sample = ReadonlyMap<string, readonly string[]>;

const ROWS = 1000;

/** Looks at the first rows: enough to see that a column of names holds no numbers, never enough to say that one does. */
export async function sampleOf(engine: Engine, source: string, columns: readonly RawColumn[]): Promise<Sample> {
  const texts = columns.filter(({ kind }) => kind === "cells" || kind === "text");
  if (texts.length === 0) return new Map();
  const { data } = await engine.query(
    `SELECT ${texts.map(({ stored }) => identifier(stored)).join(", ")} FROM ${source} LIMIT ${ROWS}`,
  );
  return new Map(texts.map(({ stored }, i) => [stored, (data[i] ?? []).filter((cell) => cell !== null).map(String)]));
}
