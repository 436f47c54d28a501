import type { GoalReport, GoalStatus, StakeholderReport } from "../../../report/model.js";
import { boardSheetWords } from "../../../report/sentence/board-sheet.js";
import { say, type Phrase } from "../../../report/sentence.js";
import { bullet, goalRowKey, spark } from "../../figure/goal-row.js";
import { html, type Html, type Part } from "../../html.js";
import { anchor } from "../board.js";
import type { PageContext } from "../context.js";
import { cellText, evidence, label, link, listed, name, phrase, prose, sentence, status, table, when } from "../parts.js";
import { dataTo } from "../told.js";
import { sheetContent, type SheetAnswer, type SheetContent, type SheetGoal } from "./content.js";
import { fit, type Fitted } from "./fit.js";

/**
 * One stakeholder's case on one sheet of paper: the three answers, the goals, what led to what, what is asked, what to
 * keep in mind. What has no room is counted, and stands on the stakeholder's page.
 */
export function boardSheetPage(who: StakeholderReport, ctx: PageContext): Html {
  const content = sheetContent(who, ctx);
  const of = fit(content, ctx);
  return html`<div class="boardsheet ${SIZE[of.size]}">
    ${head(who, content, ctx)} ${of.answers ? answersSection(content, ctx) : null} ${goalsSection(content, of, ctx)}
    ${storySection(content, of, ctx)} ${foundSection(content, of, ctx)} ${askSection(content, of, ctx)}
    ${limitsSection(content, of, ctx)}
  </div>`;
}

const SIZE = { 1: "small", 1.1: "medium", 1.2: "large" } as const;

const more = (n: number, ctx: PageContext): Html | null =>
  n <= 0 ? null : html`<p class="left-out">${phrase(boardSheetWords(ctx.language).more(ctx.bind.count(n)), ctx)}</p>`;

const section = (id: string, heading: string, body: Part): Html =>
  html`<section class="part ${id}" aria-labelledby="${id}">
    <h2 id="${id}">${heading}</h2>
    ${body}
  </section>`;

function head(who: StakeholderReport, content: SheetContent, ctx: PageContext): Html {
  const w = boardSheetWords(ctx.language);
  const department = who.department === null ? null : html` · <bdi>${who.department}</bdi>`;
  const to = dataTo(ctx);
  const asked = prose(content.question, ctx);
  return html`<div class="head">
    <p class="for">
      <span>${phrase(ctx.words.stakeholder.forWhom(ctx.bind.name(who.title, who.id)), ctx)}${department}</span
      >${to === null ? null : html`<span>${to}</span>`}
    </p>
    <h1>${phrase(content.heading, ctx)}</h1>
    ${asked ? html`<div class="lead">${asked}</div>` : null}
    <ul class="meta noprint">
      <li>${link(ctx.places.stakeholder(who.id), w.full, ctx)}</li>
      <li>${w.prints}</li>
    </ul>
  </div>`;
}

function answersSection({ answers }: SheetContent, ctx: PageContext): Html {
  return section(
    "answers",
    boardSheetWords(ctx.language).answers,
    html`<ul class="three">
      ${answers.map((each) => answer(each, ctx))}
    </ul>`,
  );
}

function answer({ asked, kpi }: SheetAnswer, ctx: PageContext): Html {
  if (kpi === null)
    return html`<li>
      <h3>${asked}</h3>
      <p class="answer">${ctx.words.home.unanswered}</p>
    </li>`;
  const cell = kpi.latest?.cell;
  const n: Phrase = cell && cell.n !== null ? say`${[ctx.words.value.and]}${ctx.words.value.n(ctx.bind.count(cell.n))}` : [];
  return html`<li>
    <h3>${asked}</h3>
    <p class="answer">${phrase(ctx.story.answer(kpi), ctx)}</p>
    ${cell && cell.value !== null ? html`<p class="small">${sentence([...ctx.story.interval(kpi, cell), ...n], ctx)}</p>` : null}
    <p>${evidence(kpi.evidence, ctx)}</p>
  </li>`;
}

function goalsSection(content: SheetContent, of: Fitted, ctx: PageContext): Html | null {
  if (content.goals.length === 0) return null;
  const w = ctx.words.board;
  const s = boardSheetWords(ctx.language);
  const shown = content.goals.slice(0, of.goals);
  const rest = content.goals.slice(of.goals).map(({ goal }) => goal);
  const columns = [
    { head: w.goal },
    { head: w.status },
    { head: s.overTime },
    { head: w.now, short: w.now },
    { head: w.interval },
  ];
  return section(
    "goals",
    w.heading,
    html`${table(
      w.heading,
      columns,
      shown.map((goal) => row(goal, ctx)),
      { stack: true, className: "sheet-goals" },
    )}
    ${goalRowKey(ctx.figure())} ${rest.length === 0 ? null : html`<p class="left-out">${phrase(moreGoals(rest, ctx), ctx)}</p>`}`,
  );
}

