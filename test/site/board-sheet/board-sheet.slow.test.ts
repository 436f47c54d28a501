import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page as Tab } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../../src/report/model.js";
import { assemble } from "../../../src/site/assemble.js";
import { openPages } from "../../../src/site/pages/pages.js";
import { drawings } from "../../../src/site/svg.js";
import { axe } from "../../kit/axe.js";
import { launchBrowser } from "../../kit/chromium.js";
import { report } from "../fixture/report.js";
import { STRESS, withGoals } from "./stress.js";

const CASES: Readonly<Record<string, Report>> = {
  plain: report({ languages: ["en", "ja", "ru"] }),
  ...STRESS,
};
const { draw } = drawings();
const sheetsOf = (of: Report) => [...openPages(of, { draw })].filter(([path]) => /(^|\/)board\/index\.html$/.test(path));

let home: string;
let browser: Browser;
let tab: Tab;
const place = (name: string, path: string): string => `file://${join(home, name.replaceAll(/\W/g, "-"), "site", path)}`;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "board-sheet-"));
  browser = await launchBrowser();
  tab = await browser.newPage();
  for (const [name, of] of Object.entries(CASES)) {
    const folder = join(home, name.replaceAll(/\W/g, "-"));
    await mkdir(folder);
    const pages = sheetsOf(of).map(([, make]) => make());
    await assemble({ pages, facts: of, files: [], out: join(folder, "site"), cache: join(folder, "cache") });
  }
});
afterAll(async () => {
  await browser.close();
  await rm(home, { recursive: true, force: true });
});

/** How many sheets a print-out takes: the pages named by the PDF's own tree. */
const sheets = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

/** What is cut, or lies over something else, in the printed page: by the text of the part. */
const faults = (): Promise<readonly string[]> =>
  tab.evaluate(() => {
    const sheet = document.querySelector(".boardsheet") as HTMLElement;
    const paper = document.documentElement.getBoundingClientRect();
    const end = document.querySelector("footer")?.getBoundingClientRect().top ?? 0;
    const said = (element: Element): string => `${element.className} ${element.textContent.slice(0, 40)}`;
    const beside = [...sheet.querySelectorAll("th, td, li, p, svg")].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > paper.right + 1 || box.left < paper.left - 1 || box.bottom > end + 1);
    });
    const cells = [...sheet.querySelectorAll("th, td")].filter((cell) => cell.scrollWidth > cell.clientWidth + 1);
    return [...beside, ...cells].map(said);
  });

describe.each(Object.keys(CASES))("%s", (name) => {
  const paths = sheetsOf(CASES[name] as Report).map(([path]) => path);

  test("prints on exactly one sheet, of A4 and of US Letter, with nothing cut", async () => {
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) {
      await tab.emulateMedia({ media: "print" });
      await tab.setViewportSize({ width: 794, height: 980 });
      await tab.goto(place(name, path));
      // The narrower paper's width between the margins, the lower one's height.
      await tab.evaluate(() => document.documentElement.setAttribute("style", "width: 703px"));
      expect(await faults(), path).toEqual([]);
      await tab.evaluate(() => document.documentElement.removeAttribute("style"));
      for (const format of ["A4", "Letter"] as const)
        expect(sheets(await tab.pdf({ format, printBackground: true })), `${path} on ${format}`).toBe(1);
      await tab.emulateMedia({ media: null });
    }
  });

  test("reads on a phone without scrolling sideways", async () => {
    for (const path of paths.slice(0, 1)) {
      await tab.setViewportSize({ width: 320, height: 800 });
      await tab.goto(place(name, path));
      expect(await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
    }
  });
});

test.each([
  ["light", "twelve goals"],
  ["dark", "plain"],
] as const)("has nothing axe objects to, %s, %s", async (colorScheme, name) => {
  await tab.emulateMedia({ colorScheme });
  await tab.setViewportSize({ width: 1280, height: 900 });
  const [[path = ""] = []] = sheetsOf(CASES[name] as Report);
  await tab.goto(place(name, path));
  expect(await axe(tab)).toEqual([]);
});

describe("what has no room", () => {
  test("is counted: every goal is shown or told by its status", () => {
    const [[, make] = []] = sheetsOf(withGoals(12, (en) => en));
    const body = make?.().body ?? "";
    const rows = body.match(/<table class="sheet-goals[^]*?<\/table>/)?.[0].match(/<tr>/g)?.length ?? 0;
    const shown = rows - 1;
    const [, told = "", tally = ""] = /(\d+)<\/span> more goals on the full page: ([^]*?)\.<\/p>/.exec(body) ?? [];
    expect(shown).toBeGreaterThanOrEqual(5);
    expect(shown + Number(told)).toBe(12);
    const counts = [...tally.matchAll(/<span class="nb">(\d+)<\/span>/g)].map(([, n]) => Number(n));
    expect(counts.reduce((a, b) => a + b, 0)).toBe(Number(told));
  });

  test("is never a text cut inside a sentence", () => {
    const [[, make] = []] = sheetsOf(withGoals(5, (en) => en, ["en"], 30));
    const body = make?.().body ?? "";
    expect(body).not.toContain("…");
    for (const [, ask = ""] of body.matchAll(/<ol>([^]*?)<\/ol>/g))
      for (const [, said = ""] of ask.matchAll(/<p[^>]*>([^]*?)<\/p>/g))
        expect(said.replace(/<[^>]*>[^]*/, "").trim()).toMatch(/\.$/);
  });
});
