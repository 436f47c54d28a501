import { GRAINS } from "../../compile/definitions.js";
import { DURATION_WORDS, durationUnit, isCalendarStep } from "../../ground/day.js";
import { isOne, MONEY_PREFIXES, SCALE_WORDS, unitText } from "../../ground/unit.js";
import { referenceWords } from "../../report/sentence/reference.js";
import { length } from "../../report/sentence/formula-words/number.js";
import { html, type Html, type Part } from "../html.js";
import type { PageContext } from "./context.js";
import { listed, table } from "./parts.js";

/** The words of units, printed from where they are read; then periods, and lengths of time that the calendar gives. */
export function unitTables(ctx: PageContext): Html {
  const w = referenceWords(ctx.language);
  const code = (word: string): Html => html`<code>${word}</code>`;
  const steps = DURATION_WORDS.filter((word) => {
    const unit = durationUnit(word);
    return unit !== null && isCalendarStep(unit) && !word.endsWith("s");
  });
  const scales = SCALE_WORDS.filter(({ unit, scale }) => !isOne(unit) || scale !== 1).map(({ words, scale, unit }): Part[] => [
    listed(words.map(code), ctx),
    isOne(unit) ? w.share : html`${amountOf(scale, ctx)} <code>${unitText(unit)}</code>`,
  ]);
  const rows: readonly Part[][] = [
    ...scales,
    [listed(["EUR", "JPY"].map(code), ctx), w.money(MONEY_PREFIXES.join(", "))],
    [listed(["topic", "EUR/ticket"].map(code), ctx), w.noun],
  ];
  return html`${table(w.family.units.name, [{ head: w.unitWord }, { head: w.means }], rows, { className: "tight parts" })}
    <h3 id="grains">${w.grains}</h3>
    <p>${listed(GRAINS.map(code), ctx)}</p>
    <h3 id="steps">${w.steps}</h3>
    <p>${listed(steps.map(code), ctx)}</p>`;
}

const amountOf = (scale: number, ctx: PageContext): string =>
  scale >= 1 ? ctx.format.count(scale) : `1 ÷ ${ctx.format.count(Math.round(1 / scale))}`;

/** "7 days" in the reader's words. */
export function duration(written: string, ctx: PageContext): string {
  const [digits, unit] = written.trim().split(/\s+/);
  return digits === undefined || unit === undefined || !/^[\d_.]+$/.test(digits) ? written : length(digits, unit, ctx.language);
}
