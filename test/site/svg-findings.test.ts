import { describe, expect, test } from "vitest";
import { bulletChart } from "../../src/report/chart/bullet.js";
import { creditChart } from "../../src/report/chart/credit.js";
import { criterionChart } from "../../src/report/chart/pilot/criterion.js";
import { pilotChart } from "../../src/report/chart/pilot/did.js";
import { tornadoChart, waterfallChart } from "../../src/report/chart/roi/bars.js";
import { breakEvenChart } from "../../src/report/chart/roi/break-even.js";
import { dotsChart } from "../../src/report/chart/roi/dots.js";
import { sparkChart } from "../../src/report/chart/spark.js";
import type { Chart } from "../../src/report/chart/spec.js";
import { format } from "../../src/report/format.js";
import type { PilotReport } from "../../src/report/model.js";
import { svg } from "../../src/site/svg.js";
import { pilot } from "../report/schema-parts.js";
import { goal, kpi, month } from "./fixture/kpi.js";

/*
 * The charts of findings: of goals on the board's sheet, of the return, of pilots and of credit. Each is a file, drawn
 * wide and narrow where its page draws it twice.
 */
const en = format("en");
const EUR = { unit: "EUR", shownIn: "EUR" } as const;
const SHARE = { unit: "1", shownIn: "percent" } as const;
const WORDS = {
  treated: "pilot, 20 units",
  compared: "others, 40 units",
  expected: "expected without it",
  start: "start, 1 Feb 2026",
  below: "Pilot less expected",
  belowSub: "Grey: what placebos show",
  effect: "+8 points",
  meanAfter: "mean after",
  fan: "placebos",
  middle: "middle 50 and 95%",
};
const trial: PilotReport = {
  ...pilot,
  result: pilot.result && { ...pilot.result, effect: { value: 0.08, low: 0.03, high: 0.13 } },
  periods: Array.from({ length: 10 }, (_, i) => {
    const after = i >= 6;
    const expected = 0.5 + 0.01 * i;
    const treated = expected + (after ? 0.08 : i % 2 === 0 ? 0.01 : -0.01);
    return {
      period: month(10 + i),
      after,
      treated: { mean: treated, n: 20 },
      compared: { mean: 0.48 + 0.01 * i, n: 40 },
      expected: after ? expected : null,
      difference: treated - expected,
      fan: [-0.05, -0.02, 0.02, 0.05],
    };
  }),
};

const CHARTS: Readonly<Record<string, (width: number) => Chart>> = {
  tornado: (width) =>
    tornadoChart(
      20_000,
      [
        { name: "Tickets avoided per answer read", atLow: -8_000, atHigh: 46_000, low: "0.16", high: "0.20" },
        { name: "Cost per ticket", atLow: 5_000, atHigh: 39_000, low: "€14", high: "€24" },
        { name: "Hours of staff", atLow: 24_000, atHigh: 15_000, low: "900", high: "1,200" },
      ],
      EUR,
      { width, format: en, base: "base €20,000" },
    ),
  "return-waterfall": (width) =>
    waterfallChart(
      [
        { name: "Tickets avoided", value: 60_000, text: "€60,000" },
        { name: "Answers by members", value: 25_000, text: "€25,000" },
        { name: "Staff", value: -55_000, text: "−€55,000" },
        { name: "Platform", value: -42_000, text: "−€42,000" },
      ],
      { name: "Net", value: -12_000, text: "−€12,000" },
      EUR,
      { width, format: en },
    ),
  "break-even": (width) =>
    breakEvenChart(
      { low: 14, base: 18.5, high: 24, even: 21, netAtBase: -12_000 },
      { factor: EUR, money: EUR },
      {
        width,
        format: en,
        words: { range: "its range", even: "breaks even at €21", base: "base €18.50" },
      },
    ),
  "fifty-dots": (width) =>
    dotsChart({ fifty: Array.from({ length: 50 }, (_, i) => -0.2 + 0.012 * i), low: -0.18, base: 0.1, high: 0.36 }, SHARE, {
      width,
      format: en,
      words: {
        loss: "loss",
        gain: "gain",
        losses: "17 of 50",
        gains: "33 of 50",
        low: "5%: −18%",
        base: "base: +10%",
        high: "95%: +36%",
      },
    }),
  "pilot-fan": (width) => pilotChart(trial, kpi(), { width, format: en, words: WORDS }),
  "pilot-criterion": (width) =>
    criterionChart(trial, kpi(), { width, format: en, words: { mark: "criterion: +5 points", noEffect: "no effect" } }),
  credit: (width) =>
    creditChart(
      {
        models: [
          { name: "First touch", value: 182_000 },
          { name: "Last touch", value: 96_000 },
          { name: "Time decay", value: 124_000 },
        ],
        holdout: { name: "Drawn by lot", value: 41_000, low: -9_000, high: 91_000 },
        range: "credited: €96,000 to €182,000",
      },
      EUR,
      { width, format: en },
    ),
};

const SMALL: Readonly<Record<string, () => Chart>> = {
  bullet: () => bulletChart(goal()),
  "bullet-at-most": () =>
    bulletChart(goal({ target: { direction: "at_most", value: 0.5, unit: "percent", by: "2026-12-31", path: "linear" } })),
  "bullet-too-early": () => bulletChart(goal({ status: "too_early", now: null })),
  spark: () => sparkChart(kpi({}, { 15: "no_data", 18: "suppressed", 25: "immature" }), goal()),
};

const file = async (chart: Chart, name: string): Promise<void> => {
  const drawn = svg(chart, { label: "A label", id: "f1-h" });
  expect(drawn).not.toMatch(/NaN|Infinity|undefined/);
  await expect(`${drawn.replaceAll("><", ">\n<")}\n`).toMatchFileSnapshot(`svg/${name}.svg`);
};

describe("charts of findings", () => {
  test.each(Object.keys(CHARTS))("%s", async (name) => {
    const draw = CHARTS[name];
    if (!draw) throw new Error(name);
    await file(draw(720), name);
    await file(draw(358), `${name}-narrow`);
  });
  test.each(Object.keys(SMALL))("%s", async (name) => {
    const draw = SMALL[name];
    if (!draw) throw new Error(name);
    await file(draw(), name);
  });
});

describe("a bullet", () => {
  const at = (drawn: string, mark: RegExp): number => Number(mark.exec(drawn)?.[1] ?? Number.NaN);
  const zone = /<path d="M([\d.]+),4h[\d.]+v22[^"]*" fill="var\(--target-band\)"/;

  test("shades the side on which the path asks the value to be", () => {
    const up = svg(bulletChart(goal()), { label: "", id: "h" });
    const [down] = [SMALL["bullet-at-most"]?.()].map((chart) => (chart ? svg(chart, { label: "", id: "h" }) : ""));
    expect(at(up, zone)).toBeGreaterThan(20);
    expect(at(down ?? "", zone)).toBe(2);
  });

  test("has no value where nothing can be judged yet", () => {
    const dots = (chart: Chart): number =>
      [...svg(chart, { label: "", id: "h" }).matchAll(/<path [^>]*fill="var\(--c1\)"/g)].length;
    expect(dots(bulletChart(goal()))).toBe(1);
    expect(dots(bulletChart(goal({ status: "too_early", now: null })))).toBe(0);
  });
});
