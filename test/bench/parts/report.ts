import { readFile, readdir } from "node:fs/promises";
import { existsSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { launchBrowser } from "../../kit/chromium.js";
import { serve } from "../../kit/serve.js";
import { alone, type Figure } from "../figure.js";
import { demoSite } from "../place.js";

/** What a reader of a KPI's page waits for: bytes and requests, counted in a real browser. */
export async function* measure(): AsyncGenerator<Figure> {
  const site = await demoSite();
  const sizes = new Map<string, number>();
  for (const kpi of await readdir(join(site, "kpi"))) {
    const page = join("kpi", kpi, "index.html");
    if (existsSync(join(site, page))) sizes.set(page, gzipSync(await readFile(join(site, page))).length);
  }
  const [heaviest = ""] = [...sizes].sort(([, a], [, b]) => b - a)[0] ?? [];
  const served = await serve(site);
  const browser = await launchBrowser();
  try {
    const tab = await browser.newPage();
    const started = performance.now();
    await tab.goto(`${served.url}${heaviest}`, { waitUntil: "load" });
    const loaded = performance.now() - started;
    const asked = served.requests.map(({ path }) => decodeURIComponent(path.slice(1)).replace(/\/$/, "/index.html"));
    const weigh = async (path: string): Promise<number> => gzipSync(await readFile(join(site, path))).length;
    const bytes = await Promise.all(asked.filter((path) => extname(path) !== ".woff2").map(weigh));
    const shown = (await tab.textContent("main")) ?? "";
    const number = await firstNumber(site, heaviest);
    if (!shown.includes(number)) throw new Error(`${heaviest} does not show ${number}`);
    yield alone(
      "report",
      "page",
      "kB",
      bytes.reduce((a, b) => a + b, 0) / 1024,
      60,
      `gzip, fonts aside: ${heaviest}, the heaviest`,
    );
    yield alone("report", "requests", "requests", asked.length, 10, "for that page, fonts and all");
    yield alone(
      "report",
      "wasm",
      "requests",
      asked.filter((path) => /wasm|duckdb/.test(path)).length,
      0,
      "engine files fetched by it",
    );
    yield alone("report", "shown", "ms", loaded, null, "until that page is loaded");
  } finally {
    await browser.close();
    await served.close();
  }
}

/** The value as the page's own HTML holds it, before any program could run. */
async function firstNumber(site: string, page: string): Promise<string> {
  const html = await readFile(join(site, page), "utf8");
  const value = /<p class="big">\s*<span class="n">([^<]+)</.exec(html)?.[1];
  if (value === undefined) throw new Error(`${page} holds no number`);
  return value.trim();
}
