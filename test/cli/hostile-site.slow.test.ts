import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { launchBrowser } from "../kit/chromium.js";
import { command } from "../kit/command.js";
import { htmlFaults } from "../kit/html.js";
import { badLinks } from "../kit/links.js";
import { serve } from "../kit/serve.js";

const folder = mkdtempSync(join(tmpdir(), "worthwhile-hostile-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What may stand in a label, a name, a value or a file's name, and must never be more than text. */
const SCRIPT = '<script>alert("in")</script>';
const IMAGE = "<img src=x onerror=alert(2)>";
const CALL = "javascript:alert(3)";
const TEMPLATE = "${alert(4)} `${5}`";
const MARKDOWN = "[c](javascript:alert(6)) **b** # h";
const ALL = [SCRIPT, IMAGE, CALL, TEMPLATE, MARKDOWN, '"></svg><script>alert(7)</script>', "'; drop table topics; --"];

function makeWorkspace(): string {
  const text = (i: number): string => JSON.stringify(`${ALL[i % ALL.length]} ${i}`);
  const file = "<img onerror=alert(8)> ${x}.csv";
  mkdirSync(join(folder, "data/in"), { recursive: true });
  const rows = Array.from({ length: 240 }, (_, i) => {
    const day = `2025-${String((i % 12) + 1).padStart(2, "0")}-1${i % 9}`;
    const value = (ALL[i % ALL.length] ?? "").replaceAll('"', '""');
    return `${i + 1},${day},"${value}",${i % 3 === 0}`;
  });
  writeFileSync(join(folder, "data/in", file), `id,at,"a <b> column",solved\n${rows.join("\n")}\n`);
  writeFileSync(
    join(folder, "metrics.yaml"),
    `version: 1
community: {name: ${text(0)}, mission: ${text(1)}, languages: [en, ja], simulated: true}
tables:
  topics:
    from: ${JSON.stringify(`data/in/${file}`)}
    row: topic
    key: id
    time: at
    label: ${text(2)}
    columns: {"a <b> column": {type: text, label: ${text(3)}}}
assumptions:
  worth: {value: 2, low: 1, high: 3, unit: EUR/topic, class: assumption, label: ${text(4)}, description: ${text(5)}, source: ${text(6)}, owner: ${text(7)}}
kpis:
  asked: {label: ${text(8)}, description: ${text(9)}, formula: count(topics), owners: [${text(11)}], splits: ["\`a <b> column\`"]}
  solved: {label: ${text(12)}, formula: count(topics where solved and \`a <b> column\` != "${SCRIPT.replaceAll('"', "'")}") / count(topics), unit: percent}
  value: {label: ${text(13)}, formula: count(topics where solved) * worth, unit: EUR}
stakeholders:
  boss: {name: ${text(14)}, language: en, department: ${text(15)}, asks: ${text(16)}}
goals:
  more:
    {for: boss, label: ${text(17)}, problem: ${text(18)}, did: ${text(19)}, ask: ${text(20)}, kpi: solved, baseline: {value: 10 percent, period: 2025-Q1}, target: {at_least: 90 percent, by: 2026-12-31}, owner: ${text(21)}, agreed: {by: ${text(22)}, on: 2025-01-15}}
executive: {organisation: [value], members: [asked], alignment: [solved]}
calendar:
  - {on: 2025-06-01, kind: release, label: ${text(23)}}
`,
  );
  return folder;
}

const filesBelow = (at: string): readonly string[] =>
  readdirSync(at, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html"));

it("whatever labels, names, values and files are called, no page of the built site runs or breaks by it", async () => {
  const at = makeWorkspace();
  const checked = await command(["check"], at);
  expect(checked.out.match(/^.* error .*$/gm) ?? []).toEqual([]);
  const built = await command(["build"], at);
  expect([built.exit, built.err]).toEqual([0, ""]);
  const out = join(at, "dist/site");
  expect(await badLinks(out)).toEqual([]);
  const pages = filesBelow(out);
  expect(pages.length).toBeGreaterThan(12);
  for (const page of pages) {
    const html = readFileSync(join(out, page), "utf8");
    expect(html, page).not.toMatch(/<script>alert|<img src=x|href="javascript:|onerror=alert\(2\)>(?!&)/);
    if (page !== "explore.html") expect(await htmlFaults(html), page).toEqual([]);
  }

  const site = await serve(out);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const troubles: string[] = [];
    page.on("dialog", (dialog) => {
      troubles.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
    page.on("pageerror", (error) => troubles.push(error.message));
    for (const path of pages) {
      await page.goto(`${site.url}${path}`);
      expect(await page.locator("main").textContent(), path).not.toBe("");
    }
    // Computed in the page, by the hostile column, from the hostile file.
    await page.goto(`${site.url}explore.html#kpi=asked&grain=quarter&split=${encodeURIComponent("`a <b> column`")}`);
    await page.waitForFunction((text) => document.querySelector("main")?.textContent.includes(text), SCRIPT, {
      timeout: 60_000,
    });
    expect(troubles).toEqual([]);
  } finally {
    await browser.close();
    await site.close();
  }
});
