import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { started } from "../../kit/started.js";

const live = started();

/** Markup, templates and Markdown that must stay text. */
const HOSTILE = `<img src=x onerror="window.hit=1"><script>window.hit=1</script>**b** \`c\` [x](javascript:window.hit=1)`;

it("a hostile metrics.yaml and notebook run nothing, and are shown as they are written", async () => {
  const quoted = JSON.stringify(HOSTILE);
  mkdirSync(join(live.workspace, "notebooks"));
  writeFileSync(join(live.workspace, "notebooks", "x.md"), HOSTILE);
  const text = readFileSync(live.metrics, "utf8")
    .replace("label: Resolution rate", `label: ${quoted}`)
    .replace(/description: Topics solved.*/, `description: ${quoted}`)
    .replace("    channel: { type: text, label: Channel }", `    channel: { type: text, label: ${quoted} }`);
  writeFileSync(live.metrics, text);
  const page = await live.browser().newPage();
  page.on("dialog", () => expect.fail("a page asked something"));
  await page.goto(`${live.url()}workbench/`);
  await page.waitForSelector(".gr", { timeout: 60_000 });
  await page.locator(".tree a", { hasText: "resolution_rate" }).first().click();
  await page.waitForSelector('.pre .told[data-kpi="resolution_rate"]', { timeout: 20_000 });
  expect(await page.innerText(".pre .told")).toContain("<img src=x");
  expect(await page.innerText(".gr")).toContain("<script>");
  // What hover, palette and rename say of it.
  await page
    .locator(".cm-line", { hasText: "resolution_rate:" })
    .first()
    .hover({ position: { x: 60, y: 8 } });
  await page.waitForSelector(".cm-tooltip", { timeout: 10_000 });
  await page.keyboard.press("F1");
  await page.keyboard.type("resolution");
  await expect.poll(() => page.innerText("dialog")).toContain("<img src=x");
  await page.keyboard.press("Escape");
  // A name that is markup, typed by hand: told as a mistake or taken as a name, never run.
  writeFileSync(live.metrics, text.replace("  resolution_rate:", `  ${quoted}:`));
  await expect.poll(() => page.innerText(".tree"), { timeout: 20_000 }).toContain("<img src=x");
  expect(await page.evaluate(() => "hit" in window)).toBe(false);
  expect(await page.locator("img").count()).toBe(0);
  await page.close();
});
