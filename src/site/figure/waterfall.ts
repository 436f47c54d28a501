import { inTwoLines, waterfallChart, type WaterfallBar } from "../../report/chart/waterfall.js";
import { plain } from "../../report/sentence.js";
import { versionWords } from "../../report/sentence/versions.js";
import type { ShownChange } from "../../report/versions/shown.js";
import type { Cause } from "../../report/versions/parts.js";
import type { Difference, KpiDifference } from "../../report/versions/difference.js";
import { html, safe, type Html } from "../html.js";
import type { PageContext } from "../pages/context.js";
import { svg } from "../svg.js";

/** What a cause is called, short: in pictures and tables. */
export function causeName(cause: Cause, ctx: PageContext): string {
  const w = versionWords(ctx.language).changes;
  if (cause.kind !== "assumption") return w.cause[cause.kind];
  const label = ctx.assumption(cause.id)?.label ?? {};
  return plain(w.assumption(ctx.bind.name(label, cause.id)));
}

/** Several causes that cannot be told apart stand in one name. */
export const causeNames = (causes: readonly Cause[], ctx: PageContext): string =>
  causes.map((cause) => causeName(cause, ctx)).join(" + ");

/** What a version is called on a page: its name, or the word for today. */
export const versionName = (name: string, ctx: PageContext): string =>
  name === "current" ? versionWords(ctx.language).current : name;

/** A KPI's way from one version to the other, as a waterfall drawn for wide and narrow pages. */
export function waterfallFigure(kpi: KpiDifference, shown: ShownChange, of: Difference, ctx: PageContext): Html | null {
  const { ruler, from, to } = shown;
  // What moved nothing is told in the table; here it would be a bar of no height.
  const parts = shown.parts.filter(({ value }) => value !== 0);
  if (from === null || to === null || parts.length === 0) return null;
  const w = versionWords(ctx.language).changes;
  const bars = (width: number): readonly WaterfallBar[] => {
    const most = (width - 60) / (parts.length + 2) - 6;
    const split = (name: string): Pick<WaterfallBar, "name" | "second"> => {
      const [first, second] = inTwoLines(name, most);
      return { name: first, second };
    };
    return [
      { kind: "total", value: from * ruler.scale, printed: ruler.value(from), ...split(versionName(of.from.name, ctx)) },
      ...parts.map(({ causes, value }): WaterfallBar => ({
        kind: "change",
        value: value * ruler.scale,
        printed: ruler.signed(value),
        ...split(causeNames(causes, ctx)),
      })),
      { kind: "total", value: to * ruler.scale, printed: ruler.value(to), ...split(versionName(of.to.name, ctx)) },
    ];
  };
  const figure = ctx.figure();
  const number = (text: string): { readonly slot: "number"; readonly text: string; readonly form: "other" } => ({
    slot: "number",
    text,
    form: "other",
  });
  const heading = plain(w.fromTo(number(ruler.value(from)), number(ruler.value(to))));
  const summary = `${heading}. ${parts.map(({ causes, value }) => `${causeNames(causes, ctx)}: ${ruler.signed(value)}`).join("; ")}.`;
  const one = (width: number, height: number, className: string): Html => {
    const chart = waterfallChart(bars(width), kpi, { width, height, format: ctx.format });
    return safe(svg(chart, { label: summary, className, id: `${figure.idPrefix}-${className.charAt(0)}` }, figure.draw));
  };
  return html`<figure>
    <figcaption>
      <h3>${heading}</h3>
      <p>${w.key}</p>
    </figcaption>
    <div class="plot">${one(720, 320, "wide")}${one(358, 280, "narrow")}</div>
  </figure>`;
}
