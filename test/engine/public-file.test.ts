import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import type { Engine } from "../../src/engine/engine.js";
import { openNative } from "../../src/engine/node.js";
import { savePublic } from "../../src/engine/public-file.js";
import { openWasm } from "../../src/engine/wasm-node.js";

const folder = mkdtempSync(join(tmpdir(), "worthwhile-public-"));
afterAll(() => rmSync(folder, { recursive: true }));

// What DuckDB packs by chance or leaves unused parts of blocks in: floats, long texts, unlike texts, nulls.
const ROWS = `SELECT
  range AS id,
  range::INTEGER AS small,
  range / 7 AS third,
  round(range / 7, 2) AS money,
  (range / 100)::DECIMAL(38, 5) AS exact,
  range::HUGEINT << 70 AS wide,
  md5(range::VARCHAR) AS unlike,
  CASE WHEN range % 1000 = 0 THEN repeat('long ', 2000) ELSE '日本 ' || range % 7 END AS words,
  CASE WHEN range % 5 = 0 THEN NULL ELSE range % 3 = 0 END AS maybe,
  DATE '2020-01-01' + (range % 900)::INTEGER AS day,
  TIMESTAMP '2020-01-01' + to_microseconds(range * 977777) AS moment
FROM range(66000) ORDER BY unlike`;

it("writes the same bytes each time, from every engine, and keeps rows and types", async () => {
  const native = await openNative();
  // Memory that was used before, as it is in a build.
  await native.run("CREATE TABLE used AS SELECT sha256(range::VARCHAR) AS secret FROM range(200000)");
  const wasm = await openWasm();
  const files: Buffer[] = [];
  for (const [n, engine] of [native, wasm].entries()) {
    const path = join(folder, `${n}.duckdb`);
    await savePublic(engine, path, [
      { name: "rows", sql: ROWS },
      { name: "none", sql: "SELECT 1 AS n, 'x'::ENUM ('x', 'y') AS choice WHERE FALSE" },
    ]);
    files.push(readFileSync(path));
  }
  expect(files[1]?.equals(files[0] ?? Buffer.alloc(0))).toBe(true);

  await native.attach(join(folder, "0.duckdb"), "saved");
  const differing = `(${ROWS}) EXCEPT ALL FROM saved.rows`;
  expect((await native.query(`SELECT count(*) AS n FROM (${differing})`)).data).toEqual([[0]]);
  expect(await typesOf(native, "FROM saved.rows")).toEqual(await typesOf(native, ROWS));
  expect(await typesOf(native, "FROM saved.none")).toEqual(["INTEGER", "VARCHAR"]);
  await native.close();
  await wasm.close();
}, 180_000);

async function typesOf(engine: Engine, sql: string): Promise<unknown> {
  return (await engine.query(`DESCRIBE ${sql}`)).data[1];
}
