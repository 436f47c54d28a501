import type { Row } from "../channel.js";
import { chance } from "./chance.js";
import { dateOf, dayOf } from "./clock.js";
import { DRAW } from "./draws.js";
import type { World } from "./world.js";

/** A pilot: half the units get the measure after some weeks, drawn by lot. `uplift` is the true effect per unit and week. */
export interface Pilot {
  readonly id: string;
  readonly start: string;
  /** Units in each arm. */
  readonly units: number;
  readonly before: number;
  readonly after: number;
  readonly mean: number;
  readonly uplift: number;
  /** Fixed before the start: the least uplift that is worth it. */
  readonly criterion: number;
}

/** One worked, one failed, one was too small to tell. The outcome is answers written per customer team and week. */
export const PILOTS: readonly Pilot[] = [
  { id: "answer_buddies", start: "2025-02-03", units: 40, before: 8, after: 12, mean: 12, uplift: 2.4, criterion: 1 },
  { id: "badges", start: "2025-09-01", units: 40, before: 8, after: 12, mean: 12, uplift: 0, criterion: 1 },
  { id: "expert_hours", start: "2026-05-04", units: 7, before: 8, after: 12, mean: 12, uplift: 0.9, criterion: 1 },
];

/** A row for each unit and week, before and after the start. Units differ, weeks differ, and the rest is noise. */
export function* pilotUnits(w: World): Generator<Row> {
  for (const [p, pilot] of PILOTS.entries())
    for (let week = -pilot.before; week < pilot.after; week++) {
      const mood = chance(w.seed, DRAW.pilot, p, 1, week + 100).normal();
      for (let unit = 0; unit < pilot.units * 2; unit++) {
        const level = pilot.mean + 3 * chance(w.seed, DRAW.pilot, p, 2, unit).normal();
        const treated = unit % 2 === 1;
        const effect = treated && week >= 0 ? pilot.uplift : 0;
        const outcome = level + mood + effect + 3 * chance(w.seed, DRAW.pilot, p, 3, unit, week + 100).normal();
        yield {
          id: p * 1_000_000 + (week + 100) * 1000 + unit,
          week: dateOf(dayOf(pilot.start) + week * 7),
          pilot: pilot.id,
          unit_id: `${pilot.id}-${unit + 1}`,
          arm: treated ? "pilot" : "comparison",
          phase: week < 0 ? "before" : "after",
          outcome: Math.round(outcome * 100) / 100,
        };
      }
    }
}
