import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { fieller, type RatioSums } from "../../src/stats/fieller.js";
import { middle95, uniform } from "../../src/stats/monte-carlo.js";
import { pertMoments, pertQuantile } from "../../src/stats/pert.js";
import { wilson } from "../../src/stats/wilson.js";
import { ATTRIBUTION } from "./stats/attribution.js";
import { CAUSAL, CAUSAL_LEFT_OUT } from "./stats/causal.js";
import { FORECASTS, FORECASTS_LEFT_OUT } from "./stats/forecasts.js";
import { PLAIN } from "./stats/plain.js";
import { Tally } from "./table.js";
import { packOf } from "./which.js";

interface Entry {
  readonly dir: string;
  readonly id: string;
  readonly input: string;
  readonly method: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly expected: Readonly<Record<string, never>>;
  readonly tolerance: number | string;
}

const which = packOf("stats");

if ("without" in which) describe.skip(`reference results of statistics${which.without}`, () => it("reads the pack"));
else {
  const { folder } = which;
  const { entries } = JSON.parse(readFileSync(join(folder, "reference.json"), "utf8")) as { entries: Entry[] };
  const tally = new Tally("reference results of statistics");

  describe("reference results of statistics", () => {
    afterAll(() => tally.print());

    it.for(entries)("$dir/$id", async (entry, { skip }) => {
      const check = CHECKS.find(({ is }) => is.test(`${entry.dir}/${entry.id} ${entry.method}`));
      if (check === undefined) {
        const leftOut = [...CAUSAL_LEFT_OUT, ...FORECASTS_LEFT_OUT].find(({ is }) => is.test(`${entry.dir}/${entry.id}`));
        const reason = leftOut?.why ?? `not yet here: ${entry.method}`;
        tally.leave(reason, entry.id);
        return skip(reason);
      }
      try {
        const path = join(folder, entry.dir, entry.input);
        tally.pass((await check.run(entry, existsSync(path) ? columns(path) : {}, path)) ?? []);
      } catch (cause) {
        tally.fail();
        throw cause;
      }
    });
  });
}

type Data = Readonly<Record<string, readonly number[]>>;

function columns(path: string): Data {
  const [header = "", ...lines] = readFileSync(path, "utf8").trim().split(/\r?\n/);
  const names = header.split(",").map((name) => name.replaceAll('"', ""));
  return Object.fromEntries(names.map((name, i) => [name, lines.map((line) => Number(line.split(",")[i]))]));
}

/** Within an absolute tolerance, as every entry of these kinds states it. */
function near(got: number | null | undefined, want: number, tolerance: number | string, what: string): void {
  expect(typeof tolerance).toBe("number");
  expect(Math.abs((got ?? Number.NaN) - want), `${what}: ${got}, expected ${want}`).toBeLessThanOrEqual(Number(tolerance));
}

const sums = (x: readonly number[], y: readonly number[]): RatioSums => {
  const of = (value: (i: number) => number) => x.reduce((sum, _, i) => sum + value(i), 0);
  const [a, b] = [(i: number) => x[i] ?? Number.NaN, (i: number) => y[i] ?? Number.NaN];
  return { n: x.length, x: of(a), y: of(b), xx: of((i) => a(i) ** 2), yy: of((i) => b(i) ** 2), xy: of((i) => a(i) * b(i)) };
};

interface Check {
  readonly is: RegExp;
  readonly run: (entry: Entry, data: Data, path: string) => readonly string[] | void | Promise<readonly string[] | void>;
}

/** The 97.5 percentile of the standard normal, from a printed table. */
const Z95 = 1.959963984540054;

