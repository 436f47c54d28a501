import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromArrow } from "../../src/engine/arrow.js";
import { exploreWords } from "../../src/report/sentence/explore.js";
import { axe } from "../kit/axe.js";
import { downloaded, goTo, openForum, rowsOf, waitForHeading, type Explorer, type Row } from "./explorer.js";

let forum: Explorer;
beforeAll(async () => {
  forum = await openForum();
});
afterAll(() => forum.close());

const engineRequests = (): readonly string[] =>
  forum.site.requests.map(({ path }) => path).filter((path) => /duckdb|\.wasm|engine\.js|program\.json|\.arrow/.test(path));

describe("the explorer's first view", () => {
  it("shows the published results at once, without a byte of the engine", async () => {
    const page = await forum.open("explore.html");
    await page.waitForSelector(".plot svg.wide");
    expect(await page.textContent(".x-status")).toBe("Published results");
    expect(await page.textContent(".x-shown figcaption h2")).toBe("Resolution rate, monthly");
    await goTo(page, "#kpi=resolution_rate&split=language", /Resolution rate by language, monthly/);
    await page.waitForSelector(".plot svg.wide");
    expect(engineRequests()).toEqual([]);
    expect(forum.troubles).toEqual([]);
    const rows = await rowsOf(page);
    const native = (await forum.ask(
      "query",
      "resolution_rate",
      "--by",
      "month,language",
      "--from",
      "2025-06-01",
      "--detail",
    )) as {
      readonly rows: readonly (readonly [
        string,
        string,
        { readonly value: number | null; readonly n: number | null; readonly state: string },
      ])[];
    };
    // The published results are the native answer, but for what the privacy floor withholds.
    const shown = rows.filter(({ state }) => state !== "suppressed");
    expect(shown.length).toBeGreaterThan(40);
    for (const row of shown) {
      const cell = native.rows.find(([period, group]) => period === row.period && group === row.group)?.[2];
      expect([row.period, row.group, row.state, row.n]).toEqual([row.period, row.group, cell?.state, cell?.n]);
      expect(row.value).toBeCloseTo(cell?.value ?? NaN, 10);
    }
    await page.close();
  });

  it("cuts the line where the definition changed, with the date, and draws what is not settled apart", async () => {
    const page = await forum.open("explore.html#kpi=resolution_rate");
    await page.waitForSelector(".plot svg.wide");
    const drawn = await page.$eval(".plot svg.wide", (svg) => ({
      text: svg.textContent.replaceAll("\u00a0", " "),
      lines: [...svg.querySelectorAll("path")].filter(
        (p) => p.getAttribute("stroke") === "var(--c1)" && /L.*L.*L/.test(p.getAttribute("d") ?? ""),
      ).length,
      dotted: [...svg.querySelectorAll("line")].filter((l) => l.getAttribute("stroke-dasharray") === "1.5,3").length,
      role: svg.getAttribute("role"),
      label: svg.getAttribute("aria-label"),
    }));
    expect(drawn.text).toContain("1 July 2025");
    expect(drawn.text).toContain("definition changed");
    expect(drawn.lines).toBe(2);
    expect(drawn.dotted).toBe(1);
    expect(drawn.role).toBe("img");
    expect(drawn.label).toMatch(/Resolution rate, monthly, from January 2025 to June 2026\..*Immature: June 2026/);
    expect(await page.textContent(".x-shown figcaption p")).toMatch(/definition changed on 1\s?July 2025/);
    await page.close();
  });

  it("names the lines at their ends, and gives more than four a panel each", async () => {
    const page = await forum.open("explore.html#kpi=resolution_rate&split=language");
    await page.waitForSelector(".plot svg.wide");
    expect(await page.$$eval("fieldset input:checked", (all) => all.length)).toBe(4);
    const names = await page.$$eval("fieldset .chk", (all) => all.map((each) => each.textContent.split(" ")[0]));
    expect(names).toHaveLength(6);
    const labels = await page.$$eval(".plot svg.wide text", (all) => all.map((text) => text.textContent));
    for (const name of names.slice(0, 4))
      expect(labels.some((text) => text.startsWith(`${name} `) && text.endsWith("%"))).toBe(true);
    expect(labels).toContain("immature");
    await page.check("fieldset .chk:nth-of-type(5) input");
    await page.waitForFunction(() => document.querySelectorAll(".x-grid thead th").length === 12);
    await page.waitForSelector(".plot svg.wide");
    expect(await page.textContent(".x-shown figcaption p")).toMatch(/^Same scale in each panel/);
    await page.close();
  });
});

