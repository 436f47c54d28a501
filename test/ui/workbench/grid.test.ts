import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { axe } from "../../kit/axe.js";
import { started } from "../../kit/started.js";

const live = started();

async function opened(viewport = { width: 1280, height: 900 }): Promise<{ page: Page; troubles: readonly string[] }> {
  const context = await live.browser().newContext({ viewport });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(live.url()).origin });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("dialog", (dialog) => void dialog.accept());
  await page.goto(`${live.url()}workbench/`);
  await page.waitForSelector(".pre .big", { timeout: 60_000 });
  return { page, troubles };
}

const text = (page: Page): Promise<string> => page.locator(".ed .cm-content").innerText();
const names = async (page: Page): Promise<readonly string[]> => page.locator(".gr tbody th").allInnerTexts();
const heads = async (page: Page): Promise<readonly string[]> =>
  (await page.locator(".gr thead th").allInnerTexts()).map((head) => head.replace(/[ ▲▼]+$/, "").trim());
const cellOf = async (page: Page, row: string, column: string) =>
  page.locator(`.gr tbody tr:has(th:text-is("${row}")) td`).nth((await heads(page)).indexOf(column) - 1);
const says = (page: Page): Promise<string> => page.innerText(".stat .says");
/** Puts on the clipboard what a spreadsheet puts there: its text and its table. */
const copied = (page: Page, plain: string): Promise<void> =>
  page.evaluate(async (tsv) => {
    const table = `<table><tr><td>${tsv.replaceAll("\t", "</td><td>").replaceAll("\r\n", "</td></tr><tr><td>")}</td></tr></table>`;
    const item = {
      "text/plain": new Blob([tsv], { type: "text/plain" }),
      "text/html": new Blob([table], { type: "text/html" }),
    };
    await navigator.clipboard.write([new ClipboardItem(item)]);
  }, plain);
const grid = (page: Page) => page.locator('.gridbox [tabindex="0"]');

