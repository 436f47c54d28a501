import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { opened, type Row } from "../../compile/metamorphic/open.js";

/*
 * attributed(…) against published and recomputed numbers: the R package ChannelAttribution on its own 10,000 paths, S.
 * Bryl's three paths, and the definitions of time decay and of position. An entry's paths are written as a workspace's
 * tables and asked through the product: each conversion of a path is an entity with an order of its own, each way without
 * one an entity that never orders.
 */
interface Entry {
  readonly expected: Readonly<Record<string, never>>;
  readonly tolerance: number | string;
}

export interface AttributionCheck {
  readonly is: RegExp;
  readonly run: (entry: Entry, data: unknown, path: string) => Promise<readonly string[] | void>;
}

type Credit = Readonly<Record<string, number>>;

export const ATTRIBUTION: readonly AttributionCheck[] = [
  {
    is: /^channel-attribution\/ca-heuristics /,
    async run({ expected, tolerance }, _, path) {
      const rows = await ofPaths(path);
      const all = Object.entries(expected as unknown as Readonly<Record<string, Credit>>);
      for (const model of ["first", "last", "linear"] as const) {
        for (const [kpi, what] of [
          [`${model}_n`, "conversions"],
          [`${model}_v`, "value"],
        ] as const) {
          const wanted = all.map(([channel, each]) => [channel, each[`${model}_touch_${what}`] ?? Number.NaN]);
          near(credit(rows, kpi), Object.fromEntries(wanted) as Credit, Number(tolerance), kpi);
        }
      }
    },
  },
  {
    is: /^channel-attribution\/ca-markov1-simulated /,
    async run({ expected, tolerance }, _, path) {
      const simulated = (expected as unknown as { readonly result: Readonly<Record<string, { total_conversions: number }>> })
        .result;
      const found = credit(await ofPaths(path), "markov");
      const many = Object.entries(simulated).filter(([, { total_conversions: n }]) => n > 1000);
      expect(many.length).toBeGreaterThan(5);
      for (const [channel, { total_conversions: n }] of many)
        expect(Math.abs((found[channel] ?? Number.NaN) - n) / n, channel).toBeLessThan(Number(tolerance));
      return ["a simulation is held to its tolerance in channels of more than 1,000 conversions, by conversions alone"];
    },
  },
  {
    is: /^channel-attribution\/markov1-exact /,
    async run({ expected, tolerance }, _, path) {
      const { conversions, share } = expected as unknown as Readonly<Record<"conversions" | "share", Credit>>;
      const found = credit(await ofPaths(path), "markov");
      near(found, conversions, Number(tolerance), "conversions");
      const total = Object.values(found).reduce((sum, n) => sum + n, 0);
      near(Object.fromEntries(Object.entries(found).map(([name, n]) => [name, n / total])), share, Number(tolerance), "share");
    },
  },
  {
    is: /^shapley\/shapley-simplified-pathdata /,
    run: async ({ expected, tolerance }, _, path) =>
      near(credit(await ofPaths(path), "shapley"), expected as unknown as Credit, Number(tolerance), "shapley"),
  },
  {
    is: /^channel-attribution\/markov-bryl-3paths /,
    async run({ expected, tolerance }, _, path) {
      const { share } = expected as unknown as { readonly share: Credit };
      near(credit(await ofPaths(path), "markov"), share, Number(tolerance), "share");
    },
  },
  {
    is: /^channel-attribution\/markov-pychattr /,
    async run({ expected, tolerance }, _, path) {
      const found = credit(await ofPaths(path), "markov");
      near(found, { A: 2, B: 1 }, 1e-9, "the exact answer");
      near(found, expected as unknown as Credit, Number(tolerance), "its simulation");
    },
  },
  {
    is: /^channel-attribution\/time-decay-halflife7 /,
    async run({ expected, tolerance }, _, path) {
      const { credit: wanted } = expected as unknown as { readonly credit: readonly number[] };
      near(await timed(path, "time_decay(7 days)"), byTouch(wanted), Number(tolerance), "credit");
    },
  },
  {
    is: /^channel-attribution\/position-based-40-20-40 /,
    async run({ expected, tolerance }, _, path) {
      const { weights } = expected as unknown as { readonly weights: readonly number[] };
      near(await timed(path, "position(0.4, 0.4)"), byTouch(weights.map((w) => w * 1000)), Number(tolerance), "weights");
    },
  },
];

const form = (measure: string, model: string, within = "1 day"): string =>
  `attributed(${measure} to touches by customer within ${within} model ${model})`;

