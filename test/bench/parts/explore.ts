import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../../kit/chromium.js";
import { serve, type Served } from "../../kit/serve.js";
import { against, alone, type Figure } from "../figure.js";
import { HAND } from "../hand.js";
import { median } from "../measure.js";
import type { Options } from "../options.js";
import { demoSite, REPOSITORY } from "../place.js";

const KPI = "resolution_rate";

/** The explorer in a real browser, beside a bare page that needs DuckDB-WASM for the same chart. */
export async function* measure({ runs }: Options): AsyncGenerator<Figure> {
  const site = await demoSite();
  await writeBarePage(site);
  const served = await serve(site);
  const browser = await launchBrowser();
  const times = { published: [] as Seen[], asked: [] as Seen[], bare: [] as Seen[] };
  let engineBytes = 0;
  try {
    for (let round = -1; round < runs; round++) {
      const before = served.requests.length;
      const published = await visit(browser, served, `explore.html#kpi=${KPI}`);
      engineBytes += served.requests
        .slice(before)
        .filter(({ path }) => /duckdb|\.wasm|engine\.js/.test(path))
        .reduce((sum, { bytes }) => sum + bytes, 0);
      const asked = await visit(browser, served, `explore.html#kpi=${KPI}&grain=week`);
      const bare = await visit(browser, served, "bare/index.html");
      if (asked.engine === null || bare.engine === null) throw new Error("the engine was not started");
      if (round < 0) continue;
      times.published.push(published);
      times.asked.push(asked);
      times.bare.push(bare);
    }
  } finally {
    await browser.close();
    await served.close();
  }
  const chart = (seen: readonly Seen[]): number => median(seen.map((one) => one.chart));
  const engine = (seen: readonly Seen[]): number => median(seen.map((one) => one.engine ?? 0));
  const [published, asked, bare] = [chart(times.published), chart(times.asked), chart(times.bare)];
  yield against(
    "explore",
    "first chart",
    "ms",
    { ours: published, baseline: bare },
    0.5,
    "from published results against a bare page that asks DuckDB",
  );
  yield alone("explore", "engine bytes", "bytes", engineBytes, 0, "of the engine fetched before it is asked");
  yield against(
    "explore",
    "engine ready",
    "ms",
    { ours: engine(times.asked), baseline: engine(times.bare) },
    1.1,
    "where the view needs it, against the bare page",
  );
  yield against(
    "explore",
    "chart by engine",
    "ms",
    { ours: asked, baseline: bare },
    null,
    "a view by week with intervals, against the bare page's lines alone",
  );
}

interface Seen {
  /** Milliseconds after the navigation began. */
  readonly chart: number;
  readonly engine: number | null;
}

/** Opens a page with a cold cache and waits for its chart. */
async function visit(browser: Browser, served: Served, path: string): Promise<Seen> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const seen = new MutationObserver(() => {
        if (document.querySelector("figure svg") === null) return;
        performance.mark("chart");
        seen.disconnect();
      });
      seen.observe(document, { childList: true, subtree: true });
    });
    await page.goto(`${served.url}${path}`);
    await page.waitForFunction(() => performance.getEntriesByName("chart").length > 0, null, { timeout: 60_000 });
    return await page.evaluate(() => ({
      chart: performance.getEntriesByName("chart")[0]?.startTime ?? Number.NaN,
      engine: performance.getEntriesByName("engine ready")[0]?.startTime ?? null,
    }));
  } finally {
    await context.close();
  }
}

/** Beside the site, so that both are served alike and read the same engine and rows. */
async function writeBarePage(site: string): Promise<void> {
  const { tables } = JSON.parse(await readFile(join(site, "data", "program.json"), "utf8")) as {
    tables: Readonly<Record<string, readonly string[]>>;
  };
  const sql = HAND[KPI]?.[0]?.replace("'month'", "'week'") ?? "";
  await mkdir(join(site, "bare"), { recursive: true });
  await writeFile(
    join(site, "bare", "index.html"),
    '<!doctype html><meta charset="utf-8"><title>Bare</title><figure></figure><script type="module" src="page.js"></script>',
  );
  await build({
    absWorkingDir: REPOSITORY,
    entryPoints: ["test/bench/bare-page.ts"],
    outfile: join(site, "bare", "page.js"),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    define: { SQL: JSON.stringify(sql), ROWS: JSON.stringify(tables["topics"] ?? []) },
    logLevel: "error",
  });
}
