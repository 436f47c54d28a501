import { chance } from "./chance.js";
import { DAYS, END, EVENTS, growth, momentOf, season, startOf } from "./clock.js";
import { DRAW } from "./draws.js";
import { incidentDays } from "./incidents.js";

/**
 * The simulated world: how much of everything happens on each day. Nothing else is kept in memory; each row is worked
 * out from its number when it is asked for, so a stream of any length needs no more room than a short one.
 */
export interface World {
  readonly seed: number;
  readonly scale: number;
  /** The instant the world is looked at: what happens from then on is not known yet. */
  readonly end: number;
  readonly members: Counts;
  readonly topics: Counts;
  readonly chats: Counts;
  readonly visits: Counts;
  readonly signups: Counts;
  readonly orders: Counts;
  readonly touches: Counts;
  readonly tickets: Counts;
  readonly referrals: Counts;
  readonly mentions: Counts;
}

/** How many of one thing happened before each day; `before[DAYS]` is how many in all. */
export interface Counts {
  readonly before: Int32Array;
  readonly total: number;
}

/** Rows at scale 1, over the three years. */
const TOTALS = {
  members: 6_200,
  topics: 9_200,
  chats: 26_000,
  visits: 76_000,
  signups: 3_600,
  orders: 4_100,
  touches: 17_000,
  tickets: 6_400,
  referrals: 460,
  mentions: 12_500,
} as const;

/**
 * The world of a seed. `scale` multiplies how much happens, never for how long. Looked at earlier it is the same world of
 * which less is known: a later look adds to it and finishes what was open.
 */
export function world(seed: number, scale: number, end: number = END): World {
  const incidents = incidentDays(seed);
  const usual = (day: number) => growth(day) * season(day);
  const counts = (of: keyof typeof TOTALS, index: number, weight: (day: number) => number) =>
    draw(seed, index, TOTALS[of] * scale, weight);
  return {
    seed,
    scale,
    end,
    members: counts("members", 1, (day) => usual(day) + (day < 10 ? 1.2 : 0)),
    topics: counts("topics", 2, usual),
    chats: counts("chats", 3, (day) =>
      day < EVENTS.chatFrom ? 0 : usual(day) * Math.min(1, (day - EVENTS.chatFrom + 20) / 220),
    ),
    visits: counts("visits", 4, (day) => usual(day) * growth(day)),
    signups: counts("signups", 5, (day) => usual(day) * campaign(day)),
    orders: counts("orders", 6, (day) => (day < 20 ? 0 : usual(day))),
    touches: counts("touches", 7, (day) => (day < 7 ? 0 : usual(day) * campaign(day))),
    tickets: counts("tickets", 8, (day) => (0.5 + 0.5 * growth(day)) * season(day) * (incidents.has(day) ? 1.9 : 1)),
    referrals: counts("referrals", 9, (day) => (day < 14 ? 0 : usual(day))),
    mentions: counts("mentions", 10, (day) => (0.55 + 0.45 * growth(day)) * season(day) * campaign(day)),
  };
}

/** The moment the k-th of a day's n events happens: spread over office hours, in order, never twice the same draw. */
export const momentIn = (day: number, k: number, n: number, u: number): number => startOf(day) + momentOf((k + u) / n);

/** How many happen on this day. */
export const on = (counts: Counts, day: number): number => (counts.before[day + 1] ?? 0) - (counts.before[day] ?? 0);

/** The day of the i-th thing, counted from 0. */
export function dayOfNumber(counts: Counts, i: number): number {
  let low = 0;
  let high = DAYS;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((counts.before[middle] ?? 0) <= i) low = middle;
    else high = middle;
  }
  return low;
}

/** Campaign weeks bring more touches, mentions and sign-ups. */
const campaign = (day: number): number =>
  [EVENTS.springCampaign, EVENTS.autumnCampaign].some((c) => day >= c.from && day < c.to) ? 1.6 : 1;

function draw(seed: number, index: number, total: number, weight: (day: number) => number): Counts {
  const weights = Array.from({ length: DAYS }, (_, day) => weight(day));
  const sum = weights.reduce((a, b) => a + b, 0);
  const before = new Int32Array(DAYS + 1);
  for (let day = 0; day < DAYS; day++) {
    const mean = (total * (weights[day] ?? 0)) / sum;
    before[day + 1] = (before[day] ?? 0) + (mean > 0 ? chance(seed, DRAW.counts, index, day).poisson(mean) : 0);
  }
  return { before, total: before[DAYS] ?? 0 };
}