function row({ goal, kpi }: SheetGoal, ctx: PageContext): readonly Part[] {
  const target = kpi ? html`<span class="small muted">${phrase(ctx.story.target(goal, kpi), ctx)}</span>` : null;
  const title = html`${link(`${ctx.places.stakeholder(goal.for)}#${anchor(goal.id)}`, label(goal.label, goal.id, ctx), ctx)}
  ${target}`;
  const mark = status(goal.status, ctx);
  if (!kpi) return [title, mark, "", ctx.words.board.notYet, ""];
  const { now } = goal;
  const range = now ? ctx.story.range(kpi, now.cell) : null;
  const value = now
    ? html`<b>${cellText(now.cell, kpi, ctx)}</b> ${range ? html`<span class="small muted">${phrase(range, ctx)}</span>` : null}
        <span class="small muted">${ctx.bind.period(now.period, goal.grain).text}</span>`
    : html`<span class="muted">${ctx.words.board.notYet}</span>`;
  return [
    title,
    mark,
    spark(goal, kpi, ctx.bind.name(kpi.label, kpi.id).text, ctx.figure()),
    value,
    bullet(goal, kpi, ctx.figure()),
  ];
}

const ORDER: readonly GoalStatus[] = ["met", "missed", "undecided", "too_early", "no_data"];

function moreGoals(rest: readonly GoalReport[], ctx: PageContext): Phrase {
  const comma = ctx.language === "ja" ? "、" : ", ";
  const tally = ORDER.flatMap((of) => {
    const n = rest.filter((goal) => goal.status === of).length;
    return n === 0 ? [] : [ctx.words.tally(ctx.bind.count(n), of)];
  });
  const joined = tally.flatMap((part, i) => (i === 0 ? part : [comma, ...part]));
  return boardSheetWords(ctx.language).moreGoals(ctx.bind.count(rest.length), joined);
}

function storySection(content: SheetContent, of: Fitted, ctx: PageContext): Html | null {
  if (of.story === 0) return null;
  const w = ctx.words.stakeholder;
  const s = boardSheetWords(ctx.language);
  const columns = [
    { head: ctx.words.board.goal },
    ...(of.problem ? [{ head: w.problem, short: w.problem }] : []),
    ...(of.did ? [{ head: w.did, short: w.did }] : []),
    { head: w.effect, short: w.effect },
  ];
  const rows = content.goals.slice(0, of.story).map(({ goal, problem, did, effect }) => [
    label(goal.label, goal.id, ctx),
    ...(of.problem ? [prose(problem, ctx) ?? html`<span class="muted">${w.notWritten}</span>`] : []),
    ...(of.did ? [prose(did, ctx) ?? html`<span class="muted">${w.notWritten}</span>`] : []),
    html`<p>${phrase(effect.said, ctx)}</p>
      ${effect.evidence === null ? null : html`<p>${evidence(effect.evidence, ctx)}</p>`}`,
  ]);
  return section(
    "story",
    of.problem ? s.story : w.effect,
    html`${table(s.story, columns, rows, { stack: true, className: `sheet-story of${columns.length}` })}
    ${more(content.goals.length - of.story, ctx)}`,
  );
}

function foundSection(content: SheetContent, of: Fitted, ctx: PageContext): Html | null {
  if (of.found === 0) return null;
  const shown = content.found.slice(0, of.found);
  return section(
    "found",
    boardSheetWords(ctx.language).effects,
    html`<ul class="found">
        ${shown.map(
          (each) =>
            html`<li>
              <p><b>${link(each.place, name(each.name, ctx), ctx)}</b> ${phrase(each.said, ctx)}</p>
              ${each.evidence === null ? null : html`<p>${evidence(each.evidence, ctx)}</p>`}
            </li>`,
        )}
      </ul>
      ${more(content.found.length - of.found, ctx)}`,
  );
}

function askSection(content: SheetContent, of: Fitted, ctx: PageContext): Html {
  const w = ctx.words.stakeholder;
  const asks = content.asks.slice(0, of.asks);
  const review =
    content.reviews.length === 0
      ? w.noReview
      : listed(
          content.reviews.map((day) => when(day, ctx.format.date(day))),
          ctx,
        );
  return html`<section class="part ask" aria-labelledby="ask">
    <div>
      <h2 id="ask">${w.ask}</h2>
      ${
        asks.length === 0
          ? html`<p>${w.noAsk}</p>`
          : html`<ol>
              ${asks.map(({ ask }) => html`<li>${prose(ask, ctx)}</li>`)}
            </ol>`
      }
      ${of.asks === 0 ? null : more(content.asks.length - of.asks, ctx)}
    </div>
    <div>
      <h2>${w.next}</h2>
      <p class="small">${review}</p>
      ${content.owners.slice(0, 4).map((owner) => html`<p class="small">${phrase(w.contact(ctx.bind.word(owner)), ctx)}</p>`)}
    </div>
  </section>`;
}

function limitsSection(content: SheetContent, of: Fitted, ctx: PageContext): Html {
  const { limits, sources } = content;
  const s = boardSheetWords(ctx.language);
  return section(
    "limits",
    ctx.words.stakeholder.limits,
    html`${
      limits.length === 0
        ? html`<p>${ctx.words.frame.none}</p>`
        : html`<ul>
            ${limits.slice(0, of.limits).map((limit) => html`<li>${phrase(limit, ctx)}</li>`)}
            ${limits.length > of.limits ? html`<li class="left-out">${phrase(s.more(ctx.bind.count(limits.length - of.limits)), ctx)}</li>` : null}
          </ul>`
    }
    ${sources.length === 0 ? null : html`<p class="sources small">${phrase(s.sources(ctx.bind.word(sources.join(", "))), ctx)}</p>`}`,
  );
}
