import { describe, expect, test } from "vitest";
import type { GoalReport, KpiReport } from "../../src/report/model.js";
import { intervalChart } from "../../src/report/chart/interval.js";
import { linesChart, type Strand } from "../../src/report/chart/lines.js";
import { miniChart } from "../../src/report/chart/mini.js";
import { multiplesChart } from "../../src/report/chart/multiples.js";
import { seriesChart } from "../../src/report/chart/series.js";
import { worded, type Chart } from "../../src/report/chart/spec.js";
import { format } from "../../src/report/format.js";
import type { Language } from "../../src/report/language.js";
import { drawings, svg } from "../../src/site/svg.js";
import { goal, kpi, month, series } from "./fixture/kpi.js";

const options = (language: Language = "en", width = 720) => ({
  width,
  height: width > 400 ? 292 : 264,
  format: format(language),
  text: () => "",
});
const draw = (k: KpiReport, goals: readonly GoalReport[] = []): Chart => seriesChart(k, goals, [], options());
const oneSided = (k: KpiReport, at: number): KpiReport => ({
  ...k,
  series: { ...k.series, points: k.series.points.map((p, i) => (i === at ? { ...p, cell: { ...p.cell, low: null } } : p)) },
});
const split = (k: KpiReport): KpiReport["splits"][number] => ({
  dimension: "language",
  label: { en: "Language" },
  groups: [
    { name: "English", series: k.series },
    { name: "Russian", series: series({ 3: "suppressed", 11: "suppressed" }, 12, -0.1, 0.08) },
    { name: null, series: series({ 5: "no_data" }, 12, 0.1) },
  ],
});

/** What is to be expected in the three months after the series. */
const ahead: GoalReport["outlook"] = {
  points: [24, 25, 26].map((i) => ({
    period: month(i),
    value: 0.745,
    low: 0.735 - (i - 23) * 0.005,
    high: 0.755 + (i - 23) * 0.005,
  })),
  method: "theta",
  mase: 0.7,
  origins: 6,
  season: 12,
  n: 24,
};

const strands = (changes: Strand["changes"] = []): readonly Strand[] => [
  { name: "English", series: series({ 11: "immature" }, 12), changes },
  { name: "Danish", series: series({ 11: "immature" }, 12, 0.04), changes },
  { name: "Japanese", series: series({ 4: "no_data", 5: "no_data", 11: "immature" }, 12, 0.05), changes },
  { name: "Spanish", series: series({ 0: "no_data", 3: "suppressed", 10: "partial", 11: "no_data" }, 12, -0.12), changes },
];
const lines = (of: readonly Strand[], width = 720): Chart => linesChart(kpi(), of, options("en", width));

