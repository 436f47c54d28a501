import { lastDay } from "../../report/build/coverage.js";
import { spelled } from "../../report/language.js";
import type { CalendarMark, CoverageReport } from "../../report/model.js";
import { coverageStrip } from "../figure.js";
import { html, safe, type Html, type Part } from "../html.js";
import type { PageContext } from "./context.js";
import { label, table, when } from "./parts.js";

/** What the channels cover: tables with their spans, rows by month, breaks and notes. */
export function coveragePage(ctx: PageContext): Html {
  const w = ctx.words.coverage;
  const { coverage } = ctx.report;
  return html`<div class="head">
      <h1>${w.heading}</h1>
      <p class="lead">${w.lead}</p>
    </div>
    ${coverage.length === 0 ? html`<p class="empty">${w.none}</p>` : spans(coverage, ctx)} ${months(coverage, ctx)}
    ${breaks(ctx.report.notes, ctx)}`;
}

function spans(coverage: readonly CoverageReport[], ctx: PageContext): Html {
  const w = ctx.words.coverage;
  const right = (head: string) => ({ head, right: true, short: head });
  const left = (head: string) => ({ head, short: head });
  const columns = [
    { head: w.table },
    left(w.origin),
    left(w.from),
    left(w.to),
    right(w.rows),
    right(w.outside),
    left(w.loaded),
  ];
  return table(
    w.heading,
    columns,
    coverage.map((each) => row(each, ctx)),
    { stack: true },
  );
}

function row(each: CoverageReport, ctx: PageContext): readonly Part[] {
  const day = (date: string | null): Part =>
    date === null
      ? html`<span class="muted">${ctx.words.coverage.noTime}</span>`
      : when(date.slice(0, 10), ctx.format.shortDate(date));
  return [
    label(each.label, each.table, ctx),
    html`<bdi>${each.origin}</bdi>`,
    day(each.from),
    day(each.to === null ? null : lastDay(each.to)),
    rows(each.rows, ctx),
    rows(each.outside, ctx),
    each.loadedAt === null ? "" : when(each.loadedAt, ctx.format.moment(each.loadedAt)),
  ];
}

const rows = (n: number | null, ctx: PageContext): Part =>
  n === null ? html`<span class="muted">${ctx.words.state.suppressed}</span>` : ctx.format.count(n);

function months(coverage: readonly CoverageReport[], ctx: PageContext): Html | null {
  const w = ctx.words.coverage;
  if (!coverage.some((each) => each.months.length > 0)) return null;
  return html`<section class="sec" aria-labelledby="months">
    <h2 id="months">${w.matrix}</h2>
    <p class="small muted">${w.matrixMeans}</p>
    ${safe(coverageStrip(coverage, ctx.figure()))}
  </section>`;
}

function breaks(notes: readonly CalendarMark[], ctx: PageContext): Html {
  const w = ctx.words.coverage;
  const columns = [{ head: w.when }, { head: w.kind, short: w.kind }, { head: w.what, short: w.what }];
  const rows = notes.map((note): readonly Part[] => {
    const from = when(note.on, ctx.format.shortDate(note.on));
    const span =
      note.to === null || note.to === note.on ? from : html`${from} – ${when(note.to, ctx.format.shortDate(note.to))}`;
    return [span, kindWord(note.kind, ctx), label(note.label, note.kind, ctx)];
  });
  return html`<section class="sec" aria-labelledby="breaks">
    <h2 id="breaks">${w.breaks}</h2>
    ${notes.length === 0 ? html`<p>${w.breaksNone}</p>` : table(w.breaks, columns, rows, { stack: true })}
  </section>`;
}

function kindWord(kind: string, ctx: PageContext): string {
  const known: Readonly<Record<string, string>> = ctx.words.coverage.noteKind;
  return Object.hasOwn(known, kind) ? (known[kind] ?? kind) : spelled(kind).toLocaleLowerCase("en");
}