describe("the address", () => {
  it("holds the view: changes go into it, back and forth bring them again", async () => {
    const page = await forum.open("explore.html");
    await page.selectOption("#x-kpi", "unsolved_share");
    await waitForHeading(page, /Unsolved share, monthly/);
    await page.selectOption("#x-split", "language");
    await waitForHeading(page, /Unsolved share by language/);
    await page.fill("#x-from", "2026-01-01");
    await page.press("#x-from", "Tab");
    await page.waitForFunction(() => document.querySelectorAll(".x-grid tbody tr").length === 6);
    expect(new URL(page.url()).hash).toBe("#kpi=unsolved_share&split=language&from=2026-01-01");
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll(".x-grid tbody tr").length === 13);
    await page.goBack();
    await waitForHeading(page, /Unsolved share, monthly/);
    await page.goForward();
    await waitForHeading(page, /Unsolved share by language/);
    const link = await page.$eval(".langs a[hreflang=ja]", (a) => (a as HTMLAnchorElement).hash);
    expect(link).toBe(new URL(page.url()).hash);
    await page.click("#x-reset");
    await waitForHeading(page, /Unsolved share, monthly/);
    await page.close();
  });

  it("puts a KPI of the same unit into the same chart, and one of another beside it", async () => {
    const page = await forum.open("explore.html");
    await page.selectOption("#x-with", "unsolved_share");
    await waitForHeading(page, /^Resolution rate and Unsolved share, monthly/);
    await page.selectOption("#x-with", "revenue");
    await page.waitForFunction(() => document.querySelectorAll(".x-shown figure").length === 2);
    expect(await page.$$eval(".x-shown figcaption h2", (all) => all.map((h) => h.textContent))).toEqual([
      "Resolution rate and Unsolved share, monthly",
      "Revenue, monthly",
    ]);
    await page.click("[id='x-without-revenue']");
    await page.waitForFunction(() => document.querySelectorAll(".x-shown figure").length === 1);
    await page.close();
  });
});

describe("what is taken along", () => {
  it("holds in every format what the table shows", async () => {
    const page = await forum.open("explore.html#kpi=resolution_rate&split=language&from=2026-02-01");
    await page.waitForSelector(".plot svg.wide");
    const rows = await rowsOf(page);
    expect(rows).toHaveLength(4 * 5);
    const shown = await page.$$eval(".x-grid tbody tr", (all) =>
      all.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)),
    );
    const groups = [...new Set(rows.map(({ group }) => group))];
    const periods = [...new Set(rows.map(({ period }) => period))].sort().reverse();
    periods.forEach((period, r) =>
      groups.forEach((group, g) => {
        const row = rows.find((each) => each.period === period && each.group === group);
        const [value, n] = [shown[r]?.[2 * g], shown[r]?.[2 * g + 1]];
        if (row?.value === null || row === undefined) return;
        expect(Number(value?.replace("%", ""))).toBeCloseTo((row.value ?? 0) * 100, 1);
        expect(n).toBe(String(row.n));
      }),
    );

    const csv = (await downloaded(page, "#x-take-csv")).bytes.toString("utf8").trim().split("\n");
    expect(csv[0]).toBe("kpi,period,group,value,low,high,n,state");
    const cell = (value: unknown): string => (value === null ? "" : String(value));
    expect(csv.slice(1)).toEqual(
      rows.map((row) =>
        (["kpi", "period", "group", "value", "low", "high", "n", "state"] as const).map((key) => cell(row[key])).join(","),
      ),
    );

    const arrow = fromArrow((await downloaded(page, "#x-take-arrow")).bytes);
    expect(arrow.columns.map(({ name, type }) => `${name}:${type}`).join(" ")).toBe(
      "kpi:text period:text group:text value:number low:number high:number n:number state:text",
    );
    const read = Array.from({ length: arrow.rows }, (_, r) =>
      Object.fromEntries(arrow.columns.map(({ name }, c) => [name, arrow.data[c]?.[r] ?? null])),
    );
    expect(read).toEqual(rows as readonly Row[]);

    const svg = (await downloaded(page, "#x-take-svg")).bytes.toString("utf8");
    expect(svg).not.toContain("var(--");
    const parsed = await page.evaluate((text) => {
      const read = new DOMParser().parseFromString(text, "image/svg+xml");
      return { root: read.documentElement.nodeName, words: read.documentElement.textContent };
    }, svg);
    expect(parsed.root).toBe("svg");
    expect(parsed.words).toContain("Resolution rate by language, monthly");
    for (const group of groups) expect(parsed.words).toContain(`${group} `);

    const png = (await downloaded(page, "#x-take-png")).bytes;
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(2 * 768);
    await page.close();
  });

  it("copies the question as a command that gives the same figures", async () => {
    const page = await forum.open("explore.html#kpi=resolution_rate,unsolved_share", {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await page.click("#x-take-query");
    await page.waitForFunction(() => document.querySelector(".x-status")?.textContent?.startsWith("Copied: "));
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe("worthwhile query resolution_rate,unsolved_share --by month --from 2025-01-01");
    const rows = await rowsOf(page);
    const native = (await forum.ask(...copied.split(" ").slice(1))) as {
      readonly rows: readonly (readonly [string, number, number])[];
    };
    for (const [period, rate, unsolved] of native.rows) {
      expect(rows.find((row) => row.kpi === "resolution_rate" && row.period === period)?.value).toBeCloseTo(rate, 10);
      expect(rows.find((row) => row.kpi === "unsolved_share" && row.period === period)?.value).toBeCloseTo(unsolved, 10);
    }
    await page.close();
  });
});

