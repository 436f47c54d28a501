import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { SyncResult } from "../../loaders/land.js";
import { syncChild } from "../kit/child.js";
import { workspaceWithOwnLoaders } from "../kit/kills.js";
import type { ChildOrder } from "../kit/sync-child.js";

/** The loads of a sync in a process of its own, and the most memory it held, in KiB. */
async function measured(order: ChildOrder): Promise<{ result: SyncResult | null; errors: string; most: number }> {
  const child = syncChild(order);
  await child.going;
  let most = 0;
  const timer = setInterval(() => {
    void readFile(`/proc/${child.process.pid}/status`, "utf8")
      .then((text) => (most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(text)?.[1] ?? 0))))
      .catch(() => undefined);
  }, 50);
  const { result, errors } = await child.ended;
  clearInterval(timer);
  expect(most).toBeGreaterThan(50 * 1024);
  return { result, errors, most };
}

test("a million rows, first and again in full, within 512 MB resident", async () => {
  const workspace = await workspaceWithOwnLoaders();
  for (const full of [false, true]) {
    const { result, errors, most } = await measured({ workspace, loader: "many", options: { rows: 1_000_000 }, full });
    expect(result?.loads, errors).toMatchObject([{ rows: 1_000_000, unchanged: full, problem: null }]);
    expect(most).toBeLessThan(512 * 1024);
  }
});

test("a CSV of a million rows within 512 MB resident", async () => {
  const workspace = await workspaceWithOwnLoaders();
  const path = join(workspace, "big.csv");
  await writeFile(path, "id,at,words,x\n");
  for (let start = 0; start < 1_000_000; start += 50_000) {
    const lines = Array.from(
      { length: 50_000 },
      (_, i) => `${start + i},2026-01-15T10:00:00Z,some words about topic ${i % 977},${i % 7}.5\n`,
    );
    await appendFile(path, lines.join(""));
  }
  const { result, errors, most } = await measured({ workspace, loader: "file", options: { path: "big.csv" } });
  expect(result?.loads, errors).toMatchObject([{ rows: 1_000_000, problem: null }]);
  expect(most).toBeLessThan(512 * 1024);
});
