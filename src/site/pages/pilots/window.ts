import { addDuration } from "../../../ground/day.js";
import type { PilotReport } from "../../../report/model.js";
import { pilotWords } from "../../../report/sentence/pilots.js";
import type { Html } from "../../html.js";
import type { PageContext } from "../context.js";
import { phrase } from "../parts.js";

/** "3 February to 27 April 2025": the last day is the one before the end. */
export function windowOf({ start, end }: PilotReport, ctx: PageContext): Html {
  const w = pilotWords(ctx.language);
  const first = ctx.bind.date(start);
  if (end === null) return phrase(w.windowOpen(first), ctx);
  return phrase(w.window(first, ctx.bind.date(addDuration(end.slice(0, 10), -1, "day"))), ctx);
}