const CHARTS: Readonly<Record<string, () => Chart>> = {
  complete: () => draw(kpi({}, {}, 12)),
  immature: () => draw(kpi({}, { 11: "immature" }, 12)),
  partial: () => draw(kpi({}, { 11: "partial" }, 12)),
  no_data: () => draw(kpi({}, { 4: "no_data", 5: "no_data" }, 12)),
  undefined: () => draw(kpi({}, { 4: "undefined" }, 12)),
  suppressed: () => draw(kpi({}, { 7: "suppressed" }, 12)),
  unbounded: () => draw(oneSided(kpi({}, { 11: "immature" }, 12), 11)),
  "definition-changed": () => draw(kpi({ changes: [month(6)] }, {}, 12)),
  "target-path": () => draw(kpi({}, {}, 24), [goal()]),
  expected: () => draw(kpi({}, {}, 24), [goal({ outlook: ahead })]),
  "calendar-notes": () =>
    seriesChart(kpi({}, {}, 12), [], [{ on: month(3), to: null, kind: "note", label: { en: "Release" } }], options()),
  narrow: () => seriesChart(kpi({}, { 4: "no_data", 24: "immature", 25: "partial" }), [goal()], [], options("en", 358)),
  small: () => miniChart(kpi({}, { 25: "partial" }), [goal()], { format: format("en"), text: () => "" }),
  empty: () => draw(kpi({ series: { grain: "month", points: [] } })),
  "all-no-data": () => draw(kpi({}, { 0: "no_data", 1: "no_data" }, 2)),
  "small-multiples": () =>
    multiplesChart(kpi({}, {}, 12), split(kpi({}, {}, 12)), {
      width: 720,
      columns: 3,
      format: format("en"),
      name: (g) => g ?? "not given",
    }),
  "small-multiples-definition": () =>
    multiplesChart(
      { ...kpi({}, {}, 12), changes: [month(6)] },
      { groups: split(kpi({}, {}, 12)).groups },
      { width: 720, columns: 3, format: format("en"), name: (g) => g ?? "not given" },
    ),
  "several-lines": () => lines(strands([month(6)])),
  "several-lines-narrow": () =>
    lines(
      strands().map((strand, i) => ({
        ...strand,
        name: i === 1 ? "First answers from members of the community" : i === 2 ? "初回応答までの時間（中央値）" : strand.name,
      })),
      358,
    ),
  "several-lines-unknown": () =>
    lines([0, 1].map((n) => ({ name: `Group ${n}`, series: series({ 0: "no_data", 1: "no_data" }, 2), changes: [] }))),
  "interval-judged": () => intervalChart(goal()),
  "interval-unbounded": () =>
    intervalChart(
      goal({ now: { period: month(23), cell: { value: 0.6, n: 40, low: 0.55, high: null, state: "complete" }, path: 0.7 } }),
    ),
  "interval-too-early": () => intervalChart(goal({ status: "too_early", now: null })),
};

describe("each state has a drawing of its own", () => {
  test.each(Object.keys(CHARTS))("%s", async (name) => {
    const chart = CHARTS[name]?.();
    if (!chart) throw new Error(name);
    const drawn = svg(chart, { label: "A label", id: "f1-h" });
    await expect(`${drawn.replaceAll("><", ">\n<")}\n`).toMatchFileSnapshot(`svg/${name}.svg`);
  });

  test("no two states look alike", () => {
    const states = ["complete", "immature", "partial", "no_data", "undefined", "suppressed"] as const;
    const marks = states.map((state) => svg(draw(kpi({}, { 5: state }, 12)), { label: "", id: "h" }));
    expect(new Set(marks).size).toBe(states.length);
  });
});

describe("a changed definition", () => {
  const drawn = (chart: Chart): string => svg(chart, { label: "", id: "h" });
  /** The parts of the lines in the first colour: how many points each joins. */
  const parts = (text: string): readonly number[] =>
    [...text.matchAll(/<path d="([^"]*)"[^>]*stroke="var\(--c1\)" stroke-width="2.4"/g)].map(
      ([, d = ""]) => d.split("L").length,
    );

  test("cuts a line of several, and the lines of panels, as it cuts a line alone", () => {
    const changes = [month(6)];
    const alone = drawn(draw(kpi({ changes }, {}, 12)));
    expect(parts(alone)).toEqual([6, 6]);
    expect(parts(drawn(lines(strands(changes))))).toEqual([6, 5]);
    const groups = [{ name: "English", series: series({}, 12) }];
    const panel = multiplesChart(
      { ...kpi({}, {}, 12), changes },
      { groups },
      { width: 358, columns: 1, format: format("en"), name: String },
    );
    expect(parts(drawn(panel))).toEqual([6, 6]);
  });

  test("inside a month cuts before it: the month goes by the definition of its last day", () => {
    const inside = month(6).replace(/-01$/, "-15");
    expect(parts(drawn(draw(kpi({ changes: [inside] }, {}, 12))))).toEqual([6, 6]);
    expect(parts(drawn(draw(kpi({ changes: [month(12)] }, {}, 12))))).toEqual([12]);
  });

  test("is dated by its own day, also after one that came before the chart begins", () => {
    const changes = ["2001-01-01", month(6)];
    const text = drawn(draw(kpi({ changes }, {}, 12)));
    expect(text).toContain(format("en").date(month(6)));
    expect(text).not.toContain("2001");
  });
});

