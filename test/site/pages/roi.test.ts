import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../src/report/language.js";
import type { ReportCell } from "../../../src/report/cell.js";
import { reckoned, type Entry } from "../../../src/report/build/roi/reckon.js";
import type { RoiBenefit, RoiFactor, RoiReport } from "../../../src/report/roi.js";
import { overclaims } from "../../../src/report/sentence.js";
import { frame } from "../../../src/site/frame.js";
import type { Page } from "../../../src/site/page.js";
import { pages } from "../../../src/site/pages/pages.js";
import { drawings } from "../../../src/site/svg.js";
import { htmlFaults } from "../../kit/html.js";
import { HOSTILE, report } from "../fixture/report.js";

const { draw } = drawings();
const cell = (value: number | null): ReportCell => ({
  value,
  n: value === null ? null : 40,
  low: value === null ? null : value * 0.8,
  high: value === null ? null : value * 1.3,
  state: value === null ? "no_data" : "complete",
});
const MONTHS = ["2026-01-01", "2026-02-01"];
const monthly = (each: number): readonly ReportCell[] => MONTHS.map(() => cell(each));

/** A return of 1,000 against 800: one benefit paid, one of each other kind, two of its factors uncertain. */
function roi(over: Partial<RoiReport> = {}, text: (en: string) => string = (en) => en): RoiReport {
  const factors: readonly RoiFactor[] = [
    {
      id: "cost_per_ticket",
      of: { kind: "assumption", assumption: "cost_per_ticket" },
      unit: "EUR/ticket",
      shownIn: "EUR/ticket",
      base: 10,
      low: 6,
      high: 16,
    },
    {
      id: "counted",
      of: { kind: "counted", kpi: "resolution_rate", words: { en: text("Topics solved.") } },
      unit: "ticket",
      shownIn: "ticket",
      base: 100,
      low: 100,
      high: 100,
    },
    {
      id: "first_response",
      of: { kind: "kpi", kpi: "first_response" },
      unit: "EUR",
      shownIn: "EUR",
      base: 800,
      low: 700,
      high: 900,
    },
  ];
  const benefit = (id: string, more: Partial<RoiBenefit>): RoiBenefit => ({
    id,
    label: { en: text(id) },
    kpi: "resolution_rate",
    total: cell(1000),
    series: monthly(500),
    chain: ["counted", "cost_per_ticket"],
    assumed: false,
    kind: "money",
    evidence: 3,
    because: { en: text("Readers were drawn by lot.") },
    overlap: null,
    counted: "paid",
    ...more,
  });
  const entries: readonly Entry[] = [
    { id: "saved", side: "benefit", chain: ["counted", "cost_per_ticket"], worth: 1 },
    { id: "staff", side: "cost", chain: ["first_response"], worth: 1 },
  ];
  const { outcome, base, swings, breakEvens } = reckoned(factors, entries, 500) as NonNullable<ReturnType<typeof reckoned>>;
  return {
    label: { en: text("The return") },
    unit: "EUR",
    asked: { from: "2025-12-01", to: "2026-03-01" },
    range: { from: "2026-01-01", to: "2026-03-01" },
    months: MONTHS,
    benefits: [
      benefit("saved", { overlap: "support" }),
      benefit("twin", { overlap: "support", counted: "overlap", total: cell(600) }),
      benefit("sold", { evidence: 1, counted: "credited", total: cell(5000) }),
      benefit("hours", { kind: "time", counted: "beside" }),
      benefit("gone", { counted: "unknown", total: cell(null), chain: [], series: null }),
    ],
    costs: [
      {
        id: "staff",
        label: { en: text("Staff") },
        kpi: "first_response",
        total: cell(800),
        series: monthly(400),
        chain: ["first_response"],
        assumed: false,
      },
    ],
    factors,
    withheld: null,
    assumed: 0.25,
    outcome,
    base,
    swings,
    breakEvens,
    present: { rate: 0.08, benefit: 980, cost: 790, net: 190, payback: 5.4 },
    ...over,
  };
}

const all = (of: RoiReport | null, options: Parameters<typeof report>[0] = { languages: [...LANGUAGES] }): readonly Page[] =>
  pages({ ...report(options), roi: of }, { draw });
const page = (of: RoiReport, path = "roi/index.html"): string => all(of).find((one) => one.path === path)?.body ?? "";
const text = (html: string): string =>
  html
    .replace(/<svg[^]*?<\/svg>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .replace(/ (?=[,.;:)])/g, "");

describe("the page of the return", () => {
  const made = all(roi());

  it("stands in every language, each in words of its own that claim no more than an estimate", () => {
    const own = LANGUAGES.map((language) => made.find((one) => one.language === language && one.section === "roi"));
    expect(new Set(own.map((one) => one?.title)).size).toBe(LANGUAGES.length);
    for (const one of own) {
      const said = text(one?.body ?? "");
      expect(overclaims(said, one?.language as (typeof LANGUAGES)[number], 3)).toEqual([]);
      expect(said).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
    }
  });

  it("is valid HTML, whatever the workspace writes", async () => {
    for (const body of [
      page(roi()),
      ...all(roi({}, () => HOSTILE))
        .filter(({ section }) => section === "roi")
        .map(({ body }) => body),
    ]) {
      const framed = `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>x</title></head><body><main>\n${body}\n</main></body></html>`;
      expect(await htmlFaults(framed)).toEqual([]);
      expect(body).not.toContain("<script>window.hit");
    }
  });

  it("leads with the return and its range, counts a benefit once, and shows the rest apart", () => {
    const said = text(page(roi()));
    expect(said).toContain("+25"); // (1,000 − 800) ÷ 800
    expect(said).toMatch(/Counted: saved, €1,000/);
    expect(said).toMatch(/Not added: twin, €600/);
    expect(said).toContain("Credited, not counted");
    expect(said).toMatch(/gone has no value in this time/);
    expect(said).toContain("At a discount rate of 8% a year");
    expect(said).toContain("after 6 months");
    // 800 ÷ 100 tickets.
    expect(said).toMatch(/Break-even where “[^”]*” is €8/);
  });

  it("has no number for the return where none is given, and says what is to be measured", () => {
    const body = page(
      roi({
        withheld: "assumptions",
        outcome: null,
        assumed: 0.8,
        benefits: roi().benefits.map((one) => ({ ...one, assumed: true })),
      }),
    );
    const said = text(body);
    expect(said).toContain("There is no number for the return yet");
    expect(said).toContain("80% of the benefit rests on assumptions");
    expect(body).not.toContain('class="big"');
    expect(said).not.toContain("Fifty equally likely outcomes");
  });

  it("is in the navigation, on the home page and with its stakeholders only where there is a return", () => {
    const facts = report();
    const nav = (of: RoiReport | null): string =>
      frame({ path: "index.html", language: "en", section: "report", alternates: [] }, { ...facts, roi: of }, []).header.text;
    expect(nav(roi())).toContain('href="roi/index.html"');
    expect(nav(null)).not.toContain("roi/");
    expect(all(null).some(({ body, path }) => path.includes("roi/") || body.includes("roi/index.html"))).toBe(false);
    const home = made.find(({ path }) => path === "index.html")?.body ?? "";
    expect(home).toContain("roi/index.html");
    expect(text(home)).toContain("Estimated return on the costs: +25");
  });
});
