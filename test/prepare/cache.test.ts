import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { definitionsOf, ENGINES, prepared, workspaceOf, type EngineName, type TableInput } from "./kit.js";

/** Above the size from which tables are kept: few rows, and long. */
const LONG = "a text of some length ".repeat(250);
const bigCsv = (last: string): string => {
  const rows = Array.from(
    { length: 1700 },
    (_, i) => `${i + 1},2026-0${1 + (i % 9)}-15T10:00:00Z,"${i % 97}, ${LONG}",${i % 7}\n`,
  );
  return `id,at,words,member\n${rows.join("")}1701,2026-09-30T00:00:00Z,${last},3\n`;
};
const FIRST = bigCsv("first");

const kept = (workspace: string): string[] => readdirSync(join(workspace, "data/lake/.prepared"));
const table = (more: Partial<TableInput> = {}): Record<string, TableInput> => ({
  posts: {
    from: "posts.csv",
    time: "at",
    key: "id",
    coverage: { from: "2026-02-01" },
    columns: { member: { ref: "members" } },
    ...more,
  },
  members: { from: "members.csv", key: "id" },
});
const all = async (engine: EngineName, workspace: string, tables = table()) => {
  const outcome = await prepared(engine, workspace, definitionsOf(tables, { timezone: "Europe/Copenhagen" }));
  const kind = await outcome.engine.query(
    "SELECT table_type FROM information_schema.tables WHERE table_name = 'posts' AND table_catalog = current_database()",
  );
  const rows = await outcome.engine.query(
    `SELECT id, "at", "at@utc", "at@day", left(words, 5) AS w, member, "@row" FROM posts`,
  );
  const { catalog, diagnostics } = outcome;
  return { isKept: kind.data[0]?.[0] === "VIEW", answer: { catalog, diagnostics, rows } };
};

describe.each(ENGINES)("kept tables, %s", (engine) => {
  it("equal what is made anew, and are made anew when rows, definition or what they refer to change", async () => {
    const workspace = workspaceOf({ "posts.csv": FIRST, "members.csv": "id\n1\n3\n" });
    const fresh = await all(engine, workspace);
    expect(fresh.isKept).toBe(false);
    expect(fresh.answer.catalog.tables["posts"]?.outside).toBeGreaterThan(0);
    const [name = ""] = kept(workspace);
    expect(kept(workspace)).toHaveLength(1);
    const again = await all(engine, workspace);
    expect(again.isKept).toBe(true);
    expect(again.answer).toEqual(fresh.answer);

    // Other rows of the same size and time stamp.
    const stat = statSync(join(workspace, "posts.csv"));
    writeFileSync(join(workspace, "posts.csv"), bigCsv("other"));
    utimesSync(join(workspace, "posts.csv"), stat.atime, stat.mtime);
    const changed = await all(engine, workspace);
    expect(changed.isKept).toBe(false);
    expect(changed.answer.catalog.tables["posts"]?.digest).not.toBe(fresh.answer.catalog.tables["posts"]?.digest);
    expect(kept(workspace)).toHaveLength(1);
    expect(kept(workspace)).not.toEqual([name]);

    // The key referred to becomes text, and so does the column that refers to it.
    writeFileSync(join(workspace, "members.csv"), "id\n1\n003\n");
    const referred = await all(engine, workspace);
    expect(referred.isKept).toBe(false);
    expect(referred.answer.catalog.tables["posts"]?.columns.find((column) => column.name === "member")?.type).toBe("text");

    const declared = await all(engine, workspace, table({ coverage: { from: "2026-03-01" } }));
    expect(declared.isKept).toBe(false);
  });

  it("are read by another table's sql as before", async () => {
    const workspace = workspaceOf({ "posts.csv": FIRST, "members.csv": "id\n3\n" });
    const tables = { ...table(), counts: { from: { sql: "select member, count(*) as n from posts group by 1 order by 1" } } };
    const fresh = await all(engine, workspace, tables);
    const again = await all(engine, workspace, tables);
    expect(again.isKept).toBe(true);
    expect(again.answer.catalog.tables["counts"]).toMatchObject({ rows: 7, origin: "posts.csv" });
    expect(again.answer).toEqual(fresh.answer);
  });

  it("place their notes where the definition is now", async () => {
    const workspace = workspaceOf({ "posts.csv": FIRST, "members.csv": "id\n3\n" });
    await all(engine, workspace);
    const moved = await all(engine, workspace, { other: { from: "members.csv" }, ...table() });
    expect(moved.isKept).toBe(true);
    expect(moved.answer.diagnostics.map(({ message, span }) => [message, span?.start])).toEqual([
      ["dataOutsideCoverage", 1000],
    ]);
  });

  it("cost nothing where the folder cannot be written or a file is damaged", async () => {
    const workspace = workspaceOf({
      "posts.csv": FIRST,
      "members.csv": "id\n3\n",
      "data/lake/.prepared": "a file where the folder should be",
    });
    const fresh = await all(engine, workspace);
    expect((await all(engine, workspace)).answer).toEqual(fresh.answer);
    rmSync(join(workspace, "data/lake/.prepared"));
    await all(engine, workspace);
    const path = join(workspace, "data/lake/.prepared", kept(workspace)[0] ?? "");
    writeFileSync(path, readFileSync(path).subarray(0, 5000));
    const mended = await all(engine, workspace);
    expect(mended.isKept).toBe(false);
    expect(mended.answer).toEqual(fresh.answer);
    expect((await all(engine, workspace)).isKept).toBe(true);
  });

  it("are not kept where something is wrong with the table", async () => {
    const workspace = workspaceOf({ "posts.csv": `${FIRST}2,2026-05-01,again,3\n`, "members.csv": "id\n3\n" });
    expect((await all(engine, workspace)).answer.diagnostics.map(({ code }) => code)).toContain("data-key");
    expect((await all(engine, workspace)).isKept).toBe(false);
  });
});
