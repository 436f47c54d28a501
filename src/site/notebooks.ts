import { Refused, type Diagnostic } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import { spanOf } from "../language/notebook/fence.js";
import { factsOf, nameOf, type NotebookFacts } from "../language/notebook/front.js";
import { before, graph, type Node } from "../language/notebook/graph.js";
import { notebookProblems } from "../language/notebook/problems.js";
import { ChartRefused, drawOwn, type OwnDrawn } from "../report/chart/own.js";
import type { Report } from "../report/model.js";
import { kpiRows, records, type CellRows, type RowsAnswer, type RowsQuestion } from "../report/notebook.js";

/** A notebook as the site prints it: its cells, and what each came to when the site was made. */
export interface SiteNotebook {
  /** Its file's name below the notebooks' folder, without ending: "rota-by-language". */
  readonly id: string;
  readonly file: string;
  readonly text: string;
  readonly facts: NotebookFacts;
  readonly nodes: readonly Node[];
  /** By cell. */
  readonly outputs: readonly CellOutput[];
}

export type CellOutput =
  /** Markdown, KPIs, JavaScript: printed from the Report and the text alone. */
  | { readonly kind: "none" }
  | { readonly kind: "rows"; readonly rows: CellRows }
  | { readonly kind: "chart"; readonly wide: OwnDrawn; readonly narrow: OwnDrawn }
  /** Its rows may not leave. */
  | { readonly kind: "withheld" }
  /** It draws what a `js` cell gives, and so after a reader ran that. */
  | { readonly kind: "later" };

/** Answers a cell's SQL over the rows that the site publishes; null where it publishes none. */
export type AskRows = ((question: RowsQuestion) => Promise<RowsAnswer>) | null;

/** The widths a chart is drawn for. */
export const WIDE = 720;
export const NARROW = 358;

/** Runs the notebooks of a workspace for its site. Throws Refused where a cell is wrong: a site shows no half of one. */
export async function siteNotebooks(
  texts: Readonly<Record<string, string>>,
  report: Report,
  tables: readonly string[],
  ask: AskRows,
): Promise<readonly SiteNotebook[]> {
  const known = {
    kpis: new Set(report.kpis.map(({ id }) => id)),
    stakeholders: new Set(report.stakeholders.map(({ id }) => id)),
    tables: new Set(tables),
  };
  const wrong = Object.entries(texts)
    .flatMap(([file, text]) => notebookProblems(file, text, known))
    .filter(({ severity }) => severity === "error");
  if (wrong.length > 0) throw new Refused(wrong);
  const made: SiteNotebook[] = [];
  for (const [file, text] of Object.entries(texts)) made.push(await run(file, text, report, ask));
  return made;
}

async function run(file: string, text: string, report: Report, ask: AskRows): Promise<SiteNotebook> {
  const nodes = graph(text);
  const outputs: CellOutput[] = [];
  const given = new Map<string, CellRows | null>();
  for (const node of nodes) {
    const output = await outputOf(node, { file, nodes, report, ask, outputs, given });
    outputs.push(output);
    const rows = output.kind === "rows" ? output.rows : node.kind === "kpi" ? kpiRows(kpisOf(node, report)) : null;
    for (const name of node.gives) given.set(name, rows);
  }
  return { id: nameOf(file), file, text, facts: factsOf(file, nodes), nodes, outputs };
}

interface Running {
  readonly file: string;
  readonly nodes: readonly Node[];
  readonly report: Report;
  readonly ask: AskRows;
  /** Of the cells above. */
  readonly outputs: readonly CellOutput[];
  /** The rows of named cells above; null where they are not known before a reader runs them. */
  readonly given: ReadonlyMap<string, CellRows | null>;
}

async function outputOf(node: Node, at: Running): Promise<CellOutput> {
  if (node.kind === "sql" && node.source.trim() !== "") return rowsOf(node, at);
  if (node.kind === "vega-lite" && node.source.trim() !== "") return chartOf(node, at);
  return { kind: "none" };
}

async function rowsOf(node: Node, { file, nodes, ask }: Running): Promise<CellOutput> {
  if (ask === null) return { kind: "withheld" };
  const answer = await ask(questionOf(nodes, node));
  if (answer.ok) return { kind: "rows", rows: answer.rows };
  throw new Refused([at(file, node, answer.line, (span) => diagnose("notebookSql", span, { reason: answer.message }))]);
}

/** A `sql` cell's statement, with the cells above that it reads. */
export const questionOf = (nodes: readonly Node[], node: Node): RowsQuestion => ({
  sql: node.source,
  views: before(nodes, node.index)
    .filter((index) => index !== node.index)
    .flatMap((index) => {
      const { options, source } = nodes[index] as Node;
      return options.id === null ? [] : [{ name: options.id, sql: source }];
    }),
});

async function chartOf(node: Node, { file, nodes, outputs, given }: Running): Promise<CellOutput> {
  const states = before(nodes, node.index).flatMap((index) => outputs[index]?.kind ?? []);
  if (states.includes("withheld")) return { kind: "withheld" };
  if (before(nodes, node.index).some((index) => nodes[index]?.kind === "js")) return { kind: "later" };
  const spec: unknown = JSON.parse(node.source);
  const rows = Object.fromEntries([...given].flatMap(([name, found]) => (found === null ? [] : [[name, records(found)]])));
  try {
    return { kind: "chart", wide: await drawOwn(spec, rows, WIDE), narrow: await drawOwn(spec, rows, NARROW) };
  } catch (cause) {
    if (!(cause instanceof ChartRefused)) throw cause;
    throw new Refused([at(file, node, null, (span) => diagnose("notebookChart", span, { reason: cause.message }))]);
  }
}

/** A problem of a cell at a line of it, counted from 1; at its first line where none is known. */
function at(file: string, node: Node, line: number | null, make: (span: ReturnType<typeof spanOf>) => Diagnostic): Diagnostic {
  const lines = node.source.split("\n");
  const n = line === null || line > lines.length ? 1 : line;
  const start = node.inner.start + lines.slice(0, n - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return make(spanOf(file, { start, end: start + (lines[n - 1] ?? "").trimEnd().length }));
}

/** The KPIs that a cell shows, in its order. */
export const kpisOf = (node: Node, { kpis }: Pick<Report, "kpis">) =>
  node.kpis.flatMap(({ name }) => kpis.find(({ id }) => id === name) ?? []);
