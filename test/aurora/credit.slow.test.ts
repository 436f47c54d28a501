import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allOrders } from "../../loaders/aurora/orders.js";
import { world } from "../../loaders/aurora/world.js";
import { openSession, type Session } from "../../src/cli/session.js";
import { readDefinitions } from "../../src/cli/workspace.js";
import { creditProgram, type Credits } from "../../src/compile/attribution.js";
import { credits } from "../../src/query/credits.js";
import { ask } from "../../src/query/ask.js";
import { holdoutTotal } from "../../src/stats/holdout-total.js";
import { command } from "../kit/command.js";
import { number, rowsOf, SEED } from "./rows.js";

const root = new URL("../../", import.meta.url).pathname;
const WINDOW = 90 * 86_400_000;

describe("the demo's attribution", () => {
  let folder = "";
  let session: Session;
  let found: Credits;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "aurora-"));
    cpSync(join(root, "metrics.yaml"), join(folder, "metrics.yaml"));
    cpSync(join(root, "data/in"), join(folder, "data/in"), { recursive: true });
    const synced = await command(["sync"], folder);
    expect(synced.exit, synced.err).toBe(0);
    session = await openSession(readDefinitions(folder), null, [], "native");
    const credit = creditProgram(session.program);
    if (credit === null) throw new Error("the demo has no attribution");
    found = (await credits(session.answers, credit)) as Credits;
  }, 300_000);
  afterAll(async () => {
    await session.engine.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("shares the same orders out by each rule: every rule's parts add up to one total", () => {
    expect([found.from, found.to]).toEqual(["2025-11-01", "2026-11-01"]);
    expect(found.models.map(({ name }) => name)).toHaveLength(7);
    for (const { total, players } of found.models) {
      expect(players.reduce((all, { cell }) => all + Number(cell.value), 0)).toBeCloseTo(Number(total.value), 4);
      expect(Number(total.value)).toBeCloseTo(Number(found.models[0]?.total.value), 4);
    }
  });

  it("says of each rule what the KPI of that rule says", async () => {
    const question = { by: [], from: found.from, to: found.to, where: null };
    for (const [model, kpi] of [
      ["last", "community_sales_last"],
      ["linear", "community_sales_linear"],
    ] as const) {
      const { rows } = await ask(session.answers, session.program, { ...question, kpis: [kpi] }, { detail: false });
      expect(found.models.find(({ name }) => name === model)?.own.value).toBeCloseTo(Number(rows[0]?.cells[0]?.value), 6);
    }
  });

  it("counts the orders that a touch can be joined to, as the rows do by hand", async () => {
    const touches = new Map<unknown, number[]>();
    for (const touch of await rowsOf("touches"))
      touches.set(touch["customer_id"], [...(touches.get(touch["customer_id"]) ?? []), number(touch, "touched_at")]);
    const [from, to] = [Date.UTC(2025, 9, 31, 23), Date.UTC(2026, 9, 31, 23)];
    const orders = (await rowsOf("orders")).filter(
      (order) => order["amount"] !== null && number(order, "ordered_at") >= from && number(order, "ordered_at") < to,
    );
    const joined = orders.filter((order) =>
      (touches.get(order["customer_id"]) ?? []).some((at) => {
        const after = number(order, "ordered_at") - at;
        return after >= 0 && after < WINDOW;
      }),
    );
    expect(found.orders).toBe(orders.length);
    // An hour of daylight saving may tip an order at the window's end.
    expect(Math.abs(found.joined - joined.length)).toBeLessThanOrEqual(2);
  });

  it("credits more by every rule than the community brought about, which the lot's interval holds", () => {
    const start = Date.UTC(2025, 9, 31, 23);
    let brought = 0;
    for (const order of allOrders(world(SEED, 1)))
      if (order.cause === "community" && order.valued && order.at >= start) brought += order.cents / 100;
    expect(Math.min(...found.models.map(({ own }) => Number(own.value)))).toBeGreaterThan(1.2 * brought);
    if (found.holdout === null) throw new Error("nobody was drawn");
    const test = holdoutTotal(found.holdout.treated, found.holdout.control);
    if (!test.ok) throw new Error(test.why);
    expect(test.total.low).toBeLessThan(brought);
    expect(test.total.high).toBeGreaterThan(brought);
  });
});
