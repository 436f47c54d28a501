import type { Row } from "../channel.js";
import { chance, type Chance } from "./chance.js";
import { DAYS } from "./clock.js";
import { DRAW } from "./draws.js";
import { anyLanguage, type Language } from "./people.js";
import { momentIn, on, type World } from "./world.js";

/** Aurora and the three brands it is compared with. */
export const BRANDS = ["Aurora", "Borealis", "Meridian", "Solstice"] as const;
export type Brand = (typeof BRANDS)[number];
export type Sentiment = "positive" | "neutral" | "negative";

/**
 * What others say in public: one row for each brand a text names, so a text that names two counts once for each.
 * `sentiment` is what a scorer said of it; `sentiment_checked` what a reader of that language said, for some.
 */
export function* mentions(w: World): Generator<Row> {
  for (let day = 0; day < DAYS; day++) {
    const n = on(w.mentions, day);
    const draw = chance(w.seed, DRAW.mention, day);
    for (let k = 0; k < n; k++) {
      const at = momentIn(day, k, n, draw.unit());
      const number = (w.mentions.before[day] ?? 0) + k + 1;
      const language = anyLanguage(draw);
      const grown = day / DAYS;
      const brand = draw.pick({ Aurora: 0.24 + 0.12 * grown, Borealis: 0.34 - 0.08 * grown, Meridian: 0.16, Solstice: 0.24 });
      const second = draw.happens(0.08) ? rival(brand, draw) : null;
      const mood = draw.pick({ positive: (brand === "Aurora" ? 0.34 : 0.3) + 0.06 * grown, neutral: 0.44, negative: 0.24 });
      const platform = draw.pick(PLATFORMS);
      const checked = draw.happens(0.08);
      const text = say(language, mood, brand, second);
      for (const [place, named] of (second === null ? [brand] : [brand, second]).entries())
        yield {
          id: number * 2 + place,
          mentioned_at: at,
          text_id: number,
          brand: named,
          platform,
          language,
          text,
          sentiment: draw.happens(ACCURACY[language]) ? mood : mistaken(mood, draw),
          sentiment_checked: checked ? mood : null,
        };
    }
  }
}

/** How often the scorer is right, by language. */
export const ACCURACY: Readonly<Record<Language, number>> = { en: 0.86, ja: 0.68, da: 0.74, es: 0.8, fr: 0.79, ru: 0.71 };

const MOODS = ["positive", "neutral", "negative"] as const;
const mistaken = (mood: Sentiment, draw: Chance): Sentiment =>
  MOODS[(MOODS.indexOf(mood) + 1 + draw.below(2)) % 3] ?? "neutral";

function rival(brand: Brand, draw: Chance): Brand {
  const others = BRANDS.filter((other) => other !== brand);
  return others[draw.below(others.length)] ?? "Borealis";
}

function say(language: Language, mood: Sentiment, brand: Brand, second: Brand | null): string {
  const { one, two } = PHRASES[language];
  return second === null ? one[mood].replace("{}", brand) : two.replace("{}", brand).replace("{}", second);
}

const PLATFORMS = { forum: 0.22, microblog: 0.3, video: 0.14, blog: 0.14, review_site: 0.2 } as const;

const PHRASES: Readonly<Record<Language, { readonly one: Readonly<Record<Sentiment, string>>; readonly two: string }>> = {
  en: {
    one: {
      positive: "{} has saved our team hours this week.",
      neutral: "We are trying {} for a new project.",
      negative: "{} lost my changes again.",
    },
    two: "Has anyone compared {} and {} on a large project?",
  },
  ja: {
    one: {
      positive: "{}のおかげで作業がとても楽になりました。",
      neutral: "新しい案件で{}を試しています。",
      negative: "{}の同期がまた失敗しました。",
    },
    two: "{}と{}を比べた方はいますか。",
  },
  da: {
    one: {
      positive: "{} har sparet os for mange timer.",
      neutral: "Vi prøver {} af på et nyt projekt.",
      negative: "{} mistede mine ændringer igen.",
    },
    two: "Er der nogen, der har sammenlignet {} og {}?",
  },
  es: {
    one: {
      positive: "{} nos ha ahorrado horas esta semana.",
      neutral: "Estamos probando {} en un proyecto nuevo.",
      negative: "{} ha vuelto a perder mis cambios.",
    },
    two: "¿Alguien ha comparado {} con {}?",
  },
  fr: {
    one: {
      positive: "{} nous a fait gagner des heures.",
      neutral: "Nous essayons {} sur un nouveau projet.",
      negative: "{} a encore perdu mes modifications.",
    },
    two: "Quelqu’un a-t-il comparé {} et {} ?",
  },
  ru: {
    one: {
      positive: "{} сэкономил нам много часов.",
      neutral: "Пробуем {} в новом проекте.",
      negative: "{} опять потерял мои изменения.",
    },
    two: "Кто-нибудь сравнивал {} и {}?",
  },
};
