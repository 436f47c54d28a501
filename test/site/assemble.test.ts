import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Page as Tab } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Bug, Refused } from "../../src/ground/diagnostic.js";
import type { Report } from "../../src/report/model.js";
import { assemble, type Site } from "../../src/site/assemble.js";
import { linkFrom } from "../../src/site/page.js";
import { pages } from "../../src/site/pages/pages.js";
import { printedFiles } from "../../src/site/publish.js";
import { drawings } from "../../src/site/svg.js";
import { axe } from "../kit/axe.js";
import { launchBrowser } from "../kit/chromium.js";
import { htmlFaults } from "../kit/html.js";
import { badLinks } from "../kit/links.js";
import { serve } from "../kit/serve.js";
import { HOSTILE, report } from "./fixture/report.js";

let home: string;
let browser: Browser;
const hand = drawings();
const siteOf = (r: Report, name: string, rest: Partial<Site> = {}): Site => ({
  pages: pages(r, { draw: hand.draw }),
  facts: r,
  files: printedFiles(r),
  out: join(home, name, "site"),
  cache: join(home, name, "cache"),
  ...rest,
});

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "assemble-"));
  browser = await launchBrowser();
  for (const name of ["plain", "again", "hostile"]) await mkdir(join(home, name));
  await assemble(siteOf(report(), "plain"));
  await assemble(siteOf(report({ text: () => HOSTILE }), "hostile"));
});
afterAll(async () => {
  await browser.close();
  await rm(home, { recursive: true, force: true });
});

async function digests(folder: string): Promise<Readonly<Record<string, string>>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const all = await Promise.all(
    files.sort().map(
      async (file) =>
        [
          file.slice(folder.length),
          createHash("sha256")
            .update(await readFile(file))
            .digest("hex"),
        ] as const,
    ),
  );
  return Object.fromEntries(all);
}
const htmlOf = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".html")).sort();

/** Opens a page and gathers what went wrong in it and where it reached. */
async function opened(
  url: string,
  options: { readonly javaScriptEnabled?: boolean; readonly width?: number; readonly dark?: boolean } = {},
): Promise<{ tab: Tab; problems: string[]; requests: string[] }> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    colorScheme: options.dark ? "dark" : "light",
    javaScriptEnabled: options.javaScriptEnabled ?? true,
  });
  const tab = await context.newPage();
  const problems: string[] = [];
  const requests: string[] = [];
  tab.on("console", (message) => (message.type() === "error" || message.type() === "warning") && problems.push(message.text()));
  tab.on("pageerror", (error) => problems.push(String(error)));
  tab.on("request", (request) => requests.push(request.url()));
  await tab.goto(url, { waitUntil: "load" });
  return { tab, problems, requests };
}

