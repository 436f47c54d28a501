import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import type { BrowserEngine } from "../../src/engine/browser.js";
import { BROWSER_FILES } from "../../src/engine/browser-files.js";
import { launchBrowser } from "../kit/chromium.js";
import { serve, type Served } from "../kit/serve.js";
import type { EngineParts } from "./page.js";

declare global {
  interface Window {
    engineParts: EngineParts;
    /** For tests to keep an opened engine in. */
    engine: BrowserEngine;
  }
}

/** The strictest policy the engine works under; the built site has none wider. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; base-uri 'none'";

export interface EnginePage {
  readonly page: Page;
  readonly served: Served;
  /** The folder that is served; tests put files of their own into it. */
  readonly folder: string;
  /** What the page complained of: errors, refusals by the policy, failed requests. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** A page in Chromium whose `window.engineParts` is the engine of the page, its files in "engine/" beside it. */
export async function openEnginePage(options: Parameters<typeof serve>[1] = {}): Promise<EnginePage> {
  const folder = await mkdtemp(join(tmpdir(), "worthwhile-page-"));
  await build({
    entryPoints: [new URL("page.ts", import.meta.url).pathname],
    outfile: join(folder, "page.js"),
    bundle: true,
    format: "esm",
    minify: true,
    logLevel: "error",
  });
  const require = createRequire(import.meta.url);
  for (const name of BROWSER_FILES) await copyFile(require.resolve(`@duckdb/duckdb-wasm/dist/${name}`), join(folder, name));
  await writeFile(
    join(folder, "index.html"),
    '<!doctype html><title>engine</title><script type="module" src="page.js"></script>',
  );
  const served = await serve(folder, { ...options, headers: { "Content-Security-Policy": POLICY, ...options.headers } });
  const browser: Browser = await launchBrowser();
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(served.url);
  await page.waitForFunction(() => "engineParts" in window);
  return {
    page,
    served,
    folder,
    complaints,
    close: async () => {
      await browser.close();
      await served.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
