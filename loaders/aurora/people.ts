import type { Row } from "../channel.js";
import { trait, type Chance } from "./chance.js";
import { DAYS, START } from "./clock.js";
import { DRAW } from "./draws.js";
import { dayOfNumber, momentIn, on, type World } from "./world.js";

/** Members 1–8 are bots, 9–20 are staff, two for each language; the others joined on their own. */
export const BOTS = 8;
export const STAFF = 12;
export const FOUNDERS = BOTS + STAFF;

export const LANGUAGES = ["en", "ja", "da", "es", "fr", "ru"] as const;
export type Language = (typeof LANGUAGES)[number];

/** One hundred places, dealt out by language: a member's number gives the place, so a language finds its members. */
const PLACES: readonly Language[] = deal({ en: 44, ja: 15, da: 9, es: 13, fr: 12, ru: 7 });

/** What sets the languages apart: median hours to a first answer, and how many questions get one. */
export const HABITS: Readonly<
  Record<Language, { readonly hours: number; readonly answered: number; readonly countries: readonly string[] }>
> = {
  en: { hours: 3.1, answered: 0.93, countries: ["US", "GB", "IN", "AU", "DE"] },
  ja: { hours: 9.6, answered: 0.84, countries: ["JP"] },
  da: { hours: 4.2, answered: 0.9, countries: ["DK"] },
  es: { hours: 4.8, answered: 0.88, countries: ["ES", "MX", "AR", "CO"] },
  fr: { hours: 4.4, answered: 0.9, countries: ["FR", "BE", "CA", "CH"] },
  ru: { hours: 5.4, answered: 0.86, countries: ["KZ", "RS", "AM"] },
};

export const SEGMENTS = { self_serve: 0.58, small_business: 0.3, enterprise: 0.12 } as const;
export type Segment = keyof typeof SEGMENTS;

/** How many members there are in all, bots and staff included. */
export const memberTotal = (w: World): number => FOUNDERS + w.members.total;

/** How many members there were when a day began, bots and staff included. */
export const membersBefore = (w: World, day: number): number => FOUNDERS + (w.members.before[Math.min(day, DAYS)] ?? 0);

/** The language of a member, by number, counted from 1. */
export function languageOf(member: number): Language {
  if (member <= BOTS) return "en";
  if (member <= FOUNDERS) return LANGUAGES[Math.floor((member - BOTS - 1) / 2)] ?? "en";
  return PLACES[member % 100] ?? "en";
}

export const isBot = (member: number): boolean => member <= BOTS;
export const isStaff = (member: number): boolean => member > BOTS && member <= FOUNDERS;
/** A colleague who answers in this language. */
export const staffFor = (language: Language, draw: Chance): number =>
  BOTS + 1 + LANGUAGES.indexOf(language) * 2 + draw.below(2);

/** When a member joined: bots and staff at the start. */
export function joinedAt(w: World, member: number): number {
  if (member <= FOUNDERS) return START;
  const i = member - FOUNDERS - 1;
  const day = dayOfNumber(w.members, i);
  return momentIn(day, i - (w.members.before[day] ?? 0), on(w.members, day), trait(w.seed, DRAW.member, member, 1));
}

/** The segment of the company a member works at. */
export function segmentOf(w: World, member: number): Segment {
  const u = trait(w.seed, DRAW.member, member, 2);
  if (u < SEGMENTS.self_serve) return "self_serve";
  return u < SEGMENTS.self_serve + SEGMENTS.small_business ? "small_business" : "enterprise";
}

/**
 * Someone who was a member when the day began, by how much they do: a few do most, and newcomers more than their
 * share. In `language`, where one is given; a colleague where the community is still too young.
 */
export function someone(w: World, day: number, draw: Chance, language: Language | null): number {
  const known = membersBefore(w, day) - FOUNDERS;
  if (known > 100) {
    for (let attempt = 0; attempt < 40; attempt++) {
      const back = draw.happens(0.5) ? Math.floor(-Math.log(1 - draw.unit()) * known * 0.07) : draw.below(known);
      if (back >= known) continue;
      const near = FOUNDERS + known - back;
      const member = language === null ? near : nearest(near, language);
      if (member <= FOUNDERS) continue;
      if (draw.unit() < activity(w, member)) return member;
    }
  }
  return staffFor(language ?? "en", draw);
}

/** A reader who is signed in: mostly any member, for reading is not writing; null while there are none. */
export function aReader(w: World, day: number, draw: Chance): number | null {
  const known = membersBefore(w, day) - FOUNDERS;
  if (known === 0) return null;
  return draw.happens(0.62) ? FOUNDERS + 1 + draw.below(known) : someone(w, day, draw, null);
}

/** The members stream, in order of joining. `firstPosts[i]` is when member i first wrote, 0 for never. */
export function* members(w: World, firstPosts: Float64Array): Generator<Row> {
  for (let id = 1; id <= memberTotal(w); id++) {
    const language = languageOf(id);
    const countries = HABITS[language].countries;
    const first = firstPosts[id] ?? 0;
    yield {
      id,
      joined_at: joinedAt(w, id),
      display_name: isBot(id) ? `aurora-bot-${id}` : isStaff(id) ? `Aurora team ${id - BOTS}` : `member ${id}`,
      role: isBot(id) ? "bot" : isStaff(id) ? "staff" : "member",
      is_bot: isBot(id),
      language,
      country: countries[Math.floor(trait(w.seed, DRAW.member, id, 3) ** 1.6 * countries.length)] ?? "US",
      segment: isBot(id) || isStaff(id) ? null : segmentOf(w, id),
      first_post_at: first > 0 ? first : null,
    };
  }
}

/** How much a member does, in (0, 1]: heavy-tailed over members. */
function activity(w: World, member: number): number {
  // The twelfth power, by hand: this is asked forty times for a row, and ** is slow.
  const u = trait(w.seed, DRAW.weight, member);
  const cube = u * u * u;
  return 0.012 + 0.988 * cube * cube * cube * cube;
}

/** The latest member at or before `member` who writes this language: places repeat every hundred. */
function nearest(member: number, language: Language): number {
  for (let i = member; i > member - 100; i--) if (PLACES[i % 100] === language) return i;
  return 0;
}

/** Deals a hundred places so that each language is spread evenly: the one furthest behind its share is next. */
function deal(shares: Readonly<Record<Language, number>>): Language[] {
  const given = { en: 0, ja: 0, da: 0, es: 0, fr: 0, ru: 0 };
  return Array.from({ length: 100 }, (_, place) => {
    const behind = (language: Language) => (shares[language] * (place + 1)) / 100 - given[language];
    const next = [...LANGUAGES].sort((a, b) => behind(b) - behind(a))[0] ?? "en";
    given[next]++;
    return next;
  });
}

/** A language by its share of the members, for those who are not one. */
export const anyLanguage = (draw: Chance): Language => PLACES[draw.below(100)] ?? "en";
