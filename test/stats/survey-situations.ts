import type { Situation } from "./coverage.js";
import type { Random } from "./random.js";

/** A stratum of a population: its share of it, how many of it were asked, and what its people answer. */
interface Stratum {
  readonly share: number;
  readonly asked: number;
  readonly yes: number;
}

const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

/** So many of each stratum are asked, and each answer weighs as many people as it stands for. */
const stratified = (strata: readonly Stratum[]): Pick<Situation, "formula" | "tables" | "method" | "draw"> => ({
  formula: 'poll(responses.choice, "yes")',
  tables: { responses: { columns: ["choice", "w"], says: "weight: w" } },
  method: "Wilson over the effective sample size",
  draw: (random) => ({
    sample: {
      responses: strata.flatMap(({ share, asked, yes }) =>
        times(asked, () => [random.chance(yes) ? "yes" : "no", share / asked]),
      ),
    },
    truth: strata.reduce((sum, { share, yes }) => sum + share * yes, 0),
  }),
});

/** Who is reached is left to chance, each with a chance of their own: weights have nothing to do with the answers. */
const reached = (n: number, weight: (random: Random) => number): Pick<Situation, "formula" | "tables" | "method" | "draw"> => ({
  formula: "csat(responses.rating, 4)",
  tables: { responses: { columns: ["rating", "w"], says: "weight: w" } },
  method: "Wilson over the effective sample size",
  draw: (random) => ({
    sample: { responses: times(n, () => [random.chance(0.7) ? 5 : 2, weight(random)]) },
    truth: 0.7,
  }),
});

/** Two strata of the population, 80 and 20 %, of which the same number is asked; 9 or 10 and 0 to 6 with these chances. */
const scored = (
  n: number,
  many: readonly [promoters: number, detractors: number],
  few: readonly [promoters: number, detractors: number],
): Pick<Situation, "formula" | "tables" | "method" | "draw"> => ({
  formula: "nps(responses.score)",
  tables: { responses: { columns: ["score", "w"], says: "weight: w" } },
  method: "adjusted Wald over the effective sample size",
  draw(random) {
    const score = ([promoters, detractors]: readonly [number, number]): number => {
      const u = random.uniform();
      return u < promoters ? 9 : u < promoters + detractors ? 3 : 7;
    };
    const responses = [...times(n, () => [score(many), 0.8 / n]), ...times(n, () => [score(few), 0.2 / n])];
    return { sample: { responses }, truth: 100 * (0.8 * (many[0] - many[1]) + 0.2 * (few[0] - few[1])) };
  },
});

const APART =
  "conservative: Kish's size takes the strata to answer alike, and what parts them is no chance where so many of each are asked";

/** Surveys whose answers are weighed: Kish's effective size is right where weights and answers have nothing to do with each other. */
export const surveySituations: readonly Situation[] = [
  {
    name: "weighted share, strata alike, n = 200",
    ...stratified([
      { share: 0.8, asked: 100, yes: 0.4 },
      { share: 0.2, asked: 100, yes: 0.4 },
    ]),
    quick: true,
  },
  {
    name: "weighted share, strata 0.45 and 0.3, n = 200",
    ...stratified([
      { share: 0.8, asked: 100, yes: 0.45 },
      { share: 0.2, asked: 100, yes: 0.3 },
    ]),
  },
  {
    name: "weighted share, five strata from 0.3 to 0.5, n = 150",
    ...stratified(
      [0.3, 0.35, 0.4, 0.45, 0.5].map((yes, i) => ({ share: [0.4, 0.25, 0.2, 0.1, 0.05][i] ?? 0, asked: 30, yes })),
    ),
  },
  {
    name: "weighted share, strata 0.9 and 0.2, n = 200",
    ...stratified([
      { share: 0.8, asked: 100, yes: 0.9 },
      { share: 0.2, asked: 100, yes: 0.2 },
    ]),
    expected: { from: 0.95, to: 1, because: APART },
  },
  {
    name: "weighted share, small strata of great weight, n = 60",
    ...stratified([
      { share: 0.7, asked: 10, yes: 0.3 },
      { share: 0.3, asked: 50, yes: 0.3 },
    ]),
  },
  {
    name: "weighted share, few heavy answers of 0.5 beside many of 0.02, n = 100",
    ...stratified([
      { share: 0.5, asked: 10, yes: 0.5 },
      { share: 0.5, asked: 90, yes: 0.02 },
    ]),
    expected: {
      from: 0.8,
      to: 0.93,
      because: "too narrow: the heavy answers differ more among themselves than the light ones",
    },
  },
  { name: "weighted csat, weights from 0.5 to 1.5 by chance, n = 120", ...reached(120, (random) => 0.5 + random.uniform()) },
  { name: "weighted csat, skewed weights (log-normal), n = 150", ...reached(150, (random) => random.logNormal(0, 0.6)) },
  { name: "weighted NPS, strata alike, n = 120", ...scored(60, [0.5, 0.2], [0.5, 0.2]), quick: true },
  { name: "weighted NPS, strata of 30 and 10, n = 120", ...scored(60, [0.5, 0.2], [0.4, 0.3]) },
  { name: "weighted NPS, strata alike, n = 24", ...scored(12, [0.5, 0.2], [0.5, 0.2]) },
  {
    name: "weighted NPS, strata of 80 and −80, n = 120",
    ...scored(60, [0.85, 0.05], [0.05, 0.85]),
    expected: { from: 0.95, to: 1, because: APART },
  },
];
