import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { classification } from "../../../src/stats/classification.js";
import { cohenKappa } from "../../../src/stats/cohen-kappa.js";
import { fleissKappa } from "../../../src/stats/fleiss-kappa.js";
import { trueShares } from "../../../src/stats/rogan-gladen.js";
import { kaplanMeier, type Lifetime } from "../../../src/stats/kaplan-meier.js";
import { logRank } from "../../../src/stats/log-rank.js";
import { mean, variance } from "../../../src/stats/moments.js";
import { npsInterval } from "../../../src/stats/nps.js";
import { npsWald } from "../../../src/stats/nps-wald.js";
import { postStratifiedTotal } from "../../../src/stats/post-stratified-total.js";
import { ratioDelta } from "../../../src/stats/ratio-delta.js";
import { shapleyValue } from "../../../src/stats/shapley-value.js";
import { shiftedBetaGeometric } from "../../../src/stats/shifted-beta-geometric.js";
import { stratifiedMean } from "../../../src/stats/stratified-mean.js";
import { triangularMoments, triangularQuantile } from "../../../src/stats/triangular.js";
import { agrees, near, rowsOf, type PlainCheck } from "./near.js";

type Table = readonly (readonly number[])[];

/** The part of a file of JSON that an entry names after the sign #. */
function part<T>(path: string): T {
  const [file = "", name = ""] = path.split("#");
  return (JSON.parse(readFileSync(file, "utf8")) as Record<string, T>)[name] as T;
}

const agreement: readonly PlainCheck[] = [
  {
    is: /^agreement\/.* Cohen kappa/,
    run({ expected, tolerance }, _, path) {
      near(agrees(cohenKappa(part<Table>(path))).kappa, (expected as { kappa: number }).kappa, tolerance, "kappa");
    },
  },
  {
    is: /^agreement\/.* Fleiss kappa/,
    run({ expected, tolerance }, _, path) {
      near(agrees(fleissKappa(part<Table>(path))).kappa, (expected as { kappa: number }).kappa, tolerance, "kappa");
    },
  },
  {
    is: /^agreement\/.* precision\/recall\/F1/,
    run({ input, expected, tolerance }) {
      const list = (name: string): string[] => (new RegExp(`${name}=\\[([^\\]]*)`).exec(input)?.[1] ?? "").split(",");
      const found = agrees(classification(list("y_true"), list("y_pred")));
      const want = expected as Record<"macroF1" | "microF1" | "weightedF1", number> & { readonly perClass: readonly number[] };
      near(found.macroF1, want.macroF1, tolerance, "macro");
      near(found.accuracy, want.microF1, tolerance, "micro");
      near(found.weightedF1, want.weightedF1, tolerance, "weighted");
      want.perClass.forEach((f1, i) => near(found.classes[i]?.f1, f1, tolerance, `class ${i}`));
    },
  },
  {
    is: /^agreement\/.*misclassification/,
    run({ parameters, expected, tolerance }) {
      const { C, observed } = parameters as unknown as { C: Table; observed: readonly number[] };
      const { shares } = agrees(trueShares(C, observed));
      (expected as { pi: readonly number[] }).pi.forEach((share, i) => near(shares[i], share, tolerance, `class ${i}`));
    },
  },
];

