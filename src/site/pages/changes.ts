import { plain } from "../../report/sentence.js";
import { versionWords } from "../../report/sentence/versions.js";
import { isEmpty, type Difference, type KpiDifference } from "../../report/versions/difference.js";
import type { ChangePart } from "../../report/versions/parts.js";
import { shownChange, type ShownChange } from "../../report/versions/shown.js";
import { causeNames, versionName, waterfallFigure } from "../figure/waterfall.js";
import { html, type Html, type Part } from "../html.js";
import type { PageContext } from "./context.js";
import { dataSection, definitionsSection, goalsSection } from "./changes-beside.js";
import { label, link, phrase, sentences, table } from "./parts.js";

/** KPIs whose way is drawn; all others stand in the table. */
const DRAWN = 3;

export const changesTitle = (of: Difference, ctx: PageContext): string =>
  plain(versionWords(ctx.language).changes.title(nameOf(of.from.name, ctx), nameOf(of.to.name, ctx)));

/** What differs between two versions: each number's change in parts that add up, then what else is another. */
export function changesPage(of: Difference, ctx: PageContext): Html {
  const w = versionWords(ctx.language).changes;
  const moved = of.kpis.filter((kpi) => kpi.state === "changed" && kpi.change !== 0);
  const heading = isEmpty(of)
    ? w.none
    : phrase(w.heading(ctx.bind.count(moved.length), ctx.bind.count(ctx.report.kpis.length)), ctx);
  const shown = of.kpis.map((kpi) => ({ kpi, shown: shownChange(kpi, ctx.format, of.backwards) }));
  const drawn = [...shown].filter(({ kpi, shown: { parts } }) => parts.length > 0 && kpi.change !== 0).sort(byInterest(ctx));
  return html`<div class="head">
      <p class="for">${link(ctx.places.versions, versionWords(ctx.language).heading, ctx)} · ${changesTitle(of, ctx)}</p>
      <h1>${heading}</h1>
      ${isEmpty(of) ? null : html`<p class="lead">${w.lead}</p>`}
    </div>
    ${drawn.slice(0, DRAWN).map((each, i) => drawnKpi(each.kpi, each.shown, of, i, ctx))} ${allKpis(shown, of, ctx)}
    ${definitionsSection(of, ctx)} ${goalsSection(of, ctx)} ${dataSection(of, ctx)}`;
}

const nameOf = (name: string, ctx: PageContext) => ctx.bind.word(versionName(name, ctx));

interface Shown {
  readonly kpi: KpiDifference;
  readonly shown: ShownChange;
}

/** Goals' KPIs first, and of those the ones that have the most to tell: most causes, then the greatest relative change. */
function byInterest(ctx: PageContext): (a: Shown, b: Shown) => number {
  const weight = ({ kpi, shown }: Shown): number => {
    const relative = Math.abs((shown.change ?? 0) / (shown.from || 1));
    return (ctx.goalsOf(kpi.id).length > 0 ? 1000 : 0) + shown.parts.length * 100 + Math.min(99, relative);
  };
  return (a, b) => weight(b) - weight(a) || (a.kpi.id < b.kpi.id ? -1 : 1);
}

function drawnKpi(kpi: KpiDifference, shown: ShownChange, of: Difference, i: number, ctx: PageContext): Html {
  const w = versionWords(ctx.language).changes;
  const { ruler, parts, change } = shown;
  const unit = kpi.shownIn === "percent" ? html` (${w.points})` : null;
  const rows = parts.map(({ causes, value }): readonly Part[] => [
    causeNames(causes, ctx),
    ruler.signed(value),
    whatChanged({ causes, value }, kpi, of, ctx),
  ]);
  return html`<section class="sec" aria-labelledby="w${i}">
    <h2 id="w${i}">${label(kpi.label, kpi.id, ctx)}</h2>
    <div class="cols"><div class="main">${waterfallFigure(kpi, shown, of, ctx)}</div></div>
    ${table(
      plain([ctx.bind.name(kpi.label, kpi.id)]),
      [
        { head: w.head.part },
        { head: html`${w.head.change}${unit}`, right: true, short: w.head.change },
        { head: w.head.what, short: w.head.what },
      ],
      [...rows, [html`<b>${w.whole}</b>`, html`<b>${ruler.signed(change ?? 0)}</b>`, kpi.clear === false ? w.unclear : ""]],
      { stack: true, className: "parts" },
    )}
    ${i === 0 ? html`<p class="under">${w.order}</p>` : null}
  </section>`;
}

