import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fromArrow } from "../../src/engine/arrow.js";
import { axe } from "../kit/axe.js";
import { downloaded, goTo, openForum, rowsOf, waitForHeading, type Explorer } from "./explorer.js";
import { acceptedAnswer, orders, rates, topics } from "./forum-workspace.js";

let forum: Explorer;
/** One page for all: the engine is loaded once. */
let page: Page;
beforeAll(async () => {
  forum = await openForum();
  page = await forum.open("explore.html");
});
afterAll(() => forum.close());

interface Cell {
  readonly value: number | null;
  readonly n: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly state: string;
}

/** Every row on show is the native answer's, and the other way round. */
async function sameAsNative(kpis: readonly string[], by: readonly string[], rest: readonly string[]): Promise<number> {
  const rows = await rowsOf(page);
  const native = (await forum.ask("query", kpis.join(","), "--by", by.join(","), "--detail", ...rest)) as {
    readonly rows: readonly (readonly unknown[])[];
  };
  let compared = 0;
  for (const answer of native.rows) {
    const [period, group] = by.length > 1 ? [answer[0], answer[1]] : [answer[0], null];
    kpis.forEach((kpi, i) => {
      const cell = answer[by.length + i] as Cell;
      const row = rows.find((each) => each.kpi === kpi && each.period === period && each.group === group);
      expect(row, `${kpi} ${String(period)} ${String(group)}`).toBeDefined();
      expect([row?.state, row?.n]).toEqual([cell.state, cell.n]);
      for (const key of ["value", "low", "high"] as const) {
        if (cell[key] === null) expect(row?.[key]).toBeNull();
        else expect(row?.[key]).toBeCloseTo(cell[key], 9);
      }
      compared++;
    });
  }
  expect(rows).toHaveLength(compared);
  return compared;
}

it("answers another grain, a split and a filter in the page as the command line does", async () => {
  const before = forum.site.requests.length;
  const fetched = (): readonly string[] =>
    forum.site.requests.slice(before).flatMap(({ path }) => /data\/(rows|cubes)/.exec(path)?.[1] ?? []);
  await page.selectOption("#x-grain", "week");
  await waitForHeading(page, /Resolution rate, weekly/);
  // By day is all that weeks need: no row has come.
  expect(fetched()).toEqual(["cubes"]);
  expect(await page.textContent(".x-status")).toBe("Computed in this page from the published rows");
  const from = await page.inputValue("#x-from");
  expect(from).toBe("2025-06-23");
  expect(await sameAsNative(["resolution_rate"], ["week"], ["--from", from])).toBe(54);

  await goTo(
    page,
    "#kpi=resolution_rate,time_to_solve&grain=quarter&split=members.segment&values=all",
    /Resolution rate by customer segment/,
  );
  expect(
    await sameAsNative(["resolution_rate", "time_to_solve"], ["quarter", "members.segment"], ["--from", "2025-01-01"]),
  ).toBe(36);

  await goTo(
    page,
    "#kpi=unsolved_share&split=language&values=all&is=members.segment=enterprise&where=views > 100&from=2025-04-01&to=2025-10-15",
    /Unsolved share by language/,
  );
  const where = 'members.segment = "enterprise" and (views > 100)';
  const rest = ["--from", "2025-04-01", "--to", "2025-10-15", "--where", where];
  expect(await sameAsNative(["unsolved_share"], ["month", "language"], rest)).toBe(42);
  expect(fetched()).toContain("rows");
  // The month that the range cuts is told as such, and its rows are those of the range.
  expect((await rowsOf(page)).filter(({ period }) => period === "2025-10-01").map(({ state }) => state)).toContain("partial");
});

it("counts what the raw file holds", async () => {
  await goTo(page, "#kpi=unsolved_share&grain=month&where=views >= 200", /Unsolved share, monthly/);
  const rows = await rowsOf(page);
  for (const month of ["2025-03", "2025-11", "2026-05"]) {
    const own = topics().filter(({ created, views }) => created.startsWith(month) && views >= 200);
    const row = rows.find(({ period }) => period === `${month}-01`);
    expect(row?.n).toBe(own.length);
    expect(row?.value).toBeCloseTo(own.filter(({ solved }) => solved === null).length / own.length, 12);
  }
});