const survival: readonly PlainCheck[] = [
  {
    is: /^km-.* Kaplan-Meier median and log-rank/,
    run({ expected, tolerance }, _, path) {
      const rows = rowsOf(readFileSync(path, "utf8"));
      const group = (name: string): Lifetime[] =>
        rows.filter(({ x }) => x === name).map(({ time, status }) => ({ time: Number(time), ended: status === "1" }));
      const groups = [group("Maintained"), group("Nonmaintained")] as const;
      const [maintained, others] = groups.map((each) => agrees(kaplanMeier(each)));
      const want = expected as Record<"medianMaintained" | "medianNon" | "chisq" | "p", number>;
      expect([maintained?.median, others?.median]).toEqual([want.medianMaintained, want.medianNon]);
      const test = agrees(logRank(groups));
      near(test.chiSquared, want.chisq, tolerance, "chi-squared");
      // The entry's tolerance is that of a statistic printed to one place; R's survdiff prints 0.0653 for its p-value 0.0658.
      near(test.p, want.p, 1e-3, "p");
    },
  },
  {
    is: /^retention-.* shifted-beta-geometric/,
    run({ parameters, expected, tolerance }, data) {
      const { T, N } = parameters as { T: number; N: number };
      for (const [segment, want] of Object.entries(expected as Record<string, Record<"alpha" | "beta" | "LL", number>>)) {
        const survivors = (data[segment] ?? []).slice(0, T + 1).map((percent) => (percent / 100) * N);
        const found = agrees(shiftedBetaGeometric(survivors));
        near(found.alpha, want.alpha, tolerance, `${segment} alpha`);
        near(found.beta, want.beta, tolerance, `${segment} beta`);
        near(found.logLikelihood, want.LL, 0.05, `${segment} log likelihood, printed to one place`);
      }
    },
  },
];

const surveys: readonly PlainCheck[] = [
  {
    is: /^survey-weights\/.* stratified mean/,
    run({ parameters, expected, tolerance }, _, path) {
      const { strata, fpc } = parameters as { strata: string; fpc: string };
      const rows = rowsOf(readFileSync(path, "utf8"));
      const names = [...new Set(rows.map((row) => row[strata]))];
      const found = agrees(
        stratifiedMean(
          names.map((name) => {
            const own = rows.filter((row) => row[strata] === name);
            return { values: own.map(({ api00 }) => Number(api00)), size: Number(own[0]?.[fpc]) };
          }),
        ),
      );
      near(found.mean.value, (expected as { mean: number }).mean, tolerance, "mean");
      near(found.mean.se, (expected as { se: number }).se, tolerance, "its error");
    },
  },
  {
    is: /^survey-weights\/.* post-stratified total/,
    run({ expected, tolerance }, _, path) {
      const rows = rowsOf(readFileSync(path, "utf8"));
      const found = agrees(
        postStratifiedTotal(
          rows.map(({ enroll, pw, dnum = "", stype = "" }) => ({
            value: Number(enroll),
            weight: Number(pw),
            cluster: dnum,
            group: stype,
          })),
          { E: 4421, H: 755, M: 1018 },
          Number(rows[0]?.["fpc"]),
        ),
      );
      near(found.total.value, (expected as { total: number }).total, tolerance, "total");
      near(found.total.se, (expected as { se: number }).se, tolerance, "its error");
    },
  },
  {
    is: /^nps\/.* NPS with Wald and adjusted-Wald/,
    run({ parameters, expected, tolerance }) {
      const { promoters, passives, detractors } = parameters as Record<"promoters" | "passives" | "detractors", number>;
      const want = expected as Record<"n" | "nps" | "se" | "seNminus1" | "adjCentre", number> &
        Record<"wald" | "adjWald", readonly [number, number]>;
      const plain = agrees(npsWald(promoters, passives, detractors));
      expect(plain.n).toBe(want.n);
      near(plain.score, want.nps, tolerance, "score");
      near(plain.se, want.se, tolerance, "error");
      near(plain.seOfSample, want.seNminus1, tolerance, "error with n - 1");
      near(plain.low, want.wald[0], tolerance, "Wald's low");
      near(plain.high, want.wald[1], tolerance, "Wald's high");
      const adjusted = agrees(npsWald(promoters + 0.75, passives + 1.5, detractors + 0.75));
      near(adjusted.score, want.adjCentre, tolerance, "adjusted centre");
      near(adjusted.low, want.adjWald[0], tolerance, "adjusted low");
      near(adjusted.high, want.adjWald[1], tolerance, "adjusted high");
      // What reports show ends where scores end (Meaning 12).
      const shown = npsInterval(promoters, passives, detractors);
      near(shown?.low, Math.max(-100, want.adjWald[0]), tolerance, "shown low");
      near(shown?.high, Math.min(100, want.adjWald[1]), tolerance, "shown high");
    },
  },
  {
    is: /^nps\/.* NPS 95% CI total width/,
    run({ parameters, expected, tolerance }) {
      const { p, d } = parameters as { p: number; d: number };
      const n = 900;
      const { low, high } = agrees(npsWald(p * n, (1 - p - d) * n, d * n));
      near((high - low) * Math.sqrt(n), (expected as { widthTimesSqrtN: number }).widthTimesSqrtN, tolerance, "width times √n");
    },
  },
  {
    is: /^nps\/.* identity: NPS Wald variance/,
    run({ tolerance }, { promoters = [], passives = [], detractors = [] }) {
      expect(promoters.length).toBeGreaterThan(0);
      promoters.forEach((p, i) => {
        const counts = [p, passives[i] ?? NaN, detractors[i] ?? NaN] as const;
        const answers = counts.flatMap((count, k) => new Array<number>(count).fill(1 - k));
        const average = mean(answers);
        const population = mean(answers.map((each) => (each - average) ** 2));
        const { se, n } = agrees(npsWald(...counts));
        near((se / 100) ** 2 * n, population, tolerance, `variance of case ${i + 1}`);
      });
    },
  },
];