/** What stands behind a part, in words. */
function whatChanged({ causes }: ChangePart, kpi: KpiDifference, of: Difference, ctx: PageContext): Part {
  const w = versionWords(ctx.language).changes;
  if (causes.length > 1) return w.what.together;
  const [cause] = causes;
  const grain = ctx.kpi(kpi.id)?.series.grain ?? "month";
  const period = (start: string | null) =>
    start === null ? ({ slot: "time", text: ctx.words.value.whole } as const) : ctx.bind.period(start, grain);
  switch (cause?.kind) {
    case "data":
      return of.tables.length === 0 && of.tool ? w.what.program : phrase(w.what.data(period(kpi.from?.period ?? null)), ctx);
    case "definition":
      return w.what.definition;
    case "period":
      return phrase(w.what.period(period(kpi.from?.period ?? null), period(kpi.to?.period ?? null)), ctx);
    case "assumption": {
      const found = of.assumptions.find(({ id }) => id === cause.id);
      const as = { unit: found?.unit ?? "1", shownIn: found?.unit ?? "1" };
      return found?.from && found.to
        ? phrase(w.what.assumption(ctx.bind.value(found.from.value, as), ctx.bind.value(found.to.value, as)), ctx)
        : "";
    }
    default:
      return "";
  }
}

const COLUMNS = ["data", "definition", "assumption", "period"] as const;

function allKpis(shown: readonly Shown[], of: Difference, ctx: PageContext): Html | null {
  if (shown.length === 0) return null;
  const w = versionWords(ctx.language).changes;
  const together = shown.some(({ shown: { parts } }) => parts.some(({ causes }) => causes.length > 1));
  const rows = shown.map(({ kpi, shown: one }): readonly Part[] => {
    const { ruler, from, to, change, parts } = one;
    const level = (x: number | null): Part => (x === null ? "–" : ruler.value(x));
    const head = ctx.kpi(kpi.id)
      ? link(ctx.places.kpi(kpi.id), label(kpi.label, kpi.id, ctx), ctx)
      : label(kpi.label, kpi.id, ctx);
    const whole = changeText(kpi, change, ruler, ctx);
    const told = typeof whole === "string" && change !== null && !isUnreported(kpi, ctx);
    const cells = COLUMNS.map((kind): Part => {
      const own = parts.filter(({ causes }) => causes.length === 1 && causes[0]?.kind === kind);
      return told && own.length > 0 ? ruler.signed(sum(own, ruler.decimals)) : "";
    });
    const rest = parts.filter(({ causes }) => causes.length > 1);
    return [
      head,
      level(from),
      level(to),
      whole,
      ...cells,
      ...(together ? [told && rest.length > 0 ? ruler.signed(sum(rest, ruler.decimals)) : ""] : []),
    ];
  });
  const short = (text: string): { readonly head: string; readonly right: true } => ({ head: text, right: true });
  const unclear = shown.some(({ kpi }) => kpi.clear === false);
  return html`<section class="sec" aria-labelledby="all">
    <h2 id="all">${w.allKpis}</h2>
    ${table(
      w.allKpis,
      [
        { head: w.head.kpi },
        short(versionName(of.from.name, ctx)),
        short(versionName(of.to.name, ctx)),
        short(w.head.change),
        ...COLUMNS.map((kind) => short(w.cause[kind])),
        ...(together ? [short(w.head.other)] : []),
      ],
      rows,
      { className: "tight" },
    )}
    ${unclear ? html`<p class="under">* ${w.unclear}</p>` : null}
    ${together ? html`<p class="under">${w.head.other}: ${w.what.together}</p>` : null}
  </section>`;
}

/** A Net Promoter Score's change is told only where the interval of the difference leaves out zero. */
const isUnreported = (kpi: KpiDifference, ctx: PageContext): boolean =>
  kpi.clear === false && (ctx.kpi(kpi.id)?.unit ?? kpi.unit) === "point";

function changeText(kpi: KpiDifference, change: number | null, ruler: ShownChange["ruler"], ctx: PageContext): Part {
  const w = versionWords(ctx.language).changes;
  if (kpi.state !== "changed") return kpi.state === "added" ? w.added : w.removed;
  if (isUnreported(kpi, ctx)) return w.notReported;
  if (change === null) return "–";
  const text = `${ruler.signed(change)}${kpi.clear === false ? "*" : ""}`;
  return kpi.parts === null ? sentences([text, html`<span class="muted">${w.unsplit}</span>`], ctx) : text;
}

function sum(parts: readonly ChangePart[], decimals: number): number {
  return Number(parts.reduce((all, { value }) => all + value, 0).toFixed(decimals));
}
