import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../../kit/chromium.js";
import { serve, type Served } from "../../kit/serve.js";
import { against, type Figure } from "../figure.js";
import { median } from "../measure.js";
import type { Options } from "../options.js";
import { demo, inEnglish, scaleOf, variant, worthwhile, type Document } from "../place.js";

/** A view that results.json does not hold: the page's engine answers it. */
const KPI = "answer_views";
const VIEW = `explore.html#kpi=${KPI}&grain=week&split=language`;

/** The explorer's first answer from a cube, beside the same from the rows: the same site without its cubes. */
export async function* measure({ rows, runs }: Options): AsyncGenerator<Figure> {
  for (const wanted of rows) yield* measureAt(wanted, runs);
}

async function* measureAt(wanted: number, runs: number): AsyncGenerator<Figure> {
  const size = wanted >= 1e6 ? `${wanted / 1e6}M` : `${wanted / 1e3}k`;
  const root = await variant(`cubes-${size}`, await demo(scaleOf(wanted)), (whole) => {
    const { version, community, sources, tables, kpis } = inEnglish(whole) as Document;
    return { version, community, sources, tables, kpis: { [KPI]: kpis[KPI] } };
  });
  await worthwhile("build", "--workspace", root);
  const site = join(root, "dist", "site");
  const bare = join(root, "dist", "rows");
  await cp(site, bare, { recursive: true });
  const program = join(bare, "data", "program.json");
  const { cubes: _cubes, ...rest } = JSON.parse(await readFile(program, "utf8")) as Record<string, unknown>;
  await writeFile(program, JSON.stringify(rest));

  const browser = await launchBrowser();
  const served = [await serve(site), await serve(bare)] as const;
  const seen = [[] as Seen[], [] as Seen[]] as const;
  try {
    for (let round = -1; round < runs; round++) {
      for (const i of [0, 1] as const) {
        const one = await visit(browser, served[i]);
        if (round >= 0) seen[i].push(one);
      }
    }
  } finally {
    await browser.close();
    for (const one of served) await one.close();
  }
  const [cube, row] = seen;
  if (cube[0]?.shown !== row[0]?.shown) throw new Error("the cube's table is not that of the rows");
  const middle = (of: "chart" | "bytes") => ({
    ours: median(cube.map((one) => one[of])),
    baseline: median(row.map((one) => one[of])),
  });
  const about = `${KPI} by week and language in the page: from a cube against from the rows`;
  yield against("cubes", `${size} first answer`, "ms", middle("chart"), 1, about);
  yield against("cubes", `${size} data`, "bytes", middle("bytes"), 0.1, "rows and cubes fetched for it");
}

interface Seen {
  /** Milliseconds from the navigation to the chart. */
  readonly chart: number;
  readonly bytes: number;
  /** The table under it. */
  readonly shown: string;
}

async function visit(browser: Browser, served: Served): Promise<Seen> {
  const context = await browser.newContext();
  const before = served.requests.length;
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
    await page.goto(`${served.url}${VIEW}`);
    await page.waitForFunction(() => performance.getEntriesByName("chart").length > 0, null, { timeout: 300_000 });
    const chart = await page.evaluate(() => performance.getEntriesByName("chart")[0]?.startTime ?? Number.NaN);
    const data = served.requests.slice(before).filter(({ path }) => path.endsWith(".arrow"));
    const shown = (await page.textContent(".x-grid")) ?? "";
    return { chart, bytes: data.reduce((sum, { bytes }) => sum + bytes, 0), shown };
  } finally {
    await context.close();
  }
}
