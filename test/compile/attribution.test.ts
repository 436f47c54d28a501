import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { shared, withoutShared } from "../kit/shared.js";
import { opened, type Row } from "./metamorphic/open.js";

/*
 * attributed(…) against published and recomputed numbers: the R package ChannelAttribution on its own 10,000 paths, S.
 * Bryl's three paths, and the definitions of time decay and of position. Each conversion of a path is an entity with an
 * order of its own, each way without one an entity that never orders.
 */
const folder = join(shared, "conformance/stats");
const present = existsSync(join(folder, "reference.json"));

interface Entry {
  readonly id: string;
  readonly expected: Readonly<Record<string, never>>;
}
const entries = present
  ? (JSON.parse(readFileSync(join(folder, "reference.json"), "utf8")) as { readonly entries: readonly Entry[] }).entries
  : [];
const expectedOf = <T>(id: string): Readonly<Record<string, T>> =>
  (entries.find((entry) => entry.id === id)?.expected ?? {}) as Readonly<Record<string, T>>;

const TABLES = (kpis: Readonly<Record<string, string>>): string => `version: 1
tables:
  touches: {from: touches.csv, row: touch, key: id, time: touched_at}
  orders: {from: orders.csv, row: order, key: id, time: ordered_at, columns: {amount: {type: number, unit: EUR}}}
kpis:
${Object.entries(kpis)
  .map(([name, formula]) => `  ${name}: {formula: ${JSON.stringify(formula)}}\n`)
  .join("")}`;

/** "path","conversions",["value"],"nulls": the touches a second apart, all on one day. */
function filesOf(
  paths: readonly { way: readonly string[]; orders: number; value: number; lost: number }[],
): Record<string, string> {
  const touches: string[] = [];
  const orders: string[] = [];
  let entity = 0;
  for (const { way, orders: won, value, lost } of paths) {
    for (let i = 0; i < won + lost; i++) {
      entity++;
      for (const [at, channel] of way.entries())
        touches.push(
          `${touches.length + 1},${entity},${channel},2026-01-01T00:${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`,
        );
      if (i < won) orders.push(`${orders.length + 1},${entity},2026-01-01T23:00:00,${value / won}`);
    }
  }
  return {
    "touches.csv": `id,customer,channel,touched_at\n${touches.join("\n")}\n`,
    "orders.csv": `id,customer,ordered_at,amount\n${orders.join("\n")}\n`,
  };
}

function pathsIn(name: string): Parameters<typeof filesOf>[0] {
  const [header = "", ...lines] = readFileSync(join(folder, "channel-attribution", name), "utf8")
    .trimEnd()
    .split("\n");
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

const form = (measure: string, model: string): string =>
  `attributed(${measure} to touches by customer within 1 day model ${model})`;
const byKey = (rows: readonly Row[], kpi: number): Readonly<Record<string, number>> =>
  Object.fromEntries(rows.map(({ key, cells }) => [String(key[0]), Number(cells[kpi]?.value)]));
/** Nearly the same, as a part of what is expected. */
const near = (found: Readonly<Record<string, number>>, expected: Readonly<Record<string, number>>, part = 1e-6): void => {
  expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
  for (const [name, value] of Object.entries(expected)) {
    expect(Math.abs((found[name] ?? Number.NaN) - value), `${name}: ${found[name]}, not ${value}`).toBeLessThanOrEqual(
      part * Math.max(1, Math.abs(value)),
    );
  }
};

describe.skipIf(!present)(`attribution against others' numbers${withoutShared}`, () => {
  describe("the package's own 10,000 paths", () => {
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
    let rows: readonly Row[] = [];
    beforeAll(async () => {
      const { ask } = await opened(filesOf(pathsIn("PathData.csv")), TABLES(KPIS));
      rows = await ask({ by: ["touches.channel"] });
    });
    const found = (kpi: keyof typeof KPIS): Readonly<Record<string, number>> => byKey(rows, Object.keys(KPIS).indexOf(kpi));

    it.each([
      ["first_n", "first_touch_conversions"],
      ["first_v", "first_touch_value"],
      ["last_n", "last_touch_conversions"],
      ["last_v", "last_touch_value"],
      ["linear_n", "linear_touch_conversions"],
      ["linear_v", "linear_touch_value"],
    ] as const)("%s is the R package's %s", (kpi, name) => {
      const expected = expectedOf<Readonly<Record<string, number>>>("ca-heuristics");
      near(found(kpi), Object.fromEntries(Object.entries(expected).map(([channel, all]) => [channel, all[name] as number])));
    });

    it("markov is the exact chain's, and the package's simulation is near it", () => {
      near(found("markov"), expectedOf<Readonly<Record<string, number>>>("markov1-exact")["conversions"] ?? {});
      const simulated = expectedOf<Record<string, { total_conversions: number }>>("ca-markov1-simulated")["result"] ?? {};
      const many = Object.entries(simulated).filter(([, { total_conversions: n }]) => n > 1000);
      expect(many.length).toBeGreaterThan(5);
      for (const [channel, { total_conversions: n }] of many)
        expect(Math.abs((found("markov")[channel] ?? 0) - n) / n).toBeLessThan(0.03);
    });

    it("shapley is an equal split over a path's distinct channels", () =>
      near(found("shapley"), expectedOf<number>("shapley-simplified-pathdata")));
  });

  it("S. Bryl's three paths: shares 0.2, 0.4, 0.4", async () => {
    const { ask } = await opened(filesOf(pathsIn("bryl3.csv")), TABLES({ k: form("count(orders)", "markov") }));
    const expected = expectedOf<Readonly<Record<string, number>>>("markov-bryl-3paths")["share"] ?? {};
    near(byKey(await ask({ by: ["touches.channel"] }), 0), expected, 1e-9);
  });

  it("pychattr's three paths: exactly 2 and 1, which its simulation is near", async () => {
    const { ask } = await opened(filesOf(pathsIn("pychattr3.csv")), TABLES({ k: form("count(orders)", "markov") }));
    const found = byKey(await ask({ by: ["touches.channel"] }), 0);
    near(found, { A: 2, B: 1 }, 1e-9);
    near(found, expectedOf<number>("markov-pychattr"), 0.02);
  });

  it("time decay with a half-life of 7 days, and 40/20/40 by position", async () => {
    const files = {
      "touches.csv": `id,customer,channel,touched_at\n${[21, 14, 7, 0].map((ago, i) => `${i + 1},1,t${i},2026-01-${String(22 - ago).padStart(2, "0")}T10:00:00`).join("\n")}\n`,
      "orders.csv": "id,customer,ordered_at,amount\n1,1,2026-01-22T10:00:00,1000\n",
    };
    const within = (model: string): string => form("sum(orders.amount)", model).replace("1 day", "90 days");
    const { ask } = await opened(files, TABLES({ decay: within("time_decay(7 days)"), place: within("position(0.4, 0.4)") }));
    const rows = await ask({ by: ["touches.channel"] });
    const list = (values: readonly number[]): Record<string, number> => Object.fromEntries(values.map((v, i) => [`t${i}`, v]));
    near(byKey(rows, 0), list(expectedOf<readonly number[]>("time-decay-halflife7")["credit"] ?? []), 1e-9);
    const weights = expectedOf<readonly number[]>("position-based-40-20-40")["weights"] ?? [];
    near(byKey(rows, 1), list(weights.map((w) => w * 1000)), 1e-9);
  });
});