it("converts money row by row as the command line does, and shows what it was", async () => {
  await goTo(page, "#kpi=revenue&grain=week&from=2025-02-03&to=2025-06-30", /Revenue, weekly/);
  expect(await sameAsNative(["revenue"], ["week"], ["--from", "2025-02-03", "--to", "2025-06-30"])).toBe(21);
  const where = 'paid_in != "EUR" and amount > 22 EUR';
  await goTo(page, `#kpi=revenue&where=${where}&from=2025-01-01&to=2026-01-01`, /Revenue, monthly/);
  const rest = ["--from", "2025-01-01", "--to", "2026-01-01", "--where", where];
  expect(await sameAsNative(["revenue"], ["month"], rest)).toBe(12);
  // A loop over the raw files.
  const own = orders().flatMap(({ id, day, amount, currency }) => {
    const known = rates().filter(({ code, day: on }) => code === currency && on <= day);
    const converted = amount * (known.at(-1)?.rate ?? Number.NaN);
    return day.startsWith("2025-05") && currency !== "EUR" && converted > 22 ? [{ id, amount, currency, converted }] : [];
  });
  const may = (await rowsOf(page)).find(({ period }) => period === "2025-05-01");
  expect(may?.value).toBeCloseTo(
    own.reduce((sum, { converted }) => sum + converted, 0),
    9,
  );
  expect(may?.n).toBe(own.length);
  await page.locator(".x-grid tbody tr", { hasText: "May 2025" }).locator("button").first().click();
  await page.waitForSelector(".x-drill");
  const heads = await page.$$eval(".x-drill thead th", (all) => all.map((th) => th.textContent));
  expect(heads).toEqual(["id", "paid_at", "amount", "amount in EUR", "paid_in"]);
  const shown = await page.$$eval(".x-drill tbody tr", (all) =>
    all.map((tr) => [...tr.children].map((cell) => cell.textContent)),
  );
  expect(shown.map(([id, , amount, , currency]) => [id, amount, currency])).toEqual(
    own.map(({ id, amount, currency }) => [String(id), String(amount), currency]),
  );
  await page.click(".x-drill .btn");
});

it("can ask a KPI that compares a category, whatever the column is called", async () => {
  await goTo(page, "#kpi=accepted_share&grain=year&from=2025-01-01", /Accepted share, yearly/);
  const own = topics().filter(({ created }) => created.startsWith("2025"));
  const row = (await rowsOf(page)).find(({ period }) => period === "2025-01-01");
  expect([row?.n, row?.value]).toEqual([own.length, own.filter(({ id }) => acceptedAnswer(id)).length / own.length]);
});

it("opens exactly the rows that a cell counts", async () => {
  await goTo(page, "#kpi=resolution_rate&split=language&from=2026-01-01", /Resolution rate by language/);
  const button = page.locator(".x-grid tbody tr").nth(2).locator("button").first();
  const n = Number(await button.textContent());
  const label = (await button.getAttribute("aria-label")) ?? "";
  const language = /rows, (\w+), April 2026/.exec(label)?.[1] ?? "";
  const own = topics().filter((topic) => topic.created.startsWith("2026-04") && topic.language === language);
  expect(n).toBe(own.length);
  await button.click();
  await page.waitForSelector(".x-drill");
  expect(await page.$$eval(".x-drill code", (all) => all.map((code) => code.textContent))).toEqual([
    "count(topics where solved_at within 7 days of created_at)",
    "count(topics)",
  ]);
  const within = own.filter(
    ({ created, solved }) => solved !== null && Date.parse(solved) - Date.parse(created) < 7 * 86_400_000,
  );
  expect(await page.$$eval(".x-drill .under", (all) => all.map((p) => p.textContent))).toEqual([
    `Rows: ${within.length}`,
    `Rows: ${n}`,
  ]);
  const heads = await page.$$eval(".x-drill table:first-of-type thead th", (all) => all.map((th) => th.textContent));
  expect(heads).toContain("language");
  // The longer list is drawn only where it is in sight, and can be walked to its end.
  const box = page.locator(".x-drill .scroll").last();
  await box.evaluate((element) => element.scrollTo(0, 1e6));
  await page.waitForFunction(
    (id) => document.querySelector(".x-drill .scroll:last-of-type tbody tr:last-child th")?.textContent === id,
    String(own.at(-1)?.id ?? 0),
  );
  await page.click(".x-drill .btn");
  expect(await page.locator(".x-drill").count()).toBe(0);
  expect(await button.evaluate((element) => document.activeElement === element)).toBe(true);
});

it("places a wrong condition, keeps the last good result, and goes on when it is mended", async () => {
  await goTo(page, "#kpi=resolution_rate&split=language", /Resolution rate by language/);
  const before = await page.textContent(".x-grid tbody");
  await page.fill("#x-where", "views > 10 and view < 5");
  await page.press("#x-where", "Enter");
  await page.waitForSelector("#x-where-fault");
  expect(await page.textContent("#x-where-fault p")).toBe("Table topics has no column “view”. Did you mean “views”?");
  expect(await page.textContent("#x-where-fault .sq")).toBe("view");
  expect(await page.getAttribute("#x-where", "aria-invalid")).toBe("true");
  expect(await page.textContent(".results .err")).toBe("The chart and the table still show the last good result.");
  expect(await page.textContent(".x-grid tbody")).toBe(before);
  await page.fill("#x-where", "views > 10 and views < 50");
  await page.press("#x-where", "Enter");
  await waitForHeading(page, /Only where views > 10 and views < 50/);
  expect(await page.locator(".err").count()).toBe(0);
});

