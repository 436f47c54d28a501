import type { Row } from "../channel.js";
import { chance, type Chance } from "./chance.js";
import { DAY, dateOf, dayOf, DAYS, growth, startOf } from "./clock.js";
import { DRAW } from "./draws.js";
import { LANGUAGES, someone, type Language } from "./people.js";
import type { World } from "./world.js";

/** One sending of one survey to the members of one language. */
interface Sending {
  readonly id: number;
  readonly survey: "nps" | "csat" | "poll";
  readonly wave: string;
  readonly day: number;
  readonly language: Language;
  readonly invited: number;
}

/** Whom the surveys reach, how many answer, and how content they are: chances of a promoter and of a detractor. */
const ANSWERS: Readonly<
  Record<Language, { readonly share: number; readonly rate: number; readonly promoters: number; readonly detractors: number }>
> = {
  en: { share: 0.44, rate: 0.27, promoters: 0.44, detractors: 0.22 },
  ja: { share: 0.15, rate: 0.34, promoters: 0.24, detractors: 0.3 },
  da: { share: 0.09, rate: 0.31, promoters: 0.4, detractors: 0.2 },
  es: { share: 0.13, rate: 0.22, promoters: 0.5, detractors: 0.18 },
  fr: { share: 0.12, rate: 0.24, promoters: 0.38, detractors: 0.25 },
  ru: { share: 0.07, rate: 0.26, promoters: 0.4, detractors: 0.24 },
};

const BASE = { nps: 900, csat: 420, poll: 700 } as const;
/** What the poll's answers are drawn from. */
export const CHOICES = { more_tutorials: 0.34, faster_answers: 0.3, local_events: 0.14, roadmap_talks: 0.22 } as const;

/** Whom each survey was sent to: its answers are a share of these. */
export function* invitations(w: World): Generator<Row> {
  for (const s of sendings(w))
    yield { id: s.id, sent_on: dateOf(s.day), survey: s.survey, wave: s.wave, language: s.language, invited: s.invited };
}

/** The answers, wave by wave in order of time: a score, a rating or a choice, the others null. */
export function* responses(w: World): Generator<Row> {
  const waves = new Map<string, Sending[]>();
  for (const s of sendings(w)) waves.set(s.wave, [...(waves.get(s.wave) ?? []), s]);
  for (const wave of waves.values()) {
    const rows = wave.flatMap((sending) => answersTo(w, sending));
    yield* rows.sort((a, b) => a.answered_at - b.answered_at || a.id - b.id);
  }
}

function answersTo(w: World, s: Sending): (Row & { readonly id: number; readonly answered_at: number })[] {
  const draw = chance(w.seed, DRAW.survey, s.id);
  const { rate } = ANSWERS[s.language];
  const rows = [];
  for (let k = 0; k < s.invited; k++) {
    if (!draw.happens(s.survey === "csat" ? rate * 1.25 : rate)) continue;
    // Most answers come within two days; every wave is closed after seven, before the next is sent.
    const answered_at = startOf(s.day) + 9 * 3_600_000 + Math.min(7 * DAY, Math.round(draw.lognormal(0.8 * DAY, 1)));
    rows.push({
      id: s.id * 100_000 + k,
      answered_at,
      survey: s.survey,
      wave: s.wave,
      language: s.language,
      member_id: someone(w, s.day, draw, s.language),
      score: s.survey === "nps" ? score(draw, s) : null,
      rating: s.survey === "csat" ? rating(draw, s) : null,
      choice: s.survey === "poll" ? draw.pick(CHOICES) : null,
    });
  }
  return rows;
}

/** NPS in the first month of a quarter, CSAT in every month, a poll twice a year; each on its own day of the month. */
function* sendings(w: World): Generator<Sending> {
  let id = 0;
  for (let month = 0; month < 36; month++) {
    const first = new Date(Date.UTC(2023, 10 + month, 1)).toISOString().slice(0, 7);
    const number = Number(first.slice(5));
    const due = [
      ...(number % 3 === 1 ? [{ survey: "nps", on: `${first}-03` } as const] : []),
      { survey: "csat", on: `${first}-14` } as const,
      ...(number % 6 === 5 ? [{ survey: "poll", on: `${first}-22` } as const] : []),
    ];
    for (const { survey, on } of due)
      for (const language of LANGUAGES) {
        const day = dayOf(on);
        if (day >= DAYS - 8) continue;
        const invited = Math.round(BASE[survey] * ANSWERS[language].share * growth(day) * w.scale);
        yield { id: ++id, survey, wave: `${survey}-${first}`, day, language, invited };
      }
  }
}

/** The chances of an answer on that day: promoters become more and detractors fewer as the community grows up. */
export function trueShares(language: Language, day: number): Record<"promoters" | "detractors" | "content", number> {
  const { promoters, detractors } = ANSWERS[language];
  const grown = day / DAYS;
  return {
    promoters: promoters - 0.06 + 0.14 * grown,
    detractors: detractors + 0.05 - 0.09 * grown,
    content: 0.66 + 0.14 * grown - (language === "ja" ? 0.08 : 0),
  };
}

function score(draw: Chance, s: Sending): number {
  const { promoters, detractors } = trueShares(s.language, s.day);
  const u = draw.unit();
  if (u < promoters) return 9 + draw.below(2);
  return u > 1 - detractors ? draw.below(7) : 7 + draw.below(2);
}

function rating(draw: Chance, s: Sending): number {
  return draw.happens(trueShares(s.language, s.day).content) ? 4 + draw.below(2) : 1 + draw.below(3);
}
