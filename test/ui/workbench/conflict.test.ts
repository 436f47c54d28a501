import { readFileSync, writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { axe } from "../../kit/axe.js";
import { started } from "../../kit/started.js";

const live = started();
const { metrics } = live;
const disk = (): string => readFileSync(metrics, "utf8");
const status = (page: Page): Promise<string> => page.innerText(".stat");

async function opened(viewport = { width: 1280, height: 900 }): Promise<Page> {
  const page = await live.browser().newPage({ viewport });
  await page.goto(`${live.url()}workbench/`);
  await page.waitForSelector(".pre .big", { state: "attached", timeout: 60_000 });
  return page;
}

/** Types at the end of the line where a KPI's definition begins. */
async function typeAt(page: Page, kpi: string, typed: string): Promise<void> {
  await page.keyboard.press("Control+K");
  await page.keyboard.type(kpi);
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className)).toContain("cm-");
  await page.keyboard.press("End");
  await page.keyboard.type(typed);
}

describe("two texts of one file", () => {
  it("are put together where they do not touch: by one press, as one step, written by the next save alone", async () => {
    const page = await opened();
    const before = disk();
    await typeAt(page, "resolution_rate", " # mine");
    const theirs = `${before}# theirs\n`;
    writeFileSync(metrics, theirs);
    await expect.poll(() => page.locator(".notices").innerText(), { timeout: 20_000 }).toContain("changed by another program");
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press("Control+S");
    await page.waitForSelector("dialog[open]");
    expect(await page.innerText("dialog")).toContain("1 change of theirs fits with yours.");
    expect(await page.innerText("dialog")).toContain("# theirs");
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog", { state: "detached" });
    expect(await page.locator(".notices").count()).toBe(0);
    expect(disk()).toBe(theirs);

    const both = theirs.replace("  resolution_rate:", "  resolution_rate: # mine");
    await page.keyboard.press("Control+S");
    await expect.poll(disk).toBe(both);
    // One step: theirs goes, mine stays.
    await page.keyboard.press("Control+Z");
    await expect.poll(() => status(page)).toContain("1 file not saved");
    await page.keyboard.press("Control+S");
    await expect.poll(disk).toBe(both.replace("# theirs\n", ""));
    writeFileSync(metrics, before);
    await page.close();
  });

  it("that change one line are chosen by keyboard, and nothing is written before", async () => {
    const page = await opened({ width: 390, height: 800 });
    const before = disk();
    await typeAt(page, "resolution_rate", " # mine");
    const theirs = `${before.replace("  resolution_rate:", "  resolution_rate: # theirs")}# end\n`;
    writeFileSync(metrics, theirs);
    await page.keyboard.press("Control+S");
    await page.waitForSelector("dialog[open]");
    expect(await page.innerText("dialog")).toContain("1 conflict to choose");
    expect(await page.getByRole("button", { name: "Take the merged text" }).isDisabled()).toBe(true);
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      expect(await axe(page)).toEqual([]);
    }
    // To the three answers, then to the last of them.
    for (let i = 0; i < 20 && (await page.evaluate(() => document.activeElement?.getAttribute("type"))) !== "radio"; i++)
      await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await page.locator("dialog").innerText()).toContain("All conflicts are chosen");
    expect(disk()).toBe(theirs);
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog", { state: "detached" });
    await page.keyboard.press("Control+S");
    const both = theirs.replace("  resolution_rate: # theirs", "  resolution_rate: # mine\n  resolution_rate: # theirs");
    await expect.poll(disk).toBe(both);
    writeFileSync(metrics, before);
    await page.close();
  });

  it("in two tabs, a name changed in one and a formula in the other, come together", async () => {
    const [one, two] = await Promise.all([opened(), opened()]);
    const before = disk();
    await typeAt(two, "resolution_rate", " # edited");
    await typeAt(one, "resolution_rate", "");
    await one.keyboard.press("Home");
    await one.keyboard.press("F2");
    await one.waitForSelector("dialog input#name");
    await one.keyboard.type("solved_share");
    // At once: the name is taken as it stands, whatever was answered of its first letters.
    await one.keyboard.press("Enter");
    await one.waitForSelector("dialog", { state: "detached" });
    await one.keyboard.press("Control+S");
    await expect.poll(disk).toContain("  solved_share:");
    const renamed = disk();

    // The line of the name is a conflict; every other use of it comes along.
    await expect.poll(() => two.locator(".notices").count(), { timeout: 20_000 }).toBe(1);
    await two.getByRole("button", { name: "See both and merge" }).click();
    await two.waitForSelector("dialog[open]");
    await two.getByRole("radio", { name: "Theirs" }).check();
    await two.getByRole("button", { name: "Take the merged text" }).click();
    await expect.poll(() => status(two)).toContain("All saved");
    expect(await two.locator(".tree").innerText()).not.toContain("resolution_rate");
    await typeAt(two, "solved_share", " # edited");
    await two.keyboard.press("Control+S");
    await expect.poll(disk).toBe(renamed.replace("  solved_share:", "  solved_share: # edited"));
    // The first tab has nothing unsaved: it follows.
    await expect.poll(() => one.locator(".ed .cm-content").innerText(), { timeout: 20_000 }).toContain("# edited");
    expect(await two.locator(".prob .e").count()).toBe(0);
    writeFileSync(metrics, before);
    await Promise.all([one.close(), two.close()]);
  });
});
