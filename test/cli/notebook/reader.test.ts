import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RowsReader } from "../../../src/cli/notebook/reader.js";
import { openEngine } from "../../../src/engine/open.js";

const folder = mkdtempSync(join(tmpdir(), "worthwhile-rows-"));
const file = join(folder, "tables.duckdb");
const secret = join(folder, "secret.csv");
const reader = new RowsReader({ file, kind: "auto", threads: 1 }, 1_500);
const ask = (sql: string, views: { name: string; sql: string }[] = [], signal?: AbortSignal) =>
  reader.ask({ sql, views }, signal, 3);

beforeAll(async () => {
  writeFileSync(secret, "a\n1\n");
  const engine = await openEngine();
  await engine.save(file, [{ name: "topics", sql: "select i as id, i % 2 = 0 as solved from range(10) t(i)" }]);
  await engine.close();
});
afterAll(() => {
  reader.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("a notebook's SQL", () => {
  it("gives the rows of the workspace's tables, at most as many as are asked for", async () => {
    const found = await ask("select solved, count(*)::int as n from topics group by 1 order by 1;");
    expect(found.ok && found.rows).toEqual({
      columns: [
        { name: "solved", type: "boolean" },
        { name: "n", type: "integer" },
      ],
      rows: 2,
      data: [
        [false, true],
        [5, 5],
      ],
      more: false,
    });
    const many = await ask("from topics order by id");
    expect(many.ok && [many.rows.rows, many.rows.more, many.rows.data[0]]).toEqual([3, true, [0, 1, 2]]);
  });

  it("sees the cells above by their names, and no longer those of an earlier question", async () => {
    const found = await ask("select sum(id)::int as s from big", [{ name: "big", sql: "select * from topics where id > 7" }]);
    expect(found.ok && found.rows.data).toEqual([[17]]);
    expect((await ask("from big")).ok).toBe(false);
  });

  it("says what is wrong in the database's words, with the statement's own line", async () => {
    expect(await ask("select id,\n  nothing\nfrom topics")).toMatchObject({
      ok: false,
      message: expect.stringContaining("nothing") as string,
      line: 2,
    });
  });

  it.each([
    ["reads a file", (path: string) => `select * from read_csv('${path}')`],
    ["reads a file by its name", (path: string) => `select * from '${path}'`],
    ["reads text", (path: string) => `select * from read_text('${path}')`],
    ["lists files", () => "select * from glob('/**')"],
    ["writes a file", (path: string) => `copy topics to '${path}.out'`],
    ["attaches a file", (path: string) => `attach '${path}'`],
    ["unlocks itself", () => "set enable_external_access = true"],
    ["takes a table away", () => "drop table topics"],
    ["hides a second statement", () => "select 1; drop table topics"],
    ["closes the bracket around it", () => "select 1) ; drop table topics; select * from (select 1"],
  ])("never %s", async (_, sql) => {
    expect((await ask(sql(secret))).ok).toBe(false);
    const after = await ask("select count(*)::int as n from topics");
    expect(after.ok && after.rows.data).toEqual([[10]]);
  });

  it("is ended where it takes too long, or when nobody waits any more; the next one is answered", async () => {
    const slow = "select count(*) from range(100000000) a, range(100000) b";
    expect(await ask(slow)).toMatchObject({ ok: false, message: "It took longer than 1.5 seconds and was ended." });
    const stop = new AbortController();
    const asked = ask(slow, [], stop.signal);
    setTimeout(() => stop.abort(), 200);
    expect(await asked).toMatchObject({ ok: false, message: "Cancelled." });
    expect((await ask("select 1 as one")).ok).toBe(true);
  });
});