const KPIS = {
  first_n: form("count(orders)", "first"),
  first_v: form("sum(orders.amount)", "first"),
  last_n: form("count(orders)", "last"),
  last_v: form("sum(orders.amount)", "last"),
  linear_n: form("count(orders)", "linear"),
  linear_v: form("sum(orders.amount)", "linear"),
  markov: form("count(orders)", "markov"),
  shapley: form("count(orders)", "shapley"),
};

const TABLES = (kpis: Readonly<Record<string, string>>): string => `version: 1
tables:
  touches: {from: touches.csv, row: touch, key: id, time: touched_at}
  orders: {from: orders.csv, row: order, key: id, time: ordered_at, columns: {amount: {type: number, unit: EUR}}}
kpis:
${Object.entries(kpis)
  .map(([name, formula]) => `  ${name}: {formula: ${JSON.stringify(formula)}}\n`)
  .join("")}`;

/** Every model's answer over a file of paths, by channel: asked once a file, as several entries read the same one. */
function ofPaths(path: string): Promise<readonly Row[]> {
  const made =
    asked.get(path) ?? opened(filesOf(pathsIn(path)), TABLES(KPIS)).then(({ ask }) => ask({ by: ["touches.channel"] }));
  asked.set(path, made);
  return made;
}
const asked = new Map<string, Promise<readonly Row[]>>();

/** Of the one timed path, what each touch is credited with; a touch is a channel of its own. */
async function timed(path: string, model: string): Promise<Credit> {
  const [, ...lines] = readFileSync(path, "utf8").replaceAll('"', "").trim().split(/\r?\n/);
  const touches = lines.map((line, i) => {
    const day = String(22 - Number(line.split(",")[2])).padStart(2, "0");
    return `${i + 1},1,t${i},2026-01-${day}T10:00:00\n`;
  });
  const files = {
    "touches.csv": `id,customer,channel,touched_at\n${touches.join("")}`,
    "orders.csv": `id,customer,ordered_at,amount\n1,1,2026-01-22T10:00:00,${lines[0]?.split(",")[3] ?? ""}\n`,
  };
  const { ask } = await opened(files, TABLES({ k: form("sum(orders.amount)", model, "90 days") }));
  const rows = await ask({ by: ["touches.channel"] });
  return Object.fromEntries(rows.map(({ key, cells }) => [String(key[0]), Number(cells[0]?.value)]));
}

const byTouch = (values: readonly number[]): Credit => Object.fromEntries(values.map((value, i) => [`t${i}`, value]));

const credit = (rows: readonly Row[], kpi: keyof typeof KPIS): Credit =>
  Object.fromEntries(rows.map(({ key, cells }) => [String(key[0]), Number(cells[Object.keys(KPIS).indexOf(kpi)]?.value)]));

/** The same channels, each within a part of what is expected of it. */
function near(found: Credit, expected: Credit, part: number, what: string): void {
  expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
  for (const [name, value] of Object.entries(expected))
    expect(
      Math.abs((found[name] ?? Number.NaN) - value),
      `${what} of ${name}: ${found[name]}, expected ${value}`,
    ).toBeLessThanOrEqual(part * Math.max(1, Math.abs(value)));
}

interface Path {
  readonly way: readonly string[];
  readonly orders: number;
  readonly value: number;
  readonly lost: number;
}

/** "path","conversions",["value"],"nulls". */
function pathsIn(path: string): readonly Path[] {
  const [header = "", ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  const columns = header.replaceAll('"', "").split(",");
  return lines.map((line) => {
    const cells = line.replaceAll('"', "").split(",");
    const cell = (column: string): string => cells[columns.indexOf(column)] ?? "0";
    return {
      way: cell("path").split(" > "),
      orders: Number(cell("total_conversions")),
      value: Number(cell("total_conversion_value")),
      lost: Number(cell("total_null")),
    };
  });
}

/** The touches of a path a second apart, all on one day. */
function filesOf(paths: readonly Path[]): Record<string, string> {
  const touches: string[] = [];
  const orders: string[] = [];
  let entity = 0;
  const two = (n: number): string => String(n).padStart(2, "0");
  for (const { way, orders: won, value, lost } of paths) {
    for (let i = 0; i < won + lost; i++) {
      entity++;
      for (const [at, channel] of way.entries())
        touches.push(`${touches.length + 1},${entity},${channel},2026-01-01T00:${two(Math.floor(at / 60))}:${two(at % 60)}`);
      if (i < won) orders.push(`${orders.length + 1},${entity},2026-01-01T23:00:00,${value / won}`);
    }
  }
  return {
    "touches.csv": `id,customer,channel,touched_at\n${touches.join("\n")}\n`,
    "orders.csv": `id,customer,ordered_at,amount\n${orders.join("\n")}\n`,
  };
}
