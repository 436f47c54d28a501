import { mkdir, readFile, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lockSource } from "../../loaders/land/lock.js";
import { Refused } from "../../src/ground/diagnostic.js";
import { syncChild } from "../kit/child.js";
import { workspaceWithOwnLoaders } from "../kit/kills.js";
import { temporaryFolder } from "../kit/lake.js";

const NOW = Date.parse("2026-03-01T12:00:00Z");
const take = (folder: string): Promise<() => Promise<void>> => lockSource(folder, "forum", null, NOW);
async function refusal(promise: Promise<unknown>): Promise<unknown> {
  const cause = await promise.then(
    () => null,
    (caught: unknown) => caught,
  );
  return cause instanceof Refused ? cause.diagnostics[0] : cause;
}

test("one holder at a time; released, it is free", async () => {
  const folder = await temporaryFolder();
  const release = await take(folder);
  expect(await refusal(take(folder))).toMatchObject({
    message: "loadingLocked",
    data: { source: "forum", pid: process.pid, host: null, since: "2026-03-01T12:00:00.000Z" },
  });
  await release();
  await (
    await take(folder)
  )();
});

test("of many at once, one gets it", async () => {
  const folder = await temporaryFolder();
  const taken = await Promise.allSettled(Array.from({ length: 20 }, () => take(folder)));
  expect(taken.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test.each([
  ["a dead process", { pid: 2 ** 22 - 3, host: hostname(), born: "1", since: "" }],
  ["another process with this number", { pid: process.pid, host: hostname(), born: "1", since: "" }],
])("the lock of %s is taken over, by one of many", async (_, holder) => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, ".lock"), JSON.stringify(holder));
  const taken = await Promise.allSettled(Array.from({ length: 20 }, () => take(folder)));
  expect(taken.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(JSON.parse(await readFile(join(folder, ".lock"), "utf8"))).toMatchObject({ pid: process.pid });
});

test("a lock nobody can read is taken over, and so is a gate a killed process left", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, ".lock"), "{");
  await mkdir(join(folder, ".lock.takeover"));
  await utimes(join(folder, ".lock.takeover"), new Date(0), new Date(0));
  await (
    await take(folder)
  )();
});

test("the lock of another machine is kept, and the message says which file it is", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, ".lock"), JSON.stringify({ pid: 1, host: "another", born: "", since: "2026-02-01T00:00:00Z" }));
  expect(await refusal(take(folder))).toMatchObject({ data: { host: "another", path: join(folder, ".lock") } });
});

test(
  "two real processes: the second is refused while the first runs, and not after it was killed",
  { timeout: 120_000 },
  async () => {
    const workspace = await workspaceWithOwnLoaders();
    const order = { workspace, loader: "stepwise", options: { pause: 500 } };
    const first = syncChild(order);
    await first.going;
    const lock = join(workspace, "data", "lake", "src", ".lock");
    for (let waited = 0; waited < 100; waited++) {
      if (await readFile(lock).catch(() => null)) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const { result } = await syncChild(order).ended;
    expect(result?.loads).toMatchObject([{ problem: { message: "loadingLocked", data: { pid: first.process.pid } } }]);
    first.process.kill("SIGKILL");
    await first.ended;
    const third = await syncChild({ ...order, options: { pause: 0 } }).ended;
    expect(third.result?.loads.map(({ problem }) => problem)).toEqual([null, null]);
  },
);
