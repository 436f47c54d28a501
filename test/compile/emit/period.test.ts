import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { GRAINS, type Grain } from "../../../src/compile/definitions.js";
import { DUCKDB } from "../../../src/compile/emit/duckdb.js";
import { periodKey, periodNumber } from "../../../src/compile/emit/period.js";
import type { Engine } from "../../../src/engine/engine.js";
import { openEngine } from "../../../src/engine/open.js";
import { dateOf, dayNumber, nextPeriod, periodStart, type Calendar } from "../../../src/ground/day.js";

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ threads: 1 });
});
afterAll(() => engine.close());

const calendars: readonly Calendar[] = ([1, 2, 3, 4, 5, 6, 7] as const).flatMap((weekStart) =>
  [1, 4, 7, 12].map((fiscalYearStart) => ({ weekStart, fiscalYearStart })),
);
const COUNTED = GRAINS.filter((grain) => grain !== "hour" && grain !== "day");
const days = [
  ...Array.from({ length: 800 }, (_, i) => dateOf(dayNumber("2023-12-20") + i)),
  ...fc
    .sample(fc.integer({ min: dayNumber("0100-01-01"), max: dayNumber("9990-01-01") }), { numRuns: 300, seed: 7 })
    .map(dateOf),
];

/** DuckDB's key of each day, computed by the SQL that scans group by. */
async function keysOf(grain: Grain, calendar: Calendar): Promise<readonly number[]> {
  const values = days.map((day, i) => `(${i}, date '${day}')`).join(", ");
  const key = periodKey(grain, "day", "day", calendar, DUCKDB);
  const { data } = await engine.query(`select ${key} from (values ${values}) as x(i, day) order by i`);
  return (data[0] ?? []).map(Number);
}

it("gives the key that DuckDB gives to every day of the period", async () => {
  for (const grain of COUNTED)
    for (const calendar of calendars) {
      const ours = days.map((day) => periodNumber(grain, periodStart(day, grain, calendar), calendar));
      expect(ours, `${grain} ${JSON.stringify(calendar)}`).toEqual(await keysOf(grain, calendar));
    }
});

it("counts one further from each period to the next", () => {
  for (const grain of COUNTED)
    for (const calendar of calendars)
      for (const day of days.slice(0, 400)) {
        const start = periodStart(day, grain, calendar);
        const next = periodNumber(grain, nextPeriod(start, grain, calendar), calendar);
        expect(next).toBe((periodNumber(grain, start, calendar) as number) + 1);
      }
});

it("leaves hours and days to their own dates", () => {
  for (const grain of ["hour", "day"] as const)
    expect(periodNumber(grain, "2026-01-01", { weekStart: 1, fiscalYearStart: 1 })).toBeNull();
});
