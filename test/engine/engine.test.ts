import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EngineError, identifier, literal, type Engine } from "../../src/engine/engine.js";
import { nativeAvailable } from "../../src/engine/node.js";
import { openEngine } from "../../src/engine/open.js";
import type { Table } from "../../src/engine/table.js";
import { Bug } from "../../src/ground/diagnostic.js";
import { tables } from "./tables.js";

const folder = mkdtempSync(join(tmpdir(), "worthwhile-engine-"));
afterAll(() => rmSync(folder, { recursive: true }));

const EVERY_TYPE: Table = {
  columns: [
    { name: "text", type: "text" },
    { name: "integer", type: "integer" },
    { name: 'big "one"', type: "integer" },
    { name: "number", type: "number" },
    { name: "boolean", type: "boolean" },
    { name: "date", type: "date" },
    { name: "time", type: "time" },
  ],
  rows: 4,
  data: [
    ["", null, "\uFEFFé😀 'q' \0 e\u0301", "日本"],
    [0, "9223372036854775807", null, "-9223372036854775808"],
    ["170141183460469231731687303715884105727", -1, "-170141183460469231731687303715884105727", null],
    [0.1, -1e308, null, 5e-324],
    [true, false, null, true],
    ["1969-12-31", null, "0001-01-01", "9999-12-31"],
    ["2026-01-31T10:00:00", "1969-12-31T23:59:59.999999", null, "1600-02-29T00:00:00.5"],
  ],
};

