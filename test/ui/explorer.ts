import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { launchBrowser } from "../kit/chromium.js";
import { command } from "../kit/command.js";
import { serve, type Served } from "../kit/serve.js";
import { writeForum } from "./forum-workspace.js";

/** The forum's site, served and opened in a real browser. */
export interface Explorer {
  readonly folder: string;
  readonly site: Served;
  /** Opens a view and waits until it is shown; what the page complains of is collected in `troubles`. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  readonly troubles: string[];
  /** What `worthwhile query` or another command answers in the same workspace. */
  ask(...words: readonly string[]): Promise<unknown>;
  close(): Promise<void>;
}

export async function openForum(options: { readonly simulated?: boolean } = {}): Promise<Explorer> {
  const folder = mkdtempSync(join(tmpdir(), "worthwhile-explore-"));
  writeForum(folder, options);
  const built = await command(["build"], folder);
  if (built.exit !== 0) throw new Error(built.err);
  const site = await serve(join(folder, "dist", "site"));
  const browser: Browser = await launchBrowser();
  const troubles: string[] = [];
  return {
    folder,
    site,
    troubles,
    async open(path, context = {}) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...context });
      page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
      page.on("pageerror", (error) => troubles.push(error.message));
      await page.goto(`${site.url}${path}`);
      await page.waitForSelector(".x-shown > *, .err", { state: "attached" });
      return page;
    },
    async ask(...words) {
      const ran = await command([...words, "--format", "json"], folder);
      if (ran.exit !== 0) throw new Error(ran.out + ran.err);
      return JSON.parse(ran.out);
    },
    async close() {
      await browser.close();
      await site.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Goes to a view by its address and waits until its answer stands there. */
export async function goTo(page: Page, hash: string, heading: RegExp): Promise<void> {
  await page.evaluate((to) => (location.hash = to), hash);
  await waitForHeading(page, heading);
}

export async function waitForHeading(page: Page, heading: RegExp): Promise<void> {
  await page.waitForFunction(
    ({ source, flags }) => {
      const [figure] = document.querySelectorAll(".x-shown figcaption");
      const status = document.querySelector(".x-status")?.textContent ?? "";
      return new RegExp(source, flags).test(figure?.textContent ?? "") && !status.includes("…");
    },
    { source: heading.source, flags: heading.flags },
    { timeout: 60_000 },
  );
}

/** Clicks, and gives the bytes of the file that is offered. */
export async function downloaded(page: Page, selector: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click(selector)]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** A row of the view's JSON export. */
export interface Row {
  readonly kpi: string;
  readonly period: string;
  readonly group: string | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  readonly state: string;
}

export async function rowsOf(page: Page): Promise<readonly Row[]> {
  const { bytes } = await downloaded(page, "#x-take-json");
  return (JSON.parse(bytes.toString("utf8")) as { readonly rows: readonly Row[] }).rows;
}
