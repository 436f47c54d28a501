import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LANGUAGES } from "../../src/report/language.js";
import { assemble } from "../../src/site/assemble.js";
import { pages } from "../../src/site/pages/pages.js";
import { launchBrowser } from "../kit/chromium.js";
import { serve, type Served } from "../kit/serve.js";
import { report } from "./fixture/report.js";

let browser: Browser;
let folder: string;
let site: Served;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "labels-"));
  const r = report({ languages: [...LANGUAGES] });
  await assemble({ pages: pages(r), facts: r, out: join(folder, "out"), cache: join(folder, "cache") });
  [browser, site] = await Promise.all([launchBrowser(), serve(join(folder, "out"))]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

// Charts are laid out without a canvas, by estimated widths: here the real font says whether that was right.
test.each(LANGUAGES.flatMap((language) => [1280, 390].map((width) => [language, width] as const)))(
  "no two texts of a chart touch (%s, %i px)",
  async (language, width) => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    for (const kpi of ["resolution_rate", "first_response", "members"]) {
      await page.goto(`${site.url}${language === "en" ? "" : `${language}/`}kpi/${kpi}/index.html`);
      await page.evaluate(() => document.fonts.ready);
      const touching = await page.evaluate(() => {
        const found: string[] = [];
        let seen = 0;
        for (const svg of document.querySelectorAll(".plot svg")) {
          const texts = [...svg.querySelectorAll("text")]
            .map((t) => ({ text: t.textContent ?? "", box: t.getBoundingClientRect() }))
            .filter((t) => t.box.width > 0);
          seen += texts.length;
          const frame = svg.getBoundingClientRect();
          for (const [i, a] of texts.entries()) {
            if (
              a.box.right > frame.right + 3 ||
              a.box.left < frame.left - 3 ||
              a.box.top < frame.top - 3 ||
              a.box.bottom > frame.bottom + 3
            )
              found.push(`${a.text} leaves the picture`);
            for (const b of texts.slice(i + 1)) {
              const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
              // A line's box is taller than its letters: two lines of one label overlap by a few px.
              const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
              if (wide > 1 && high > 6) found.push(`${a.text} × ${b.text}`);
            }
          }
        }
        return seen > 10 ? found : [`only ${seen} texts on show`];
      });
      expect(touching, kpi).toEqual([]);
    }
    await page.close();
  },
);
