import { aligned, strandsOf, type Answer } from "./answer.js";
import { el } from "./dom.js";
import type { Placed } from "./engine.js";
import { toldOf, type Told } from "./failure.js";
import type { Page } from "./page.js";
import { periodsIn } from "./pictures.js";
import type { Asked } from "./question.js";
import type { View } from "./state.js";

/** What is wrong with a view, and, where it is the condition's fault, where in it. */
export interface Fault {
  readonly told: Told;
  readonly text: string;
  /** Empty where the fault is not in the reader's own condition. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

export function faultOf(cause: unknown, asked: Asked, view: View, { say, language }: Page): Fault {
  const told = toldOf(cause, say, language);
  const spans = (cause as Partial<Placed>).spans ?? [];
  const { length } = view.where;
  const own = spans
    .map(({ start, end }) => ({ start: start - asked.whereAt, end: end - asked.whereAt }))
    .filter(({ start }) => start >= 0 && start <= length)
    .map(({ start, end }) => ({ start, end: Math.min(length, Math.max(end, start + 1)) }));
  return { told, text: view.where, spans: view.where === "" ? [] : own };
}

/** A sentence, marked where it is not in the page's language. */
export const toldIn = ({ text, lang }: Told): HTMLElement | string => (lang === "" ? text : el("span", { lang }, text));

/** The condition with its mistake underlined. */
export function faultyText({ text, spans }: Fault): readonly HTMLElement[] {
  const [span] = spans;
  if (!span) return [];
  return [
    el(
      "pre",
      {},
      text.slice(0, span.start),
      el("span", { class: "sq" }, text.slice(span.start, span.end) || " "),
      text.slice(span.end),
    ),
  ];
}

/** A view that has no answer: why, where that is not said at the field, and that the last one is still there. */
export function refusal({ told, spans }: Fault, kept: boolean, { say }: Page): HTMLElement {
  const why = el("p", {}, el("b", {}, say.failed), say.colon, toldIn(told));
  const last = el("p", {}, say.lastGood);
  return el("div", { class: "err", role: "alert" }, ...(kept && spans.length > 0 ? [last] : kept ? [why, last] : [why]));
}

/** What a view does not hold, and why that is not zero. */
export function missing(answer: Answer, asked: Asked, view: View, page: Page): readonly HTMLElement[] {
  const { say, chart } = page;
  const strands = strandsOf(answer, asked, view);
  const timeless = asked.kpis.find(({ grains }) => grains.length === 0);
  if (timeless) return [box(say.noTime, null, el("a", { href: page.kpiPage(timeless) }, say.kpiPage))];
  const several = new Set(strands.map(({ kpi }) => kpi)).size > 1;
  const series = aligned(strands.map((strand) => strand.series));
  if (strands.length === 0 || series.every(({ points }) => points.length === 0))
    return [asked.where === "" ? box(say.noPeriods, null, coverage(page)) : box(say.noRows, say.noRowsMeans, null)];
  const gaps = strands.flatMap((strand, i) => {
    const periods = series[i] ? periodsIn(series[i], ["no_data"], page) : [];
    return periods.length === 0 ? [] : [say.noData(page.strand(strand, several), chart.list(periods))];
  });
  const states = new Set(series.flatMap(({ points }) => points.map(({ cell }) => cell.state)));
  const also = [states.has("undefined") ? say.undefinedMeans : null, states.has("suppressed") ? say.withheldMeans : null];
  const said = [...(gaps.length > 0 ? [say.noDataMeans] : []), ...also.filter((text) => text !== null)];
  if (said.length === 0) return [];
  return [
    el(
      "section",
      { "aria-labelledby": "x-missing" },
      el("h2", { class: "h3", id: "x-missing" }, say.whatIsMissing),
      el(
        "div",
        { class: "empty" },
        ...gaps.map((text) => el("p", {}, el("b", {}, text))),
        ...said.map((text, i) => el("p", {}, text, ...(i === 0 && gaps.length > 0 ? [" ", coverage(page)] : []))),
      ),
    ),
  ];
}

const coverage = ({ coverage: to, say }: Page): HTMLElement => el("a", { href: to }, say.coverage);

const box = (what: string, why: string | null, way: HTMLElement | null): HTMLElement =>
  el(
    "div",
    { class: "empty" },
    el("p", {}, el("b", {}, what)),
    ...(why === null ? [] : [el("p", {}, why)]),
    ...(way === null ? [] : [el("p", {}, way)]),
  );