describe("every reader", () => {
  it("reads it in Japanese, numbers and dates too", async () => {
    const page = await forum.open("ja/explore.html#kpi=resolution_rate&split=language");
    await page.waitForSelector(".plot svg.wide");
    expect(await page.textContent("h1")).toBe("データ探索");
    expect(await page.textContent(".x-shown figcaption h2")).toBe("解決率：言語の内訳（月別）");
    expect(await page.textContent(".x-grid tbody tr:first-child th")).toBe("2026年6月");
    expect(await page.textContent(".x-grid tbody tr:first-child td:last-child")).toBe("未成熟");
    expect(await page.$eval(".plot svg.wide", (svg) => svg.textContent)).toContain("未成熟");
    const left = await page.$$eval(".results :is(p, h2, th, button)", (all) =>
      all
        .map((each) => each.textContent)
        .filter((text) => /[a-z]{4}/.test(text.replace(/Europe\/Copenhagen|Parquet|Arrow/g, ""))),
    );
    expect(left).toEqual([]);
    await page.close();
  });

  it("is told in their language what of the site could not be had", async () => {
    const say = exploreWords("ja");
    const page = await forum.open("ja/explore.html#kpi=resolution_rate&where=views+%3E+10");
    /** What is told once requests for these files are answered so. */
    const toldWhere = async (files: string, status: number | null): Promise<string | null> => {
      await page.route(files, (route) => (status === null ? route.abort() : route.fulfill({ status })));
      await page.reload();
      await page.waitForSelector(".err");
      const told = await page.textContent(".err");
      expect(await page.locator(".err [lang]").count()).toBe(0);
      await page.unroute(files);
      return told;
    };
    expect(await toldWhere("**/data/results.json", 404)).toBe(say.fileRefused("data/results.json", "404"));
    expect(await toldWhere("**/data/results.json", null)).toBe(say.fileNotReached("data/results.json"));
    expect(await toldWhere("**/explore/engine.js", 404)).toContain(say.fileNotReached("assets/explore/engine.js"));
    expect(await toldWhere("**/data/program.json", 503)).toContain(say.fileRefused("data/program.json", "503"));
    expect(await toldWhere("**/*.arrow", 404)).toMatch(/data\/.*\.arrow を取得できませんでした（404）/);
    expect(await toldWhere("**/assets/duckdb/*.wasm", 404)).toContain(say.engineFailed);
    // What the formula language says is English, and marked so.
    await page.reload();
    await page.waitForSelector(".plot svg.wide");
    await page.fill("#x-where", "view > 10");
    await page.press("#x-where", "Enter");
    expect(await page.textContent("#x-where-fault [lang=en]")).toContain("no column “view”");
    await page.close();
    forum.troubles.length = 0;
  });

  it("is told where the browser forbids to copy, with what was to be copied", async () => {
    const page = await forum.open("ja/explore.html#kpi=resolution_rate");
    await page.waitForSelector("#x-take-link");
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("forbidden"));
    });
    await page.click("#x-take-link");
    await page.waitForSelector(".x-status.x-wrong");
    expect(await page.textContent(".x-status")).toBe(exploreWords("ja").notCopied(page.url()));
    await page.close();
  });

  it("is told what is missing and why that is not zero", async () => {
    const page = await forum.open("explore.html#kpi=revenue");
    await page.waitForSelector(".plot svg.wide");
    const told = await page.textContent(".empty");
    expect(told).toContain("No data, Revenue: March 2026 to June 2026.");
    expect(told).toContain("That is not zero.");
    expect(await page.$eval(".empty a", (a) => a.getAttribute("href"))).toMatch(/coverage\/index\.html$/);
    await page.evaluate(() => (location.hash = "#kpi=revenue&from=2026-04-01&to=2026-06-01"));
    await page.waitForFunction(() => document.querySelector(".x-shown figure") === null);
    expect(await page.textContent(".empty")).toContain("No data, Revenue: April 2026 to May 2026.");
    await page.close();
  });

  for (const [width, scheme] of [
    [1280, "light"],
    [1280, "dark"],
    [390, "light"],
    [390, "dark"],
  ] as const)
    it(`meets nothing that axe objects to (${width} px, ${scheme})`, async () => {
      const page = await forum.open("explore.html#kpi=resolution_rate,revenue&split=", {
        viewport: { width, height: 900 },
        colorScheme: scheme,
      });
      await page.waitForSelector(".plot svg", { state: "attached" });
      expect(await axe(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      const small = await page.$$eval(".ex :is(button, select, input, a)", (all) =>
        all
          .map((each) => [each.textContent.slice(0, 20), (each.closest("label") ?? each).getBoundingClientRect()] as const)
          .filter(([, box]) => box.height > 0 && box.height < 24)
          .map(([text]) => text),
      );
      expect(small).toEqual([]);
      await page.close();
    });
});

