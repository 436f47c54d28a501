import { afterAll, expect, it } from "vitest";
import { PILOTS } from "../../../loaders/aurora/pilots.js";
import type { Panel } from "../../../src/report/build/pilots/panel.js";
import { verdictOf } from "../../../src/report/build/pilots.js";
import { randomised } from "../../../src/report/build/pilots/randomised.js";
import { auroraRows } from "./world.js";

const SEEDS = 200;
const lines: string[] = [];

/** The panel of one pilot's rows in the world of a seed, as the question by week, unit and arm answers it. */
function panelOf(id: string, seed: number): Panel {
  const rows = auroraRows(seed).filter(({ pilot }) => pilot === id);
  const periods = [...new Set(rows.map(({ week }) => week))].sort();
  const first = periods.findIndex((week) => rows.some((row) => row.week === week && row.phase === "after"));
  const names = [...new Set(rows.map((row) => row.unit_id))].sort();
  const value = new Map(rows.map((row) => [`${row.unit_id} ${row.week}`, row.outcome]));
  const units = names.map((name) => {
    const treated = rows.some((row) => row.unit_id === name && row.arm === "pilot");
    return {
      name,
      treated,
      start: treated ? first : null,
      values: periods.map((week) => value.get(`${name} ${week}`) ?? null),
    };
  });
  return { periods, first, units, without: 0 };
}

/** What should happen how often; the sampling error of 200 draws is 1.5 points at 95 %. */
const RATES: Readonly<Record<string, { readonly met: readonly [number, number]; readonly missed: readonly [number, number] }>> =
  {
    answer_buddies: { met: [0.97, 1], missed: [0, 0] },
    badges: { met: [0, 0.02], missed: [0.82, 0.96] },
    expert_hours: { met: [0, 0.05], missed: [0, 0.07] },
  };

afterAll(() => void process.stdout.write(`\n${lines.join("\n")}\n\n`));

it.each(PILOTS)("$id over 200 worlds: the truth is inside as often as the interval says", ({ id, uplift, criterion }) => {
  const count = { inside: 0, met: 0, missed: 0, undecided: 0 };
  for (let seed = 1; seed <= SEEDS; seed++) {
    const found = randomised(panelOf(id, seed), seed);
    if (!found.ok) throw new Error(`seed ${seed}: ${found.why}`);
    const { low, high } = found.result.effect;
    if ((low ?? -Infinity) <= uplift && uplift <= (high ?? Infinity)) count.inside++;
    const verdict = verdictOf(
      { criterion: { direction: "at_least", value: criterion, unit: null } },
      { ...found.result, adjusted: null },
      "over",
    );
    count[verdict as "met" | "missed" | "undecided"]++;
  }
  const share = (n: number): string => `${((100 * n) / SEEDS).toFixed(1).padStart(5)} %`;
  lines.push(
    `${id.padEnd(15)} truth inside ${share(count.inside)}, met ${share(count.met)}, missed ${share(count.missed)}, undecided ${share(count.undecided)}`,
  );
  expect(count.inside / SEEDS).toBeGreaterThanOrEqual(0.9);
  expect(count.inside / SEEDS).toBeLessThanOrEqual(0.99);
  const { met, missed } = RATES[id] as (typeof RATES)[string];
  expect(count.met / SEEDS).toBeGreaterThanOrEqual(met[0]);
  expect(count.met / SEEDS).toBeLessThanOrEqual(met[1]);
  expect(count.missed / SEEDS).toBeGreaterThanOrEqual(missed[0]);
  expect(count.missed / SEEDS).toBeLessThanOrEqual(missed[1]);
});