describe("the files", () => {
  test("are the same bytes in another folder", async () => {
    // Drawn anew: a memory must not be what makes them alike.
    await assemble({ ...siteOf(report(), "again"), pages: pages(report()) });
    const one = await digests(join(home, "plain", "site"));
    expect(Object.keys(one).length).toBeGreaterThan(20);
    expect(await digests(join(home, "again", "site"))).toEqual(one);
  });

  test("hold no address that leads nowhere or out", async () => {
    expect(await badLinks(join(home, "plain", "site"))).toEqual([]);
    expect(await badLinks(join(home, "hostile", "site"))).toEqual([]);
  });

  test("are valid HTML, with hostile texts too", async () => {
    const folder = join(home, "plain", "site");
    for (const file of await htmlOf(folder))
      expect(await htmlFaults(await readFile(join(folder, file), "utf8")), file).toEqual([]);
    const hostile = join(home, "hostile", "site");
    for (const file of ["index.html", "kpi/resolution_rate/index.html"])
      expect(await htmlFaults(await readFile(join(hostile, file), "utf8")), file).toEqual([]);
  });

  test("of a report page hold no script, no style attribute and no handler", async () => {
    for (const name of ["plain", "hostile"]) {
      const folder = join(home, name, "site");
      for (const file of await htmlOf(folder)) {
        const tags =
          (await readFile(join(folder, file), "utf8")).match(/<[a-z][^\s/>]*(?:\s+[^\s=>"]+(?:="[^"]*")?)*\s*\/?>/gi) ?? [];
        expect(tags.length, file).toBeGreaterThan(30);
        expect(
          tags.filter(
            (tag) =>
              /^<(?:script|style|iframe|object|embed|base|form)\b/i.test(tag) ||
              /\s(?:style|on\w+)=(?=")/i.test(tag.replace(/="[^"]*"/g, '=""')),
          ),
          file,
        ).toEqual([]);
      }
    }
  });

  test("say their language, title, description and other languages", async () => {
    const text = await readFile(join(home, "plain", "site", "ja", "index.html"), "utf8");
    expect(text).toContain('<html lang="ja">');
    expect(text).toMatch(/<meta name="description" content="[^"]+">/);
    expect(text).toContain('<link rel="alternate" hreflang="da" href="../da/index.html">');
    expect(text).toMatch(/<title>[^<]+<\/title>/);
  });
});

describe("a page in a browser", () => {
  test("works below a path of a dumb host, with no request elsewhere, few and small", async () => {
    const served = await serve(join(home, "plain", "site"), { subPath: "deep/er", dumb: true });
    try {
      const { tab, problems, requests } = await opened(`${served.url}kpi/resolution_rate/index.html`);
      expect(problems).toEqual([]);
      expect(requests.filter((url) => !url.startsWith(served.url) && !url.startsWith("data:"))).toEqual([]);
      expect(requests.length).toBeLessThanOrEqual(10);
      expect(served.requests.filter((r) => r.status !== 200)).toEqual([]);
      await tab.click("nav.main-nav a:first-child");
      await tab.waitForURL(`${served.url}index.html`);
      expect(await tab.locator("h1").count()).toBe(1);
      const fonts = await tab.evaluate(async () => {
        const set = await document.fonts.ready;
        return { ours: set.check("17px 'Source Sans 3'"), loaded: [...set].some((f) => f.status === "loaded") };
      });
      expect(fonts).toEqual({ ours: true, loaded: true });
      await tab.context().close();
    } finally {
      await served.close();
    }
    const site = join(home, "plain", "site");
    const css = (await readdir(join(site, "assets"))).find((file) => file.endsWith(".css")) ?? "";
    const weight =
      gzipSync(await readFile(join(site, "kpi/resolution_rate/index.html"))).length +
      gzipSync(await readFile(join(site, "assets", css))).length;
    expect(weight).toBeLessThan(60 * 1024);
  });

  test("opened from the disk shows its style and its numbers", async () => {
    const { tab } = await opened(`file://${join(home, "plain", "site", "index.html")}`, { javaScriptEnabled: false });
    expect(
      await tab.locator(".main-nav").evaluate((nav) => getComputedStyle(nav.querySelector("ul") as Element).listStyleType),
    ).toBe("none");
    expect(await tab.textContent("main")).toContain("75.7%");
    await tab.context().close();
  });

  test("runs nothing a workspace wrote, on any page", async () => {
    const served = await serve(join(home, "hostile", "site"));
    try {
      for (const file of await htmlOf(join(home, "hostile", "site"))) {
        const { tab, problems, requests } = await opened(served.url + file);
        expect(await tab.evaluate(() => (window as unknown as { hit?: number }).hit), file).toBeUndefined();
        expect(problems, file).toEqual([]);
        expect(
          requests.filter((url) => !url.startsWith(served.url)),
          file,
        ).toEqual([]);
        await tab.context().close();
      }
    } finally {
      await served.close();
    }
  });

  test.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 390],
    ["dark", 320],
  ] as const)(
    "has nothing axe objects to, and does not scroll sideways (%s, %i px)",
    async (scheme, width) => {
      const served = await serve(join(home, "plain", "site"));
      try {
        const kinds = [
          "index.html",
          "kpi/index.html",
          "kpi/resolution_rate/index.html",
          "ja/for/support/index.html",
          "da/coverage/index.html",
          "assumptions/index.html",
          "glossary/index.html",
          "ja/formula.html",
          "guide.html",
        ];
        for (const kind of kinds) {
          const { tab } = await opened(served.url + kind, { dark: scheme === "dark", width });
          await tab.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
          expect(await axe(tab), kind).toEqual([]);
          expect(await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth), kind).toBeLessThanOrEqual(0);
          await tab.context().close();
        }
      } finally {
        await served.close();
      }
    },
    120_000,
  );
});

describe("putting a site in place", () => {
  test("replaces the site before, whole", async () => {
    const site = siteOf(report(), "again", { files: [{ path: "data/old.json", bytes: "{}" }] });
    await assemble(site);
    await assemble(siteOf(report(), "again"));
    await expect(readFile(join(home, "again", "site", "data", "old.json"))).rejects.toThrow();
    expect((await readdir(join(home, "again"))).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("keeps the site before when something cannot be written", async () => {
    const before = await digests(join(home, "plain", "site"));
    const site = siteOf(report(), "plain", { files: [{ path: "data/gone.bin", from: join(home, "no-such-file") }] });
    await expect(assemble(site)).rejects.toThrow();
    expect(await digests(join(home, "plain", "site"))).toEqual(before);
    expect((await readdir(join(home, "plain"))).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("never replaces a folder that is no site", async () => {
    await mkdir(join(home, "mine", "site"), { recursive: true });
    await writeFile(join(home, "mine", "site", "thesis.txt"), "years of work");
    const refused = await assemble(siteOf(report(), "mine")).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refused);
    expect((refused as Refused).diagnostics[0]?.code).toBe("usage");
    expect(await readFile(join(home, "mine", "site", "thesis.txt"), "utf8")).toBe("years of work");
  });

  test("says which folder cannot be written", async () => {
    await writeFile(join(home, "a-file"), "");
    const refused = await assemble({ ...siteOf(report(), "again"), out: join(home, "a-file", "site") }).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(Refused);
    expect((refused as Refused).diagnostics.map((d) => d.message)).toEqual(["cannotWrite"]);
  });

  test("takes no file outside the site, and no two at one place", async () => {
    for (const path of ["../out.html", "/etc/passwd", "a//b", "a/./b", "", "INDEX.html"]) {
      await expect(assemble(siteOf(report(), "again", { files: [{ path, bytes: "" }] })), path).rejects.toBeInstanceOf(Bug);
    }
  });
});

test.each([
  ["index.html", "kpi/x/index.html", "kpi/x/index.html"],
  ["kpi/x/index.html", "index.html", "../../index.html"],
  ["kpi/x/index.html", "kpi/y/index.html", "../y/index.html"],
  ["kpi/x/index.html", "kpi/x/index.html#by-month", "#by-month"],
  ["index.html", "index.html", "./index.html"],
  ["da/index.html", "assets/a b.css", "../assets/a%20b.css"],
  ["index.html", "javascript:alert(1)", "./javascript%3Aalert(1)"],
])("the address from %s to %s is %s", (from, to, address) => {
  expect(linkFrom(from, to)).toBe(address);
});
