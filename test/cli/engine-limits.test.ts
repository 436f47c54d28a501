import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openSession } from "../../src/cli/session.js";
import { readDefinitions } from "../../src/cli/workspace.js";
import { command } from "../kit/command.js";

const root = mkdtempSync(join(tmpdir(), "worthwhile-limits-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const workspace = (engine: string): void => {
  writeFileSync(join(root, "rows.csv"), "id\n1\n2\n");
  const kpis = "kpis: {n: {formula: count(rows)}}";
  writeFileSync(
    join(root, "metrics.yaml"),
    `version: 1\ntables: {rows: {from: rows.csv, row: row, key: id}}\n${kpis}\n${engine}\n`,
  );
};

describe("engine: in metrics.yaml", () => {
  it("limits what DuckDB takes", async () => {
    workspace("engine: {memory: 300MB, threads: 1}");
    const { engine } = await openSession(readDefinitions(root), null, [], "native");
    const { data } = await engine.query("select current_setting('threads')::integer, current_setting('memory_limit')");
    await engine.close();
    expect(data[0]).toEqual([1]);
    expect(data[1]).toEqual(["286.1 MiB"]);
  });

  it("takes no amount that is none, and no key that would do nothing", async () => {
    workspace("engine: {memory: lots, seed: 7}");
    const { exit, err } = await command(["query", "n"], root);
    expect(exit).toBe(1);
    expect(err).toContain("“lots” is not an amount of memory like 2GB or 512MB");
    expect(err).toContain("“seed” is not known here");
  });
});
