import type { Row } from "../channel.js";
import { chance } from "./chance.js";
import { DAY, DAYS, EVENTS, HOUR } from "./clock.js";
import { customer, LEAD, visitorOf } from "./customers.js";
import { inOrder } from "./flow.js";
import { answers, solvedBefore, topicBefore } from "./forum.js";
import { anyLanguage, aReader, languageOf, type Language } from "./people.js";
import { DRAW } from "./draws.js";
import { momentIn, on, type World } from "./world.js";

/** One page view of the site, and, where the reader still needed help, the ticket they opened. */
export interface Visit {
  readonly id: number;
  readonly at: number;
  readonly visitor: number;
  readonly member: number | null;
  readonly page: Page;
  readonly topic: number | null;
  readonly source: string;
  readonly language: Language;
  readonly seconds: number;
  readonly returning: boolean;
  /** On answer pages: whether the accepted answer was on view. One reader in ten is drawn not to see it. */
  readonly answerBox: "shown" | "hidden" | null;
  readonly ticketAt: number | null;
}

export type Page = "home" | "docs" | "topic" | "answer" | "pricing" | "trial" | "blog";

/** How often a reader of an answer page opens a ticket within three days: the true deflection is the difference. */
export const TICKET_AFTER = { shown: 0.17, hidden: 0.35 } as const;
/** The longest from reading to the ticket, in days. */
export const TICKET_LAG = 3;

/** The views of one day, but for those that led to a sign-up, which the sign-ups know. `solved` is what `answers` found. */
export function* visitsOn(w: World, solved: Float64Array, day: number): Generator<Visit> {
  const n = on(w.visits, day);
  const draw = chance(w.seed, DRAW.visit, day);
  const first = (w.visits.before[day] ?? 0) + 1;
  const weekAgo = w.visits.before[Math.max(0, day - 12)] ?? 0;
  for (let k = 0; k < n; k++) {
    const at = momentIn(day, k, n, draw.unit());
    const number = first + k;
    const member = draw.happens(0.46) ? aReader(w, day, draw) : null;
    const back = member === null && first > weekAgo + 1 && draw.happens(0.22);
    const passerBy = back ? weekAgo + 1 + draw.below(first - 1 - weekAgo) : number;
    const language = member === null ? anyLanguage(draw) : languageOf(member);
    let page = draw.pick(member === null ? STRANGERS : MEMBERS);
    let topic: number | null = null;
    if (page === "answer") {
      topic = solvedBefore(w, solved, at, draw);
      if (topic === null) page = "docs";
    } else if (page === "topic") {
      topic = topicBefore(w, at, draw);
      if (topic === null) page = "home";
    }
    const hidden = draw.happens(0.1) && day >= EVENTS.holdoutFrom;
    const answerBox = page === "answer" ? (hidden ? "hidden" : "shown") : null;
    const lost = draw.unit();
    const later = at + Math.min(TICKET_LAG * DAY - HOUR, Math.round(draw.lognormal(3 * HOUR, 1.1)));
    yield {
      id: number * 2,
      at,
      member,
      page,
      topic,
      language,
      answerBox,
      visitor: visitorOf({ member, passerBy }),
      source: draw.pick(SOURCES),
      seconds: Math.round(Math.min(3600, draw.lognormal(page === "answer" ? 95 : page === "docs" ? 120 : 55, 0.9))),
      returning: member !== null || back,
      ticketAt: answerBox !== null && lost < TICKET_AFTER[answerBox] ? later : null,
    };
  }
}

/** The visits stream. A trial visit lies up to thirty days before the sign-up it led to. */
export function* visits(w: World): Generator<Row> {
  const solved = answers(w);
  const all = inOrder<Visit>(LEAD, (day, put) => {
    for (const visit of visitsOn(w, solved, day)) put(visit);
    for (let id = (w.signups.before[day] ?? 0) + 1; id <= (w.signups.before[day + 1] ?? 0); id++) {
      const visit = trialOf(w, id);
      if (visit) put(visit);
    }
  });
  for (const v of all)
    yield {
      id: v.id,
      visited_at: v.at,
      visitor_id: v.visitor,
      member_id: v.member,
      page: v.page,
      topic_id: v.topic,
      source: v.source,
      language: v.language,
      seconds: v.seconds,
      is_return: v.returning,
      answer_box: v.answerBox,
    };
}

/** The trial visit that led to a sign-up. The visitor is not signed in yet, so the membership is not known to the site. */
function trialOf(w: World, id: number): Visit | null {
  const c = customer(w, id);
  if (c.triedAt === null) return null;
  return {
    id: id * 2 + 1,
    at: c.triedAt,
    visitor: c.visitor,
    member: null,
    page: "trial",
    topic: null,
    language: c.language,
    source: c.source === "advertising" ? "campaign" : c.source === "community" ? "community" : "search",
    seconds: 60 + (id % 180),
    returning: false,
    answerBox: null,
    ticketAt: null,
  };
}

const MEMBERS = { home: 0.08, docs: 0.16, topic: 0.32, answer: 0.37, pricing: 0.02, trial: 0.01, blog: 0.04 } as const;
const STRANGERS = { home: 0.12, docs: 0.24, topic: 0.14, answer: 0.33, pricing: 0.06, trial: 0.06, blog: 0.05 } as const;
const SOURCES = { search: 0.46, direct: 0.2, community: 0.12, email: 0.08, social: 0.08, campaign: 0.06 } as const;

/** Every day's views, in order of day. */
export function* allVisits(w: World): Generator<Visit> {
  const solved = answers(w);
  for (let day = 0; day < DAYS; day++) yield* visitsOn(w, solved, day);
}
