import type { Row } from "../channel.js";
import { AREAS, type Area } from "./areas.js";
import { chance, trait, type Chance } from "./chance.js";
import { DAY, dayAt, DAYS, EVENTS, HOUR, inOutage, MINUTE, weekdayOf } from "./clock.js";
import { DRAW } from "./draws.js";
import { inOrder } from "./flow.js";
import { anyLanguage, HABITS, isBot, isStaff, memberTotal, someone, staffFor, type Language } from "./people.js";
import { dayOfNumber, momentIn, on, type World } from "./world.js";

/** A question and what came of it, as the world knows it: the forum shows it, less what the outage took. */
export interface Thread {
  readonly id: number;
  readonly at: number;
  readonly author: number;
  readonly language: Language;
  readonly kind: "question" | "discussion" | "idea";
  readonly area: Area;
  readonly replies: readonly Reply[];
  readonly solvedAt: number | null;
  readonly solvedBy: "asker" | "moderator" | "bot" | null;
  /** The post that solved it; null where a bot only closed it. */
  readonly acceptedPost: number | null;
}

export interface Reply {
  readonly id: number;
  readonly at: number;
  readonly author: number;
  readonly to: number;
}

/** The longest a thread lives, in days: its last reply or its closing comes no later. */
const LIFE = 40;
/** Post numbers are the topic's times a hundred, plus the place in the thread. */
const postId = (topic: number, place: number): number => topic * 100 + place;

/** The thread of a topic, by number, counted from 1. */
export function thread(w: World, id: number): Thread {
  const day = dayOfNumber(w.topics, id - 1);
  const at = momentIn(day, id - 1 - (w.topics.before[day] ?? 0), on(w.topics, day), trait(w.seed, DRAW.topic, id));
  const draw = chance(w.seed, DRAW.thread, id);
  const announcement = draw.happens(0.012);
  const language = announcement ? "en" : anyLanguage(draw);
  const author = announcement ? 1 : someone(w, day, draw, language);
  const kind = announcement ? "discussion" : draw.pick(KINDS);
  const area = draw.pick(AREAS);
  const grown = day / DAYS;
  const helped = language === "ja" && day >= EVENTS.guidedAnswersFrom;

  const replies: Reply[] = [];
  const add = (when: number, who: number) => {
    if (when < w.end && when < at + LIFE * DAY && !inOutage(when) && replies.length < 60)
      replies.push({ id: 0, at: when, author: who, to: 0 });
  };
  // Twice in ten a bot greets within the minute, and some askers write again before anyone answers: neither is help.
  if (draw.happens(0.2)) add(at + (20 + draw.below(40)) * 1000, 2 + draw.below(2));
  if (draw.happens(0.14)) add(at + Math.round(draw.lognormal(25 * MINUTE, 1)), author);

  const answered = draw.happens(Math.min(0.98, HABITS[language].answered - 0.07 + 0.12 * grown));
  let solvedAt: number | null = null;
  let solvedBy: Thread["solvedBy"] = null;
  let answer: Reply | null = null;
  if (answered) {
    const weekend = weekdayOf(day) > 5 ? 2.2 : 1;
    const median = HABITS[language].hours * HOUR * (1.45 - 0.65 * grown) * weekend * (helped ? 0.72 : 1);
    let when = at + Math.round(draw.lognormal(median, 1.35));
    const answers = 1 + draw.poisson(1.6) + (draw.happens(0.06) ? draw.below(14) : 0);
    for (let k = 0; k < answers; k++) {
      const staffShare = 0.36 - 0.22 * grown;
      const who =
        k > 0 && draw.happens(0.24)
          ? author
          : draw.happens(staffShare)
            ? staffFor(language, draw)
            : other(w, day, draw, language, author);
      add(when, who);
      const last = replies[replies.length - 1];
      if (answer === null && last && last.at === when && who !== author && draw.happens(0.62)) answer = last;
      when += Math.round(draw.lognormal(5 * HOUR, 1.5));
    }
    if (kind === "question" && answer && draw.happens(0.66 + 0.18 * grown + (helped ? 0.06 : 0))) {
      solvedAt = answer.at + Math.round(draw.lognormal(4 * HOUR, 1.6));
      solvedBy = draw.happens(0.8) ? "asker" : "moderator";
    }
  }
  if (solvedAt !== null && (solvedAt >= w.end || solvedAt >= at + LIFE * DAY || inOutage(solvedAt)))
    [solvedAt, solvedBy, answer] = [null, null, null];
  if (kind === "question" && solvedAt === null && draw.happens(0.7)) {
    const closed = at + 14 * DAY + draw.below(HOUR);
    if (dayAt(closed) < EVENTS.solvedByPeopleFrom) [solvedAt, solvedBy] = [closed, "bot"];
  }

  const found = answer;
  const inTime = replies.sort((a, b) => a.at - b.at);
  const accepted = solvedBy === "asker" || solvedBy === "moderator" ? inTime.indexOf(found as Reply) : -1;
  return {
    id,
    at,
    author,
    language,
    kind,
    area,
    solvedAt,
    solvedBy,
    replies: inTime.map((reply, k) => ({
      ...reply,
      id: postId(id, k + 2),
      to: k > 0 && k % 3 === 2 ? postId(id, k + 1) : postId(id, 1),
    })),
    acceptedPost: accepted < 0 ? null : postId(id, accepted + 2),
  };
}

