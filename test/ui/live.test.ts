import { readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { axe } from "../kit/axe.js";
import { command } from "../kit/command.js";
import { started } from "../kit/started.js";

const live = started();
const { workspace, metrics } = live;

const likes = (count: number): string => `id,at\n${Array.from({ length: count }, (_, i) => `${i + 1},2026-01-05\n`).join("")}`;

const edit = (from: string, to: string): void => {
  const text = readFileSync(metrics, "utf8");
  expect(text).toContain(from);
  writeFileSync(metrics, text.replace(from, to));
};

describe("the live site", () => {
  it("shows an edited formula's number in the open page, a mistake over it, and the mended number", async () => {
    const page = await live.browser().newPage();
    const troubles: string[] = [];
    page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
    await page.goto(`${live.url()}kpi/resolution_rate/`);
    const shown = () => page.textContent("main").then((text) => text ?? "");
    const before = await shown();
    const rate = "count(topics where solved_at within 7 days of asked_at) / count(topics)";

    edit(rate, rate.replace("7 days", "1 day"));
    await expect.poll(shown, { timeout: 20_000 }).toContain("1 day");
    expect(await shown()).not.toBe(before);

    edit("solved_at within", "solvedat within");
    await page.waitForSelector(".live-problem");
    const told = await page.textContent(".live-problem");
    expect(told).toMatch(/metrics\.yaml:\d+:\d+/);
    expect(told).toContain("solvedat");
    expect(told).toContain("solved_at");
    expect(live.printed()).toContain("solvedat");
    // The last good numbers stay.
    expect(await shown()).toContain("1 day");
    expect(await axe(page)).toEqual([]);

    edit("solvedat within 1 day", "solved_at within 7 days");
    await expect.poll(shown, { timeout: 20_000 }).toBe(before);
    expect(await page.locator(".live-problem").count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  it("loads a source again when its file, or what is said of it, changes", async () => {
    const page = await live.browser().newPage();
    const shown = () => page.textContent("main").then((text) => text ?? "");
    writeFileSync(join(workspace, "data/in/likes.csv"), likes(12));
    edit(
      "tables:\n",
      "sources:\n  likes: {loader: file, path: data/in/likes.csv}\ntables:\n  likes: {from: likes.likes, row: like, key: id, time: at}\n",
    );
    edit("kpis:\n", "kpis:\n  likes_given: {label: Likes given, formula: count(likes)}\n");
    await vi.waitFor(async () => expect((await page.goto(`${live.url()}kpi/likes_given/`))?.status()).toBe(200), 20_000);
    expect(await shown()).toContain("of 12 counted rows");
    writeFileSync(join(workspace, "data/in/likes.csv"), likes(13));
    await expect.poll(shown, { timeout: 20_000 }).toContain("of 13 counted rows");
    writeFileSync(join(workspace, "data/in/more.csv"), likes(14));
    edit("path: data/in/likes.csv", "path: data/in/more.csv");
    edit("from: likes.likes", "from: likes.more");
    await expect.poll(shown, { timeout: 20_000 }).toContain("of 14 counted rows");
  });

  it("answers this machine only, and reading alone", async () => {
    const ask = (method: string, host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) =>
        request(live.url(), { method, headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on("error", reject)
          .end(),
      );
    const { host } = new URL(live.url());
    expect([await ask("GET", host), await ask("GET", "elsewhere.example"), await ask("POST", host)]).toEqual([200, 403, 405]);
  });

  it("says that a port is taken, and by what to go on", async () => {
    const taken = await command(["start", "--port", new URL(live.url()).port], workspace);
    expect([taken.exit, taken.err]).toEqual([2, expect.stringContaining(new URL(live.url()).port)]);
    expect(taken.err).not.toMatch(/\bat .*:\d+:\d+/);
  });
});