const ratios: readonly PlainCheck[] = [
  {
    is: /^ratio-ci\/.* delta method \(normal\)/,
    run({ expected, tolerance }, _, path) {
      const rows = rowsOf(readFileSync(path, "utf8"));
      const [control, treated] = [rows.filter(({ group }) => group === "KON"), rows.filter(({ group }) => group !== "KON")].map(
        (group) => group.map(({ ASAT }) => Number(ASAT)),
      ) as [number[], number[]];
      // The source takes both groups to have one variance, as its package (mratios) does.
      const [n, m] = [treated.length, control.length];
      const pooled = ((n - 1) * variance(treated) + (m - 1) * variance(control)) / (n + m - 2);
      const found = agrees(ratioDelta({ x: mean(treated), y: mean(control), vx: pooled / n, vy: pooled / m, cxy: 0 }));
      const want = expected as Record<"ratio" | "se" | "lo" | "hi" | "loLog" | "hiLog", number>;
      near(found.ratio, want.ratio, tolerance, "ratio");
      near(found.se, want.se, tolerance, "its error");
      near(found.interval.low, want.lo, tolerance, "low");
      near(found.interval.high, want.hi, tolerance, "high");
      near(found.logInterval?.low, want.loLog, tolerance, "low by logs");
      near(found.logInterval?.high, want.hiLog, tolerance, "high by logs");
    },
  },
];

const returns: readonly PlainCheck[] = [
  {
    is: /^roi-montecarlo\/.* triangular/,
    run({ parameters, expected, tolerance }) {
      const { min, mode, max } = parameters as Record<"min" | "mode" | "max", number>;
      const want = expected as Record<"mean" | "variance", number> & { readonly q: Record<string, number> };
      const found = triangularMoments(min, mode, max);
      near(found.mean, want.mean, tolerance, "mean");
      near(found.variance, want.variance, tolerance, "variance");
      const quantile = triangularQuantile(min, mode, max);
      for (const [name, value] of Object.entries(want.q)) near(quantile(Number(name.slice(1)) / 100), value, tolerance, name);
    },
  },
  {
    is: /^shapley\/.* exact Shapley value/,
    run({ expected, tolerance }, _, path) {
      const { v } = part<{ v: Record<string, number> }>(path);
      const want = expected as Record<string, number>;
      const { values } = agrees(shapleyValue(Object.keys(want), (coalition) => v[coalition.join("")] ?? Number.NaN));
      for (const [player, value] of Object.entries(want)) near(values.get(player), value, tolerance, player);
    },
  },
];

/** Agreement, survival, surveys, scores, ratios, returns, and games: each statistic against its entries. */
export const PLAIN: readonly PlainCheck[] = [...agreement, ...survival, ...surveys, ...ratios, ...returns];
