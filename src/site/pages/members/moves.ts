import { countBars } from "../../../report/chart/members/bars.js";
import { movesChart } from "../../../report/chart/members/curves.js";
import { multiplesChart } from "../../../report/chart/multiples.js";
import { chartWords } from "../../../report/chart/words.js";
import type { MoveReport } from "../../../report/members.js";
import type { ReportCell } from "../../../report/model.js";
import { plain, type Phrase } from "../../../report/sentence.js";
import { chartFigure } from "../../figure.js";
import { html, type Html, type Part } from "../../html.js";
import { formulaMarked, sqlCode } from "../formula.js";
import { cellText, evidence, name, phrase, sentence, table } from "../parts.js";
import { SHARE, type MembersContext } from "./context.js";

/** How many members came to each stage. */
export function stagesSection(ctx: MembersContext): Html {
  const { members, say, format } = ctx;
  const w = say.stages;
  const { all, stages } = members;
  const share = (n: number): string => (all ? format.value(n / all, SHARE) : "–");
  const secret = chartWords(ctx.language).state.suppressed;
  const told = stages.map(({ id, n }) => ({ name: ctx.stage(id).text, n }));
  const until = members.moves[0]?.until ?? ctx.report.dataTo;
  return html`<section class="sec" aria-labelledby="stages">
    <h2 id="stages">${w.heading}</h2>
    ${chartFigure(
      {
        heading: w.title,
        sub: until === null ? null : plain(w.sub(ctx.bind.date(until))),
        draw: (width) =>
          countBars(
            told.map((one) => ({
              name: one.name,
              value: one.n,
              text: one.n === null ? secret : `${format.count(one.n)} (${share(one.n)})`,
            })),
            all ?? Math.max(1, ...told.map(({ n }) => n ?? 0)),
            { width, format },
          ),
        summary: told
          .map((one) => (one.n === null ? `${one.name}: ${secret}` : w.one(one.name, format.count(one.n), share(one.n))))
          .join(ctx.language === "ja" ? "、" : "; "),
        table: table(
          w.heading,
          [
            { head: w.head.stage },
            { head: w.head.members, right: true },
            { head: w.head.share, right: true },
            { head: w.head.event },
          ],
          stages.map(({ id, n, event }) => [
            name(ctx.stage(id), ctx),
            n === null ? html`<span class="muted">${secret}</span>` : format.count(n),
            n === null ? "" : share(n),
            html`<code>${formulaMarked(event, ctx)}</code>`,
          ]),
        ),
      },
      ctx.figure(),
    )}
    <p class="under">${w.overlap}</p>
  </section>`;
}

/** Moves from each stage to the next one. */
const steps = ({ members }: MembersContext): readonly MoveReport[] =>
  members.moves.filter(({ from, to }) => {
    const at = members.stages.findIndex(({ id }) => id === from);
    return members.stages[at + 1]?.id === to;
  });

/** How soon members move on: in sentences, as curves, by quarter, and every move in a table. */
export function movesSection(ctx: MembersContext): Html | null {
  const { members, say } = ctx;
  const w = say.moves;
  if (members.moves.length === 0) return null;
  const next = steps(ctx);
  const unseen = Math.max(0, ...members.moves.map((move) => move.unseen ?? 0));
  return html`<section class="sec" aria-labelledby="moves">
    <h2 id="moves">${w.heading}</h2>
    <ul class="plain">
      ${next.flatMap((move) => {
        const said = tellMove(move, ctx);
        return said === null ? [] : [html`<li>${sentence(said, ctx)}</li>`];
      })}
    </ul>
    <p>${evidence(0, ctx)}</p>
    <p class="small muted">${w.notCause}</p>
    ${curves(next, ctx)} ${trend(next, ctx)}
    <details>
      <summary>${w.all}</summary>
      ${movesTable(ctx)}
    </details>
    <p class="under">${w.method} ${w.before}${unseen > 0 ? html` ${sentence(w.unseen(ctx.bind.count(unseen)), ctx)}` : null}</p>
    <details>
      <summary>${say.asked}</summary>
      ${sqlCode(members.sql.stages, `${say.asked}: ${w.heading}`)}
    </details>
  </section>`;
}

/** Within the days by which quarters are compared; null where it may not be told. */
function tellMove(move: MoveReport, ctx: MembersContext): Phrase | null {
  const w = ctx.say.moves;
  const found = move.after.find(({ days }) => days === ctx.members.trend);
  if (!found) return null;
  const { cell } = found;
  const about = { from: ctx.stage(move.from), to: ctx.stage(move.to), days: ctx.bind.count(found.days) };
  if (cell.state === "undefined") return w.empty(about);
  if (cell.state === "immature") return w.early(about);
  if (cell.value === null) return null;
  const [low, high] = ctx.bind.ends(cell, SHARE);
  if (high === null) return null;
  if (cell.value === 0 || low === null) return w.nobody({ ...about, high });
  return w.told({ ...about, share: ctx.bind.value(cell.value, SHARE, cell), low, high });
}

const stateWord = (cell: ReportCell, ctx: MembersContext): string => ctx.words.state[cell.state];

