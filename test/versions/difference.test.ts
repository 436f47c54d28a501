import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Difference } from "../../src/report/versions/difference.js";
import { filesOf, JULY, JUNE, makeShop, run, writeShop, type Sale, type Shop } from "./shop.js";

async function difference(root: string, from: string, to: string): Promise<Difference> {
  const { exit, out, err } = await run(root, "diff", from, to, "--format", "json");
  expect([exit, err]).toEqual([0, ""]);
  return JSON.parse(out) as Difference;
}
const worth = (of: Difference): Difference["kpis"][number] | undefined => of.kpis.find(({ id }) => id === "worth");

describe("a difference", () => {
  it("is split as counted by hand", async () => {
    const root = await makeShop(JUNE);
    await run(root, "release", "june");
    await writeShop(root, JULY);
    // June as it was: (10 + 20 + 3) × 2 = 66. With the late row: 38 × 2 = 76. Paid alone: 35 × 2 = 70. Three for two:
    // 35 × 3 = 105. July in place of June: 40 × 3 = 120.
    const now = worth(await difference(root, "june", "current"));
    expect(now?.change).toBe(54);
    expect(now?.parts).toEqual([
      { causes: [{ kind: "data" }], value: 10 },
      { causes: [{ kind: "definition" }], value: -6 },
      { causes: [{ kind: "assumption", id: "rate" }], value: 35 },
      { causes: [{ kind: "period" }], value: 15 },
    ]);
    // Released, it is the same, though the data goes away; and told backwards it is the same with the other sign.
    await run(root, "release", "july");
    await writeShop(root, { ...JULY, sales: [["2026-09-30", 1, "paid"]] });
    expect(worth(await difference(root, "june", "july"))).toEqual(now);
    const back = worth(await difference(root, "july", "june"));
    expect([back?.change, back?.parts?.map(({ value }) => value)]).toEqual([-54, [-10, 6, -35, -15]]);
  });

  it("holds what a new definition does apart from the period, also where the old one is kept in history", async () => {
    const root = await makeShop(JUNE);
    await run(root, "release", "june");
    await writeShop(root, {
      ...JULY,
      rate: 2,
      sales: [...JUNE.sales, ["2026-07-31", 40, "paid"]],
      history: ', history: [{until: 2026-07-01, formula: "sum(sales.amount) * rate", note: Gifts are no sales.}]',
    });
    // June by the definition of July: 30 × 2 = 60, from 66; then July: 40 × 2 = 80.
    expect(worth(await difference(root, "june", "current"))?.parts).toEqual([
      { causes: [{ kind: "data" }], value: 0 },
      { causes: [{ kind: "definition" }], value: -6 },
      { causes: [{ kind: "period" }], value: 20 },
    ]);
  });

  it("tells together what cannot be told apart: the table of the old definition is gone", async () => {
    const root = await makeShop({ ...JUNE, formula: "sum(sales.amount) * rate" });
    await run(root, "release", "june");
    const { sales } = JULY;
    await writeShop(root, { ...JULY, rate: 2, sales });
    const text = (await readFile(join(root, "metrics.yaml"), "utf8")).replace("from: sales.csv", "from: paid.csv");
    const { rename, writeFile } = await import("node:fs/promises");
    await writeFile(join(root, "metrics.yaml"), text);
    await rename(join(root, "sales.csv"), join(root, "paid.csv"));
    const now = worth(await difference(root, "june", "current"));
    expect(now?.parts).toEqual([
      { causes: [{ kind: "data" }, { kind: "definition" }], value: 4 },
      { causes: [{ kind: "period" }], value: 10 },
    ]);
  });

  it("of equals is nothing", async () => {
    const root = await makeShop(JUNE);
    await run(root, "release", "june");
    expect((await run(root, "diff", "june", "current")).out).toBe("june and current say the same.\n");
    const of = await difference(root, "june", "june");
    expect([of.kpis, of.goals, of.assumptions, of.tables, of.tool]).toEqual([[], [], [], [], null]);
    expect((await run(root, "diff", "june", "may")).exit).toBe(2);
  });

  it("adds up over several releases, on random edits", async () => {
    const sale = fc.tuple(
      fc.integer({ min: 1, max: 30 }).map((day) => `2026-06-${String(day).padStart(2, "0")}`),
      fc.integer({ min: 1, max: 1000 }),
      fc.constantFrom("paid" as const, "gift" as const),
    );
    const edit = fc.record({
      sales: fc.array(sale, { minLength: 3, maxLength: 12 }),
      rate: fc.integer({ min: 11, max: 49 }).map((tenths) => tenths / 10),
      formula: fc.constantFrom(
        "sum(sales.amount) * rate",
        'sum(sales.amount where kind = "paid") * rate',
        "sum(sales.amount where amount > 100) * rate",
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 3, maxLength: 3 }), async (edits) => {
        const root = await mkdtemp(join(tmpdir(), "worthwhile-edits-"));
        for (const [i, shop] of edits.entries()) {
          await writeShop(root, { ...shop, sales: throughMonth(shop.sales, 6 + i) });
          expect((await run(root, "release", `v${i}`)).exit).toBe(0);
        }
        const all = worth(await difference(root, "v0", "v2"));
        const thousandths = (x: number): bigint => BigInt(Math.round(x * 1e9));
        const sum = (all?.parts ?? []).reduce((total, { value }) => total + thousandths(value), 0n);
        expect(all?.parts ?? []).not.toEqual([]);
        expect(sum).toBe(thousandths(all?.change ?? NaN));
      }),
      { numRuns: 2, seed: 20261130 },
    );
  });
});

