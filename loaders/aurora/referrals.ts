import type { Row } from "../channel.js";
import { chance } from "./chance.js";
import { customer, LEAD } from "./customers.js";
import { DRAW } from "./draws.js";
import { inOrder } from "./flow.js";
import { anyLanguage, someone } from "./people.js";
import { momentIn, on, type World } from "./world.js";

interface Referral {
  readonly id: number;
  readonly at: number;
  readonly referrer: number;
  readonly customer: number | null;
}

/** Members' referrals: those that became a sign-up, found from the sign-up backwards, and those that came to nothing. */
export function* referrals(w: World): Generator<Row> {
  const all = inOrder<Referral>(LEAD, (day, put) => {
    const n = on(w.referrals, day);
    const draw = chance(w.seed, DRAW.referral, day);
    for (let k = 0; k < n; k++) {
      const at = momentIn(day, k, n, draw.unit());
      put({ id: ((w.referrals.before[day] ?? 0) + k + 1) * 2 + 1, at, referrer: someone(w, day, draw, null), customer: null });
    }
    for (let id = (w.signups.before[day] ?? 0) + 1; id <= (w.signups.before[day + 1] ?? 0); id++) {
      const at = customer(w, id).referredAt;
      if (at === null) continue;
      const who = chance(w.seed, DRAW.referred, id);
      put({ id: id * 2, at, referrer: someone(w, Math.max(0, day - LEAD), who, anyLanguage(who)), customer: id });
    }
  });
  for (const r of all) yield { id: r.id, referred_at: r.at, referrer_id: r.referrer, customer_id: r.customer };
}
