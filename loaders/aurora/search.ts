import type { Row } from "../channel.js";
import { chance } from "./chance.js";
import { dayOf, growth } from "./clock.js";
import { MONTHS } from "./costs.js";
import { DRAW } from "./draws.js";
import { BRANDS, type Brand } from "./mentions.js";
import { LANGUAGES, type Language } from "./people.js";
import type { World } from "./world.js";

const SIZE: Readonly<Record<Brand, { readonly keyword: number; readonly paid: number; readonly rises: number }>> = {
  Aurora: { keyword: 5_200, paid: 1_500, rises: 0.55 },
  Borealis: { keyword: 7_400, paid: 2_900, rises: 0.05 },
  Meridian: { keyword: 3_100, paid: 800, rises: 0.15 },
  Solstice: { keyword: 4_600, paid: 1_900, rises: 0.1 },
};
const PART: Readonly<Record<Language, number>> = { en: 0.5, ja: 0.14, da: 0.06, es: 0.12, fr: 0.11, ru: 0.07 };

/** What a search tool estimates for each brand, month and language: visits by unpaid keywords, and clicks on adverts. */
export function* searchTraffic(w: World): Generator<Row> {
  let id = 0;
  for (const month of MONTHS)
    for (const brand of BRANDS)
      for (const language of LANGUAGES) {
        const draw = chance(w.seed, DRAW.search, ++id);
        const { keyword, paid, rises } = SIZE[brand];
        const size = PART[language] * (1 - rises + rises * growth(dayOf(month))) * w.scale;
        yield {
          id,
          month,
          brand,
          language,
          keyword_visits: Math.round(keyword * size * draw.lognormal(1, 0.07)),
          paid_clicks: Math.round(paid * size * draw.lognormal(1, 0.12)),
        };
      }
}