describe("the grid, by keyboard", () => {
  it("takes twenty rows from a spreadsheet as one step, computes them, and undo gives the very text", async () => {
    const { page, troubles } = await opened();
    const before = readFileSync(live.metrics, "utf8");
    await (await cellOf(page, "time_to_answer", "label.en")).click();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => names(page), { timeout: 20_000 }).toContain("new_kpi");
    const columns = await heads(page);
    const line = (n: number): string =>
      columns
        .map((column) => ({ id: `Pasted ${n}`, "label.en": `Pasted "${n}"`, formula: `count(topics) + ${n}` })[column] ?? "")
        .join("\t");
    await copied(
      page,
      Array.from({ length: 20 }, (_, i) => `${line(i + 1).replace(/Pasted "(\d+)"/, '"Pasted ""$1"""')}\r\n`).join(""),
    );
    // Over the new row and below it: the first line's id is no rename, the others are new entries.
    await grid(page).first().focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Home");
    await page.keyboard.press("Control+V");
    await expect.poll(() => names(page), { timeout: 30_000 }).toContain("pasted_20");
    expect(await names(page)).toHaveLength(3 + 1 + 19);
    expect(await text(page)).not.toContain("Pasted 1:");
    await page.keyboard.press("Control+Z");
    await page.keyboard.press("Control+Z");
    await expect.poll(() => page.innerText(".stat"), { timeout: 20_000 }).toContain("All saved");
    // The grid follows the text a moment later.
    await expect.poll(() => names(page)).toHaveLength(3);
    expect(readFileSync(live.metrics, "utf8")).toBe(before);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("copies a range as a spreadsheet reads it, fills down, and empties cells", async () => {
    const { page, troubles } = await opened();
    await (await cellOf(page, "topics", "label.en")).click();
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Shift+ArrowDown");
    expect(await says(page)).toBe("2 rows by 2 columns chosen");
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press("Control+C");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      "Topics\tcount(topics)\nResolution rate\tcount(topics where solved_at within 7 days of asked_at) / count(topics)",
    );
    await (await cellOf(page, "topics", "better")).click();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+D");
    await expect.poll(async () => (await cellOf(page, "time_to_answer", "better")).innerText()).toBe("higher");
    expect(await says(page)).toBe("1 cell written");
    await page.keyboard.press("Delete");
    await expect.poll(async () => (await cellOf(page, "topics", "better")).innerText()).toBe("");
    expect(await says(page)).toBe("3 cells written");
    expect(await text(page)).not.toContain("better:");
    await page.keyboard.press("Control+Z");
    await page.keyboard.press("Control+Z");
    await expect.poll(() => page.innerText(".stat")).toContain("All saved");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("duplicates a row, changes its formula with completion, moves it, and deletes it", async () => {
    const { page, troubles } = await opened();
    await (await cellOf(page, "topics", "formula")).click();
    await page.keyboard.press("Control+Shift+D");
    await expect
      .poll(() => names(page), { timeout: 20_000 })
      .toEqual(["topics", "topics_2", "resolution_rate", "time_to_answer"]);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("=");
    await page.keyboard.type("count(topics where solv");
    await page.waitForSelector(".cm-tooltip-autocomplete", { timeout: 20_000 });
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.keyboard.type(" is not null");
    await page.keyboard.press("Enter");
    await expect.poll(() => text(page)).toContain("formula: count(topics where solved_at is not null)");
    await expect.poll(() => page.innerText(".pre"), { timeout: 20_000 }).toContain("where solved at is known");
    expect(await page.locator(".prob .e").count()).toBe(0);
    await page.locator('.gr th:text-is("topics_2")').click();
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(() => names(page)).toEqual(["topics", "resolution_rate", "topics_2", "time_to_answer"]);
    await expect.poll(() => page.locator(".gr .sel").innerText()).toBe("topics_2");
    await page.keyboard.press("Control+-");
    await expect.poll(() => names(page)).toEqual(["topics", "resolution_rate", "time_to_answer"]);
    for (let step = 0; step < 4; step++) await page.keyboard.press("Control+Z");
    await expect.poll(() => page.innerText(".stat")).toContain("All saved");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("finds and replaces in cells as one step, and leaves the search by Escape", async () => {
    const { page, troubles } = await opened();
    await (await cellOf(page, "topics", "label.en")).click();
    await page.keyboard.press("Control+F");
    await page.keyboard.type("solved");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.innerText(".find [role=status]")).toBe("1 of 2 cells");
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press("Tab");
    await page.keyboard.type("settled");
    await page.getByRole("button", { name: "Replace all" }).click();
    await expect.poll(() => text(page)).toContain("Topics settled within 7 days");
    expect(await text(page)).toContain("where settled_at within");
    await expect.poll(() => page.locator(".prob .e").count()).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    expect(await page.locator(".find").count()).toBe(0);
    await page.keyboard.press("Control+Z");
    await expect.poll(() => page.innerText(".stat")).toContain("All saved");
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});

describe("the grid, by mouse", () => {
  it("sorts and filters what is shown and never the file, where rows then cannot be moved", async () => {
    const { page, troubles } = await opened();
    const before = await text(page);
    await page.getByRole("button", { name: "Sort by label.en" }).click();
    await expect.poll(() => names(page)).toEqual(["resolution_rate", "time_to_answer", "topics"]);
    await page.getByRole("button", { name: "Sort by label.en" }).click();
    await expect.poll(() => names(page)).toEqual(["topics", "time_to_answer", "resolution_rate"]);
    expect(await page.locator('.gr th[aria-sort="descending"]').innerText()).toContain("label.en");
    await page.getByRole("button", { name: "Move down" }).click();
    expect(await says(page)).toContain("take the filter and the sorting away first");
    await page.getByRole("searchbox").fill("unit:hour");
    await expect.poll(() => names(page)).toEqual(["time_to_answer"]);
    await page.getByRole("searchbox").fill("nothing like this");
    await expect.poll(() => page.innerText(".gridbox")).toContain("No row holds all these words.");
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Sort by label.en" }).click();
    await expect.poll(() => names(page)).toEqual(["topics", "resolution_rate", "time_to_answer"]);
    expect(await text(page)).toBe(before);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("adds, moves and deletes by its buttons, and writes what the formula bar says", async () => {
    const { page, troubles } = await opened();
    await page.getByRole("button", { name: "Add row" }).click();
    await expect
      .poll(() => names(page), { timeout: 20_000 })
      .toEqual(["topics", "resolution_rate", "time_to_answer", "new_kpi"]);
    await page.getByRole("button", { name: "Move up" }).click();
    await expect.poll(() => names(page)).toEqual(["topics", "resolution_rate", "new_kpi", "time_to_answer"]);
    await (await cellOf(page, "new_kpi", "formula")).click();
    const bar = page.locator(".fx .cm-content");
    await expect.poll(() => bar.innerText()).toBe("count(topics)");
    await bar.click();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("count(topics where channel = 'forum')");
    await page.keyboard.press("Enter");
    await expect.poll(() => text(page)).toContain("formula: count(topics where channel = 'forum')");
    await page.getByRole("button", { name: "Delete" }).click();
    await expect.poll(() => names(page)).toEqual(["topics", "resolution_rate", "time_to_answer"]);
    await expect.poll(() => page.innerText(".stat")).toContain("All saved");
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
