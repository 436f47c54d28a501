import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

/** A rule of axe-core that a page breaks, and where. */
export interface AxeViolation {
  readonly rule: string;
  readonly help: string;
  readonly nodes: readonly string[];
}

/**
 * What axe-core (WCAG 2.2 A and AA, best practices) has against the page as it is shown. The page's own policy would
 * refuse the script; it is put in through the debugger, which no policy binds.
 */
export async function axe(page: Page): Promise<readonly AxeViolation[]> {
  const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe: core } = window as unknown as {
      readonly axe: {
        run(
          options: unknown,
        ): Promise<{ violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
      };
    };
    const { violations } = await core.run({ resultTypes: ["violations"] });
    return violations.map((v) => ({
      rule: v.id,
      help: v.help,
      nodes: v.nodes.map((n) => `${n.html.slice(0, 200)} ${n.failureSummary ?? ""}`),
    }));
  });
}
