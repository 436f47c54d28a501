import type { Node } from "../../../language/notebook/graph.js";
import type { OwnDrawn } from "../../../report/chart/own.js";
import { plainNumber } from "../../../report/format/plain.js";
import { notebookHtml } from "../../../report/notebook-markdown.js";
import type { CellRows } from "../../../report/notebook.js";
import type { Value } from "../../../engine/table.js";
import { plain } from "../../../report/sentence.js";
import { notebookWords } from "../../../report/sentence/notebooks.js";
import { seriesFigure, splitFigure } from "../../figure.js";
import { html, safe, type Html, type Part } from "../../html.js";
import type { SiteNotebook } from "../../notebooks.js";
import type { PageContext } from "../context.js";
import { sqlCode } from "../formula.js";
import { big } from "../kpi.js";
import { evidence, label, link, phrase, table } from "../parts.js";

/** One cell as the site shows it: its result first, then what is written in it. Null where there is nothing to show. */
export function cellHtml(notebook: SiteNotebook, node: Node, ctx: PageContext): Html | null {
  switch (node.kind) {
    case "markdown":
      return markdown(node, notebook, ctx);
    case "kpi":
      return node.options.display ? section(node, html`${node.kpis.map((line) => kpiCell(line, ctx))}`) : null;
    case "sql":
      return section(node, html`${sqlResult(notebook, node, ctx)} ${written(node, notebookWords(ctx.language).sql)}`);
    case "vega-lite":
      return section(
        node,
        html`${node.options.display ? chart(notebook, node, ctx) : null} ${written(node, notebookWords(ctx.language).chart)}`,
      );
    case "js":
      return section(node, html`${later(node, ctx)} ${written(node, notebookWords(ctx.language).script)}`);
    case "front":
      return null;
  }
}

/** What a cell came to, for a page of somebody it is pinned to. */
export function pinnedHtml(notebook: SiteNotebook, node: Node, ctx: PageContext): Html | null {
  const heading = node.options.title === null || node.kind !== "sql" ? null : html`<h3>${node.options.title}</h3>`;
  if (node.kind === "kpi") return html`${node.kpis.map((line) => kpiCell(line, ctx, true))}`;
  if (node.kind === "sql") return html`${heading} ${sqlResult(notebook, node, ctx)}`;
  return node.kind === "vega-lite" ? chart(notebook, node, ctx, true) : null;
}

/** A cell's name for whoever hears it, and the id of its place. */
export const cellName = ({ options, index }: Node): string => options.title ?? options.id ?? `cell ${index + 1}`;
export const cellAnchor = ({ options, index }: Node): string => `cell-${options.id ?? index + 1}`;

const section = (node: Node, body: Part): Html =>
  html`<section class="cell ${node.kind}" id="${cellAnchor(node)}" data-cell="${node.index}" aria-label="${cellName(node)}">
    ${node.options.title === null || node.kind === "vega-lite" ? null : html`<h2>${node.options.title}</h2>`} ${body}
  </section>`;

