import { describe, expect, it } from "vitest";
import { command } from "../kit/command.js";
import { workspaceOf } from "../prepare/kit.js";

const rows = [
  ["A", 10],
  ["B", 12],
  ["A", 9],
  ["B", 11],
  ["A", 10],
  ["C", 13],
  ["A", 8],
  ["B", 11],
] as const;
const workspace = workspaceOf({
  "orders.csv": `id,day,brand,amount\n${rows.map(([brand, amount], i) => `${i},2026-01-0${i + 1},${brand},${amount}\n`).join("")}`,
  "metrics.yaml": `version: 1
tables: {orders: {from: orders.csv, row: order, key: id, time: day}}
assumptions: {price: {value: 2, low: 1, high: 3, class: assumption, source: s, owner: o}}
kpis:
  counted: {formula: "share(count(orders), brand)"}
  summed: {formula: "share(sum(orders.amount), brand)"}
  daily: {formula: "per(count(orders), day, avg)"}
  priced: {formula: "per(count(orders), day, sum) * price"}
  means: {formula: "per(avg(orders.amount), day, avg)"}
`,
});
type Cell = Readonly<Record<"value" | "low" | "high", number>>;
async function asked(kpi: string, ...rest: string[]): Promise<readonly (readonly [string, Cell])[]> {
  const { out, err, exit } = await command(["query", kpi, ...rest, "--detail", "--format", "json"], workspace);
  expect(exit, err).toBe(0);
  return (JSON.parse(out) as { rows: [string, Cell][] }).rows;
}

describe("intervals of shares and finer periods", () => {
  it("a share of counts is a proportion: Wilson", async () => {
    const [n, z] = [rows.length, 1.959963984540054];
    for (const [brand, { value, low, high }] of await asked("counted", "--by", "brand")) {
      const p = rows.filter(([name]) => name === brand).length / n;
      const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
      const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
      expect([value, low, high].map((x) => x.toFixed(10))).toEqual([p, centre - half, centre + half].map((x) => x.toFixed(10)));
    }
  });

  it("a share of sums is a ratio over all rows, those of other groups adding nothing above: Fieller", async () => {
    // Student's t at 0.975 with 7 degrees of freedom, from a printed table.
    const t = 2.364624;
    const n = rows.length;
    for (const [brand, { value, low, high }] of await asked("summed", "--by", "brand")) {
      const y = rows.map(([, amount]) => amount as number);
      const x = rows.map(([name, amount]) => (name === brand ? amount : 0) as number);
      const mean = (of: readonly number[]): number => of.reduce((a, b) => a + b, 0) / n;
      const [mx, my] = [mean(x), mean(y)];
      const cov = (a: readonly number[], b: readonly number[]): number =>
        a.reduce((sum, v, i) => sum + (v - mean(a)) * ((b[i] ?? 0) - mean(b)), 0) / (n - 1);
      const [a, b, c] = [
        my * my - (t * t * cov(y, y)) / n,
        -2 * (mx * my - (t * t * cov(x, y)) / n),
        mx * mx - (t * t * cov(x, x)) / n,
      ];
      const root = Math.sqrt(b * b - 4 * a * c);
      expect(value).toBeCloseTo(mx / my, 10);
      expect(low).toBeCloseTo((-b - root) / (2 * a), 5);
      expect(high).toBeCloseTo((-b + root) / (2 * a), 5);
    }
  });

  it("finer counts are complete; times an assumption they are as wide as that; finer means have none", async () => {
    const only = async (kpi: string): Promise<Cell> => (await asked(kpi))[0]?.[0] as unknown as Cell;
    expect(await only("daily")).toMatchObject({ value: 1, low: null, high: null });
    expect(await only("means")).toMatchObject({ value: 10.5, low: null, high: null });
    const { value, low, high } = await only("priced");
    expect(value).toBe(16);
    expect(low).toBeGreaterThan(8);
    expect(low).toBeLessThan(12);
    expect(high).toBeGreaterThan(20);
    expect(high).toBeLessThan(24);
  });
});
