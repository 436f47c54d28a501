import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { syncChild } from "../kit/child.js";
import { temporaryFolder } from "../kit/lake.js";
import { killAndCompare, workspaceWithOwnLoaders } from "../kit/kills.js";

test("killed at eight random moments, the lake becomes what it would have been", { timeout: 300_000 }, async () => {
  const killed = await killAndCompare({ loader: "stepwise", options: { pause: 4 } }, 8, Math.random);
  expect(killed).toBeGreaterThan(0);
});

test("SIGINT ends it within five seconds, and the next run goes on", { timeout: 120_000 }, async () => {
  const workspace = await workspaceWithOwnLoaders();
  const child = syncChild({ workspace, loader: "stepwise", options: { pause: 60 } });
  await child.going;
  await new Promise((resolve) => setTimeout(resolve, 2500));
  const began = Date.now();
  child.process.kill("SIGINT");
  const { result } = await child.ended;
  expect(Date.now() - began).toBeLessThan(5000);
  expect(result).toMatchObject({ interrupted: true });
  expect((await readdir(join(workspace, "data", "lake", "src"))).includes(".lock")).toBe(false);
  const again = await syncChild({ workspace, loader: "stepwise", options: { pause: 60 } }).ended;
  expect(again.result?.loads.map(({ problem, rows }) => [problem, rows])).toEqual([
    [null, 2281],
    [null, 2638],
  ]);
});

test("a full disk is this machine's failure: no stack, what was loaded before stays whole", { timeout: 120_000 }, async () => {
  const order = { workspace: await temporaryFolder(), loader: "aurora", options: { scale: 0.02 } };
  const folder = join(order.workspace, "data", "lake", "src");
  const first = (await syncChild(order).ended).result;
  const before = (await readdir(folder)).sort();
  // No file may grow beyond 64 KB, less than DuckDB's smallest.
  const { result, errors } = await syncChild({ ...order, full: true }, {}, "ulimit -f 128").ended;
  expect(result?.loads.length, errors).toBe(first?.loads.length);
  expect(result?.loads.map(({ problem }) => problem?.message)).toEqual(first?.loads.map(() => "loadingSystem"));
  expect(result?.loads.map(({ rows }) => rows)).toEqual(first?.loads.map(({ rows }) => rows));
  expect((await readdir(folder)).filter((name) => name !== ".staging").sort()).toEqual(before);
  const again = (await syncChild({ ...order, full: true }).ended).result;
  expect(again?.loads.every(({ unchanged, problem }) => unchanged && problem === null)).toBe(true);
  expect((await readdir(folder)).sort()).toEqual(before);
});
