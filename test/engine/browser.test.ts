import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toArrow } from "../../src/engine/arrow.js";
import { openEngine } from "../../src/engine/open.js";
import type { Table } from "../../src/engine/table.js";
import { openEnginePage, type EnginePage } from "./in-page.js";

const TABLE: Table = {
  columns: [
    { name: "word", type: "text" },
    { name: "n", type: "integer" },
    { name: "big", type: "integer" },
    { name: "x", type: "number" },
    { name: "yes", type: "boolean" },
    { name: "day", type: "date" },
    { name: "moment", type: "time" },
  ],
  rows: 2,
  data: [
    ["é😀", null],
    [1, "-9223372036854775808"],
    ["170141183460469231731687303715884105727", null],
    [null, 0.1],
    [true, null],
    ["2026-01-31", null],
    [null, "2026-01-31T10:00:00.000001"],
  ],
};

/** Puts a DuckDB file of 300,000 rows into a page's folder. */
async function saveRows(folder: string): Promise<void> {
  const engine = await openEngine();
  await engine.save(join(folder, "rows.duckdb"), [
    { name: "rows", sql: "SELECT range AS id, md5(range::VARCHAR) AS word FROM range(300000)" },
  ]);
  await engine.close();
}

describe("the engine in a page, below a sub-path", () => {
  let at: EnginePage;
  beforeAll(async () => {
    at = await openEnginePage({ subPath: "community/site" });
    await saveRows(at.folder);
    await at.page.evaluate(async () => {
      window.engine = await window.engineParts.openBrowser({ base: "." });
    });
  });
  afterAll(() => at.close());

  it("gives back what is inserted, streamed and asked", async () => {
    const found = await at.page.evaluate(async (table) => {
      await window.engine.insert('the "rows"', table);
      const blocks: number[] = [];
      await window.engine.stream("FROM range(20000)", ({ rows }) => void blocks.push(rows));
      return {
        kind: window.engine.kind,
        version: window.engine.version,
        rows: await window.engine.query('FROM "the ""rows"""'),
        blocks,
      };
    }, TABLE);
    expect(found.rows).toEqual(TABLE);
    expect([found.kind, found.version]).toEqual(["wasm", "DuckDB 1.5.6"]);
    expect(found.blocks.length).toBeGreaterThan(1);
    expect(found.blocks.reduce((sum, rows) => sum + rows, 0)).toBe(20_000);
  });

  it("reads Arrow that the build wrote, and leaves its bytes to their owner", async () => {
    const columns = TABLE.columns.filter(({ name }) => name !== "big");
    const published: Table = { columns, rows: 2, data: TABLE.data.filter((_, c) => TABLE.columns[c]?.name !== "big") };
    await writeFile(join(at.folder, "rows.arrow"), toArrow(published));
    const found = await at.page.evaluate(async () => {
      const bytes = new Uint8Array(await (await fetch("rows.arrow")).arrayBuffer());
      await window.engine.insertArrow("published", bytes);
      return { read: window.engineParts.fromArrow(bytes), rows: await window.engine.query("FROM published") };
    });
    expect(found).toEqual({ read: published, rows: published });
  });

  it("fetches only the touched parts of a file where the host has ranges", async () => {
    const before = at.served.requests.length;
    const found = await at.page.evaluate(async () => {
      const how = await window.engine.attachUrl("rows.duckdb", "far");
      return { how, rows: (await window.engine.query("SELECT count(*) AS n, max(id) AS last FROM far.rows")).data };
    });
    expect(found).toEqual({ how: "range", rows: [[300_000], [299_999]] });
    const asked = at.served.requests.slice(before);
    expect(new Set(asked.map(({ method, status }) => `${method} ${status}`))).toEqual(new Set(["GET 206", "HEAD 206"]));
    expect(asked.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(3_000_000);
  });

  it("attaches a file held in memory", async () => {
    const rows = await at.page.evaluate(async () => {
      const bytes = new Uint8Array(await (await fetch("rows.duckdb")).arrayBuffer());
      await window.engine.attachBuffer(bytes, "held");
      return (await window.engine.query("SELECT word FROM held.rows WHERE id = 7")).data;
    });
    expect(rows).toEqual([["8f14e45fceea167a5a36dedd4bea2543"]]);
  });

  it("is interrupted by a signal, and goes on", async () => {
    const found = await at.page.evaluate(async () => {
      const control = new AbortController();
      const reason = new Error("the reader left");
      setTimeout(() => control.abort(reason), 100);
      const endless = "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range * b.range % 7 = 3";
      const stopped = await window.engine.query(endless, { signal: control.signal }).then(
        () => "answered",
        (cause: unknown) => cause === reason,
      );
      return [stopped, (await window.engine.query("SELECT 1 AS n")).data];
    });
    expect(found).toEqual([true, [[1]]]);
  });

  it("says what is wrong", async () => {
    const words = await at.page.evaluate(async () => {
      const failures = [
        () => window.engine.query("FROM nonesuch"),
        () => window.engine.query("SELECT [1] AS l"),
        () => window.engine.attachUrl("none.duckdb", "none"),
        () => window.engine.attachUrl("index.html", "page"),
        () => window.engine.attach("/etc/passwd", "p"),
        () => window.engine.save("x.duckdb", []),
      ];
      return Promise.all(failures.map((fail) => fail().then(String, (cause: Error) => `${cause.name}: ${cause.message}`)));
    });
    expect(words[0]).toMatch(/^EngineError: Catalog Error: Table with name nonesuch does not exist!/);
    expect(words[1]).toMatch(/^EngineError: The column "l" has the type INTEGER\[\]/);
    expect(words[2]).toMatch(/^EngineError: IO Error: .*none\.duckdb answers 404$/);
    expect(words[3]).toMatch(/^EngineError: IO Error/);
    expect(words.slice(4)).toEqual(["Bug: a page has no paths to attach", "Bug: a page has no paths to save to"]);
  });

  it("does not wait for a file that the site lacks", async () => {
    await mkdir(join(at.folder, "half"));
    await copyFile(join(at.folder, "duckdb-browser-eh.worker.js"), join(at.folder, "half", "duckdb-browser-eh.worker.js"));
    const words = await at.page.evaluate(async () =>
      Promise.all(
        ["./nowhere/", "half"].map((base) =>
          window.engineParts.openBrowser({ base }).then(String, (cause: Error) => `${cause.name}: ${cause.message}`),
        ),
      ),
    );
    // The script or the wasm, whichever is missed first.
    expect(words[0]).toMatch(/^EngineError: The engine('s script)? did not (load|start): .*nowhere\/duckdb-/);
    expect(words[1]).toMatch(/^EngineError: The engine did not start: .*half\/duckdb-eh\.wasm answers 404$/);
  });

  it("ends once", async () => {
    const words = await at.page.evaluate(async () => {
      const engine = await window.engineParts.openBrowser({ base: "." });
      await engine.close();
      await engine.close();
      return engine.query("SELECT 1").then(String, (cause: Error) => cause.name);
    });
    expect(words).toBe("Bug");
  });
});

describe("on a host without ranges", () => {
  let at: EnginePage;
  beforeAll(async () => {
    at = await openEnginePage({ dumb: true });
    await saveRows(at.folder);
  });
  afterAll(() => at.close());

  it("fetches the whole file, once", async () => {
    const found = await at.page.evaluate(async () => {
      const engine = await window.engineParts.openBrowser({ base: "." });
      const how = await engine.attachUrl("rows.duckdb", "far");
      return { how, rows: (await engine.query("SELECT count(*) AS n FROM far.rows")).data };
    });
    expect(found).toEqual({ how: "whole", rows: [[300_000]] });
    expect(at.served.requests.filter(({ path }) => path === "/rows.duckdb").map(({ method }) => method)).toEqual([
      "HEAD",
      "GET",
    ]);
  });
});