describe("what is not known never looks like a number", () => {
  test("a period without data breaks the line and is hatched over the full height", () => {
    const whole = svg(draw(kpi({}, {}, 12)), { label: "", id: "h" });
    const gap = svg(draw(kpi({}, { 5: "no_data" }, 12)), { label: "", id: "h" });
    expect(whole).not.toContain("url(#h)");
    expect(gap).toMatch(/<path d="M[\d.]+,0h[\d.]+v292h-[\d.]+Z"[^>]*fill="url\(#h\)"/);
    const lines = (text: string): number => [...text.matchAll(/<path [^>]*stroke-width="2.4"/g)].length;
    expect([lines(whole), lines(gap)]).toEqual([1, 2]);
  });

  test("an unfinished period is not joined by the solid line", () => {
    const text = svg(draw(kpi({}, { 11: "partial" }, 12)), { label: "", id: "h" });
    const solid = /<path d="(M[^"]+)" stroke="var\(--c1\)" stroke-width="2.4"/.exec(text)?.[1] ?? "";
    expect(solid.split("L").length).toBe(11);
  });
});

describe("small multiples", () => {
  test("set the whole beside a shorter split by period, not by place", () => {
    const whole = kpi({}, {}, 24);
    const recent = { ...whole.series, points: whole.series.points.slice(-6) };
    const one = { dimension: "d", label: {}, groups: [{ name: "only", series: recent }] };
    const text = svg(multiplesChart(whole, one, { width: 720, columns: 3, format: format("en"), name: (g) => g ?? "" }), {
      label: "",
      id: "h",
    });
    // The group is the whole of its last six months: its line and the grey one are the same.
    const paths = [...text.matchAll(/<path d="(M[^"Z]+)" stroke="(var\(--c[01]\))"/g)];
    expect(paths.map((m) => m[2])).toEqual(["var(--c0)", "var(--c1)"]);
    expect(paths[0]?.[1]).toBe(paths[1]?.[1]);
  });
});

describe("the printed SVG", () => {
  const chart = seriesChart(kpi({}, { 4: "no_data" }, 24), [goal()], [], options());

  test("has no style attribute, no script, no id but the hatching's", () => {
    const text = svg(chart, { label: "x", id: "f7-w" });
    expect(text).not.toMatch(/ style=|<script|\son\w+=|xlink|<style/);
    expect([...text.matchAll(/ id="([^"]*)"/g)].map((m) => m[1])).toEqual(["f7-w"]);
  });

  test("does not depend on what was drawn before", () => {
    const alone = Object.fromEntries(Object.entries(CHARTS).map(([name, make]) => [name, svg(make(), { label: "", id: "h" })]));
    for (const [name, make] of Object.entries(CHARTS).reverse())
      expect(svg(make(), { label: "", id: "h" }), name).toBe(alone[name]);
  });

  test("keeps hostile words as text", () => {
    const hostile = `</svg><script>alert(1)</script>"'&⟦1⟧url(#hatch)`;
    const one = { ...chart, words: chart.words.map(() => hostile) };
    const text = svg(one, { label: hostile, id: "h" });
    expect(text).not.toContain("<script");
    expect(text.match(/<\/svg>/g)).toHaveLength(1);
    expect(text).toContain("⟦1⟧");
  });

  test("is the same chart in every language but for its words", () => {
    const hand = drawings();
    for (const language of ["en", "da", "es", "fr"] as const) {
      svg(seriesChart(kpi({}, {}, 12), [], [], options(language)), { label: "", id: "h" }, hand.draw);
    }
    expect(hand.drawn.size).toBeLessThan(4);
  });

  test("its specification reads as Vega-Lite with the words in place", () => {
    expect(JSON.stringify(worded(chart))).not.toMatch(/⟦\d+⟧/);
    expect(JSON.stringify(worded(chart))).toContain("2026");
  });
});