describe.each(["native", "wasm"] as const)("the %s engine", (kind) => {
  let engine: Engine;
  let made = 0;
  const fresh = (): string => `table "${++made}"`;
  beforeAll(async () => {
    engine = await openEngine({ kind });
  });
  afterAll(() => engine.close());

  it("says what it is", () => {
    expect(engine.kind).toBe(kind);
    expect(engine.version).toBe("DuckDB 1.5.6");
  });

  it("gives back what is inserted, with DuckDB's types", async () => {
    const name = fresh();
    await engine.insert(name, EVERY_TYPE);
    expect(await engine.query(`FROM ${identifier(name)}`)).toEqual(EVERY_TYPE);
    const types = await engine.query(
      `SELECT data_type FROM duckdb_columns() WHERE table_name = ${literal(name)} ORDER BY column_index`,
    );
    expect(types.data[0]).toEqual(["VARCHAR", "BIGINT", "HUGEINT", "DOUBLE", "BOOLEAN", "DATE", "TIMESTAMP"]);
  });

  it("gives back any table that is inserted", async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (table) => {
        const name = fresh();
        await engine.insert(name, table);
        expect(await engine.query(`FROM ${identifier(name)}`)).toEqual(table);
        await engine.run(`DROP TABLE ${identifier(name)}`);
      }),
      { numRuns: 60 },
    );
  });

  it("inserts a table without rows, and more rows than one block holds", async () => {
    const empty = fresh();
    const columns = [{ name: "id", type: "integer" }] as const;
    await engine.insert(empty, { columns, rows: 0, data: [[]] });
    expect(await engine.query(`FROM ${identifier(empty)}`)).toEqual({ columns, rows: 0, data: [[]] });
    const many = fresh();
    const ids = Array.from({ length: 10_001 }, (_, id) => (id % 7 === 0 ? null : id));
    await engine.insert(many, { columns, rows: ids.length, data: [ids] });
    expect((await engine.query(`FROM ${identifier(many)}`)).data[0]).toEqual(ids);
  });

  it("leaves nothing of a table that cannot be inserted", async () => {
    const name = fresh();
    const columns = [{ name: "day", type: "date" }] as const;
    const bad = { columns, rows: 2, data: [["2026-01-31", "2026-02-30"]] };
    await expect(engine.insert(name, bad)).rejects.toThrow(EngineError);
    await expect(engine.query(`FROM ${identifier(name)}`)).rejects.toThrow(/^Catalog Error/);
    await engine.insert(name, EVERY_TYPE);
    await expect(engine.insert(name, EVERY_TYPE)).rejects.toThrow(/^Catalog Error: .*already exists/);
    expect((await engine.query(`FROM ${identifier(name)}`)).rows).toBe(4);
  });

  it("streams blocks in order, while the receiver uses the engine", async () => {
    const sink = fresh();
    await engine.run(`CREATE TABLE ${identifier(sink)} (id BIGINT)`);
    const ids: unknown[] = [];
    let blocks = 0;
    await engine.stream("SELECT range AS id, 'x' || range AS name FROM range(20000)", async (block) => {
      blocks++;
      expect(block.columns).toEqual([
        { name: "id", type: "integer" },
        { name: "name", type: "text" },
      ]);
      expect(block.data.map((values) => values.length)).toEqual([block.rows, block.rows]);
      ids.push(...(block.data[0] ?? []));
      await engine.run(`INSERT INTO ${identifier(sink)} VALUES (${block.rows})`);
    });
    expect(blocks).toBeGreaterThan(1);
    expect(ids).toEqual(Array.from({ length: 20_000 }, (_, id) => id));
    expect((await engine.query(`SELECT sum(id) FROM ${identifier(sink)}`)).data).toEqual([[20_000]]);
  });

  it("ends a stream by the receiver's own error, or the query's", async () => {
    const own = new RangeError("enough");
    const stopped = engine.stream("FROM range(20000)", () => Promise.reject(own));
    await expect(stopped).rejects.toBe(own);
    const late = "SELECT CASE WHEN range < 9000 THEN '1' ELSE 'x' END::INTEGER AS n FROM range(10000)";
    await expect(engine.stream(late, () => undefined)).rejects.toThrow(
      /^Conversion Error: Could not convert string 'x' to INT32$/,
    );
    expect((await engine.query("SELECT 1 AS one")).data).toEqual([[1]]);
  });

  it("keeps the order of calls that are made at once", async () => {
    const name = identifier(fresh());
    const all = await Promise.all([
      engine.run(`CREATE TABLE ${name} (n INTEGER)`),
      engine.run(`INSERT INTO ${name} VALUES (1)`),
      engine.query(`SELECT count(*) AS n FROM ${name}`),
      engine.run(`INSERT INTO ${name} VALUES (2); INSERT INTO ${name} VALUES (3)`),
      engine.query(`SELECT count(*) AS n FROM ${name}`),
    ]);
    expect([all[2].data, all[4].data]).toEqual([[[1]], [[3]]]);
  });

  it("is interrupted by a signal, and goes on", async () => {
    const control = new AbortController();
    const reason = new Error("the reader left");
    setTimeout(() => control.abort(reason), 100);
    const started = performance.now();
    const endless = "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range * b.range % 7 = 3";
    await expect(engine.query(endless, { signal: control.signal })).rejects.toBe(reason);
    expect(performance.now() - started).toBeLessThan(10_000);
    await expect(engine.query("SELECT 1", { signal: control.signal })).rejects.toBe(reason);
    const signal = new AbortController().signal;
    expect((await engine.query("SELECT range AS n FROM range(5000)", { signal })).rows).toBe(5000);
  });

  it("saves tables in a file that it attaches, read-only", async () => {
    const name = fresh();
    await engine.insert(name, EVERY_TYPE);
    const path = join(folder, `it's ${kind}.duckdb`);
    await engine.save(path, [
      { name: "rows", sql: `FROM ${identifier(name)}` },
      { name: 'a "b"', sql: "SELECT range AS id FROM range(5000) ORDER BY id DESC" },
    ]);
    await engine.attach(path, 'my "file"');
    expect(await engine.query('FROM "my ""file""".rows')).toEqual(EVERY_TYPE);
    expect((await engine.query('SELECT first(id) AS f, count(*) AS n FROM "my ""file"""."a ""b"""')).data).toEqual([
      [4999],
      [5000],
    ]);
    await expect(engine.run('DELETE FROM "my ""file""".rows')).rejects.toThrow(/read-only/);
    expect(readdirSync(folder).filter((file) => file.includes(kind))).toEqual([`it's ${kind}.duckdb`]);
  });

  it("replaces a saved file whole, and leaves it when the new one fails", async () => {
    const path = join(folder, `${kind}-again.duckdb`);
    await engine.save(path, [{ name: "rows", sql: "SELECT 1 AS n" }]);
    await engine.save(path, [{ name: "rows", sql: "SELECT 2 AS n" }]);
    const before = readFileSync(path);
    const failing = [
      { name: "rows", sql: "SELECT 3 AS n" },
      { name: "more", sql: "FROM nonesuch" },
    ];
    await expect(engine.save(path, failing)).rejects.toThrow(/^Catalog Error/);
    expect(readFileSync(path).equals(before)).toBe(true);
    await engine.save(path, [{ name: "rows", sql: "SELECT 4 AS n" }]);
    await expect(engine.save(join(folder, "nonesuch", "x.duckdb"), [])).rejects.toThrow(EngineError);
    expect(readdirSync(folder).filter((file) => file.startsWith(`${kind}-again`))).toEqual([`${kind}-again.duckdb`]);
  });

  it("refuses to attach what is no DuckDB file", async () => {
    const path = join(folder, "rows.csv");
    writeFileSync(path, "id\n1\n2\n3\n4\n5\n");
    await expect(engine.attach(path, "csv")).rejects.toThrow(
      `IO Error: The file "${path}" exists, but it is not a valid DuckDB database file!`,
    );
    await expect(engine.attach(join(folder, "none.duckdb"), "none")).rejects.toThrow(/^IO Error: ENOENT/);
    await expect(engine.attach(folder, "folder")).rejects.toThrow(/^IO Error/);
  });

  it.each([
    ["SELECT * FROM nonesuch_table", /^Catalog Error: Table with name nonesuch_table does not exist!/],
    ["SELECT 1 +", /^Parser Error: syntax error at end of input$/],
    ["SELECT 'abc'::INTEGER", /^Conversion Error: Could not convert string 'abc' to INT32$/],
    ["SELECT nonesuch FROM range(1)", /^Binder Error: Referenced column "nonesuch" not found/],
    ["SELECT [1] AS l", /^The column "l" has the type INTEGER\[\], which a table cannot hold\. Cast it/],
    ["SELECT {'a': 1} AS s", /^The column "s" has the type STRUCT.*, which a table cannot hold/],
    ["SELECT INTERVAL 1 DAY AS i", /^The column "i" has the type INTERVAL, /],
    ["SELECT TIME '10:00' AS t", /^The column "t" has the type TIME, /],
    ["SELECT 'x'::BLOB AS b", /^The column "b" has the type BLOB, /],
    ["SELECT now() AS n", /^The column "n" has the type TIMESTAMP WITH TIME ZONE, /],
  ])("says what is wrong with %s", async (sql, words) => {
    const error: unknown = await engine.query(sql).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(EngineError);
    expect((error as EngineError).message).toMatch(words);
    expect((error as EngineError).message).not.toMatch(/LINE \d/);
  });

  it("spells days as DuckDB does, before year 1 too", async () => {
    const days = await engine.query(
      "SELECT d, replace(d::VARCHAR, ' ', 'T') FROM (SELECT DATE '1970-01-01' + (range * 997 - 2000000)::INTEGER AS d FROM range(6000))",
    );
    expect(days.data[0]?.map((day) => String(day).replace(" ", "T"))).toEqual(days.data[1]);
  });

  it("reads a local CSV by its path", async () => {
    const path = join(folder, "näme.csv");
    writeFileSync(path, "id,word\n1,é\n2,\n");
    expect((await engine.query(`FROM read_csv(${literal(path)})`)).data).toEqual([
      [1, 2],
      ["é", null],
    ]);
  });

  it("asks no network for an extension it lacks", async () => {
    const started = performance.now();
    await expect(engine.query("SELECT st_point(1, 2) AS p")).rejects.toThrow(/^Catalog Error/);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it("ends once, and then answers no more", async () => {
    const closing = await openEngine({ kind });
    await closing.close();
    await closing.close();
    await expect(closing.query("SELECT 1")).rejects.toThrow(Bug);
    await expect(closing.stream("SELECT 1", () => undefined)).rejects.toThrow(Bug);
  });
});

it("the native engine keeps a database file and its limits", async () => {
  const path = join(folder, "kept.duckdb");
  const first = await openEngine({ kind: "native", path, threads: 1, memory: "512MB" });
  expect((await first.query("SELECT current_setting('threads') AS t, current_setting('memory_limit') AS m")).data).toEqual([
    [1],
    ["488.2 MiB"],
  ]);
  await first.run("CREATE TABLE t AS SELECT 7 AS n");
  await first.save(join(folder, "other.duckdb"), [{ name: "t", sql: "FROM t" }]);
  await first.close();
  const second = await openEngine({ kind: "native", path });
  expect((await second.query("FROM t")).data).toEqual([[7]]);
  await second.close();
  await expect(openEngine({ kind: "native", path: join(folder, "none", "x.duckdb") })).rejects.toThrow(EngineError);
});

it("takes the native engine where it can be had", async () => {
  const engine = await openEngine();
  expect(engine.kind).toBe(nativeAvailable() ? "native" : "wasm");
  await engine.close();
});
