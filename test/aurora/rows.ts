import { createHash } from "node:crypto";
import type { Page, Row, Stream, Tools } from "../../loaders/channel.js";
import { aurora } from "../../loaders/aurora.js";
import { STREAMS } from "../../loaders/aurora/streams.js";

/** The seed of the demo. */
export const SEED = 1;

/** What the simulator may use: nothing outside. Reaching for the network or the clock fails the test. */
export function tools(scale = 1, seed = SEED): Tools {
  return {
    workspace: "/nowhere",
    fetch: () => Promise.reject(new Error("Aurora asked for the network")),
    now: () => {
      throw new Error("Aurora asked for the time");
    },
    signal: new AbortController().signal,
    log: () => undefined,
    seed,
    scale,
  };
}

export const streams: readonly Stream[] = STREAMS.map(({ stream }) => stream);

export function stream(name: string): Stream {
  const found = streams.find((one) => one.name === name);
  if (!found) throw new Error(`no stream ${name}`);
  return found;
}

export const pagesOf = (name: string, scale = 1, seed = SEED): AsyncIterable<Page> =>
  aurora.read(stream(name), null, {}, tools(scale, seed));

/** All rows of a stream, by way of the channel. */
export async function rowsOf(name: string, scale = 1, seed = SEED): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of pagesOf(name, scale, seed)) rows.push(...page.rows);
  return rows;
}

/** A fingerprint of rows in their order. */
export function digest(rows: readonly Row[]): { rows: number; sha256: string } {
  const hash = createHash("sha256");
  for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
  return { rows: rows.length, sha256: hash.digest("hex") };
}

export const number = (row: Row, column: string): number => row[column] as number;
export const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
/** The sample's variance. */
export function variance(values: readonly number[]): number {
  const m = mean(values);
  return values.reduce((sum, value) => sum + (value - m) ** 2, 0) / (values.length - 1);
}

/** Rows by the value of a column. */
export function grouped(rows: readonly Row[], column: string): Map<unknown, Row[]> {
  const groups = new Map<unknown, Row[]>();
  for (const row of rows) {
    const group = groups.get(row[column]);
    if (group) group.push(row);
    else groups.set(row[column], [row]);
  }
  return groups;
}
