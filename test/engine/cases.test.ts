import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../src/engine/engine.js";
import { openNative } from "../../src/engine/node.js";
import type { Table } from "../../src/engine/table.js";
import { openWasm } from "../../src/engine/wasm-node.js";
import { openEnginePage, type EnginePage } from "./in-page.js";

// Each case is a query (name.sql) and its rows (name.txt: the columns, then a row a line). Every engine must give these
// rows and, by DuckDB's own reckoning, the same hash of them.

const folder = new URL("cases/", import.meta.url).pathname;
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".sql") && file !== "fixture.sql")
  .map((file) => file.slice(0, -".sql".length));
const sqlOf = (name: string): string => readFileSync(`${folder}${name}.sql`, "utf8").trim();
const hashOf = (sql: string): string =>
  `SELECT md5(string_agg(x::VARCHAR, chr(10) ORDER BY x::VARCHAR)) AS hash FROM (${sql}) x`;

let native: Engine;
let wasm: Engine;
let chromium: EnginePage;
beforeAll(async () => {
  const fixture = readFileSync(`${folder}fixture.sql`, "utf8");
  [native, wasm, chromium] = await Promise.all([openNative(), openWasm(), openEnginePage()]);
  await native.run(fixture);
  await wasm.run(fixture);
  await chromium.page.evaluate(async (sql) => {
    window.engine = await window.engineParts.openBrowser({ base: "./" });
    await window.engine.run(sql);
  }, fixture);
});
afterAll(async () => {
  await native.close();
  await wasm.close();
  await chromium.close();
});

const inPage = (sql: string): Promise<Table> => chromium.page.evaluate((text) => window.engine.query(text), sql);

describe.each(names)("%s", (name) => {
  const sql = sqlOf(name);

  it("gives its rows on every engine", async () => {
    const found = print(await native.query(sql));
    const golden = `${folder}${name}.txt`;
    if (!existsSync(golden) && process.env["CI"] === undefined) writeFileSync(golden, found);
    const expected = readFileSync(golden, "utf8");
    expect(found, "native").toBe(expected);
    expect(print(await wasm.query(sql)), "wasm in Node").toBe(expected);
    expect(print(await inPage(sql)), "wasm in Chromium").toBe(expected);
  });

  it("has one hash on every engine", async () => {
    const expected = await native.query(hashOf(sql));
    expect(await wasm.query(hashOf(sql)), "wasm in Node").toEqual(expected);
    expect(await inPage(hashOf(sql)), "wasm in Chromium").toEqual(expected);
  });
});

it("was tried under a content policy without a complaint, and asked the site only", () => {
  expect(chromium.complaints).toEqual([]);
  expect(chromium.served.requests.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual([
    "GET /",
    "GET /duckdb-browser-eh.worker.js",
    "GET /duckdb-eh.wasm",
    "GET /page.js",
    "HEAD /duckdb-eh.wasm",
  ]);
});

function print(table: Table): string {
  const head = JSON.stringify(table.columns.map(({ name, type }) => `${name} ${type}`));
  const rows = Array.from({ length: table.rows }, (_, row) => JSON.stringify(table.data.map((values) => values[row])));
  return `${[head, ...rows].join("\n")}\n`;
}
