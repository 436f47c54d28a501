import { chartWords } from "../../report/chart/words.js";
import { LANGUAGE_NAMES, isLanguage, pick, spelled } from "../../report/language.js";
import type { GoalReport, KpiReport, ReportCell } from "../../report/model.js";
import { plain } from "../../report/sentence.js";
import { methodInWords } from "../../report/sentence/method.js";
import { tellUnidentified } from "../../report/target-split.js";
import { referenceWords } from "../../report/sentence/reference.js";
import { seriesFigure, splitFigure } from "../figure.js";
import { versionWords } from "../../report/sentence/versions.js";
import { html, safe, type Html, type Part } from "../html.js";
import { assumptionsOf } from "./assumptions.js";
import { anchor } from "./board.js";
import { compositeParts } from "./composite.js";
import type { PageContext } from "./context.js";
import { countedRows } from "./counted.js";
import { formulaCode, sqlCode } from "./formula.js";
import { dataTo, goalTold } from "./told.js";
import { duration } from "./units.js";
import { lineage } from "./lineage.js";
import { colon, evidence, label, link, phrase, prose, sentence, sentences, status, table, when } from "./parts.js";

/** Everything about one KPI: from its value down to the rows behind it. */
export function kpiPage(kpi: KpiReport, ctx: PageContext): Html {
  const goals = ctx.goalsOf(kpi.id);
  return html`${head(kpi, goals, ctx)} ${series(kpi, goals, ctx)} ${compositeParts(kpi, ctx)}
    ${kpi.splits.filter((split) => split.groups.length > 0).map((split, i) => splitSection(kpi, split, i, ctx))}
    <p class="under noprint">${link(ctx.places.csv(kpi.id), versionWords(ctx.language).files.csv, ctx)}</p>
    ${definition(kpi, ctx)} ${lineage(kpi, ctx)} ${countedRows(kpi, ctx)} ${history(kpi, ctx)}`;
}

function head(kpi: KpiReport, goals: readonly GoalReport[], ctx: PageContext): Html {
  const w = ctx.words;
  const family = kpi.family === null ? null : familyWord(kpi.family, ctx);
  const owners =
    kpi.owners.length === 0
      ? null
      : phrase(w.kpi.owners(ctx.bind.word(kpi.owners.join(ctx.language === "ja" ? "、" : ", "))), ctx);
  const data = dataTo(ctx);
  const facts = [w.kpi.overview, family, w.better[kpi.better], owners].filter((fact) => fact !== null);
  return html`<div class="head">
    <p class="for">${facts.map((fact, i) => html`${i > 0 ? " · " : null}${fact}`)}</p>
    <h1>${label(kpi.label, kpi.id, ctx)}</h1>
    ${big(kpi, ctx)} ${lead(kpi, goals, ctx)}
    <ul class="meta">
      ${goals.map((goal) => html`<li>${status(goal.status, ctx)}</li>`)}
      <li>${evidence(kpi.evidence, ctx)}</li>
      <li>${w.kpi.shownIn(unitName(kpi, ctx))}</li>
      ${data === null ? null : html`<li>${data}</li>`}
    </ul>
  </div>`;
}

/** What the number means: how its goals stand, else the sentence that says it; and what it rests on. */
function lead(kpi: KpiReport, goals: readonly GoalReport[], ctx: PageContext): Html {
  const rests = ctx.story.restsOn(assumptionsOf([kpi], ctx));
  const told = goals.length === 0 ? [phrase(ctx.story.answer(kpi), ctx)] : goals.flatMap((goal) => goalTold(goal, kpi, ctx));
  return html`<p class="lead">${sentences([...told, rests ? phrase(rests, ctx) : null], ctx)}</p>`;
}

/** The one big number, with its range beside it. */
export function big(kpi: KpiReport, ctx: PageContext): Html {
  const { latest } = kpi;
  if (latest === null || latest.cell.value === null)
    return html`<p class="big"><span class="iv">${ctx.words.board.notYet}</span></p>`;
  const facts: Part[] = [
    latest.period === null ? ctx.words.kpi.total : when(latest.period, ctx.format.period(latest.period, kpi.series.grain)),
    ...cellFacts(kpi, latest.cell, ctx),
  ];
  return html`<p class="big">
    <span class="n">${ctx.format.value(latest.cell.value, kpi, latest.cell)}</span><span class="iv">${joined(facts, ctx)}</span>
  </p>`;
}

const cellFacts = (kpi: KpiReport, cell: ReportCell, ctx: PageContext): Part[] => [
  phrase(ctx.story.interval(kpi, cell), ctx),
  ...(cell.n === null ? [] : [phrase(ctx.words.value.n(ctx.bind.count(cell.n)), ctx)]),
];

const joined = (parts: readonly Part[], ctx: PageContext): Html =>
  html`${parts.map((part, i) => html`${i > 0 ? ctx.words.value.and : null}${part}`)}`;

