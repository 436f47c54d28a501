import { rowKey, seriesKey, type KeyEntry } from "../../report/chart/key.js";
import type { Charted } from "../../report/chart/scene.js";
import { chartWords } from "../../report/chart/words.js";
import type { GoalReport } from "../../report/model.js";
import type { FigureContext } from "./context.js";
import { html, safe, type Html } from "../html.js";

/** The key of a series chart, where it needs one. */
export function key(kpi: Charted, goals: readonly GoalReport[], ctx: FigureContext): Html | null {
  const entries = seriesKey(kpi, goals, chartWords(ctx.language), ctx.idPrefix);
  return entries.length === 0 ? null : legend(entries);
}

/** The key to the interval rows, once under the board. */
export function intervalKey(ctx: FigureContext): string {
  return legend(rowKey(chartWords(ctx.language))).text;
}

/** A key: each drawing with its word. */
export const legend = (entries: readonly KeyEntry[]): Html =>
  html`<ul class="legend">
    ${entries.map(([drawn, word]) => html`<li>${icon(drawn)}${word}</li>`)}
  </ul>`;

const icon = (inside: string): Html => safe(`<svg viewBox="0 0 26 14" aria-hidden="true">${inside}</svg>`);
