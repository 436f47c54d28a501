import { factsOf } from "./front.js";
import { graph, type Node } from "./graph.js";
import { CODE_KINDS, split, type CodeKind } from "./split.js";

/** A notebook in the other form, and in sentences what that form cannot hold. */
export interface Converted {
  readonly text: string;
  readonly lost: readonly string[];
}

/*
 * Observable's notebook file: a <notebook> element of <script> cells, whose text is indented by four blanks. What is a cell
 * of ours and none of theirs travels as Markdown that holds its fence alone, and comes back as what it was.
 */

/** A notebook as Observable's Notebook Kit reads it. */
export function toObservable(file: string, text: string): Converted {
  const nodes = graph(text);
  const lost: string[] = [];
  const cells = nodes.filter(({ kind }) => kind !== "front").map((node, i) => cellOf(node, text, i + 1, lost));
  const title = factsOf(file, nodes).title;
  return { text: `<!doctype html>\n<notebook>\n  <title>${escape(title)}</title>\n${cells.join("")}</notebook>\n`, lost };
}

function cellOf(node: Node, text: string, n: number, lost: string[]): string {
  const { kind, source, options, info } = node;
  const whole = text.slice(node.start, node.end);
  if (kind === "markdown") return script(n, "text/markdown", source);
  if (kind === "kpi" || kind === "vega-lite") {
    lost.push(`Cell ${n} is a ${kind} cell: in Observable its text is shown, and nothing is computed.`);
    return script(n, "text/markdown", whole);
  }
  const others = (info?.options ?? []).filter(({ name }) => !["id", "display", "echo"].includes(name)).map(({ name }) => name);
  if (others.length > 0) lost.push(`Cell ${n}: ${others.join(", ")} is not kept.`);
  if (kind === "js" && options.id !== null)
    lost.push(`Cell ${n}: Observable does not know its value as ${options.id}. Write const ${options.id} = … in the cell.`);
  const flags = `${options.id === null ? "" : ` output="${escape(options.id)}"`}${options.echo ? " pinned" : ""}${options.display ? "" : " hidden"}`;
  return script(n, kind === "sql" ? "application/sql" : "module", source.replace(/\r?\n$/, ""), flags);
}

function script(id: number, type: string, source: string, flags = ""): string {
  const lines = source.replace(/<(\/script)/gi, "<\\$1").split("\n");
  const inside = lines.map((line) => (line.trim() === "" ? line.trimEnd() : `    ${line}`)).join("\n");
  return `  <script id="${id}" type="${type}"${flags}>\n${inside}\n  </script>\n`;
}

const SCRIPT = /<script\b((?:[^>"']|"[^"]*"|'[^']*')*)>([^]*?)<\/script\s*>/gi;
const ATTRIBUTE = /([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** A notebook of Observable's as one of ours. Null where the text holds none. */
export function fromObservable(html: string): Converted | null {
  if (!/<notebook\b/i.test(html)) return null;
  const lost: string[] = [];
  const cells: string[] = [];
  for (const { 1: tag = "", 2: raw = "" } of html.matchAll(SCRIPT)) {
    const given = new Map(
      [...tag.matchAll(ATTRIBUTE)].map(([, name = "", a, b, c]) => [name.toLowerCase(), unescape(a ?? b ?? c ?? "")]),
    );
    cells.push(ours(given, dedented(raw).replace(/<\\(\/script)/gi, "<$1"), cells.length + 1, lost));
  }
  const title = unescape(/<title>([^]*?)<\/title>/i.exec(html)?.[1]?.trim() ?? "");
  const body = joined(cells);
  const isTold = factsOf("", graph(body)).title === title || title === "";
  return { text: isTold ? body : `---\ntitle: ${JSON.stringify(title)}\n---\n\n${body}`, lost };
}

const FENCED: Readonly<Record<string, CodeKind>> = { module: "js", "application/sql": "sql" };
/** What stays text, by the word its fence begins with. */
const SHOWN: Readonly<Record<string, string>> = {
  "text/html": "html",
  "text/x-typescript": "ts",
  "application/x-tex": "tex",
  "text/vnd.graphviz": "dot",
  "text/x-python": "python",
  "text/x-r": "r",
  "application/vnd.node.javascript": "node",
  "application/vnd.observable.javascript": "ojs",
};

function ours(given: ReadonlyMap<string, string>, source: string, n: number, lost: string[]): string {
  const type = given.get("type") ?? "module";
  if (type === "text/markdown") {
    const [only, ...others] = split(source);
    const isOwn = only !== undefined && others.length === 0 && (only.kind === "kpi" || only.kind === "vega-lite");
    if (!isOwn && split(source).some(({ kind }) => CODE_KINDS.some((each) => each === kind)))
      lost.push(`Cell ${n}: code inside its text is a cell of its own now.`);
    return source;
  }
  const kind = FENCED[type];
  if (kind === undefined) lost.push(`Cell ${n} is ${type}, which runs in Observable alone: it is kept as text.`);
  if (given.has("database") && !["var:db", "duckdb"].includes(given.get("database") ?? ""))
    lost.push(`Cell ${n} asked the database ${given.get("database") ?? ""}: here it asks the workspace's own tables.`);
  const id = given.get("output") ?? "";
  const said = `${id === "" || kind === undefined ? "" : ` id=${id}`}${given.has("hidden") && kind ? " display=false" : ""}${given.has("pinned") && kind ? " echo" : ""}`;
  const marks = "`".repeat(Math.max(2, ...[...source.matchAll(/`{3,}/g)].map(([each]) => each.length)) + 1);
  return `${marks}${kind ?? SHOWN[type] ?? "text"}${said}\n${source}\n${marks}`;
}

/** Cells below each other; two texts stay two. */
function joined(cells: readonly string[]): string {
  const isText = (cell: string): boolean => split(cell).every(({ kind }) => kind === "markdown");
  return cells
    .filter((cell) => cell.trim() !== "")
    .map((cell, i, all) => {
      const next = all[i + 1];
      return next === undefined ? `${cell}\n` : `${cell}${isText(cell) && isText(next) ? "\n\n\n" : "\n\n"}`;
    })
    .join("");
}

function dedented(raw: string): string {
  const lines = raw
    .replace(/\r\n/g, "\n")
    .replace(/^[ \t]*\n/, "")
    .replace(/\n[ \t]*$/, "")
    .split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const least = indents.length === 0 ? 0 : Math.min(...indents);
  return lines.map((line) => line.slice(Math.min(least, line.length))).join("\n");
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const unescape = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal?: string, hex?: string, name?: string) => {
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : null;
    if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    return NAMED[name ?? ""] ?? all;
  });
