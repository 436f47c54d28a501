import type { Row } from "../channel.js";
import { chance, type Chance } from "./chance.js";
import { DAY, HOUR, weekdayOf } from "./clock.js";
import { customer, someCustomer } from "./customers.js";
import { inOrder } from "./flow.js";
import { AREAS } from "./areas.js";
import { answers } from "./forum.js";
import { anyLanguage, type Language } from "./people.js";
import { visitsOn } from "./visits.js";
import { DRAW } from "./draws.js";
import { momentIn, on, type World } from "./world.js";

interface Ticket {
  readonly id: number;
  readonly at: number;
  readonly customer: number | null;
  readonly visitor: number | null;
  readonly language: Language;
  readonly weekend: boolean;
}

/** The help desk: tickets customers write of themselves, and those of readers whom the community could not help. */
export function* tickets(w: World): Generator<Row> {
  const solved = answers(w);
  const all = inOrder<Ticket>(0, (day, put) => {
    const weekend = weekdayOf(day) > 5;
    const n = on(w.tickets, day);
    const draw = chance(w.seed, DRAW.ticket, day);
    for (let k = 0; k < n; k++) {
      const at = momentIn(day, k, n, draw.unit());
      const known = someCustomer(w, day, draw.unit());
      const language = known === null ? anyLanguage(draw) : customer(w, known).language;
      put({ id: ((w.tickets.before[day] ?? 0) + k + 1) * 2 + 1, at, customer: known, visitor: null, language, weekend });
    }
    for (const visit of visitsOn(w, solved, day))
      if (visit.ticketAt !== null)
        put({ id: visit.id, at: visit.ticketAt, customer: null, visitor: visit.visitor, language: visit.language, weekend });
  });
  for (const ticket of all) yield row(ticket, chance(w.seed, DRAW.ticket, 0, ticket.id), w.end);
}

function row(ticket: Ticket, draw: Chance, end: number): Row {
  const severity = draw.pick(SEVERITIES);
  const haste = { low: 1.6, normal: 1, high: 0.5, urgent: 0.2 }[severity];
  const replied = ticket.at + Math.round(draw.lognormal(2.4 * HOUR * haste * (ticket.weekend ? 6 : 1), 0.9));
  const closed = replied + Math.round(draw.lognormal(20 * HOUR * haste, 1.2));
  return {
    id: ticket.id,
    opened_at: ticket.at,
    first_reply_at: replied < end ? replied : null,
    closed_at: closed < end && closed < ticket.at + 60 * DAY ? closed : null,
    severity,
    product_area: draw.pick(AREAS),
    channel: draw.pick(CHANNELS),
    language: ticket.language,
    customer_id: ticket.customer,
    visitor_id: ticket.visitor,
  };
}

const SEVERITIES = { low: 0.3, normal: 0.5, high: 0.16, urgent: 0.04 } as const;
const CHANNELS = { web: 0.55, email: 0.35, phone: 0.1 } as const;