function series(kpi: KpiReport, goals: readonly GoalReport[], ctx: PageContext): Html | null {
  const w = ctx.words;
  const states = new Set(kpi.series.points.map((point) => point.cell.state));
  const left = (["partial", "immature", "no_data", "undefined", "suppressed", "too_few"] as const).filter((state) =>
    states.has(state),
  );
  const isTold = kpi.latest !== null && kpi.latest.period === null;
  // Rows without time have no periods to draw.
  if (isTold && kpi.series.points.length === 0 && goals.length === 0) return null;
  const total = !isTold && kpi.total !== null && kpi.total.value !== null ? kpi.total : null;
  return html`<section class="sec" aria-labelledby="series">
    <h2 id="series">${chartWords(ctx.language).by[kpi.series.grain]}</h2>
    <div class="cols">
      <div class="main">
        ${safe(seriesFigure(kpi, goals, ctx.report.notes, ctx.figure(), ctx.bind.name(kpi.label, kpi.id).text))}
        ${total ? html`<p class="under">${w.kpi.total}${colon(ctx)}${ctx.format.value(total.value ?? 0, kpi, total)}${ctx.words.value.and}${joined(cellFacts(kpi, total, ctx), ctx)}</p>` : null}
      </div>
      <div>
        ${goals.map((goal) => goalNote(goal, kpi, ctx))}
        ${
          left.length === 0
            ? null
            : html`<aside class="note" aria-label="${w.kpi.leftOut}">
                <h3>${w.kpi.leftOut}</h3>
                ${left.map((state) => html`<p>${w.stateMeans[state]}</p>`)}
              </aside>`
        }
      </div>
    </div>
  </section>`;
}

