import type { Row } from "../channel.js";
import { chance, type Chance } from "./chance.js";
import { DAY, DAYS, EVENTS, HOUR } from "./clock.js";
import { customer, keenCustomer, membership, someCustomer } from "./customers.js";
import { DRAW } from "./draws.js";
import { momentIn, on, type World } from "./world.js";

/** A contact with a customer, and the order it brought about, if it did. */
export interface Touch {
  readonly id: number;
  readonly at: number;
  readonly customer: number;
  readonly channel: Channel;
  readonly campaign: string | null;
  readonly orderAt: number | null;
}

export type Channel = "community" | "email" | "search_ad" | "social" | "webinar" | "event";

/** The true effect: how many further orders a touch brings about, within 45 days. */
export const ORDERS_PER_TOUCH: Readonly<Record<Channel, number>> = {
  community: 0.11,
  email: 0.004,
  search_ad: 0.006,
  social: 0.002,
  webinar: 0.03,
  event: 0.02,
};

/** The touches of one day. Community touches go to keen members, and never to those whose digest is withheld. */
export function* touchesOn(w: World, day: number): Generator<Touch> {
  const n = on(w.touches, day);
  const draw = chance(w.seed, DRAW.touch, day);
  for (let k = 0; k < n; k++) {
    const at = momentIn(day, k, n, draw.unit());
    const wanted = draw.pick(CHANNELS);
    const reached = wanted === "community" ? reader(w, day, draw) : someCustomer(w, day, draw.unit());
    const brings = draw.unit();
    const orderAt = at + Math.min(45 * DAY - HOUR, Math.round(draw.lognormal(6 * DAY, 0.9)));
    const who = reached ?? someCustomer(w, day, draw.unit());
    if (who === null) continue;
    const channel = reached === null ? "social" : wanted;
    yield {
      id: (w.touches.before[day] ?? 0) + k + 1,
      at,
      customer: who,
      channel,
      campaign: PAID.has(channel) ? campaignOn(day) : null,
      orderAt: brings < ORDERS_PER_TOUCH[channel] ? orderAt : null,
    };
  }
}

export function* touches(w: World): Generator<Row> {
  for (let day = 0; day < DAYS; day++)
    for (const t of touchesOn(w, day))
      yield { id: t.id, touched_at: t.at, customer_id: t.customer, channel: t.channel, campaign: t.campaign };
}

/** A customer who follows the community: mostly a member, never one whose digest is withheld. */
function reader(w: World, day: number, draw: Chance): number | null {
  for (let attempt = 0; attempt < 8; attempt++) {
    const found = keenCustomer(w, day, draw);
    if (found === null) return null;
    if (customer(w, found).digest === "withheld") continue;
    if (membership(w, found) !== null || draw.happens(0.15)) return found;
  }
  return null;
}

const campaignOn = (day: number): string | null => {
  if (day >= EVENTS.springCampaign.from && day < EVENTS.springCampaign.to) return "spring_2026";
  return day >= EVENTS.autumnCampaign.from && day < EVENTS.autumnCampaign.to ? "autumn_2024" : null;
};

const PAID: ReadonlySet<Channel> = new Set(["email", "search_ad", "social"]);
const CHANNELS = { email: 0.3, community: 0.27, search_ad: 0.19, social: 0.12, webinar: 0.07, event: 0.05 } as const;
