import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KpiCell } from "../../src/compile/question.js";
import { attributionReport } from "../../src/report/build/attribution.js";
import type { CreditInput, ReportInput } from "../../src/report/input.js";
import type { AttributionReport } from "../../src/report/model.js";

const cell = (value: number, n: number): KpiCell => ({ value, n, low: null, high: null, state: "complete" });
type Credit = readonly [name: string | null, value: number, n: number];

function input(players: readonly Credit[], over: Partial<CreditInput> = {}): ReportInput {
  const total = players.reduce((all, [, value]) => all + value, 0);
  const joined = players.reduce((all, [, , n]) => all + n, 0);
  const models = (["first", "last", "linear"] as const).map((name) => ({
    name,
    written: name,
    total: cell(total, joined),
    own: cell(players[0]?.[1] ?? 0, joined),
    players: players.map(([who, value, n]) => ({ name: who, cell: cell(value, n) })),
  }));
  const credits: CreditInput = {
    from: "2025-11-01",
    to: "2026-11-01",
    models,
    orders: joined + 7,
    joined,
    holdout: null,
    kpi: "sales",
    window: "90 days",
    ordersTable: "orders",
    player: { column: "channel", label: {} },
    arms: null,
    ...over,
  };
  // Of the rest of a report's input, credit reads nothing.
  return { definitions: { attribution: { kpi: "sales" } }, credits: async () => credits } as unknown as ReportInput;
}

const made = async (players: readonly Credit[], personal = true): Promise<AttributionReport | null> =>
  attributionReport(input(players), () => ({ k: 5, personal }));

describe("the attribution of a report", () => {
  it("orders players by their credit, whoever has no name among them", async () => {
    const found = await made([
      ["mail", 10, 9],
      ["community", 30, 12],
      [null, 20, 8],
    ]);
    expect(found?.players).toEqual([{ kind: "named", name: "community" }, { kind: "none" }, { kind: "named", name: "mail" }]);
    expect(found?.counted).toEqual({ all: 36, joined: 29 });
  });

  it("folds those with fewer orders than the floor together, and never one alone", async () => {
    const found = await made([
      ["community", 30, 12],
      ["mail", 20, 8],
      ["webinar", 3, 2],
    ]);
    // The webinar alone would be what is left of the total, so mail goes with it.
    expect(found?.players).toEqual([{ kind: "named", name: "community" }, { kind: "other" }]);
    expect(found?.models.map(({ credit }) => credit)).toEqual([
      [30, 23],
      [30, 23],
      [30, 23],
    ]);
  });

  it("leaves rows that are not about people as they are, and says nothing of too few people at all", async () => {
    const few: readonly Credit[] = [
      ["community", 3, 2],
      ["mail", 1, 1],
    ];
    expect((await made(few, false))?.players).toHaveLength(2);
    expect(await made(few)).toBeNull();
  });

  it("shows no group below the floor, and each model still adds up, whoever is credited", async () => {
    const player = fc.tuple(fc.string({ maxLength: 3 }), fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 12 }));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(player, { minLength: 1, maxLength: 8, selector: ([name]) => name }), async (players) => {
        const found = await made(players);
        if (found === null) return;
        for (const { credit, total } of found.models) expect(credit.reduce((all, x) => all + x, 0)).toBeCloseTo(total, 6);
        const named = new Set(found.players.flatMap((one) => (one.kind === "named" ? [one.name] : [])));
        const hidden = players.filter(([name]) => !named.has(name));
        expect(players.filter(([name, , n]) => named.has(name) && n < 5)).toEqual([]);
        expect(hidden.length).not.toBe(players.length === 1 ? -1 : 1);
        if (hidden.length > 0) expect(hidden.reduce((all, [, , n]) => all + n, 0)).toBeGreaterThanOrEqual(5);
      }),
    );
  });

  it("tells what the lot shows, and that too few were drawn", async () => {
    const arms = { treated: "sent", control: "withheld" };
    const holdout = { treated: { n: 5, sum: 100, squares: 2040 }, control: { n: 5, sum: 85, squares: 1455 } };
    const told = (over: Partial<CreditInput>) =>
      attributionReport(input([["community", 30, 12]], over), () => ({ k: 5, personal: false }));
    const found = await told({ holdout, arms });
    expect(found?.holdout?.total?.value).toBe(15);
    const few = await told({ holdout: { ...holdout, control: { n: 1, sum: 3, squares: 9 } }, arms });
    expect(few?.holdout).toMatchObject({ control: { name: "withheld", n: 1 }, total: null });
  });
});
