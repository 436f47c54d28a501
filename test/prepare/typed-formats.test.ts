import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  dateDay,
  float64,
  int64,
  tableFromArrays,
  tableToIPC,
  timestamp,
  uint64,
  utf8,
  bool,
  decimal,
  struct,
  int32,
  TimeUnit,
} from "@uwdata/flechette";
import { describe, expect, it } from "vitest";
import { literal } from "../../src/engine/engine.js";
import { openNative } from "../../src/engine/node.js";
import { definitionsOf, ENGINES, prepared, workspaceOf, type EngineName, type Outcome, type TableInput } from "./kit.js";

const QUERY = `SELECT * FROM (VALUES
  (1::BIGINT, 9223372036854775807::BIGINT, 18446744073709551615::UBIGINT, 7::TINYINT, 0.1::FLOAT, 0.1::DOUBLE, 1234.56::DECIMAL(10,2), 12::DECIMAL(18,0), true, DATE '2026-01-31',
   TIMESTAMP '2026-01-31 10:00:00.123456', TIMESTAMPTZ '2026-01-31 10:00:00.5+02:00', TIMESTAMP_MS '2026-01-31 10:00:00.123', TIMESTAMP_NS '2026-01-31 10:00:00.123456789', 'naïve 🙂', [1, 2], {'a': 1, 'b': 'x'}, TIME '10:00:00', 'happy'::ENUM('happy', 'sad'), 'nan'::DOUBLE, NULL::INTEGER),
  (2, -1, 3, -7, 2.5, 1e300, -0.01, -5, false, DATE '1969-12-31', TIMESTAMP '1969-12-31 23:59:59.999999', TIMESTAMPTZ '1969-12-31 23:59:59Z', NULL, NULL, '', NULL, NULL, NULL, 'sad', 'inf'::DOUBLE, NULL)
  ) t(id, big, ubig, tiny, f, d, dec, whole, ok, day, "at", tz, ms, ns, txt, list, rec, clock, mood, odd, nothing)`;

async function parquetIn(workspace: string, name: string, query: string, options = ""): Promise<void> {
  const engine = await openNative({ threads: 1 });
  await engine.run(`SET TimeZone = 'UTC'; COPY (${query}) TO ${literal(join(workspace, name))} (FORMAT parquet${options})`);
  await engine.close();
}

const both = async (
  workspace: string,
  tables: Readonly<Record<string, TableInput>>,
  use: (outcome: Outcome, engine: EngineName) => Promise<unknown>,
) => {
  const outcomes: unknown[] = [];
  for (const engine of ENGINES)
    outcomes.push(
      await use(await prepared(engine, workspace, definitionsOf(tables, { timezone: "Europe/Copenhagen" })), engine),
    );
  return outcomes;
};

describe("parquet", () => {
  it("gives the same typed rows natively and in WASM, through each codec both can read", async () => {
    const workspace = workspaceOf();
    for (const codec of ["snappy", "gzip", "uncompressed", "brotli"])
      await parquetIn(workspace, `${codec}.parquet`, QUERY, `, COMPRESSION ${codec}`);
    const tables = Object.fromEntries(
      ["snappy", "gzip", "uncompressed", "brotli"].map((codec) => [codec, { from: `${codec}.parquet`, time: "at", key: "id" }]),
    );
    const [native, wasm] = await both(workspace, tables, async (outcome) => {
      expect(outcome.sentences).toEqual([]);
      return {
        catalog: Object.values(outcome.catalog.tables).map(({ columns, digest }) => ({ columns, digest })),
        rows: await outcome.rows("snappy"),
      };
    });
    expect(wasm).toEqual(native);
    const { catalog, rows } = native as {
      catalog: { columns: { name: string; type: string }[]; digest: string }[];
      rows: unknown[][];
    };
    expect(new Set(catalog.map(({ digest }) => digest)).size).toBe(1);
    expect(catalog[0]?.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      "id integer",
      "big integer",
      "ubig text",
      "tiny integer",
      "f number",
      "d number",
      "dec number",
      "whole integer",
      "ok boolean",
      "day date",
      "at time",
      "tz time",
      "ms time",
      "ns time",
      "txt text",
      "list text",
      "rec text",
      "clock text",
      "mood text",
      "odd number",
      "nothing integer",
    ]);
    // The time columns bring their instants; the rows come by the date basis.
    expect(rows).toEqual([
      [
        2,
        -1,
        "3",
        -7,
        2.5,
        1e300,
        -0.01,
        -5,
        false,
        "1969-12-31",
        "1969-12-31T23:59:59.999999",
        "1969-12-31T22:59:59.999999",
        "1969-12-31",
        "1970-01-01T00:59:59",
        "1969-12-31T23:59:59",
        null,
        null,
        null,
        null,
        "",
        null,
        null,
        null,
        "sad",
        null,
        null,
      ],
      [
        1,
        "9223372036854775807",
        "18446744073709551615",
        7,
        0.10000000149011612,
        0.1,
        1234.56,
        12,
        true,
        "2026-01-31",
        "2026-01-31T10:00:00.123456",
        "2026-01-31T09:00:00.123456",
        "2026-01-31",
        "2026-01-31T09:00:00.5",
        "2026-01-31T08:00:00.5",
        "2026-01-31T10:00:00.123",
        "2026-01-31T09:00:00.123",
        "2026-01-31T10:00:00.123456",
        "2026-01-31T09:00:00.123456",
        "naïve 🙂",
        "[1,2]",
        '{"a":1,"b":"x"}',
        "10:00:00",
        "happy",
        null,
        null,
      ],
    ]);
  });

  it("unites files by name and widens types that differ", async () => {
    const workspace = workspaceOf();
    await parquetIn(workspace, "a.parquet", "SELECT 1 AS n, DATE '2026-01-01' AS d, 1 AS x");
    await parquetIn(workspace, "b.parquet", "SELECT TIMESTAMP '2026-01-02 10:00:00' AS d, 1.5 AS n, 'a' AS x, true AS y");
    const [native, wasm] = await both(workspace, { t: { from: "*.parquet" } }, async (outcome) => ({
      rows: await outcome.rows("t", "n, d, x, y"),
      messages: outcome.diagnostics.map(({ message, data }) => [message, data["file"], data["columns"]]),
    }));
    expect(wasm).toEqual(native);
    expect(native).toEqual({
      rows: [
        [1, "2026-01-01T00:00:00", "1", null],
        [1.5, "2026-01-02T10:00:00", "a", true],
      ],
      messages: [["dataFileLacksColumns", "a.parquet", ["y"]]],
    });
  });

  it("says what is wrong with a file that is none, or a codec that WASM lacks", async () => {
    const workspace = workspaceOf({ "text.parquet": "id\n1\n" });
    await parquetIn(workspace, "zstd.parquet", "SELECT 1 AS a", ", COMPRESSION zstd");
    const [native, wasm] = await both(
      workspace,
      { text: { from: "text.parquet" }, zstd: { from: "zstd.parquet" } },
      (outcome) => Promise.resolve(outcome.diagnostics.map(({ message, data }) => [message, data["file"]])),
    );
    expect(native).toEqual([["dataUnreadable", "text.parquet"]]);
    expect(wasm).toEqual([
      ["dataUnreadable", "text.parquet"],
      ["dataUnreadable", "zstd.parquet"],
    ]);
  });
});

