import { rmSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import type { Report } from "../../src/report/model.js";
import { reportFrom } from "../report/workspace.js";
import { floorOf, readings, recovered, truth } from "./readings.js";
import { community, written, type Community } from "./workspace.js";

const SEEDS = Array.from({ length: 6 }, (_, i) => 101 + i);
const built = new Map<number, { readonly report: Report; readonly of: Community }>();
const roots: string[] = [];
afterAll(() => roots.forEach((root) => rmSync(root, { recursive: true, force: true })));

async function reportOf(seed: number): Promise<{ readonly report: Report; readonly of: Community }> {
  const known = built.get(seed);
  if (known) return known;
  const of = community(seed);
  const root = written(of);
  roots.push(root);
  // What is shipped is its bytes.
  const report = JSON.parse(JSON.stringify(await reportFrom(root))) as Report;
  built.set(seed, { report, of });
  return { report, of };
}

/** The report as it would be without complementary suppression: only what is too few by itself is hidden. */
function withoutComplement(report: Report, real: (name: string) => number): Report {
  const copy = JSON.parse(JSON.stringify(report)) as Report;
  for (const { where, name, cell, maybeNone } of readings(copy)) {
    const n = real(name);
    if ((where === "split" && maybeNone === true) || cell.state !== "suppressed" || n < floorOf(name)) continue;
    Object.assign(cell, { n, state: "complete" });
  }
  return copy;
}

describe("whoever has all that is published", () => {
  it.each(SEEDS)("works out no count that is hidden, of community %i", async (seed) => {
    const { report, of } = await reportOf(seed);
    const cells = readings(report);
    // There is something to find, and something is shown.
    expect(cells.filter(({ cell }) => cell.state === "suppressed").length).toBeGreaterThan(10);
    expect(cells.filter(({ cell }) => cell.n !== null && cell.n > 0).length).toBeGreaterThan(100);
    expect(recovered(report, truth(of))).toEqual([]);
  });
});

describe("the same attacker", () => {
  it("finds some where complements are shown again", async () => {
    let found = 0;
    for (const seed of SEEDS) {
      const { report, of } = await reportOf(seed);
      found += recovered(withoutComplement(report, truth(of)), truth(of)).length;
    }
    expect(found).toBeGreaterThan(0);
  });
});
