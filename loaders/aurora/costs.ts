import type { Row } from "../channel.js";
import { chance } from "./chance.js";
import { dateOf, dayOf, growth } from "./clock.js";
import { DRAW } from "./draws.js";
import type { World } from "./world.js";

/** Euro a month at full size, and how much of it is fixed from the start. */
const LINES = {
  staff: { euro: 7_600, fixed: 0.45 },
  platform: { euro: 1_150, fixed: 0.6 },
  content: { euro: 900, fixed: 0.3 },
  events: { euro: 700, fixed: 0.2 },
  rewards: { euro: 420, fixed: 0.1 },
  campaigns: { euro: 1_000, fixed: 0.2 },
} as const;

/** Hours a month at full size, by team. */
const TEAMS = { community: 168, support: 74, product: 28, marketing: 22 } as const;

/** The first days of the months, as local dates. */
export const MONTHS: readonly string[] = Array.from({ length: 36 }, (_, i) =>
  new Date(Date.UTC(2023, 10 + i, 1)).toISOString().slice(0, 10),
);

/** What the community cost, a line a month. */
export function* costs(w: World): Generator<Row> {
  for (const [m, month] of MONTHS.entries())
    for (const [l, line] of (Object.keys(LINES) as (keyof typeof LINES)[]).entries()) {
      const { euro, fixed } = LINES[line];
      const size = fixed + (1 - fixed) * growth(dayOf(month));
      const amount = euro * size * w.scale * chance(w.seed, DRAW.cost, 1, m, l).lognormal(1, line === "staff" ? 0.02 : 0.14);
      yield { id: m * 10 + l + 1, month, line, amount: Math.round(amount * 100) / 100, currency: "EUR" };
    }
}

/** The hours colleagues gave, a team a month. */
export function* staffHours(w: World): Generator<Row> {
  for (const [m, month] of MONTHS.entries())
    for (const [t, team] of (Object.keys(TEAMS) as (keyof typeof TEAMS)[]).entries()) {
      const size = 0.4 + 0.6 * growth(dayOf(month));
      const hours = TEAMS[team] * size * w.scale * chance(w.seed, DRAW.cost, 2, m, t).lognormal(1, 0.08);
      yield { id: m * 10 + t + 1, month, team, hours: Math.round(hours * 2) / 2 };
    }
}

/** Posts and events the team planned, and when each came out, if it did: the demo's one hand-kept file. */
export function contentCalendar(seed: number): string {
  const lines = ["planned_on,published_on,kind,language,owner"];
  for (let day = dayOf("2025-01-06"), k = 0; day < dayOf("2026-10-26"); day += 7, k++) {
    const draw = chance(seed, DRAW.plan, k);
    const kind = draw.pick({ tutorial: 0.4, webinar: 0.15, release_note: 0.2, member_story: 0.25 });
    const late = draw.happens(0.74) ? 0 : draw.happens(0.6) ? 1 + draw.below(12) : null;
    const language = draw.pick({ en: 0.5, ja: 0.14, da: 0.1, es: 0.1, fr: 0.1, ru: 0.06 });
    const owner = draw.pick({ community: 0.6, marketing: 0.25, product: 0.15 });
    lines.push([dateOf(day), late === null ? "" : dateOf(day + late), kind, language, owner].join(","));
  }
  return `${lines.join("\n")}\n`;
}