function markdown(node: Node, { facts }: SiteNotebook, ctx: PageContext): Html | null {
  // The title stands in the page's head already.
  const text = node.source.replace(/^# +(.+?) *#*\r?$/m, (line, title: string) => (title === facts.title ? "" : line));
  if (text.trim() === "") return null;
  return html`<div class="prose">${safe(notebookHtml(text, { kpi: (name) => bound(name, ctx) }))}</div>`;
}

/** A KPI's latest value in a text, a link to where it is told. */
function bound(name: string, ctx: PageContext): string | null {
  const kpi = ctx.kpi(name);
  if (kpi === null) return null;
  const cell = kpi.latest?.cell;
  const value = cell && cell.value !== null ? ctx.format.value(cell.value, kpi, cell) : ctx.words.board.notYet;
  return link(ctx.places.kpi(kpi.id), html`<span class="nb">${value}</span>`, ctx).text;
}

/** A KPI as a cell shows it: its number, what it says, and its figure over time or by group. */
export function kpiCell({ name, by }: Pick<Node["kpis"][number], "name" | "by">, ctx: PageContext, deeper = false): Html {
  const found = ctx.kpi(name);
  if (found === null) return html`<p class="empty">${notebookWords(ctx.language).noKpi}</p>`;
  const heading = ctx.bind.name(found.label, found.id).text;
  const split =
    by === null ? undefined : found.splits.find(({ dimension }) => dimension === by || dimension.endsWith(`.${by}`));
  const named = link(ctx.places.kpi(found.id), label(found.label, found.id, ctx), ctx);
  return html`${deeper ? html`<h3>${named}</h3>` : html`<h2>${named}</h2>`} ${big(found, ctx)}
    <p class="under">${phrase(ctx.story.answer(found), ctx)} ${evidence(found.evidence, ctx)}</p>
    ${
      split && split.groups.length > 0
        ? safe(splitFigure(found, split, ctx.figure(), splitTitle(found, split, ctx)))
        : safe(seriesFigure(found, ctx.goalsOf(found.id), ctx.report.notes, ctx.figure(), heading))
    }`;
}

function splitTitle(
  found: NonNullable<ReturnType<PageContext["kpi"]>>,
  split: NonNullable<ReturnType<PageContext["kpi"]>>["splits"][number],
  ctx: PageContext,
): string {
  const finding = ctx.story.splitFinding(found, split);
  return finding ? plain(finding) : ctx.bind.name(split.label, split.dimension).text;
}

function sqlResult({ outputs }: SiteNotebook, node: Node, ctx: PageContext): Html | null {
  const output = outputs[node.index];
  const w = notebookWords(ctx.language);
  if (!node.options.display) return null;
  if (output?.kind === "withheld") return html`<p class="empty">${w.withheld}</p>`;
  return output?.kind === "rows" ? html`<div class="out">${rowsTable(output.rows, w.result(cellName(node)), ctx)}</div>` : null;
}

/** So many rows stand on a page; the others are counted. */
const SHOWN = 200;

export function rowsTable(rows: CellRows, named: string, ctx: PageContext): Html {
  const w = notebookWords(ctx.language);
  if (rows.rows === 0) return html`<p class="empty">${w.noRows}</p>`;
  const shown = Math.min(rows.rows, SHOWN);
  const isNumber = ({ type }: CellRows["columns"][number]): boolean => type === "number" || type === "integer";
  const body = Array.from({ length: shown }, (_, r) =>
    rows.columns.map(({ type }, c) => valueText(rows.data[c]?.[r] ?? null, type, ctx)),
  );
  const isCut = rows.more || shown < rows.rows;
  return html`${table(
      named,
      rows.columns.map((column) => ({ head: column.name, right: isNumber(column) })),
      body,
      { className: "tight" },
    )}
    <p class="under">${phrase(isCut ? w.first(ctx.bind.count(shown)) : w.rows(ctx.bind.count(shown)), ctx)}</p>`;
}

/** A value as the language writes it; a name or a number that is a name (a year, an id) as it is. */
function valueText(value: Value, type: CellRows["columns"][number]["type"], ctx: PageContext): Part {
  const w = notebookWords(ctx.language);
  if (value === null) return "–";
  if (typeof value === "boolean") return value ? w.yes : w.no;
  if (typeof value === "number") return html`<span class="nb">${plainNumber(value, ctx.language)}</span>`;
  if (type === "time") return value.replace("T", " ").replace(/ 00:00:00$/, "");
  return value;
}

function chart({ outputs, nodes }: SiteNotebook, node: Node, ctx: PageContext, deeper = false): Html | null {
  const output = outputs[node.index];
  const w = notebookWords(ctx.language);
  if (output?.kind === "withheld") return html`<p class="empty">${w.withheld}</p>`;
  if (output?.kind === "later") return later(node, ctx);
  if (output?.kind !== "chart") return null;
  const from = node.inputs.map((input) => nodes[input]).find((input) => input !== undefined);
  return ownFigure(output, { title: node.options.title, from: from ? cellName(from) : cellName(node), deeper }, ctx);
}

/** A notebook's own chart as a figure, drawn for two widths. */
export function ownFigure(
  { wide, narrow }: { readonly wide: OwnDrawn; readonly narrow: OwnDrawn },
  { title, from, deeper }: { readonly title: string | null; readonly from: string; readonly deeper: boolean },
  ctx: PageContext,
): Html {
  const said = wide.said ?? title ?? notebookWords(ctx.language).chartSaid(from);
  const one = ({ body, width, height }: OwnDrawn, className: string): Html =>
    html`<svg class="${className}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${said}">${safe(body)}</svg>`;
  return html`<figure>
    ${title === null ? null : html`<figcaption>${deeper ? html`<h3>${title}</h3>` : html`<h2>${title}</h2>`}</figcaption>`}
    <div class="plot out">${one(wide, "wide")}${one(narrow, "narrow")}</div>
  </figure>`;
}

/** What a reader runs: the page's program fills it. */
function later(node: Node, ctx: PageContext): Html {
  const w = notebookWords(ctx.language);
  return html`<div class="out" data-later="${node.kind}">
    <p class="under">${w.notRun}</p>
    <noscript><p class="empty">${w.needsScript}</p></noscript>
  </div>`;
}

function written(node: Node, named: string): Html | null {
  if (node.source.trim() === "") return null;
  const text = node.source.replace(/\s+$/, "");
  const code =
    node.kind === "sql" ? sqlCode(text, `${named}, ${cellName(node)}`) : plainCode(text, `${named}, ${cellName(node)}`);
  return node.options.echo
    ? code
    : html`<details>
        <summary>${named}</summary>
        ${code}
      </details>`;
}

const plainCode = (text: string, named: string): Html =>
  html`<pre class="code" tabindex="0" role="region" aria-label="${named}">${text}</pre>`;
