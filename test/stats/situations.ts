import type { Situation } from "./coverage.js";
import type { Random } from "./random.js";
import { surveySituations } from "./survey-situations.js";

const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
const flag = (yes: boolean): number => (yes ? 1 : 0);

/** Visits of which a share bought; the share itself may be drawn anew in each repetition. */
const bought = (n: number, share: (random: Random) => number): Pick<Situation, "formula" | "tables" | "method" | "draw"> => ({
  formula: "count(visits where buys = 1) / count(visits)",
  tables: { visits: { columns: ["buys"] } },
  method: "Wilson",
  draw(random) {
    const truth = share(random);
    return { sample: { visits: times(n, () => [flag(random.chance(truth))]) }, truth };
  },
});

const CONSERVATIVE = { from: 0.93, to: 1 };
const BY_RANKS = "conservative by construction: ranks are whole, each tail at most 2.5 %";

const proportions: readonly Situation[] = [
  { name: "proportion of 0.3, n = 200", ...bought(200, () => 0.3), quick: true },
  { name: "proportion, n = 10, any share", ...bought(10, (random) => random.uniform()), quick: true },
  { name: "proportion, n = 50, shares below 0.1", ...bought(50, (random) => 0.1 * random.uniform()) },
  { name: "proportion, n = 50, shares above 0.9", ...bought(50, (random) => 1 - 0.1 * random.uniform()) },
  {
    name: "proportion of 0.01, n = 20",
    ...bought(20, () => 0.01),
    // Of 20 visits none or one is seen: 0.99^20 + 20 · 0.01 · 0.99^19.
    expected: { from: 0.97, to: 0.995, because: "none or one of 20 is seen in 98.3 %, and both intervals hold 0.01" },
  },
  {
    name: "proportion of 0.0085, n = 20",
    ...bought(20, () => 0.0085),
    expected: {
      from: 0.81,
      to: 0.88,
      because: "Wilson's low point below 1 in 100: one of 20 gives from 0.0089, and none is seen in 84.3 %",
    },
  },
  {
    name: "share of the whole, counts, n = 80",
    formula: "share(count(orders), brand)",
    tables: { orders: { columns: ["brand"] } },
    group: { by: "brand", value: "a" },
    method: "Wilson",
    draw(random) {
      const brand = () => (random.chance(0.4) ? "a" : random.chance(0.5) ? "b" : "c");
      return { sample: { orders: times(80, () => [brand()]) }, truth: 0.4 };
    },
  },
  {
    name: "converted over its base, n = 60",
    formula: "converted(visits to signups by visitor_id within 30 days) / count(visits)",
    tables: {
      visits: { columns: ["visitor_id", "seen"], says: "time: seen, coverage: {from: 2026-01-01, to: 2026-06-01}" },
      signups: { columns: ["visitor_id", "seen"], says: "time: seen, coverage: {from: 2026-01-01, to: 2026-06-01}" },
    },
    method: "Wilson",
    draw(random, id) {
      const visits = times(60, (i) => [id(i), "2026-01-05"]);
      // A fifth signs up within the window, a tenth after it.
      const signups = visits.flatMap(([visitor]) => {
        const u = random.uniform();
        return u < 0.2 ? [[visitor as string, "2026-01-20"]] : u < 0.3 ? [[visitor as string, "2026-03-20"]] : [];
      });
      return { sample: { visits, signups }, truth: 0.2 };
    },
    quick: true,
  },
  {
    name: "retained after four weeks, n = 60",
    formula: "retained(members from first(posts.seen) by member_id active posts after 4 weeks)",
    tables: {
      members: { columns: ["id"], says: "key: id" },
      posts: {
        columns: ["member_id", "seen"],
        says: "time: seen, columns: {member_id: {ref: members}}, coverage: {from: 2026-01-01, to: 2026-06-01}",
      },
    },
    method: "Wilson",
    draw(random, id) {
      const members = times(60, (i) => [id(i)]);
      const posts = members.flatMap(([member]) => {
        const first = [member as string, "2026-01-05"];
        return random.chance(0.35) ? [first, [member as string, "2026-02-04"]] : [first];
      });
      return { sample: { members, posts }, truth: 0.35 };
    },
  },
];

