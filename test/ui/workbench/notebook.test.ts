import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { axe } from "../../kit/axe.js";
import { started } from "../../kit/started.js";

const live = started();

const TEXT = `# Who is answered?\r
\r
The rate is \${kpi("resolution_rate")}.\r
\r
\`\`\`sql id=rows title="By channel"\r
select channel, count(*) as asked from topics group by 1 order by 1\r
\`\`\`\r
\r
\`\`\`js id=most\r
aq.from(rows).orderby(aq.desc("asked")).slice(0, 1)\r
\`\`\`\r
\r
\`\`\`vega-lite title="Asked"\r
{"data": {"name": "most"}, "mark": "bar", "encoding": {"x": {"field": "asked", "type": "quantitative"}, "y": {"field": "channel"}}}\r
\`\`\`\r
\r
\`\`\`kpi id=rate\r
resolution_rate\r
\`\`\`\r
`;

const file = (name: string): string => join(live.workspace, "notebooks", name);
const disk = (name: string): string => readFileSync(file(name), "utf8");

async function opened(name: string, text: string): Promise<{ readonly page: Page; readonly troubles: readonly string[] }> {
  mkdirSync(join(live.workspace, "notebooks"), { recursive: true });
  writeFileSync(file(name), text);
  const page = await live.browser().newPage({ viewport: { width: 1280, height: 1200 } });
  const troubles: string[] = [];
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("dialog", () => expect.fail("a page asked something"));
  await page.goto(`${live.url()}workbench/`);
  await page.locator(".tree a", { hasText: name }).click({ timeout: 60_000 });
  await page.locator(".seg label", { hasText: "Notebook" }).click();
  await page.waitForSelector(".nc");
  return { page, troubles };
}

const cell = (page: Page, n: number): Locator => page.locator(".nc").nth(n - 1);
const said = (page: Page): Promise<string> => page.innerText(".stat .says");
const tags = (page: Page): Promise<readonly string[]> => page.locator(".nc .tag").allInnerTexts();
const settled = async (page: Page): Promise<void> => {
  await expect.poll(() => page.locator("[data-cancel]").isDisabled(), { timeout: 30_000 }).toBe(true);
};
const runAll = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Run all" }).click();
  await expect.poll(() => said(page), { timeout: 30_000 }).toMatch(/Run all|did not run/);
  expect(await said(page)).toContain("Run all");
  await settled(page);
};