/** The topics stream. What was asked in the outage is lost. */
export function* topics(w: World): Generator<Row> {
  for (let id = 1; id <= w.topics.total; id++) {
    const t = thread(w, id);
    if (inOutage(t.at)) continue;
    const first = t.replies.find((reply) => reply.author !== t.author && !isBot(reply.author));
    yield {
      id: t.id,
      created_at: t.at,
      author_id: t.author,
      language: t.language,
      kind: t.kind,
      product_area: t.area,
      replies: t.replies.length,
      // The platform's own number takes any first post, a bot's greeting and the asker's second thought included.
      platform_first_reply_at: t.replies[0]?.at ?? null,
      first_reply_at: first?.at ?? null,
      first_reply_by: first ? (isStaff(first.author) ? "staff" : "member") : null,
      solved_at: t.solvedAt,
      solved_by: t.solvedBy,
      accepted_post_id: t.acceptedPost,
      views: Math.round(chance(w.seed, DRAW.views, id).lognormal(t.solvedAt === null ? 18 : 34, 1.1)),
    };
  }
}

/** The posts stream: each topic's opening post and its replies, in the order they were written. */
export function* posts(w: World): Generator<Row> {
  for (const post of written(w)) {
    const { topic } = post;
    yield {
      id: post.id,
      topic_id: topic.id,
      posted_at: post.at,
      author_id: post.author,
      place: post.place,
      reply_to_id: post.to,
      is_bot: isBot(post.author),
      is_self_reply: post.place > 1 && post.author === topic.author,
      is_accepted: post.id === topic.acceptedPost,
      language: topic.language,
    };
  }
}

/** When each member first wrote in the forum, by number; 0 for never. */
export function firstPosts(w: World): Float64Array {
  const first = new Float64Array(memberTotal(w) + 1);
  for (let id = 1; id <= w.topics.total; id++) {
    const t = thread(w, id);
    if (inOutage(t.at)) continue;
    for (const { at, author } of [t, ...t.replies]) {
      const known = first[author] ?? 0;
      if (known === 0 || at < known) first[author] = at;
    }
  }
  return first;
}

interface Written {
  readonly id: number;
  readonly at: number;
  readonly author: number;
  readonly place: number;
  readonly to: number | null;
  readonly topic: Thread;
}

function written(w: World): Generator<Written> {
  return inOrder<Written>(0, (day, put) => {
    for (let id = (w.topics.before[day] ?? 0) + 1; id <= (w.topics.before[day + 1] ?? 0); id++) {
      const topic = thread(w, id);
      if (inOutage(topic.at)) continue;
      put({ id: postId(id, 1), at: topic.at, author: topic.author, place: 1, to: null, topic });
      for (const [k, reply] of topic.replies.entries())
        put({ id: reply.id, at: reply.at, author: reply.author, place: k + 2, to: reply.to, topic });
    }
  });
}

/** When each topic got its accepted answer, by number; 0 for never. What the outage took has none. */
export function answers(w: World): Float64Array {
  const solved = new Float64Array(w.topics.total + 1);
  for (let id = 1; id <= w.topics.total; id++) {
    const t = thread(w, id);
    if (t.acceptedPost !== null && t.solvedAt !== null && !inOutage(t.at)) solved[id] = t.solvedAt;
  }
  return solved;
}

/** A topic solved before this moment that someone might read: recent ones and the evergreens. Null where none is found. */
export function solvedBefore(w: World, solved: Float64Array, at: number, draw: Chance): number | null {
  const known = w.topics.before[Math.max(0, dayAt(at) - 1)] ?? 0;
  if (known < 30) return null;
  for (let attempt = 0; attempt < 7; attempt++) {
    const back = draw.happens(0.6) ? Math.floor(-Math.log(1 - draw.unit()) * known * 0.08) : draw.below(known);
    const id = known - Math.min(known - 1, back);
    const since = solved[id] ?? 0;
    if (since > 0 && since < at) return id;
  }
  return null;
}

/** A topic to read, solved or not. Null while there is none. */
export function topicBefore(w: World, at: number, draw: Chance): number | null {
  const known = w.topics.before[Math.max(0, dayAt(at))] ?? 0;
  if (known === 0) return null;
  const id = known - Math.min(known - 1, Math.floor(-Math.log(1 - draw.unit()) * known * 0.15));
  const day = dayOfNumber(w.topics, id - 1);
  return day >= EVENTS.outage.from && day < EVENTS.outage.to ? null : id;
}

/** Someone else than the asker; a colleague where the draw keeps finding the asker. */
function other(w: World, day: number, draw: Chance, language: Language, author: number): number {
  for (let attempt = 0; attempt < 4; attempt++) {
    const who = someone(w, day, draw, draw.happens(0.85) ? language : null);
    if (who !== author) return who;
  }
  const colleague = staffFor(language, draw);
  return colleague === author ? staffFor(language === "en" ? "da" : "en", draw) : colleague;
}

const KINDS = { question: 0.76, discussion: 0.16, idea: 0.08 } as const;