const answers = (
  n: number,
  promoters: number,
  detractors: number,
): Pick<Situation, "formula" | "tables" | "method" | "draw"> => ({
  formula: "nps(responses.score)",
  tables: { responses: { columns: ["score"] } },
  method: "adjusted Wald",
  draw(random) {
    const score = () => {
      const u = random.uniform();
      return u < promoters ? 9 : u < promoters + detractors ? 3 : 7;
    };
    return { sample: { responses: times(n, () => [score()]) }, truth: 100 * (promoters - detractors) };
  },
});

const scores: readonly Situation[] = [
  { name: "NPS of 30, n = 40", ...answers(40, 0.5, 0.2), quick: true },
  { name: "NPS of 30, n = 12", ...answers(12, 0.5, 0.2) },
  { name: "NPS of 88, n = 30", ...answers(30, 0.9, 0.02) },
  {
    name: "csat of 0.8, n = 100",
    formula: "csat(responses.rating, 4)",
    tables: { responses: { columns: ["rating"] } },
    method: "Wilson",
    draw: (random) => ({
      sample: { responses: times(100, () => [random.chance(0.8) ? 4 + flag(random.chance(0.5)) : 2]) },
      truth: 0.8,
    }),
  },
];

const mean = (n: number, value: (random: Random) => number, truth: number) => ({
  formula: "avg(orders.amount)",
  tables: { orders: { columns: ["amount"] } },
  method: "Student's t",
  draw: (random: Random) => ({ sample: { orders: times(n, () => [value(random)]) }, truth }),
});

const means: readonly Situation[] = [
  { name: "mean of normal values, n = 5", ...mean(5, (random) => random.normal(50, 12), 50) },
  { name: "mean of normal values, n = 30", ...mean(30, (random) => random.normal(50, 12), 50), quick: true },
  { name: "mean of skewed values (exponential), n = 100", ...mean(100, (random) => random.exponential(20), 20) },
  {
    name: "mean of skewed values (exponential), n = 20",
    ...mean(20, (random) => random.exponential(20), 20),
    expected: { from: 0.89, to: 0.95, because: "approximate: Student's t takes values to be normal, and few are not enough" },
  },
  {
    name: "mean of very skewed values (log-normal, σ = 1), n = 50",
    ...mean(50, (random) => random.logNormal(3, 1), Math.exp(3.5)),
    expected: { from: 0.86, to: 0.95, because: "approximate: the few great values are often not in the sample" },
  },
];

const ratios: readonly Situation[] = [
  {
    name: "ratio of two sums of one table, n = 40",
    formula: "sum(orders.amount) / sum(orders.items)",
    tables: { orders: { columns: ["amount", "items"] } },
    method: "Fieller",
    draw(random) {
      const order = () => {
        const items = 1 + Math.floor(5 * random.uniform());
        return [items * random.normal(12, 3) + random.normal(0, 4), items];
      };
      return { sample: { orders: times(40, order) }, truth: 12 };
    },
    quick: true,
  },
  {
    name: "ratio of a sum to a count of some rows, n = 80",
    formula: "sum(orders.amount) / count(orders where again = 1)",
    tables: { orders: { columns: ["amount", "again"] } },
    method: "Fieller",
    draw: (random) => ({
      sample: { orders: times(80, () => [random.normal(30, 8), flag(random.chance(0.6))]) },
      truth: 50,
    }),
  },
  {
    name: "share of the whole, sums, n = 80",
    formula: "share(sum(orders.amount), brand)",
    tables: { orders: { columns: ["brand", "amount"] } },
    group: { by: "brand", value: "a" },
    method: "Fieller",
    draw: (random) => ({
      sample: { orders: times(80, () => (random.chance(0.4) ? ["a", random.normal(30, 8)] : ["b", random.normal(20, 5)])) },
      truth: (0.4 * 30) / (0.4 * 30 + 0.6 * 20),
    }),
  },
];

const quantile = (formula: string, n: number, truth: number, value: (random: Random) => number) => ({
  formula,
  tables: { tickets: { columns: ["hours"] } },
  method: "order statistics",
  draw: (random: Random) => ({ sample: { tickets: times(n, () => [value(random)]) }, truth }),
});
/** The 0.9 quantile of the standard normal, from a printed table. */
const Z90 = 1.2815515655;

