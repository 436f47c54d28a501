import type { Row } from "../channel.js";
import { chance } from "./chance.js";
import { DAYS } from "./clock.js";
import { isBot, languageOf, someone } from "./people.js";
import { DRAW } from "./draws.js";
import { momentIn, on, type World } from "./world.js";

/** The chat, opened in the second year: who wrote where, and to whom, never what. */
export function* chatMessages(w: World): Generator<Row> {
  for (let day = 0; day < DAYS; day++) {
    const n = on(w.chats, day);
    if (n === 0) continue;
    const draw = chance(w.seed, DRAW.chat, day);
    const first = (w.chats.before[day] ?? 0) + 1;
    for (let k = 0; k < n; k++) {
      const bot = draw.happens(0.05);
      const author = bot ? 4 + draw.below(2) : someone(w, day, draw, null);
      yield {
        id: first + k,
        sent_at: momentIn(day, k, n, draw.unit()),
        room: draw.pick(ROOMS),
        author_id: author,
        reply_to_id: k > 0 && draw.happens(0.55) ? first + k - 1 - draw.below(Math.min(k, 4)) : null,
        is_bot: isBot(author),
        language: languageOf(author),
      };
    }
  }
}

const ROOMS = { general: 0.3, help: 0.42, show_and_tell: 0.16, events: 0.12 } as const;
