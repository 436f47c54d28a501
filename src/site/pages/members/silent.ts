import { addDuration } from "../../../ground/day.js";
import { countBars } from "../../../report/chart/members/bars.js";
import { chartWords } from "../../../report/chart/words.js";
import type { ReadingReport } from "../../../report/members.js";
import type { AssumptionReport, ReportCell } from "../../../report/model.js";
import { chartFigure } from "../../figure.js";
import { html, type Html, type Part } from "../../html.js";
import { assumptionTable } from "../assumptions.js";
import { formulaMarked, sqlCode } from "../formula.js";
import { kpiLink } from "../lineage.js";
import { cellText, evidence, phrase, sentence, sentences, table } from "../parts.js";
import { SHARE, type MembersContext } from "./context.js";

/** What silent readers read, and what that is worth by the workspace's own factors: L1. */
export function silentSection(ctx: MembersContext): Html | null {
  const { members, say } = ctx;
  const { reading } = members;
  if (!reading) return null;
  const w = say.silent;
  const assumptions = assumptionsOf(reading, ctx);
  return html`<section class="sec" aria-labelledby="silent">
    <h2 id="silent">${w.heading}</h2>
    <p>${sentences(told(reading, ctx), ctx)}</p>
    ${valueSaid(reading, ctx)}
    <p class="small muted">
      ${sentence(w.means(stageNames(reading, ctx)), ctx)} <code>${formulaMarked(reading.reads, ctx)}</code>
    </p>
    ${figure(reading, ctx)}
    <p class="under">${w.unknown}${reading.kpis.length > 1 ? html` ${w.apart}` : null}</p>
    ${
      assumptions.length === 0
        ? null
        : html`<h3>${w.assumptions}</h3>
            ${assumptionTable(assumptions, w.assumptions, ctx)}`
    }
    ${
      members.sql.reading === null
        ? null
        : html`<details>
            <summary>${say.asked}</summary>
            ${sqlCode(members.sql.reading, `${say.asked}: ${w.heading}`)}
          </details>`
    }
  </section>`;
}

const groupOf = ({ groups }: ReadingReport, of: "silent" | "posted" | "unknown") => groups.find(({ group }) => group === of);

const allReads = ({ groups }: ReadingReport): number | null =>
  groups.some(({ reads }) => reads === null) ? null : groups.reduce((all, { reads }) => all + (reads ?? 0), 0);

function told(reading: ReadingReport, ctx: MembersContext): readonly Part[] {
  const { bind, say } = ctx;
  const w = say.silent;
  const time = { from: bind.date(reading.from), to: bind.date(addDuration(reading.to, -1, "day")) };
  const [silent, posted] = [groupOf(reading, "silent"), groupOf(reading, "posted")];
  const [n, others] = [silent?.members ?? null, posted?.members ?? null];
  if (n === null || others === null) return [w.withheld];
  const readers = n + others;
  if (readers === 0) return [sentence(w.nobody(time), ctx)];
  const all = allReads(reading);
  const reads = silent?.reads ?? null;
  return [
    sentence(
      w.told({ silent: bind.count(n), readers: bind.count(readers), share: bind.value(n / readers, SHARE), ...time }),
      ctx,
    ),
    all === null || all === 0 || reads === null
      ? null
      : sentence(w.reads({ reads: bind.count(reads), share: bind.value(reads / all, SHARE) }), ctx),
  ];
}

/** Credit, kept in the units it has. */
function valueSaid(reading: ReadingReport, ctx: MembersContext): Html | null {
  const w = ctx.say.silent;
  const values = groupOf(reading, "silent")?.values ?? [];
  const said = reading.kpis.flatMap((id, i) => {
    const [kpi, cell] = [ctx.kpi(id), values[i]];
    if (!kpi || !cell || cell.value === null) return [];
    const [low, high] = ctx.bind.ends(cell, kpi);
    return [
      sentence(w.value({ kpi: ctx.bind.name(kpi.label, id), value: ctx.bind.value(cell.value, kpi, cell), low, high }), ctx),
    ];
  });
  if (said.length === 0) return null;
  return html`<ul class="plain">
      ${said.map((one) => html`<li>${one}</li>`)}
    </ul>
    <p>${evidence(1, ctx)}</p>
    <p class="small muted">${w.notCause}</p>`;
}

const stageNames = ({ posted }: ReadingReport, ctx: MembersContext) =>
  ctx.bind.word(chartWords(ctx.language).list(posted.map((id) => ctx.stage(id).text)));

function figure(reading: ReadingReport, ctx: MembersContext): Html {
  const { say, format } = ctx;
  const w = say.silent;
  const secret = ctx.words.state.suppressed;
  const all = allReads(reading);
  const share = (reads: number): string => (all ? format.value(reads / all, SHARE) : "–");
  const kpis = reading.kpis.flatMap((id, i) => {
    const kpi = ctx.kpi(id);
    return kpi ? [{ kpi, i }] : [];
  });
  const time = { from: format.date(reading.from), to: format.date(addDuration(reading.to, -1, "day")) };
  const count = (n: number | null, why: string): Part =>
    n === null ? html`<span class="muted">${why}</span>` : format.count(n);
  return chartFigure(
    {
      heading: w.figure,
      sub: w.figureSub(time),
      draw: (width) =>
        countBars(
          reading.groups.map(({ group, reads }) => ({
            name: w.group[group],
            value: reads,
            text: reads === null ? secret : `${format.count(reads)} (${share(reads)})`,
          })),
          Math.max(1, all ?? 0, ...reading.groups.map(({ reads }) => reads ?? 0)),
          { width, format },
        ),
      summary: reading.groups
        .flatMap(({ group, reads }) => (reads === null ? [] : [w.one(w.group[group], format.count(reads), share(reads))]))
        .join(" "),
      table: table(
        w.figure,
        [
          { head: w.head.who },
          { head: w.head.members, right: true },
          { head: w.head.reads, right: true },
          { head: w.head.share, right: true },
          ...kpis.map(({ kpi }) => ({ head: kpiLink(kpi.id, ctx), right: true })),
        ],
        reading.groups.map(({ group, members, reads, values }) => [
          w.group[group],
          count(members, group === "unknown" ? w.notKnown : secret),
          count(reads, secret),
          reads === null ? "" : share(reads),
          ...kpis.map(({ kpi, i }) => valueText(values[i], kpi, ctx)),
        ]),
      ),
    },
    ctx.figure(),
  );
}

function valueText(
  cell: ReportCell | undefined,
  as: { readonly unit: string; readonly shownIn: string },
  ctx: MembersContext,
): Part {
  if (!cell) return "";
  const [low, high] = ctx.bind.ends(cell, as);
  const range =
    cell.value !== null && low && high
      ? html`<div class="small muted nb">${phrase(ctx.words.value.range(low, high), ctx)}</div>`
      : null;
  return html`${cellText(cell, as, ctx)}${range}`;
}

/** The assumptions that the values rest on, those of the KPIs they are made of too, in the order of the register. */
function assumptionsOf({ kpis }: ReadingReport, ctx: MembersContext): readonly AssumptionReport[] {
  const made = [...kpis];
  for (const id of made) made.push(...(ctx.kpi(id)?.lineage.kpis ?? []).filter((part) => !made.includes(part)));
  const used = new Set(made.flatMap((id) => ctx.kpi(id)?.lineage.assumptions ?? []));
  return ctx.report.assumptions.filter(({ id }) => used.has(id));
}
