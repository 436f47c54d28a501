import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { main } from "../../src/cli/main.js";
import { axe } from "../kit/axe.js";
import { launchBrowser } from "../kit/chromium.js";
import { command } from "../kit/command.js";

const folder = mkdtempSync(join(tmpdir(), "worthwhile-live-"));
const workspace = join(folder, "small");
const metrics = join(workspace, "metrics.yaml");
const stop = new AbortController();
const printed: string[] = [];
let running: Promise<number>;
let browser: Browser;
let url = "";

beforeAll(async () => {
  expect((await command(["init", "small"], folder)).exit).toBe(0);
  const into = { write: (text: string | Uint8Array) => void printed.push(String(text)) };
  running = main(["start"], { cwd: workspace, env: {}, out: into, err: into, now: Date.now, signal: stop.signal });
  await vi.waitFor(() => expect((url = /Open (\S+)/.exec(printed.join(""))?.[1] ?? "")).not.toBe(""), 60_000);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  stop.abort();
  expect(await running).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

const likes = (count: number): string => `id,at\n${Array.from({ length: count }, (_, i) => `${i + 1},2026-01-05\n`).join("")}`;

const edit = (from: string, to: string): void => {
  const text = readFileSync(metrics, "utf8");
  expect(text).toContain(from);
  writeFileSync(metrics, text.replace(from, to));
};

describe("the live site", () => {
  it("shows an edited formula's number in the open page, a mistake over it, and the mended number", async () => {
    const page = await browser.newPage();
    const troubles: string[] = [];
    page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
    await page.goto(`${url}kpi/resolution_rate/`);
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
    expect(printed.join("")).toContain("solvedat");
    // The last good numbers stay.
    expect(await shown()).toContain("1 day");
    expect(await axe(page)).toEqual([]);

    edit("solvedat within 1 day", "solved_at within 7 days");
    await expect.poll(shown, { timeout: 20_000 }).toBe(before);
    expect(await page.locator(".live-problem").count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  it("loads a source again when its file, or what is said of it, changes", async () => {
    const page = await browser.newPage();
    const shown = () => page.textContent("main").then((text) => text ?? "");
    writeFileSync(join(workspace, "data/in/likes.csv"), likes(12));
    edit(
      "tables:\n",
      "sources:\n  likes: {loader: file, path: data/in/likes.csv}\ntables:\n  likes: {from: likes.likes, row: like, key: id, time: at}\n",
    );
    edit("kpis:\n", "kpis:\n  likes_given: {label: Likes given, formula: count(likes)}\n");
    await vi.waitFor(async () => expect((await page.goto(`${url}kpi/likes_given/`))?.status()).toBe(200), 20_000);
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
        request(url, { method, headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on("error", reject)
          .end(),
      );
    const { host } = new URL(url);
    expect([await ask("GET", host), await ask("GET", "elsewhere.example"), await ask("POST", host)]).toEqual([200, 403, 405]);
  });

  it("says that a port is taken, and by what to go on", async () => {
    const taken = await command(["start", "--port", new URL(url).port], workspace);
    expect([taken.exit, taken.err]).toEqual([2, expect.stringContaining(new URL(url).port)]);
    expect(taken.err).not.toMatch(/\bat .*:\d+:\d+/);
  });
});
