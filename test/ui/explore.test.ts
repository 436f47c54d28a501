import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { axe } from "../kit/axe.js";
import { launchBrowser } from "../kit/chromium.js";
import { command } from "../kit/command.js";
import { serve } from "../kit/serve.js";

const folder = mkdtempSync(join(tmpdir(), "worthwhile-explore-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("shows the published results at once, without a byte of the engine, and keeps its view in the address", async () => {
  expect((await command(["init", "small"], folder)).exit).toBe(0);
  const built = await command(["build"], join(folder, "small"));
  expect([built.exit, built.err]).toEqual([0, ""]);
  const site = await serve(join(folder, "small", "dist", "site"));
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const troubles: string[] = [];
    page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
    page.on("pageerror", (error) => troubles.push(error.message));
    await page.goto(`${site.url}explore.html`);
    await page.waitForSelector("#explore figure svg");
    expect(await page.textContent(".x-status")).toMatch(/^\d+ published values$/);
    expect(site.requests.map(({ path }) => path).filter((path) => /duckdb|\.wasm|engine\.js/.test(path))).toEqual([]);
    expect(troubles).toEqual([]);
    expect(await axe(page)).toEqual([]);
    await page.fill("#x-from", "2026-01-01");
    await page.press("#x-from", "Tab");
    await page.waitForFunction(() => location.hash.includes("from=2026-01-01"));
  } finally {
    await browser.close();
    await site.close();
  }
});