const quantiles: readonly Situation[] = [
  {
    name: "median, n = 25",
    ...quantile("median(tickets.hours)", 25, Math.exp(2), (random) => random.logNormal(2, 1)),
    quick: true,
  },
  { name: "median, n = 200", ...quantile("median(tickets.hours)", 200, Math.exp(2), (random) => random.logNormal(2, 1)) },
  {
    name: "median, n = 9",
    ...quantile("median(tickets.hours)", 9, Math.exp(2), (random) => random.logNormal(2, 1)),
    expected: { ...CONSERVATIVE, because: BY_RANKS },
  },
  {
    name: "median of whole days, n = 50",
    ...quantile("median(tickets.hours)", 50, 3, (random) => 1 + Math.floor(5 * random.uniform())),
    expected: { ...CONSERVATIVE, because: "conservative by construction: ties hold the median more often" },
  },
  {
    name: "90th percentile, n = 60",
    ...quantile("percentile(tickets.hours, 0.9)", 60, Math.exp(2 + Z90), (random) => random.logNormal(2, 1)),
    expected: { ...CONSERVATIVE, because: BY_RANKS },
  },
  {
    name: "90th percentile, n = 300",
    ...quantile("percentile(tickets.hours, 0.9)", 300, Math.exp(2 + Z90), (random) => random.logNormal(2, 1)),
  },
];

const RANGES = { rate: [0.12, 0.22, 0.31], cost: [11, 14.5, 18], spared: [0.5, 2, 6] } as const;
const drawn = (random: Random, [low, mode, high]: readonly [number, number, number]): number => random.pert(low, mode, high);