it("filters by a value that is chosen, and says so where nothing is left", async () => {
  await goTo(page, "#kpi=resolution_rate", /Resolution rate, monthly/);
  await page.selectOption("#x-filter", "language");
  await page.waitForSelector("#x-filter-value");
  expect((await page.$$eval("#x-filter-value option", (all) => all.map((o) => o.textContent)))[0]).toBe("en");
  await page.selectOption("#x-filter-value", { label: "da" });
  await page.click("#x-filter-add");
  await waitForHeading(page, /Only where language = "da"/);
  expect(await page.textContent(".x-chips li")).toContain("Language = da");
  await page.fill("#x-where", "views > 100000");
  await page.press("#x-where", "Enter");
  await page.waitForSelector(".empty");
  expect(await page.textContent(".empty")).toMatch(/Undefined|No row meets these conditions/);
  await page.click("#x-unfilter-0");
  await page.waitForFunction(() => !location.hash.includes("is="));
});

it("shows the view's SQL, completes, runs, places its mistakes, and hands its result out", async () => {
  await goTo(page, "#kpi=unsolved_share&split=language&from=2026-01-01", /Unsolved share by language/);
  await page.click("#x-sql-open");
  const text = (): Promise<string> =>
    page.$eval(".x-sql", (host) =>
      [...(host.shadowRoot?.querySelectorAll(".cm-line") ?? [])].map((line) => line.textContent).join("\n"),
    );
  await page.waitForFunction(() => document.querySelector(".x-sql")?.shadowRoot?.textContent?.includes("topics"));
  await page.click("#x-run");
  await page.waitForSelector(".x-result table");
  const rows = await rowsOf(page);
  const heads = await page.$$eval(".x-result thead th", (all) => all.map((th) => th.textContent));
  const arrow = fromArrow((await downloaded(page, "#x-sql-arrow")).bytes);
  expect(arrow.columns.map(({ name }) => name)).toEqual(heads);
  // The SQL of the view gives the view's values, all of them and no others.
  const values = arrow.data[arrow.columns.findIndex(({ name }) => name === "v0")] ?? [];
  for (const { value } of rows) expect(values.some((each) => Math.abs(Number(each) - (value ?? NaN)) < 1e-9)).toBe(true);

  const write = async (sql: string): Promise<void> => {
    await page.focus(".x-sql .cm-content");
    // Typed over coloured words, Chromium itself would write their style into the text, and the policy complain of that.
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
    // As a writer would: a line break is a key, not a text.
    for (const [i, line] of sql.split("\n").entries()) {
      if (i > 0) await page.keyboard.press("Enter");
      await page.keyboard.insertText(line);
    }
  };
  await write("select language, count(*) as n from topics group by all order by language");
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => document.querySelectorAll(".x-result tbody tr").length === 6);
  const counted = new Map<string, number>();
  for (const { language } of topics()) counted.set(language, (counted.get(language) ?? 0) + 1);
  const own = [...counted].sort().map(([language, n]) => [language, String(n)]);
  expect(
    await page.$$eval(".x-result tbody tr", (all) => all.map((row) => [...row.children].map((cell) => cell.textContent))),
  ).toEqual(own);
  const csv = (await downloaded(page, "#x-sql-csv")).bytes.toString("utf8").trim();
  expect(csv).toBe(["language,n", ...own.map((row) => row.join(","))].join("\n"));

  await write("select language,\nview\nfrom topics");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(".x-result .err");
  expect(await page.textContent(".x-result .err p")).toMatch(/^Line 2: .*"view" not found.* Did you mean views\?$/);
  expect(await page.textContent(".x-result .err .sq")).toBe("view");

  await write("select * from top");
  await page.keyboard.press("Control+Space");
  const offered = page.locator(".x-sql .cm-tooltip-autocomplete li");
  await offered.first().waitFor();
  expect((await offered.allTextContents()).some((each) => each.startsWith("topics"))).toBe(true);
  await page.keyboard.press("Escape");

  await page.click("#x-back");
  expect(await text()).toContain("topics");
  expect(await text()).not.toContain("select * from top\n");
});

it("stops a query that takes too long", async () => {
  await page.focus(".x-sql .cm-content");
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText("select sum(a.id * b.id * c.id) from topics a, topics b, topics c");
  await page.keyboard.press("Control+Enter");
  await page.click("#x-stop");
  await page.waitForFunction(() => document.querySelector(".x-sql-section .row .small")?.textContent === "Stopped.");
});

it("has complained of nothing, and axe does not either", async () => {
  expect(forum.troubles).toEqual([]);
  await page.fill("#x-where", "view < 5");
  await page.press("#x-where", "Enter");
  await page.waitForSelector("#x-where-fault");
  expect(await axe(page)).toEqual([]);
});
