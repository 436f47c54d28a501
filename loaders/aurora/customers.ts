import type { Row } from "../channel.js";
import { chance, trait, type Chance } from "./chance.js";
import { DAY, START } from "./clock.js";
import { anyLanguage, FOUNDERS, HABITS, SEGMENTS, type Language, type Segment } from "./people.js";
import { DRAW } from "./draws.js";
import { dayOfNumber, momentIn, on, type World } from "./world.js";

/** Someone who signed up. Every sign-up is a customer to be; orders may follow. */
export interface Customer {
  readonly id: number;
  readonly at: number;
  readonly visitor: number;
  readonly language: Language;
  readonly country: string;
  readonly segment: Segment;
  /** Their membership of the community, where they have one. */
  readonly member: number | null;
  readonly source: string;
  /** The referral that brought them, where one did: when it was made. */
  readonly referredAt: number | null;
  /** One customer in five never gets the community's digest: drawn by lot, so the rest can be compared with them. */
  readonly digest: "sent" | "withheld";
  readonly plan: "free" | "team" | "business";
  /** The visit to the trial page that led here; null where they came by another way. */
  readonly triedAt: number | null;
}

/** Longest time from a trial visit or a referral to the sign-up it leads to, in days. */
export const LEAD = 30;

/** A customer by number, counted from 1. */
export function customer(w: World, id: number): Customer {
  const day = dayOfNumber(w.signups, id - 1);
  const at = momentIn(day, id - 1 - (w.signups.before[day] ?? 0), on(w.signups, day), trait(w.seed, DRAW.signup, id, 1));
  const draw = chance(w.seed, DRAW.signup, id);
  const language = anyLanguage(draw);
  const segment = draw.pick(SEGMENTS);
  const digest = draw.happens(0.2) ? "withheld" : "sent";
  const referredAt = at - Math.round(draw.lognormal(3 * DAY, 0.9));
  const referred = draw.happens(0.085) && referredAt > at - LEAD * DAY && referredAt >= START + 14 * DAY;
  const source = referred ? "referral" : draw.pick(SOURCES);
  const triedAt = at - Math.round(draw.lognormal(1.2 * DAY, 1.1));
  const tried = draw.happens(0.72) && triedAt > at - LEAD * DAY && triedAt >= START;
  const countries = HABITS[language].countries;
  const member = membership(w, id);
  return {
    id,
    at,
    language,
    segment,
    member,
    source,
    digest,
    visitor: visitorOf({ customer: id, member }),
    country: countries[draw.below(countries.length)] ?? "US",
    referredAt: referred ? referredAt : null,
    plan: draw.pick(PLANS[segment]),
    triedAt: tried ? triedAt : null,
  };
}

/** How likely a customer is to buy, whatever the community does, in (0, 1]. Members are keener to begin with. */
export const propensity = (w: World, id: number): number => 0.15 + 0.85 * trait(w.seed, DRAW.propensity, id) ** 2;

/**
 * The member a customer is, if any. Numbers are spread so that no two customers are the same member, and keen
 * customers join more often: that is why members buy more than others even where the community changes nothing.
 */
export function membership(w: World, id: number): number | null {
  if (trait(w.seed, DRAW.membership, id) >= 0.12 + 0.6 * propensity(w, id)) return null;
  if (w.members.total < w.signups.total) return null;
  return FOUNDERS + 1 + Math.floor(((id - 1) * w.members.total) / w.signups.total);
}

/** A visitor's number: members, customers and passers-by never share one. */
export function visitorOf(who: {
  readonly member: number | null;
  readonly customer?: number;
  readonly passerBy?: number;
}): number {
  if (who.member !== null) return who.member * 4 + 1;
  return who.customer === undefined ? (who.passerBy ?? 0) * 4 + 3 : who.customer * 4 + 2;
}

/** A customer who had signed up before the day began, recent ones as likely as old; null while there is none. */
export function someCustomer(w: World, day: number, u: number): number | null {
  const known = w.signups.before[day] ?? 0;
  return known === 0 ? null : 1 + Math.floor(u * known);
}

/** A buyer, by how keen they are: a few tries, the last one taken. */
export function keenCustomer(w: World, day: number, draw: Chance): number | null {
  let found: number | null = null;
  for (let attempt = 0; attempt < 6; attempt++) {
    found = someCustomer(w, day, draw.unit());
    if (found === null || draw.unit() < propensity(w, found)) return found;
  }
  return found;
}

export function* customers(w: World): Generator<Row> {
  for (let id = 1; id <= w.signups.total; id++) {
    const c = customer(w, id);
    yield {
      id,
      became_customer_at: c.at,
      member_id: c.member,
      segment: c.segment,
      language: c.language,
      country: c.country,
      digest: c.digest,
    };
  }
}

export function* signups(w: World): Generator<Row> {
  for (let id = 1; id <= w.signups.total; id++) {
    const c = customer(w, id);
    yield {
      id,
      signed_up_at: c.at,
      customer_id: id,
      visitor_id: c.visitor,
      source: c.source,
      plan: c.plan,
      referral_id: c.referredAt === null ? null : id * 2,
      language: c.language,
    };
  }
}

const SOURCES = { search: 0.36, community: 0.2, advertising: 0.22, social: 0.12, event: 0.1 } as const;
const PLANS = {
  self_serve: { free: 0.7, team: 0.28, business: 0.02 },
  small_business: { free: 0.3, team: 0.55, business: 0.15 },
  enterprise: { free: 0.1, team: 0.2, business: 0.7 },
} as const;