/** What the goal asks, from where, by which path, and who agreed. */
export function goalNote(goal: GoalReport, kpi: KpiReport, ctx: PageContext): Html {
  const w = ctx.words.goal;
  const unidentified = tellUnidentified(ctx.bind, goal, kpi);
  const facts: Part[] = [
    sentence(ctx.story.target(goal, kpi), ctx),
    goal.baseline
      ? phrase(w.baseline(ctx.bind.value(goal.baseline.value, kpi), ctx.bind.written(goal.baseline.period)), ctx)
      : w.noBaseline,
    goal.baseline ? w.pathKind(ctx.words.path[goal.target.path]) : null,
    unidentified ? phrase(unidentified, ctx) : null,
    goal.now
      ? phrase(w.pathNow(ctx.bind.value(goal.now.path, kpi, goal.now.cell), ctx.bind.period(goal.now.period, goal.grain)), ctx)
      : null,
  ];
  const people: Part[] = [
    goal.agreed ? phrase(w.agreed(ctx.bind.word(goal.agreed.by), ctx.bind.date(goal.agreed.on)), ctx) : w.notAgreed,
    goal.owner ? phrase(w.owner(ctx.bind.word(goal.owner)), ctx) : null,
    goal.review ? phrase(w.review(ctx.bind.date(goal.review)), ctx) : null,
  ];
  return html`<div class="note">
    <h3>${link(`${ctx.places.stakeholder(goal.for)}#${anchor(goal.id)}`, label(goal.label, goal.id, ctx), ctx)}</h3>
    <p>${sentences(facts, ctx)}</p>
    <p>${sentences(people, ctx)}</p>
  </div>`;
}

function splitSection(kpi: KpiReport, split: KpiReport["splits"][number], i: number, ctx: PageContext): Html {
  const w = ctx.words.kpi;
  const cells = split.groups.flatMap(({ series, total }) => [
    ...series.points.map((point) => point.cell),
    ...(total ? [total] : []),
  ]);
  const withheld = cells.some((cell) => cell.state === "suppressed");
  const dimension = ctx.bind.name(split.label, split.dimension);
  const title = phrase(w.splitBy({ ...dimension, text: asWord(dimension.text, ctx) }), ctx);
  const finding = ctx.story.splitFinding(kpi, split);
  return html`<section class="sec" aria-labelledby="split-${i}">
    <h2 id="split-${i}">${title}</h2>
    <div class="cols">
      <div class="main">
        ${split.groups.some(({ total }) => total !== undefined) ? html`<p class="small muted">${w.total}</p>` : null}${safe(splitFigure(kpi, split, ctx.figure(), finding ? plain(finding) : dimension.text))}
      </div>
      ${
        withheld
          ? html`<aside class="note" aria-label="${w.withheld}">
              <h3>${w.withheld}</h3>
              <p>${phrase(w.withheldMeans(ctx.bind.count(kpi.privacyFloor ?? ctx.report.privacyFloor)), ctx)}</p>
            </aside>`
          : null
      }
    </div>
  </section>`;
}

/** A label inside a heading: "By language", but "By NPS group". */
const asWord = (text: string, ctx: PageContext): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLocaleLowerCase(ctx.language) + text.slice(1) : text;

/** To the definition in the workbench, which speaks of numbers in this page's language. */
function editLink(kpi: KpiReport, ctx: PageContext): Html | null {
  if (ctx.workbench === null) return null;
  const to = ctx.href(ctx.workbench);
  const asked = ctx.language === ctx.first ? "" : `?language=${ctx.language}`;
  return html`<p class="under noprint">
    <a href="${to}${asked}#kpi=${encodeURIComponent(kpi.id)}">${ctx.words.kpi.edit}</a>
  </p>`;
}

function definition(kpi: KpiReport, ctx: PageContext): Html {
  const w = ctx.words.kpi;
  const inWords = prose(kpi.description, ctx);
  const facts: readonly (readonly [string, Part])[] = [
    [
      w.unit,
      kpi.unit === unitName(kpi, ctx) ? html`<code>${kpi.unit}</code>` : html`${unitName(kpi, ctx)} (<code>${kpi.unit}</code>)`,
    ],
    [w.interval, methodInWords(kpi.intervalMethod, ctx.language)],
    [
      w.dateBasis,
      kpi.dateBasis.length === 0
        ? ctx.words.frame.none
        : html`${kpi.dateBasis.map((basis, i) => html`${i > 0 ? ", " : null}<code>${basis}</code>`)},
          ${ctx.report.community.timezone}`,
    ],
    [w.matureAfter, kpi.matureAfter === null ? w.notWaiting : duration(kpi.matureAfter, ctx)],
    [w.addedUp, ctx.words.additive[kpi.additive]],
    ...(kpi.stage === null ? [] : [[w.stage, stageWord(kpi.stage, ctx)] as const]),
    ...(others(kpi, ctx).length === 0 ? [] : [[w.otherLanguages, html`${others(kpi, ctx)}`] as const]),
    [w.digest, html`<code>${kpi.definitionHash.slice(0, 8)}</code>`],
  ];
  const wording = pick(kpi.words, ctx.language, ctx.first);
  const sql =
    kpi.sql.trim() === ""
      ? null
      : html`<div>
          <h3>${w.sql}</h3>
          ${sqlCode(kpi.sql, w.sql)}
        </div>`;
  return html`<section class="sec" aria-labelledby="definition">
    <h2 id="definition">${w.definition}</h2>
    ${editLink(kpi, ctx)}
    <div class="two">
      <div class="main">
        ${
          inWords
            ? html`<div>
                <p><b>${w.inWords}</b></p>
                ${inWords}
              </div>`
            : null
        }
        ${wording ? prose(kpi.words, ctx) : null}
        <h3>${w.formula}</h3>
        ${formulaCode(kpi.formula, w.formula, ctx)}
        <p class="under">${link(ctx.places.formula, referenceWords(ctx.language).howWritten, ctx)}</p>
        <dl class="defs">
          ${facts.map(
            ([term, means]) =>
              html`<dt>${term}</dt>
                <dd>${means}</dd>`,
          )}
        </dl>
      </div>
      ${sql}
    </div>
  </section>`;
}

/** The label in the report's other languages, each marked as its own. */
function others(kpi: KpiReport, ctx: PageContext): readonly Html[] {
  const known = ctx.languages.filter((language) => language !== ctx.language && kpi.label[language]);
  return known.map(
    (language, i) =>
      html`${i > 0 ? "; " : null}<span lang="${language}" title="${isLanguage(language) ? LANGUAGE_NAMES[language] : language}"
          >${kpi.label[language] ?? ""}</span
        >`,
  );
}

function history(kpi: KpiReport, ctx: PageContext): Html | null {
  if (kpi.history.length === 0) return null;
  const w = ctx.words.kpi;
  const last = kpi.history[kpi.history.length - 1];
  const rows: Part[][] = [
    [last ? phrase(w.since(ctx.bind.date(last.until)), ctx) : w.always, html`<code>${kpi.formula}</code>`, ""],
    ...[...kpi.history]
      .reverse()
      .map((past) => [
        phrase(w.until(ctx.bind.date(past.until)), ctx),
        html`<code>${past.formula}</code>`,
        prose(past.note, ctx) ?? "",
      ]),
  ];
  const columns = [{ head: w.inForce }, { head: w.definition, short: w.definition }, { head: w.why, short: w.why }];
  return html`<section class="sec" aria-labelledby="history">
    <h2 id="history">${w.history}</h2>
    ${table(w.history, columns, rows, { stack: true })}
  </section>`;
}

/** The unit in the reader's words: "%", "hours", "euro"; the noun itself of what is counted. */
export function unitName(kpi: KpiReport, ctx: PageContext): string {
  const size = Math.abs(kpi.latest?.cell.value ?? kpi.total?.value ?? 0);
  if (kpi.shownIn === "point") return ctx.words.kpi.points;
  return ctx.format.unit(kpi, size) || kpi.shownIn || kpi.unit;
}

export function familyWord(family: string, ctx: PageContext): string {
  const known: Readonly<Record<string, string>> = ctx.words.family;
  return Object.hasOwn(known, family) ? (known[family] ?? family) : spelled(family);
}

function stageWord(stage: string, ctx: PageContext): string {
  const known: Readonly<Record<string, string>> = ctx.words.stage;
  return Object.hasOwn(known, stage) ? (known[stage] ?? stage) : stage;
}
