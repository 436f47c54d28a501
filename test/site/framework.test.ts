import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assemble, type Site } from "../../src/site/assemble.js";
import { pages } from "../../src/site/pages/pages.js";
import { printedFiles } from "../../src/site/publish.js";
import { drawings } from "../../src/site/svg.js";
import { launchBrowser } from "../kit/chromium.js";
import { htmlFaults } from "../kit/html.js";
import { badLinks } from "../kit/links.js";
import { serve } from "../kit/serve.js";
import { report } from "./fixture/report.js";

let home: string;
let browser: Browser;
const hand = drawings();

const SOURCES = [
  {
    path: "explore.md",
    bytes:
      '# Explore\n\n<p id="answer">waiting</p>\n\n```js\nimport {answer} from "./answer.js";\ndocument.querySelector("#answer").textContent = answer(6, 7);\n```\n',
  },
  { path: "answer.js", bytes: "export const answer = (a, b) => `it is ${a * b}`;\n" },
];

function siteIn(folder: string, sources: Site["sources"] & object = SOURCES): Site {
  const r = report({ languages: ["en", "da"] });
  return {
    pages: pages(r, { draw: hand.draw }),
    facts: r,
    files: printedFiles(r),
    out: join(home, folder, "site"),
    cache: join(home, folder, "cache"),
    sources,
    programPages: [
      {
        path: "explore.html",
        language: "en",
        title: "Explore",
        description: "Ask the data.",
        section: "explore",
        alternates: [],
        wasm: true,
      },
    ],
  };
}

async function digests(folder: string): Promise<readonly string[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(
      async (file) =>
        `${file.slice(folder.length)} ${createHash("sha256")
          .update(await readFile(file))
          .digest("hex")}`,
    ),
  );
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "framework-"));
  browser = await launchBrowser();
  await assemble(siteIn("one"));
}, 180_000);
afterAll(async () => {
  await browser.close();
  await rm(home, { recursive: true, force: true });
});

test("a page with programs runs under its policy, below a path of a dumb host, with nothing from elsewhere", async () => {
  const served = await serve(join(home, "one", "site"), { subPath: "sub", dumb: true });
  try {
    const tab = await browser.newPage();
    const problems: string[] = [];
    const elsewhere: string[] = [];
    tab.on(
      "console",
      (message) => (message.type() === "error" || message.type() === "warning") && problems.push(message.text()),
    );
    tab.on("pageerror", (error) => problems.push(String(error)));
    tab.on("request", (request) => !request.url().startsWith(served.url) && elsewhere.push(request.url()));
    await tab.goto(`${served.url}explore.html`);
    await tab.waitForFunction(() => document.querySelector("#answer")?.textContent === "it is 42");
    expect(problems).toEqual([]);
    expect(elsewhere).toEqual([]);
    // The policy is alive: what it does not name does not run.
    const ran = await tab.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "window.hit = 1";
      document.head.append(script);
      return (window as unknown as { hit?: number }).hit ?? "refused";
    });
    expect(ran).toBe("refused");
    await tab.click("nav.main-nav a:first-child");
    expect(await tab.locator("nav.main-nav a", { hasText: "Explore" }).count()).toBe(1);
    await tab.close();
  } finally {
    await served.close();
  }
});

test("its policy names every inline script and allows neither inline nor eval", async () => {
  const text = await readFile(join(home, "one", "site", "explore.html"), "utf8");
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text)?.[1] ?? "";
  const scripts = [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map((m) =>
    createHash("sha256")
      .update(m[1] ?? "")
      .digest("base64"),
  );
  expect(scripts.length).toBeGreaterThan(0);
  for (const hash of scripts) expect(policy).toContain(`'sha256-${hash}'`);
  expect(policy).not.toMatch(/'unsafe-(?:inline|eval)'/);
  expect(policy).toContain("'wasm-unsafe-eval'");
  const plain = await readFile(join(home, "one", "site", "index.html"), "utf8");
  expect(plain).toContain("script-src 'none'");
  expect(plain).not.toContain("wasm");
});

test("the whole site holds no bad link and is valid HTML", async () => {
  expect(await badLinks(join(home, "one", "site"))).toEqual([]);
  expect(await htmlFaults(await readFile(join(home, "one", "site", "explore.html"), "utf8"))).toEqual([]);
});

test("two cold builds in different folders are the same bytes; an unchanged one does not run Framework again", async () => {
  await assemble(siteIn("two/deeper"));
  expect(await digests(join(home, "two/deeper", "site"))).toEqual(await digests(join(home, "one", "site")));
  const kept = await readdir(join(home, "one", "cache", "framework"));
  const before = performance.now();
  await assemble(siteIn("one"));
  expect(performance.now() - before).toBeLessThan(3000);
  expect(await readdir(join(home, "one", "cache", "framework"))).toEqual(kept);
}, 180_000);

test("a changed source gives a changed page, and leaves no older output behind", async () => {
  const changed = SOURCES.map((source) => ({ ...source, bytes: source.bytes.replace("it is", "that is") }));
  await assemble(siteIn("one", changed));
  const scripts = (await readdir(join(home, "one", "site", "_import"))).filter((file) => file.startsWith("answer"));
  expect(scripts).toHaveLength(1);
  expect(await readFile(join(home, "one", "site", "_import", scripts[0] ?? ""), "utf8")).toContain("that is");
  expect(await readdir(join(home, "one", "cache", "framework"))).toHaveLength(1);
}, 180_000);
