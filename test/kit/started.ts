import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, vi } from "vitest";
import { main } from "../../src/cli/main.js";
import { launchBrowser } from "./chromium.js";
import { command } from "./command.js";

export interface Started {
  readonly workspace: string;
  readonly metrics: string;
  /** What the command has printed. */
  printed(): string;
  /** The live site's address; that of the workbench is below it. */
  url(): string;
  browser(): Browser;
}

/** `worthwhile start` over the workspace that `init` makes, and a browser beside it, for the tests of one file. */
export function started(): Started {
  const folder = mkdtempSync(join(tmpdir(), "worthwhile-started-"));
  const workspace = join(folder, "small");
  const stop = new AbortController();
  const chunks: string[] = [];
  let running: Promise<number> | null = null;
  let browser: Browser | null = null;
  let url = "";

  beforeAll(async () => {
    expect((await command(["init", "small"], folder)).exit).toBe(0);
    const into = { write: (text: string | Uint8Array) => void chunks.push(String(text)) };
    running = main(["start"], { cwd: workspace, env: {}, out: into, err: into, now: Date.now, signal: stop.signal });
    await vi.waitFor(() => expect((url = /Open (\S+)/.exec(chunks.join(""))?.[1] ?? "")).not.toBe(""), 200_000);
    browser = await launchBrowser();
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    stop.abort();
    expect(await running).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    workspace,
    metrics: join(workspace, "metrics.yaml"),
    printed: () => chunks.join(""),
    url: () => url,
    browser: () => browser ?? expect.fail("the browser is not open yet"),
  };
}