/** The statistics we have, each against its entries. */
const CHECKS: readonly Check[] = [
  ...PLAIN,
  ...FORECASTS,
  ...CAUSAL,
  ...ATTRIBUTION,
  {
    is: /^wilson\//,
    run({ expected, tolerance }) {
      for (const [share, methods] of Object.entries(expected as Record<string, { wilson: [number, number] }>)) {
        const [successes, n] = share.split("/").map(Number);
        const found = wilson(successes ?? 0, n ?? 0);
        near(found?.low, methods.wilson[0], tolerance, `${share} low`);
        near(found?.high, methods.wilson[1], tolerance, `${share} high`);
      }
    },
  },
  {
    is: /Fieller with covariance/,
    run({ expected }, { x = [], u = [] }) {
      const { fieller: ends, ratio } = expected as unknown as { fieller: [number, number]; ratio: number };
      const all = sums(x, u);
      near(all.x / all.y, ratio, 1e-6, "the ratio");
      // The entry's source states 1e-6 for Fieller; its own tolerance is that of the bootstrap.
      const found = fieller(all);
      near(found?.low, ends[0], 1e-6, "low");
      near(found?.high, ends[1], 1e-6, "high");
    },
  },
  {
    is: /unbounded/,
    run({ parameters: { a = 0, b = 0, va = 0, vb = 0, cab = 0 } }) {
      // Rows whose means, variances of the mean and covariance are the entry's: mean ± d, as many above as below.
      const n = 1_000_000;
      const spread = (v: number) => v * n * (n - 1);
      const found = fieller({
        n,
        x: a * n,
        y: b * n,
        xx: spread(va) + n * a * a,
        yy: spread(vb) + n * b * b,
        xy: spread(cab) + n * a * b,
      });
      expect(found).toEqual({ low: null, high: null, unbounded: true });
    },
  },
  {
    is: /^ratio-ci\/city-ratio-t0/,
    run({ expected, tolerance }, { x = [], u = [] }) {
      const { ratio, vL } = expected as unknown as { ratio: number; vL: number };
      const all = sums(x, u);
      near(all.x / all.y, ratio, tolerance, "the ratio");
      // Of the same rows very many times over, Fieller's interval is the linear one, whose variance is the entry's.
      const many = 1e8;
      const found = fieller({
        n: all.n * many,
        x: all.x * many,
        y: all.y * many,
        xx: all.xx * many,
        yy: all.yy * many,
        xy: all.xy * many,
      });
      near((((found?.high ?? NaN) - (found?.low ?? NaN)) / 2 / Z95) ** 2 * many, vL, tolerance, "linear variance");
    },
  },
  {
    is: /beta-PERT/,
    run({ parameters: { min = 0, mode = 0, max = 0 }, expected, tolerance }) {
      const quantile = pertQuantile(min, mode, max);
      const { q, mean, variance } = expected as unknown as { q: Record<string, number>; mean: number; variance: number };
      for (const [name, want] of Object.entries(q)) near(quantile(Number(name.slice(1)) / 100), want, tolerance, name);
      const moments = pertMoments(min, mode, max);
      near(moments.mean, mean, tolerance, "mean");
      near(moments.variance, variance, tolerance, "variance");
      // The mean is the quantile function's integral too: by the midpoint rule, to what that rule gives.
      const steps = 20_000;
      const sum = Array.from({ length: steps }, (_, i) => quantile((i + 0.5) / steps)).reduce((s, v) => s + v, 0);
      near(sum / steps, mean, 1e-3, "integral");
    },
  },
  {
    is: /sum of 4 independent uniforms/,
    run({ parameters: { M = 0 }, expected, tolerance }) {
      const u = uniform(20_261_101);
      const draws = Float64Array.from({ length: M }, () => Math.sqrt(12) * (u() + u() + u() + u() - 2));
      const { mean, sd, p95half } = expected as unknown as { mean: number; sd: number; p95half: number };
      const average = draws.reduce((s, v) => s + v, 0) / M;
      near(average, mean, tolerance, "mean");
      near(Math.sqrt(draws.reduce((s, v) => s + (v - average) ** 2, 0) / (M - 1)), sd, tolerance, "standard deviation");
      const middle = middle95(draws);
      near(middle?.high, p95half, tolerance, "97.5 percentile");
      near(middle?.low, -p95half, tolerance, "2.5 percentile");
    },
  },
];
