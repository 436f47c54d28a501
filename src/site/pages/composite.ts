import type { KpiReport, PartReport } from "../../report/model.js";
import { goalpost } from "../../report/sentence/formula-words.js";
import { share } from "../../report/sentence/formula-words/number.js";
import { html, safe, type Html, type Part } from "../html.js";
import type { PageContext } from "./context.js";
import { kpiLink } from "./lineage.js";
import { cellText, phrase, table } from "./parts.js";

/** The parts of a composite: what each weighs, where it stands between its goalposts, and what it gives. */
export function compositeParts(kpi: KpiReport, ctx: PageContext): Html | null {
  const { parts } = kpi;
  if (!parts || parts.length === 0) return null;
  const w = ctx.words.kpi.parts;
  const isScored = parts.every(({ ends }) => ends !== null);
  const right = (head: string) => ({ head, right: true, short: head });
  const columns = [
    { head: w.part },
    right(w.weight),
    ...(isScored ? [right(w.nothing), right(w.all)] : []),
    right(w.value),
    { head: w.adds, short: w.adds },
  ];
  const rows = parts.map((part): readonly Part[] => [
    kpiLink(part.kpi, ctx),
    share(String(part.weight), ctx.language),
    ...(part.ends ? [goalpost(part.ends.from, ctx.language), goalpost(part.ends.to, ctx.language)] : []),
    valueOf(part, ctx),
    isScored ? given(part, kpi, ctx) : points(part, kpi, ctx),
  ]);
  return html`<section class="sec" aria-labelledby="parts">
    <h2 id="parts">${w.heading}</h2>
    <p class="small muted">${isScored ? w.means : w.meansPlain}</p>
    ${table(w.heading, columns, [...rows, together(kpi, parts, isScored, ctx)], { stack: true, className: "summed" })}
  </section>`;
}

function valueOf({ kpi, cell }: PartReport, ctx: PageContext): Part {
  const of = ctx.kpi(kpi);
  return cell && of ? cellText(cell, of, ctx) : html`<span class="muted">${ctx.words.board.notYet}</span>`;
}

const points = ({ points: given }: PartReport, kpi: KpiReport, ctx: PageContext): Part =>
  given === null ? "" : html`<span class="nb">${ctx.format.value(given, kpi)}</span>`;

/** "24.8 of 40", beside a bar as long as the weight and filled as far as the part gives. */
function given({ points: gives, weight }: PartReport, kpi: KpiReport, ctx: PageContext): Part {
  if (gives === null) return "";
  const said = ctx.words.kpi.parts.addsOf(ctx.bind.value(gives, kpi), ctx.bind.value(weight, kpi));
  return html`${bar(gives, weight)}<span>${phrase(said, ctx)}</span>`;
}

const bar = (gives: number, most: number): Html => {
  const [full, whole] = [gives, most].map((length) => (length * 100).toFixed(1));
  return safe(
    `<svg class="gives" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="off" width="${whole ?? ""}" height="10"/><rect class="on" width="${full ?? ""}" height="10"/></svg>`,
  );
};

function together(kpi: KpiReport, parts: readonly PartReport[], isScored: boolean, ctx: PageContext): readonly Part[] {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const value = kpi.latest?.cell.value ?? null;
  const blank: readonly Part[] = isScored ? ["", ""] : [];
  return [
    ctx.words.kpi.parts.together,
    share(String(Number(total.toFixed(9))), ctx.language),
    ...blank,
    "",
    value === null
      ? html`<span class="muted">${ctx.words.board.notYet}</span>`
      : html`${isScored ? bar(value, 1) : null}<span class="nb">${ctx.format.value(value, kpi, kpi.latest?.cell)}</span>`,
  ];
}