const formulas: readonly Situation[] = [
  {
    name: "savings: views times two ranged assumptions",
    formula: "sum(topics.views where solved = 1) * rate * cost",
    tables: { topics: { columns: ["views", "solved"] } },
    assumptions: { rate: RANGES.rate, cost: RANGES.cost },
    method: "Monte Carlo (PERT), parts taken to be independent",
    draw(random) {
      const topics = times(5, () => [Math.floor(100 * random.uniform()), flag(random.chance(0.8))] as const);
      const views = topics.reduce((sum, [seen, solved]) => sum + seen * solved, 0);
      return { sample: { topics }, truth: views * drawn(random, RANGES.rate) * drawn(random, RANGES.cost) };
    },
    quick: true,
  },
  {
    name: "savings: a sum of two such products",
    formula: "sum(topics.views) * rate * cost + sum(calls.minutes) * spared * cost",
    tables: { topics: { columns: ["views"] }, calls: { columns: ["minutes"] } },
    assumptions: RANGES,
    method: "Monte Carlo (PERT), parts taken to be independent",
    draw(random) {
      const topics = times(4, () => [10 + Math.floor(100 * random.uniform())] as const);
      const calls = times(12, () => [1] as const);
      const views = topics.reduce((sum, [seen]) => sum + seen, 0);
      const [rate, cost, spared] = [drawn(random, RANGES.rate), drawn(random, RANGES.cost), drawn(random, RANGES.spared)];
      return { sample: { topics, calls }, truth: views * rate * cost + calls.length * spared * cost };
    },
  },
  {
    name: "a measured mean times a ranged assumption",
    formula: "avg(orders.amount) * rate",
    tables: { orders: { columns: ["amount"] } },
    assumptions: { rate: RANGES.rate },
    method: "Monte Carlo (Student's t, PERT), parts taken to be independent",
    draw: (random) => ({
      sample: { orders: times(12, () => [random.normal(50, 20)]) },
      truth: 50 * drawn(random, RANGES.rate),
    }),
  },
  {
    name: "a measured share times a ranged assumption",
    formula: "count(visits where buys = 1) / count(visits) * cost",
    tables: { visits: { columns: ["buys"] } },
    assumptions: { cost: RANGES.cost },
    method: "Monte Carlo (Wilson, PERT), parts taken to be independent",
    draw: (random) => ({
      sample: { visits: times(60, () => [flag(random.chance(0.25))]) },
      truth: 0.25 * drawn(random, RANGES.cost),
    }),
  },
  {
    name: "a mean of one table times a share of another",
    formula: "avg(orders.amount) * (count(visits where buys = 1) / count(visits))",
    tables: { orders: { columns: ["amount"] }, visits: { columns: ["buys"] } },
    method: "Monte Carlo (Student's t, Wilson), parts taken to be independent",
    draw: (random) => ({
      sample: {
        orders: times(25, () => [random.normal(50, 20)]),
        visits: times(60, () => [flag(random.chance(0.25))]),
      },
      truth: 50 * 0.25,
    }),
    quick: true,
  },
  {
    name: "a mean over a mean of another table, n = 25 each",
    formula: "avg(orders.amount) / avg(visits.minutes)",
    tables: { orders: { columns: ["amount"] }, visits: { columns: ["minutes"] } },
    method: "Monte Carlo (Student's t), parts taken to be independent",
    draw: (random) => ({
      sample: {
        orders: times(25, () => [random.normal(50, 20)]),
        visits: times(25, () => [random.normal(10, 3)]),
      },
      truth: 5,
    }),
  },
  {
    name: "a difference of two means, n = 6 each",
    formula: "avg(orders.amount) - avg(visits.minutes)",
    tables: { orders: { columns: ["amount"] }, visits: { columns: ["minutes"] } },
    method: "Monte Carlo (Student's t), parts taken to be independent",
    draw: (random) => ({
      sample: {
        orders: times(6, () => [random.normal(50, 20)]),
        visits: times(6, () => [random.normal(10, 20)]),
      },
      truth: 40,
    }),
    expected: { ...CONSERVATIVE, because: "conservative for few values: each mean keeps its own quantile of Student's t" },
  },
  {
    name: "a difference of two means, n = 30 each",
    formula: "avg(orders.amount) - avg(visits.minutes)",
    tables: { orders: { columns: ["amount"] }, visits: { columns: ["minutes"] } },
    method: "Monte Carlo (Student's t), parts taken to be independent",
    draw: (random) => ({
      sample: {
        orders: times(30, () => [random.normal(50, 20)]),
        visits: times(30, () => [random.normal(10, 20)]),
      },
      truth: 40,
    }),
  },
  {
    name: "a sum of two means of the same rows, correlated by 0.8",
    formula: "avg(orders.amount) + avg(orders.postage)",
    tables: { orders: { columns: ["amount", "postage"] } },
    method: "Monte Carlo (Student's t), parts taken to be independent",
    draw(random) {
      const order = () => {
        const z = random.normal(0, 1);
        return [50 + 10 * z, 30 + 10 * (0.8 * z + 0.6 * random.normal(0, 1))];
      };
      return { sample: { orders: times(40, order) }, truth: 80 };
    },
    // 1.96 · √(2 / 3.6) standard errors to each side, of a normal: 85.6 %.
    expected: { from: 0.83, to: 0.89, because: "too narrow, as the method says: its parts are taken to be independent" },
  },
  {
    name: "a difference of two shares of one table, n = 60 and 60",
    formula:
      "count(visits where page = 'a' and buys = 1) / count(visits where page = 'a') - count(visits where page = 'b' and buys = 1) / count(visits where page = 'b')",
    tables: { visits: { columns: ["page", "buys"] } },
    method: "Monte Carlo (Wilson), parts taken to be independent",
    draw: (random) => ({
      sample: {
        visits: [...times(60, () => ["a", flag(random.chance(0.3))]), ...times(60, () => ["b", flag(random.chance(0.2))])],
      },
      truth: 0.1,
    }),
    quick: true,
  },
  {
    name: "a difference of two small shares of two tables, n = 40 and 40",
    formula: "count(visits where buys = 1) / count(visits) - count(calls where buys = 1) / count(calls)",
    tables: { visits: { columns: ["buys"] }, calls: { columns: ["buys"] } },
    method: "Monte Carlo (Wilson), parts taken to be independent",
    draw: (random) => ({
      sample: {
        visits: times(40, () => [flag(random.chance(0.05))]),
        calls: times(40, () => [flag(random.chance(0.05))]),
      },
      truth: 0,
    }),
    expected: { ...CONSERVATIVE, because: "conservative near 0, where Wilson's intervals are wide" },
  },
  {
    name: "a median over a mean of another table",
    formula: "median(tickets.hours) / avg(visits.minutes)",
    tables: { tickets: { columns: ["hours"] }, visits: { columns: ["minutes"] } },
    method: "Monte Carlo (order statistics, Student's t), parts taken to be independent",
    draw: (random) => ({
      sample: {
        tickets: times(40, () => [random.logNormal(2, 0.5)]),
        visits: times(40, () => [random.normal(10, 3)]),
      },
      truth: Math.exp(2) / 10,
    }),
  },
];

/** Every method of LANGUAGE.md, Meaning 12, in worlds whose truth is known. */
export const SITUATIONS: readonly Situation[] = [
  ...proportions,
  ...scores,
  ...surveySituations,
  ...means,
  ...ratios,
  ...quantiles,
  ...formulas,
];
