import { EVENTS } from "./clock.js";
import { allOrders } from "./orders.js";
import { PILOTS } from "./pilots.js";
import { ORDERS_PER_TOUCH } from "./touches.js";
import { allVisits, TICKET_AFTER } from "./visits.js";
import { world } from "./world.js";

/** What is true in the simulated world and no row says: what an honest estimate has to find. */
export interface Truth {
  readonly deflection: {
    /** Tickets avoided per view of an accepted answer. */
    readonly rate: number;
    readonly viewsShown: number;
    readonly viewsHidden: number;
    /** Tickets the accepted answers avoided, over the three years. */
    readonly avoided: number;
  };
  readonly revenue: {
    readonly ordersPerTouch: number;
    /** Orders the community brought about, and what they were worth in euro, whether the sales system knew it or not. */
    readonly orders: number;
    readonly euro: number;
    readonly allOrders: number;
    readonly allEuro: number;
  };
  readonly pilots: readonly { readonly id: string; readonly uplift: number; readonly criterion: number }[];
  /** From this day of the three years on, readers were drawn not to see the answer. */
  readonly holdoutFrom: number;
}

/** The truth of the world of `seed` and `scale`, counted from the same draws the rows come from. Only tests read it. */
export function truth(seed: number, scale: number): Truth {
  const w = world(seed, scale);
  const views = { shown: 0, hidden: 0 };
  for (const { answerBox } of allVisits(w)) if (answerBox !== null) views[answerBox]++;
  const rate = TICKET_AFTER.hidden - TICKET_AFTER.shown;
  let [orders, cents, every, all] = [0, 0, 0, 0];
  for (const order of allOrders(w)) {
    every++;
    all += order.cents;
    if (order.cause !== "community") continue;
    orders++;
    cents += order.cents;
  }
  return {
    deflection: { rate, viewsShown: views.shown, viewsHidden: views.hidden, avoided: views.shown * rate },
    revenue: { ordersPerTouch: ORDERS_PER_TOUCH.community, orders, euro: cents / 100, allOrders: every, allEuro: all / 100 },
    pilots: PILOTS.map(({ id, uplift, criterion }) => ({ id, uplift, criterion })),
    holdoutFrom: EVENTS.holdoutFrom,
  };
}