describe("arrow", () => {
  it("reads file and stream alike, on both engines", async () => {
    const table = tableFromArrays(
      {
        id: [9007199254740993n, 2n],
        u: [18446744073709551615n, 1n],
        x: [0.1, null],
        s: ["é", null],
        ok: [true, false],
        d: [new Date("2026-01-31"), new Date("1969-12-31")],
        us: [Date.UTC(2026, 0, 31, 10) + 0.5, Date.UTC(1969, 11, 31)],
        tz: [Date.UTC(2026, 6, 1), null],
        dec: [12.34, -0.5],
        rec: [{ a: 1 }, null],
      },
      {
        types: {
          id: int64(),
          u: uint64(),
          x: float64(),
          s: utf8(),
          ok: bool(),
          d: dateDay(),
          us: timestamp(TimeUnit.MICROSECOND, null),
          tz: timestamp(TimeUnit.MILLISECOND, "UTC"),
          dec: decimal(10, 2),
          rec: struct({ a: int32() }),
        },
      },
    );
    const workspace = workspaceOf();
    for (const format of ["file", "stream"] as const)
      writeFileSync(join(workspace, `${format}.arrow`), tableToIPC(table, { format }) as Uint8Array);
    const [native, wasm] = await both(
      workspace,
      { file: { from: "file.arrow" }, stream: { from: "stream.arrow" } },
      async (outcome) => {
        expect(outcome.sentences).toEqual([]);
        expect(await outcome.rows("stream")).toEqual(await outcome.rows("file"));
        return {
          columns: outcome.catalog.tables["file"]?.columns.map(({ name, type }) => `${name} ${type}`),
          rows: await outcome.rows("file"),
        };
      },
    );
    expect(wasm).toEqual(native);
    expect(native).toEqual({
      columns: [
        "id integer",
        "u text",
        "x number",
        "s text",
        "ok boolean",
        "d date",
        "us time",
        "tz time",
        "dec number",
        "rec text",
      ],
      rows: [
        [
          "9007199254740993",
          "18446744073709551615",
          0.1,
          "é",
          true,
          "2026-01-31",
          "2026-01-31T10:00:00.0005",
          "2026-01-31T09:00:00.0005",
          "2026-07-01T02:00:00",
          "2026-07-01T00:00:00",
          12.34,
          '{"a":1}',
        ],
        [2, "1", null, null, false, "1969-12-31", "1969-12-31T00:00:00", "1969-12-30T23:00:00", null, null, -0.5, null],
      ],
    });
  });

  it("says so where a file is no Arrow", async () => {
    const [native] = await both(workspaceOf({ "t.arrow": "id\n1\n" }), { t: { from: "t.arrow" } }, (outcome) =>
      Promise.resolve(outcome.diagnostics.map(({ message }) => message)),
    );
    expect(native).toEqual(["dataUnreadable"]);
  });
});