/** The sales of June, the same for each later month, and one on the last day, so that it is complete. */
function throughMonth(sales: Shop["sales"], last: number): Shop["sales"] {
  const months = Array.from({ length: last - 5 }, (_, i) => String(6 + i).padStart(2, "0"));
  return months.flatMap((month): readonly Sale[] => {
    const days = new Date(Date.UTC(2026, Number(month), 0)).getUTCDate();
    return [
      ...sales.map(([day, amount, kind]): Sale => [day.replace("-06-", `-${month}-`), amount, kind]),
      [`2026-${month}-${days}`, 1, "paid"],
    ];
  });
}

it("check says that a release was changed", async () => {
  const root = await makeShop(JUNE);
  await run(root, "release", "june");
  expect((await run(root, "check")).exit).toBe(0);
  await writeFile(join(root, "data/releases/june/report.json"), "{}");
  const { exit, out } = await run(root, "check");
  expect([exit, out]).toEqual([1, expect.stringContaining("report.json")]);
});

describe("a site with releases", () => {
  it("is the same in two folders, warns of a goal's definition without a note, and its old pages say that they are", async () => {
    const built: ReadonlyMap<string, string>[] = [];
    for (let i = 0; i < 2; i++) {
      const root = await makeShop(JUNE);
      await run(root, "release", "june");
      await writeShop(root, JULY);
      const { exit, err } = await run(root, "build");
      expect(exit).toBe(0);
      const warning =
        "warning missing-key The definition of worth is another than in the release “june”, and the goal earn rests on it.";
      expect(err).toContain(warning);
      // It is no mistake that stops anything, and `check` tells it before a build does.
      const checked = await run(root, "check");
      expect([checked.exit, checked.out]).toEqual([0, expect.stringContaining(warning)]);
      built.push(await filesOf(join(root, "dist/site")));
    }
    const [site = new Map<string, string>(), other] = built;
    expect(other).toEqual(site);
    const places = [...site.keys()];
    expect(places).toEqual(
      expect.arrayContaining([
        "versions/index.html",
        "da/versions/index.html",
        "versions/june/index.html",
        "versions/june/da/for/boss/index.html",
        "changes/june..current/index.html",
      ]),
    );
    for (const place of places.filter((path) => path.startsWith("versions/june/") && path.endsWith(".html")))
      expect(site.get(place), place).toMatch(/Version june (?:of 30\W{1,2}June\W{1,2}2026|fra 30\.\W{1,2}juni\W{1,2}2026)/);
    expect(site.get("changes/june..current/index.html")).toContain("+54");
    const quiet = await makeShop(JUNE);
    await run(quiet, "release", "june");
    await writeShop(quiet, {
      ...JULY,
      history: ', history: [{until: 2026-07-01, formula: "sum(sales.amount) * rate", note: Gifts are no sales.}]',
    });
    expect((await run(quiet, "build")).err).not.toContain("warning");
    expect((await run(quiet, "check")).out).not.toContain("another than in the release");
  });
});
