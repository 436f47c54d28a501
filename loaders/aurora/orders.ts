import type { Row } from "../channel.js";
import { chance } from "./chance.js";
import { DAY } from "./clock.js";
import { customer, keenCustomer } from "./customers.js";
import { inOrder } from "./flow.js";
import { touchesOn } from "./touches.js";
import { DRAW } from "./draws.js";
import { momentIn, on, type World } from "./world.js";

/** An order, and what only the simulator knows: whether the community brought it about. */
export interface Order {
  readonly id: number;
  readonly at: number;
  readonly customer: number;
  /** What it was worth, in cents. */
  readonly cents: number;
  /** False where the sales system holds no value for it. */
  readonly valued: boolean;
  readonly kind: "new" | "renewal" | "upgrade";
  readonly cause: "none" | "community" | "other";
}

/** Orders in order of time: those that would have come anyway, and those a touch brought about within 45 days. */
export function allOrders(w: World): Generator<Order> {
  return inOrder<Order>(0, (day, put) => {
    const n = on(w.orders, day);
    const draw = chance(w.seed, DRAW.order, day);
    for (let k = 0; k < n; k++) {
      const at = momentIn(day, k, n, draw.unit());
      const buyer = keenCustomer(w, day, draw);
      if (buyer !== null) put(order(w, ((w.orders.before[day] ?? 0) + k + 1) * 2, at, buyer, "none"));
    }
    for (const touch of touchesOn(w, day))
      if (touch.orderAt !== null)
        put(order(w, touch.id * 2 + 1, touch.orderAt, touch.customer, touch.channel === "community" ? "community" : "other"));
  });
}

export function* orders(w: World): Generator<Row> {
  for (const o of allOrders(w))
    yield {
      id: o.id,
      ordered_at: o.at,
      customer_id: o.customer,
      amount: o.valued ? o.cents / 100 : null,
      currency: "EUR",
      kind: o.kind,
    };
}

function order(w: World, id: number, at: number, buyer: number, cause: Order["cause"]): Order {
  const draw = chance(w.seed, DRAW.order, 0, id);
  const { segment, at: since } = customer(w, buyer);
  const [median, spread] = SIZES[segment];
  const fresh = at - since < 60 * DAY;
  return {
    id,
    at,
    customer: buyer,
    cause,
    cents: Math.round(draw.lognormal(median, spread) * 100),
    valued: !draw.happens(segment === "enterprise" ? 0.24 : 0.09),
    kind: fresh ? "new" : draw.happens(0.7) ? "renewal" : "upgrade",
  };
}

/** Median value in euro and the spread of its logarithm, by segment. */
const SIZES = { self_serve: [95, 0.4], small_business: [260, 0.45], enterprise: [640, 0.5] } as const;
