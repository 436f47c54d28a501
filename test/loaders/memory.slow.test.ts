import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { syncChild } from "../kit/child.js";
import { workspaceWithOwnLoaders } from "../kit/kills.js";

test("a million rows, first and again in full, within 512 MB resident", async () => {
  const workspace = await workspaceWithOwnLoaders();
  for (const full of [false, true]) {
    const child = syncChild({ workspace, loader: "many", options: { rows: 1_000_000 }, full });
    await child.going;
    let most = 0;
    const timer = setInterval(() => {
      void readFile(`/proc/${child.process.pid}/status`, "utf8")
        .then((text) => (most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(text)?.[1] ?? 0))))
        .catch(() => undefined);
    }, 50);
    const { result, errors } = await child.ended;
    clearInterval(timer);
    expect(result?.loads, errors).toMatchObject([{ rows: 1_000_000, unchanged: full, problem: null }]);
    expect(most).toBeGreaterThan(50 * 1024);
    expect(most).toBeLessThan(512 * 1024);
  }
});
