import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { started } from "../../kit/started.js";

const live = started();

async function opened(hash: string): Promise<Page> {
  const page = await live.browser().newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${live.url()}workbench/${hash}`);
  await page.waitForSelector(".pre .told", { timeout: 60_000 });
  return page;
}
const line = (page: Page): Promise<string> => page.innerText(".ed .cm-activeLine");
const hash = (page: Page): string => new URL(page.url()).hash;
const sheet = (page: Page): Promise<string> => page.innerText(".sheets a[aria-current]");

describe("an address of the workbench", () => {
  it("opens a KPI, a line, a cell", async () => {
    const page = await opened("#kpi=time_to_answer");
    await expect.poll(() => page.innerText(".pre h2")).toContain("time_to_answer");
    expect(await line(page)).toContain("time_to_answer:");
    // Another address in the same page.
    await page.evaluate(() => (location.hash = "#file=metrics.yaml&line=2"));
    await expect.poll(() => page.innerText(".stat")).toContain("Line 2, column 1");
    await page.evaluate(() => (location.hash = "#sheet=goals&cell=more_solved.target"));
    await expect.poll(() => sheet(page)).toBe("Goals");
    await expect.poll(() => line(page)).toContain("target");
    await page.evaluate(() => (location.hash = "#kpi=nothing_like_it"));
    await expect.poll(() => page.innerText(".stat .says")).toContain("Nothing is called nothing_like_it here");
    await page.close();
  });

  it("is kept while somebody works: a reload shows the same, Back and Forward lead through files, sheets and KPIs", async () => {
    const page = await opened("");
    await page.locator(".tree a", { hasText: "resolution_rate" }).first().click();
    await expect.poll(() => hash(page)).toContain("kpi=resolution_rate");
    await page.locator(".sheets a", { hasText: "Goals" }).click();
    await page.locator(".seg label", { hasText: "Grid" }).click();
    await expect.poll(() => hash(page)).toMatch(/sheet=goals&view=grid/);
    const before = hash(page);
    await page.reload();
    await page.waitForSelector(".pre .told", { timeout: 60_000 });
    await expect.poll(() => page.innerText(".pre h2")).toContain("resolution_rate");
    expect(await sheet(page)).toBe("Goals");
    expect(await page.locator(".v-grid").count()).toBe(1);
    await page.waitForTimeout(500);
    expect(hash(page)).toBe(before);

    await page.goBack();
    await expect.poll(() => sheet(page)).toBe("KPIs");
    expect(await page.locator(".v-split").count()).toBe(1);
    await page.goForward();
    await expect.poll(() => sheet(page)).toBe("Goals");
    await page.close();
  });

  it("is copied for what the cursor is in, and a KPI's page of the report leads to its definition", async () => {
    const profile = await live.browser().newContext({ permissions: ["clipboard-read", "clipboard-write"] });
    const page = await profile.newPage();
    await page.goto(`${live.url()}kpi/resolution_rate/index.html`);
    await page.getByRole("link", { name: "Edit this KPI" }).click();
    await page.waitForSelector(".pre .told", { timeout: 60_000 });
    await expect.poll(() => line(page)).toContain("resolution_rate:");
    await page.keyboard.press("F1");
    await page.keyboard.type("Copy link");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.innerText(".stat .says")).toContain("Link copied");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${live.url()}workbench/index.html#kpi=resolution_rate`,
    );
    await profile.close();
  });
});