describe("a notebook in the workbench", () => {
  it("runs SQL, JavaScript, charts and KPIs on the workspace's data, and writes no result into the file", async () => {
    const { page, troubles } = await opened("all.md", TEXT);
    await runAll(page);
    expect(await cell(page, 2).locator("table").innerText()).toContain("forum\t108");
    expect(await cell(page, 3).locator("table tbody tr").allInnerTexts()).toEqual(["forum\t108"]);
    expect(await cell(page, 4).locator("svg.wide text", { hasText: "forum" }).count()).toBe(1);
    const value = /\d+\.\d%/.exec(await cell(page, 5).innerText())?.[0] ?? "?";
    await expect.poll(() => cell(page, 1).innerText()).toContain(`The rate is ${value}.`);
    expect(await axe(page)).toEqual([]);
    expect(disk("all.md")).toBe(TEXT);
    expect(troubles).toEqual([]);
    await page.close();
  });

  it("is edited cell by cell: only its bytes change, what rests on it is stale, and running it runs that too", async () => {
    const { page, troubles } = await opened("edit.md", TEXT);
    await runAll(page);
    await cell(page, 2).locator("pre").click();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("select channel, 2 * count(*) as asked from topics group by 1 order by 1");
    expect(await cell(page, 2).innerText()).toContain("Stale: this cell was changed.");
    expect(await cell(page, 3).innerText()).toContain("Stale: “rows” was changed.");
    expect(await cell(page, 5).innerText()).not.toContain("Stale");
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => cell(page, 3).locator("tbody tr").allInnerTexts(), { timeout: 20_000 }).toEqual(["forum\t216"]);
    await settled(page);
    expect(await page.locator(".nc .stalemark:visible").count()).toBe(0);
    await page.keyboard.press("Control+S");
    await expect.poll(() => disk("edit.md")).toBe(TEXT.replace("count(*)", "2 * count(*)"));
    while ((await said(page)) !== "There is nothing to undo") await page.keyboard.press("Control+Z");
    await page.keyboard.press("Control+S");
    await expect.poll(() => disk("edit.md")).toBe(TEXT);
    expect(troubles).toEqual([]);
    await page.close();
  });

  it("is written by keyboard alone: add, type with completion, run, move, delete, undo", async () => {
    const { page, troubles } = await opened("keys.md", "# Q\n");
    await cell(page, 1).focus();
    await page.keyboard.press("b");
    await page.keyboard.type("select count(*) as n from top");
    await page.keyboard.press("Control+Space");
    await page.waitForSelector(".cm-tooltip-autocomplete li[aria-selected]");
    // A list that has just come takes no key, lest it was meant for the text.
    await page.waitForTimeout(200);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Shift+Enter");
    await expect.poll(() => cell(page, 2).locator("tbody").innerText(), { timeout: 20_000 }).toBe("180");
    await cell(page, 2).focus();
    expect(await said(page)).toContain("ran in");
    expect(await page.innerText(".modesaid")).toMatch(/^Command mode, cell 2\./);
    await page.keyboard.press("a");
    await page.keyboard.type("resolution_rate");
    // The first closes the list of suggestions, where there is one.
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.keyboard.press("m");
    expect(await tags(page)).toEqual(["1\nText", "2\nText", "3\nSQL"]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("d");
    await page.keyboard.press("d");
    expect(await tags(page)).toEqual(["1\nText", "2\nText"]);
    await page.keyboard.press("Control+Z");
    expect(await tags(page)).toEqual(["1\nText", "2\nText", "3\nSQL"]);
    await page.keyboard.press("Control+S");
    await expect
      .poll(() => disk("keys.md"))
      .toBe("# Q\n\n\nresolution_rate\n\n```sql\nselect count(*) as n from topics\n```\n");
    expect(troubles).toEqual([]);
    await page.close();
  });

  it("is a page of the site: its results stand there without script, and a reader runs JavaScript by a press", async () => {
    const address = `${live.url()}notebooks/all/`;
    const context = await live.browser().newContext({ javaScriptEnabled: false });
    const still = await context.newPage();
    await expect
      .poll(async () => ((await still.goto(address))?.ok() ? still.locator(".cell").count() : 0), { timeout: 60_000 })
      .toBe(4);
    expect(await still.locator("#cell-rows table").innerText()).toContain("forum\t108");
    expect(await still.locator("#cell-rate .big").innerText()).toMatch(/\d+\.\d%/);
    expect(await still.locator(".prose").first().innerText()).toMatch(/The rate is \d+\.\d%\./);
    await context.close();

    const page = await live.browser().newPage({ viewport: { width: 1280, height: 900 } });
    const troubles: string[] = [];
    const asked: string[] = [];
    page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(address);
    await page.waitForSelector(".later button");
    expect(asked.filter((path) => /cells\.json|frame\.html|duckdb/.test(path))).toEqual([]);
    const first = asked.length;
    expect(await axe(page)).toEqual([]);
    await page.locator("#cell-most .later button").click();
    await expect.poll(() => page.locator("#cell-most .out table tbody").innerText(), { timeout: 30_000 }).toBe("forum\t108");
    await expect.poll(() => page.locator("[data-later='vega-lite'] svg.wide").count(), { timeout: 30_000 }).toBe(1);
    expect(asked.slice(first).some((path) => path.endsWith("cells.json"))).toBe(true);
    expect(await axe(page)).toEqual([]);
    expect(troubles).toEqual([]);
    expect(await page.getAttribute("meta[http-equiv=Content-Security-Policy]", "content")).not.toContain("unsafe");
    await page.goto(`${live.url()}notebooks/`);
    expect(await page.locator(".notebooks a").allInnerTexts()).toContain("Who is answered?");
    await page.close();
  });

  it("says at a cell what is wrong with it, mends it by one press, and ends what runs too long", async () => {
    const { page, troubles } = await opened(
      "wrong.md",
      "```kpi\nresolution_rat\n```\n\n```sql\nselect nothing\nfrom topics\n```\n\n```js\nfor (;;) {}\n```\n\n```js\nnope.x\n```\n",
    );
    await expect.poll(() => cell(page, 1).locator(".wrong").innerText()).toContain("There is no KPI “resolution_rat”");
    await cell(page, 1).locator(".wrong button").click();
    await expect.poll(() => cell(page, 1).locator("pre").innerText()).toBe("resolution_rate");
    await cell(page, 2).focus();
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => cell(page, 2).locator(".out").innerText(), { timeout: 20_000 }).toMatch(/^Line 1: .*nothing/);
    await cell(page, 3).focus();
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => page.locator("iframe").count()).toBe(1);
    await page.getByRole("button", { name: "Cancel" }).click();
    await settled(page);
    await cell(page, 4).focus();
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => cell(page, 4).locator(".out").innerText(), { timeout: 20_000 }).toBe("Line 1: nope is not defined");
    expect(await axe(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await page.close();
  });

  it("runs no script of a hostile text, and JavaScript reaches neither page, storage, server nor network", async () => {
    const reach = [
      "typeof document",
      "typeof localStorage",
      "await fetch('/_workbench/files').then(() => 'in', () => 'out')",
      "await fetch('https://example.org').then(() => 'in', () => 'out')",
      "(() => { try { importScripts('/assets/workbench/workbench.js'); return 'in' } catch { return 'out' } })()",
      "await new Promise((done) => { const s = new WebSocket('ws://127.0.0.1:1'); s.onerror = () => done('out'); s.onopen = () => done('in') }).catch(() => 'out')",
      "self.origin",
    ];
    const evil = `<img src=x onerror="window.hit=1"><script>window.hit=1</script> [x](javascript:window.hit=1) ![y](https://example.org/y.png)`;
    const { page } = await opened(
      "evil.md",
      `${evil}\n\n\`\`\`js id=reach\n[${reach.join(", ")}].join(" ")\n\`\`\`\n\n\`\`\`js\n[{ a: ${JSON.stringify(evil)} }]\n\`\`\`\n\n\`\`\`js\npostMessage({ kind: "done", id: 3, shown: [{ kind: "value", text: "<img src=x onerror=window.hit=1>" }], gives: {} }); 1\n\`\`\`\n`,
    );
    await runAll(page);
    expect(await cell(page, 2).locator(".value").innerText()).toBe("undefined undefined out out out out null");
    expect(await cell(page, 1).locator(".prose").innerText()).toContain("<script>window.hit=1</script>");
    expect(await cell(page, 3).innerText()).toContain("<img src=x");
    expect(await page.locator(".cells img, .cells script, .cells a[href^='javascript']").count()).toBe(0);
    expect(await page.evaluate(() => "hit" in window)).toBe(false);
    expect(await page.locator("iframe").getAttribute("sandbox")).toBe("allow-scripts");
    // Opened by itself, with an origin, the frame's page does nothing.
    const frame = await live.browser().newPage();
    await frame.goto((await page.locator("iframe").getAttribute("src")) ?? "");
    await frame.evaluate(() => {
      postMessage({ kind: "run", id: 1, code: "1", declares: [], name: null, kpis: {} }, "*");
    });
    expect(
      await frame.evaluate(
        () => new Promise((done) => setTimeout(() => done(performance.getEntriesByType("resource").length), 300)),
      ),
    ).toBe(0);
    await page.close();
    await frame.close();
  });

  it("fits a phone", async () => {
    const { page } = await opened("phone.md", TEXT);
    await page.setViewportSize({ width: 390, height: 800 });
    await page.locator(".regions label", { hasText: "Text and grid" }).click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await axe(page)).toEqual([]);
    await page.close();
  });
});