describe("somebody's own words", () => {
  it("are not published, and a KPI that reads them is shown as published, no further", async () => {
    const page = await forum.open("explore.html#kpi=complaints&split=language&grain=week");
    await page.waitForSelector(".plot svg.wide");
    expect(await page.textContent(".x-shown figcaption h2")).toBe("Complaints by language, monthly");
    expect(await page.textContent(".ex form")).toContain("This KPI reads columns that are not published");
    for (const absent of ["#x-where", "#x-filter", ".x-grid button"]) expect(await page.locator(absent).count()).toBe(0);
    const published = await page.evaluate(async () => (await fetch("./data/program.json")).text());
    expect(published).toContain('"answer_kind"');
    expect(JSON.stringify((JSON.parse(published) as { catalog: unknown }).catalog)).not.toContain("comment");
    await page.close();
  });
});

describe("rows of real people", () => {
  it("stay at home: the explorer shows the results, says why there is no more, and offers nothing that needs them", async () => {
    const real = await openForum({ simulated: false });
    try {
      const page = await real.open("explore.html#kpi=resolution_rate&split=language&grain=week");
      await page.waitForSelector(".plot svg.wide");
      expect(await page.textContent(".ex form")).toContain("Rows about real people are not published.");
      for (const absent of ["#x-where", "#x-filter", "#x-sql-open", ".x-grid button"])
        expect(await page.locator(absent).count()).toBe(0);
      expect(await page.$$eval("#x-grain option", (all) => all.map((o) => o.textContent))).toEqual(["Month"]);
      expect(real.site.requests.map(({ path }) => path).filter((path) => path.endsWith(".arrow"))).toEqual([]);
      expect(real.troubles).toEqual([]);
    } finally {
      await real.close();
    }
  });
});
