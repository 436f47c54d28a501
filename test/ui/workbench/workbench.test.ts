import { readFileSync, writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { axe } from "../../kit/axe.js";
import { started } from "../../kit/started.js";

const live = started();
const { metrics } = live;

interface Opened {
  readonly page: Page;
  readonly troubles: readonly string[];
}

async function opened(viewport = { width: 1280, height: 900 }): Promise<Opened> {
  const page = await live.browser().newPage({ viewport });
  const troubles: string[] = [];
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  page.on("pageerror", (error) => troubles.push(error.message));
  await page.goto(`${live.url()}workbench/`);
  await page.waitForSelector(".pre .big", { timeout: 60_000 });
  return { page, troubles };
}

/** Waits until the preview's number is this KPI's. */
const shows = async (page: Page, kpi: string): Promise<void> => {
  await expect.poll(() => page.locator(`.pre .told[data-kpi="${kpi}"]`).count(), { timeout: 20_000 }).toBe(1);
};
const big = (page: Page): Promise<string> => page.innerText(".pre .told .big");
const says = (page: Page): Promise<string> => page.innerText(".stat .says");
const disk = (): string => readFileSync(metrics, "utf8");
const cell = (page: Page, row: string, column: string) =>
  page.locator(`.gr tbody tr:has(th:text-is("${row}")) td`).nth(columnOf(column));
let columns: readonly string[] = [];
const columnOf = (column: string): number => columns.indexOf(column) - 1;
const readColumns = async (page: Page): Promise<void> => {
  columns = (await page.locator(".gr thead th").allInnerTexts()).map((head) => head.trim());
};

describe("the workbench", () => {
  it("shows a cell's edit in the text, its number beside the saved one, and writes only that cell on saving", async () => {
    const { page, troubles } = await opened();
    await readColumns(page);
    const before = disk();
    const formula = cell(page, "resolution_rate", "formula");
    await formula.click();
    await shows(page, "resolution_rate");
    const saved = await big(page);
    await page.keyboard.press("F2");
    const box = page.locator(".gr .cell .cm-content");
    await box.fill((await box.innerText()).replace("7 days", "1 day"));
    await page.keyboard.press("Enter");

    await page.waitForSelector(".ba", { timeout: 20_000 });
    expect(await big(page)).not.toBe(saved);
    expect(await page.innerText(".ba")).toContain(saved.split(/\s/)[0] ?? "?");
    expect(await page.locator(".ed .cm-content").innerText()).toContain("solved_at within 1 day");
    expect(disk()).toBe(before);

    await page.keyboard.press("Control+S");
    await expect.poll(() => says(page)).toContain("Saved metrics.yaml");
    expect(disk()).toBe(before.replace("solved_at within 7 days", "solved_at within 1 day"));

    await page.keyboard.press("Control+Z");
    await expect.poll(() => page.locator(".ed .cm-content").innerText()).toContain("solved_at within 7 days");
    await page.keyboard.press("Control+S");
    await expect.poll(disk).toBe(before);
    expect(troubles).toEqual([]);
    await page.close();
  });

  it("tells a mistake at its place while it is typed, keeps the last good number, and mends it by one press", async () => {
    const { page, troubles } = await opened();
    const before = disk();
    await page.locator(".tree a", { hasText: "resolution_rate" }).first().click();
    await shows(page, "resolution_rate");
    const saved = await big(page);
    await page.keyboard.press("Control+F");
    await page.keyboard.type("solved_at within");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Delete");
    await page.waitForSelector(".prob .e", { timeout: 20_000 });
    const told = await page.innerText(".prob li:has(.e)");
    expect(told).toContain("solved_at");
    expect(told).toMatch(/\d+:\d+ unknown-/);
    await expect.poll(() => page.innerText(".pre"), { timeout: 20_000 }).toMatch(/Stale: mend metrics\.yaml, line \d+/);
    expect(await big(page)).toBe(saved);
    expect(await axe(page)).toEqual([]);

    await page.locator(".prob li:has(.e) button:not(.loc)").click();
    await expect.poll(() => page.locator(".prob .e").count()).toBe(0);
    await expect.poll(() => page.locator(".stat").innerText()).toContain("All saved");
    expect(disk()).toBe(before);
    expect(troubles).toEqual([]);
    await page.close();
  });

  it("completes names of the data, says what they are, and renames a KPI everywhere after showing where", async () => {
    const { page, troubles } = await opened();
    await page.keyboard.press("Control+K");
    await page.keyboard.type("resol");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.innerText(".stat")).toMatch(/Line \d+/);
    await page.keyboard.press("F2");
    await page.waitForSelector("dialog input#name");
    await page.keyboard.type("solved_share");
    await expect.poll(() => page.innerText("dialog #why")).toMatch(/^[1-9]\d* places? would change$/);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator(".tree").innerText()).toContain("solved_share");
    expect(await page.locator(".tree").innerText()).not.toContain("resolution_rate");
    expect(await page.locator(".prob .e").count()).toBe(0);
    await page.keyboard.press("Control+Z");
    await expect.poll(() => page.locator(".tree").innerText()).toContain("resolution_rate");
    await expect.poll(() => page.locator(".stat").innerText()).toContain("All saved");
    expect(troubles).toEqual([]);
    await page.close();
  });

  it("never writes over another program's change: it asks, and undo brings back what was typed", async () => {
    const { page, troubles } = await opened();
    const before = disk();
    await page.locator(".tree a", { hasText: "resolution_rate" }).first().click();
    await page.keyboard.press("End");
    await page.keyboard.type(" # mine");
    const theirs = `${before}# theirs\n`;
    writeFileSync(metrics, theirs);
    await page.keyboard.press("Control+S");
    await page.waitForSelector("dialog[open]");
    expect(disk()).toBe(theirs);
    expect(await axe(page)).toEqual([]);
    await page.getByRole("button", { name: "Take the file's text" }).click();
    await expect.poll(() => page.locator(".stat").innerText()).toContain("All saved");
    await page.keyboard.press("Control+Z");
    await expect.poll(() => page.locator(".stat").innerText()).toContain("1 file not saved");
    expect(await page.locator(".ed .cm-content").innerText()).toContain("# mine");
    expect(disk()).toBe(theirs);
    writeFileSync(metrics, before);
    // What was refused stands in the browser's own log, and nothing else.
    expect(troubles.filter((told) => !told.includes("412"))).toEqual([]);
    await page.close();
  });

  it("takes another program's change at once where nothing was typed, and tells of it where something was", async () => {
    const { page, troubles } = await opened();
    const before = disk();
    writeFileSync(
      metrics,
      before.replace("  resolution_rate:", "  renamed_outside:").replaceAll("kpi: resolution_rate", "kpi: renamed_outside"),
    );
    await expect.poll(() => page.locator(".tree").innerText(), { timeout: 20_000 }).toContain("renamed_outside");
    expect(await page.locator(".stat").innerText()).toContain("All saved");
    await page.locator(".tree a", { hasText: "topics" }).first().click();
    await page.keyboard.press("End");
    await page.keyboard.type(" # mine");
    writeFileSync(metrics, before);
    await expect.poll(() => says(page), { timeout: 20_000 }).toContain("was changed by another program while you edited it");
    expect(await page.locator(".ed .cm-content").innerText()).toContain("# mine");
    expect(troubles).toEqual([]);
    await page.close();
  });

  it.each([
    ["wide", { width: 1280, height: 900 }],
    ["a phone", { width: 320, height: 700 }],
  ])("is clean to axe and never scrolls sideways: %s", async (_, viewport) => {
    const page = await live.browser().newPage({ viewport });
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(`${live.url()}workbench/`);
      await page.waitForSelector(".gr", { state: "attached", timeout: 60_000 });
      await page.waitForSelector(".pre .big", { state: "attached", timeout: 60_000 });
      expect(await axe(page)).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.keyboard.press("F1");
    await page.waitForSelector("dialog[open]");
    expect(await axe(page)).toEqual([]);
    await page.close();
  });
});
