import {
  columnFromArray,
  int32,
  list,
  tableFromArrays,
  tableFromColumns,
  tableFromIPC,
  tableToIPC,
  TimeUnit,
  timestamp,
} from "@uwdata/flechette";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromArrow, toArrow } from "../../src/engine/arrow.js";
import { EngineError } from "../../src/engine/engine.js";
import type { Table } from "../../src/engine/table.js";
import { tables } from "./tables.js";

describe("Arrow", () => {
  it("gives back any table", () => {
    fc.assert(
      fc.property(tables, (table) => {
        expect(fromArrow(toArrow(table))).toEqual(table);
      }),
      { numRuns: 500 },
    );
  });

  it("is the same bytes for the same table", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const copy = structuredClone(table) as Table;
        expect(Buffer.from(toArrow(copy)).equals(Buffer.from(toArrow(table)))).toBe(true);
      }),
    );
  });

  it("writes small integers in as few bytes as they need", () => {
    for (const [most, width] of [
      [127, 1],
      [32_767, 2],
      [2_147_483_647, 4],
      [2_147_483_648, 8],
    ] as const) {
      const table: Table = { columns: [{ name: "n", type: "integer" }], rows: 1000, data: [Array(1000).fill(-most)] };
      const bytes = toArrow(table, new Map([["n", "small"]]));
      expect(fromArrow(bytes)).toEqual(table);
      expect(Math.floor(bytes.length / 1000)).toBe(width);
    }
  });

  it("keeps equal names apart, and tables without rows or columns", () => {
    const twice: Table = {
      columns: [
        { name: "a", type: "text" },
        { name: "a", type: "text" },
      ],
      rows: 1,
      data: [["x"], ["y"]],
    };
    expect(fromArrow(toArrow(twice))).toEqual(twice);
    const empty: Table = { columns: twice.columns, rows: 0, data: [[], []] };
    expect(fromArrow(toArrow(empty))).toEqual(empty);
    const none: Table = { columns: [], rows: 0, data: [] };
    expect(fromArrow(toArrow(none))).toEqual(none);
  });

  it("writes a text once however often it stands", () => {
    const text = "a rather long answer that many members gave".repeat(5);
    const rows = 10_000;
    const table: Table = { columns: [{ name: "t", type: "text" }], rows, data: [Array.from({ length: rows }, () => text)] };
    expect(toArrow(table).byteLength).toBeLessThan(rows * 4 + 2000);
  });

  it("reads bytes that lie anywhere in memory", () => {
    const table: Table = { columns: [{ name: "n", type: "number" }], rows: 2, data: [[1.5, null]] };
    const bytes = toArrow(table);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(fromArrow(shifted.subarray(3))).toEqual(table);
  });

  it("is read by others with its plain types", () => {
    const table: Table = {
      columns: [
        { name: "word", type: "text" },
        { name: "n", type: "integer" },
        { name: "day", type: "date" },
        { name: "at", type: "time" },
        { name: "big", type: "integer" },
      ],
      rows: 2,
      data: [
        ["é", null],
        [1, 2],
        ["2026-01-31", null],
        ["2026-01-31T10:00:00.25", null],
        ["1".repeat(38), null],
      ],
    };
    const read = tableFromIPC(toArrow(table), { useDate: true, useBigInt: true, useDecimalInt: true });
    expect(read.toArray()).toEqual([
      { word: "é", n: 1n, day: new Date("2026-01-31"), at: new Date("2026-01-31T10:00:00.25Z"), big: BigInt("1".repeat(38)) },
      { word: null, n: 2n, day: null, at: null, big: null },
    ]);
  });

  it("refuses what no cell holds, by the column's name", () => {
    const lists = tableFromColumns([["l", columnFromArray([[1], [2]], list(int32()))]]);
    expect(() => fromArrow(tableToIPC(lists, { format: "stream" }) ?? new Uint8Array())).toThrow(
      new EngineError(
        'The column "l" has the type INTEGER[], which a table cannot hold. Cast it, for example to VARCHAR, DOUBLE or TIMESTAMP.',
      ),
    );
    const zoned = tableFromArrays({ z: [1, 2] }, { types: { z: timestamp(TimeUnit.MILLISECOND, "UTC") } });
    expect(() => fromArrow(tableToIPC(zoned, { format: "stream" }) ?? new Uint8Array())).toThrow(/TIMESTAMP WITH TIME ZONE/);
  });
});