function curves(moves: readonly MoveReport[], ctx: MembersContext): Html | null {
  if (moves.length === 0) return null;
  const { say, format } = ctx;
  const w = say.moves;
  const lines = (move: MoveReport): readonly [string, string] => [ctx.stage(move.from).text, w.to(ctx.stage(move.to).text)];
  const summary = moves.flatMap((move) =>
    move.after.flatMap(({ days, cell }) =>
      cell.value === null
        ? []
        : [
            w.at(
              w.pair(ctx.stage(move.from).text, ctx.stage(move.to).text),
              format.value(cell.value, SHARE, cell),
              format.count(days),
            ),
          ],
    ),
  );
  return chartFigure(
    {
      heading: w.title,
      sub: w.sub,
      draw: (width) =>
        movesChart(moves, {
          width,
          columns: width < 500 ? 1 : Math.min(3, moves.length),
          format,
          name: lines,
          state: (cell) => stateWord(cell, ctx),
        }),
      summary: summary.length === 0 ? w.title : summary.join(" "),
      table: movesTable({ ...ctx, members: { ...ctx.members, moves } }),
    },
    ctx.figure(),
  );
}

/** Every move with its members and its share after each of the days. */
function movesTable(ctx: MembersContext): Html {
  const { members, say, format } = ctx;
  const w = say.moves;
  const secret = ctx.words.state.suppressed;
  const count = (n: number | null): Part => (n === null ? html`<span class="muted">${secret}</span>` : format.count(n));
  return table(
    w.all,
    [
      { head: w.head.from },
      { head: w.head.to },
      ...members.within.map((days) => ({ head: w.head.within(format.count(days)), right: true })),
      { head: w.head.n, right: true },
      { head: w.head.before, right: true },
    ],
    members.moves.map((move) => [
      name(ctx.stage(move.from), ctx),
      name(ctx.stage(move.to), ctx),
      ...move.after.map(({ cell }) => shareText(cell, ctx)),
      count(move.n),
      count(move.before),
    ]),
  );
}

/** A share with its interval below it. */
export function shareText(cell: ReportCell, ctx: MembersContext): Html {
  if (cell.value === null || cell.low === null || cell.high === null) return cellText(cell, SHARE, ctx);
  const [low, high] = ctx.bind.ends(cell, SHARE);
  return html`${cellText(cell, SHARE, ctx)}${
    low && high ? html`<div class="small muted nb">${phrase(ctx.words.value.range(low, high), ctx)}</div>` : null
  }`;
}

/** By the quarter of coming to the stage before: small panels, with those too early to tell said below. */
function trend(moves: readonly MoveReport[], ctx: MembersContext): Html | null {
  const { members, say, format } = ctx;
  const w = say.moves;
  const days = ctx.bind.count(members.trend);
  const shown = moves.filter(({ quarters }) => quarters.filter(({ cell }) => cell.state === "complete").length > 1);
  if (shown.length === 0) return null;
  const periods = [...new Set(shown.flatMap(({ quarters }) => quarters.map(({ period }) => period)))].sort();
  const none: ReportCell = { value: null, n: null, low: null, high: null, state: "no_data" };
  const groups = shown.map((move) => ({
    name: `${move.from} ${move.to}`,
    series: {
      grain: "quarter" as const,
      points: periods.map((period) => move.quarters.find((one) => one.period === period) ?? { period, cell: none }),
    },
  }));
  const named = new Map(
    shown.map((move) => [`${move.from} ${move.to}`, w.pair(ctx.stage(move.from).text, ctx.stage(move.to).text)]),
  );
  const charted = { ...SHARE, series: { grain: "quarter" as const, points: [] }, changes: [] };
  const early = shown.flatMap(({ quarters }) =>
    quarters.filter(({ cell }) => cell.state === "immature").map(({ period }) => period),
  );
  const [since] = early.sort();
  return html`${chartFigure(
    {
      heading: phrase(w.trend(days), ctx),
      sub: w.trendSub,
      draw: (width) =>
        multiplesChart(
          charted,
          { groups },
          {
            width,
            columns: width < 500 ? 1 : Math.min(3, groups.length),
            format,
            name: (group) => named.get(group ?? "") ?? "",
          },
        ),
      summary: shown.flatMap((move) => latest(move, ctx)).join(" "),
      table: table(
        plain(w.trend(days)),
        [{ head: w.head.quarter }, ...shown.map((move) => ({ head: named.get(`${move.from} ${move.to}`) ?? "", right: true }))],
        [...periods]
          .reverse()
          .map((period) => [
            format.period(period, "quarter"),
            ...shown.map((move) => withN(move.quarters.find((one) => one.period === period)?.cell ?? none, ctx)),
          ]),
      ),
    },
    ctx.figure(),
  )}${since === undefined ? null : html`<p class="under">${sentence(w.trendEarly({ since: ctx.bind.period(since, "quarter"), days }), ctx)}</p>`}`;
}

function withN(cell: ReportCell, ctx: MembersContext): Html {
  const n = cell.n === null ? null : html`<div class="small muted nb">n = ${ctx.format.count(cell.n)}</div>`;
  return html`${shareText(cell, ctx)}${n}`;
}

function latest(move: MoveReport, ctx: MembersContext): readonly string[] {
  const last = move.quarters.filter(({ cell }) => cell.state === "complete").at(-1);
  if (!last) return [];
  const pair = ctx.say.moves.pair(ctx.stage(move.from).text, ctx.stage(move.to).text);
  const share = ctx.format.value(last.cell.value ?? 0, SHARE, last.cell);
  return [
    `${ctx.format.period(last.period, "quarter")}: ${ctx.say.moves.at(pair, share, ctx.format.count(ctx.members.trend))}`,
  ];
}
