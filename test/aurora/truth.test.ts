import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { truth } from "../../loaders/aurora/truth.js";
import { startOf } from "../../loaders/aurora/clock.js";
import { grouped, mean, number, rowsOf, SEED, variance } from "./rows.js";

const DAY = 86_400_000;
/** Enough rows that chance cannot hide the effect, few enough to make in seconds. */
const SCALE = 6;

describe("the truth behind Aurora, found again from its rows", () => {
  it("stands in a file that only tests read, and is what the demo's simulator knows", () => {
    expect(JSON.parse(readFileSync(new URL("truth.json", import.meta.url), "utf8"))).toEqual(truth(SEED, 1));
  });

  it("pilots: one worked, one failed, one cannot be told", async () => {
    const known = truth(SEED, 0.05).pilots;
    const rows = await rowsOf("pilot_units");
    const verdict = (id: string) => {
      const changes = { pilot: [] as number[], comparison: [] as number[] };
      const units = grouped(
        rows.filter((row) => row["pilot"] === id),
        "unit_id",
      );
      for (const weeks of units.values()) {
        const average = (phase: string) =>
          mean(weeks.filter((row) => row["phase"] === phase).map((row) => number(row, "outcome")));
        changes[weeks[0]?.["arm"] as "pilot" | "comparison"].push(average("after") - average("before"));
      }
      const uplift = mean(changes.pilot) - mean(changes.comparison);
      const error = Math.sqrt(
        variance(changes.pilot) / changes.pilot.length + variance(changes.comparison) / changes.comparison.length,
      );
      const expected = known.find((pilot) => pilot.id === id);
      expect(Math.abs(uplift - (expected?.uplift ?? NaN))).toBeLessThan(2.6 * error);
      const criterion = expected?.criterion ?? NaN;
      if (uplift - 1.96 * error > criterion) return "worked";
      return uplift + 1.96 * error < criterion ? "failed" : "undecided";
    };
    expect(known.map(({ id }) => verdict(id))).toEqual(["worked", "failed", "undecided"]);
  });

  it("deflection: readers shown the answer open fewer tickets, by the true rate", async () => {
    const { deflection: known, holdoutFrom } = truth(SEED, 1);
    const opened = grouped(
      (await rowsOf("tickets")).filter((ticket) => ticket["visitor_id"] !== null),
      "visitor_id",
    );
    const counts = { shown: [0, 0], hidden: [0, 0] };
    for (const visit of await rowsOf("visits")) {
      if (visit["answer_box"] === null || number(visit, "visited_at") < startOf(holdoutFrom)) continue;
      const at = number(visit, "visited_at");
      const arm = counts[visit["answer_box"] as "shown" | "hidden"];
      arm[0] = (arm[0] ?? 0) + 1;
      if (
        opened
          .get(visit["visitor_id"])
          ?.some((ticket) => number(ticket, "opened_at") >= at && number(ticket, "opened_at") < at + 3 * DAY)
      )
        arm[1] = (arm[1] ?? 0) + 1;
    }
    const share = ([n = 0, k = 0]: number[]) => ({ p: k / n, n });
    const [shown, hidden] = [share(counts.shown), share(counts.hidden)];
    const error = Math.sqrt((shown.p * (1 - shown.p)) / shown.n + (hidden.p * (1 - hidden.p)) / hidden.n);
    expect(error).toBeLessThan(0.012);
    expect(Math.abs(hidden.p - shown.p - known.rate)).toBeLessThan(2.6 * error);
  });

  it("revenue: customers whose digest is withheld order less, by what the community brings about", async () => {
    const known = truth(SEED, SCALE).revenue;
    const orders = new Map<unknown, number>();
    for (const order of await rowsOf("orders", SCALE))
      orders.set(order["customer_id"], (orders.get(order["customer_id"]) ?? 0) + 1);
    const arms = { sent: [] as number[], withheld: [] as number[] };
    for (const customer of await rowsOf("customers", SCALE))
      arms[customer["digest"] as "sent" | "withheld"].push(orders.get(customer["id"]) ?? 0);
    const found = (mean(arms.sent) - mean(arms.withheld)) * arms.sent.length;
    const error =
      Math.sqrt(variance(arms.sent) / arms.sent.length + variance(arms.withheld) / arms.withheld.length) * arms.sent.length;
    expect(found).toBeGreaterThan(2 * error);
    expect(Math.abs(found - known.orders)).toBeLessThan(2.6 * error);
    expect(known.euro).toBeGreaterThan(0.05 * known.allEuro);
    expect(known.euro).toBeLessThan(0.2 * known.allEuro);
  });

  it("revenue: taking every member's order for the community's would claim far too much", async () => {
    const known = truth(SEED, 1).revenue;
    const members = new Set((await rowsOf("customers")).filter((c) => c["member_id"] !== null).map((c) => c["id"]));
    const claimed = (await rowsOf("orders"))
      .filter((o) => members.has(o["customer_id"]))
      .reduce((sum, o) => sum + ((o["amount"] as number | null) ?? 0), 0);
    expect(claimed).toBeGreaterThan(3 * known.euro);
  });

  it("is told to nobody: no row carries it", async () => {
    for (const name of ["orders", "visits", "touches"]) {
      const [row] = await rowsOf(name, 0.05);
      expect(Object.keys(row ?? {})).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/cause|ticketAt|orderAt|uplift/i)]),
      );
    }
  });
});
