import type { Diagnostic } from "../../ground/diagnostic.js";
import { diagnose } from "../../ground/messages.js";
import { nearest } from "../../ground/nearest.js";
import { OPTIONS, spanOf } from "./fence.js";
import { graph, type Node } from "./graph.js";

/** What a notebook may name. */
export interface Known {
  readonly kpis: ReadonlySet<string>;
  readonly stakeholders: ReadonlySet<string>;
  readonly tables: ReadonlySet<string>;
}

/** Everything that is wrong with a notebook's cells before any of them runs. */
export function notebookProblems(file: string, text: string, known: Known): readonly Diagnostic[] {
  const nodes = graph(text);
  return nodes.flatMap((node) => [
    ...ends(node, file, text),
    ...firstLine(node, file, known),
    ...names(node, nodes, file, known),
    ...(node.kind === "kpi" ? kpis(node, file, known) : []),
    ...(node.kind === "markdown" || node.kind === "js" ? called(node, file, known) : []),
    ...(node.kind === "vega-lite" ? chart(node, nodes, file) : []),
  ]);
}

function ends({ closed, kind, fence, start, info }: Node, file: string, text: string): readonly Diagnostic[] {
  if (closed) return [];
  const end = text.length;
  const fix = {
    title: `Write ${fence} at the end`,
    span: spanOf(file, { start: end, end }),
    text: `${text.endsWith("\n") ? "" : "\n"}${fence}\n`,
  };
  return [diagnose("notebookUnclosed", spanOf(file, { start, end: info?.end ?? start }), { kind, fence }, fix)];
}

function firstLine({ info, kind, options }: Node, file: string, { stakeholders }: Known): readonly Diagnostic[] {
  const wrong = (info?.options ?? [])
    .filter(({ name }) => !OPTIONS.some((each) => each === name))
    .map(({ name, start }): Diagnostic => {
      const span = spanOf(file, { start, end: start + name.length });
      const near = nearest(name, OPTIONS);
      return diagnose(
        "notebookOption",
        span,
        { name, near },
        ...(near === null ? [] : [{ title: `Write ${near}`, span, text: near }]),
      );
    });
  const pin = info?.options.find(({ name }) => name === "pin");
  if (!pin) return wrong;
  const at = spanOf(file, pin.at);
  const unknown = options.pins
    .filter((id) => !stakeholders.has(id))
    .map((id) => diagnose("notebookPin", at, { id, near: nearest(id, stakeholders) }));
  return [...wrong, ...(kind === "js" ? [diagnose("notebookPinKind", at, { kind })] : []), ...unknown];
}

const NAME = /^[A-Za-z_$][A-Za-z0-9_$]*$/;
/** What SQL and JavaScript keep for themselves, or cells are given. */
const KEPT = new Set(
  "aq op kpi display await break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof let new null return super switch this throw true try typeof var void while with yield select from where group order by having limit join union table values".split(
    " ",
  ),
);

function names(node: Node, nodes: readonly Node[], file: string, { tables }: Known): readonly Diagnostic[] {
  const { id } = node.options;
  const at = node.info?.options.find(({ name }) => name === "id");
  if (!at) return [];
  const span = spanOf(file, at.at);
  if (id === null || !NAME.test(id) || KEPT.has(id.toLowerCase())) return [diagnose("notebookId", span, { id: id ?? "" })];
  if (node.kind === "sql" && [...tables].some((table) => table.toLowerCase() === id.toLowerCase()))
    return [diagnose("notebookShadows", span, { id })];
  const isTaken = nodes.some((other) => other.index < node.index && other.gives.includes(id));
  return isTaken ? [diagnose("notebookTwice", span, { id })] : [];
}

function kpis({ kpis: lines, start, info }: Node, file: string, known: Known): readonly Diagnostic[] {
  if (lines.length === 0) return [diagnose("notebookEmpty", spanOf(file, { start, end: info?.end ?? start }), { kind: "kpi" })];
  return lines
    .filter(({ name }) => !known.kpis.has(name))
    .map(({ name, start: from, end }) => {
      const span = spanOf(file, { start: from, end });
      const near = nearest(name, known.kpis);
      const fix =
        near === null ? [] : [{ title: `Replace by ${near}`, span, text: /^[\w]+$/.test(near) ? near : `\`${near}\`` }];
      return diagnose("notebookKpi", span, { id: name, near }, ...fix);
    });
}

/** `kpi("name")`, in JavaScript or between `${` and `}` of a text. */
function called({ kind, source, inner }: Node, file: string, known: Known): readonly Diagnostic[] {
  const pattern = kind === "js" ? /(\bkpi\(\s*["'])([^"'\\\n]+)/g : /(\$\{\s*kpi\(\s*["'])([^"'\\\n]+)/g;
  return [...source.matchAll(pattern)]
    .filter(({ 2: id = "" }) => !known.kpis.has(id.normalize("NFC")))
    .map(({ 1: lead = "", 2: id = "", index }) => {
      const from = inner.start + index + lead.length;
      const span = spanOf(file, { start: from, end: from + id.length });
      const near = nearest(id, known.kpis);
      return diagnose(
        "notebookKpi",
        span,
        { id, near },
        ...(near === null ? [] : [{ title: `Replace by ${near}`, span, text: near }]),
      );
    });
}

function chart(node: Node, nodes: readonly Node[], file: string): readonly Diagnostic[] {
  const { source, inner, start, info } = node;
  if (source.trim() === "")
    return [diagnose("notebookEmpty", spanOf(file, { start, end: info?.end ?? start }), { kind: "vega-lite" })];
  try {
    JSON.parse(source);
  } catch (cause) {
    const { reason, at } = faultOf(cause, source);
    return [
      diagnose("notebookJson", spanOf(file, { start: inner.start + at, end: inner.start + Math.min(source.length, at + 1) }), {
        reason,
      }),
    ];
  }
  const address = /"url"\s*:/.exec(source);
  const above = nodes.filter((other) => other.index < node.index).flatMap(({ gives }) => gives);
  const all = nodes.flatMap(({ gives }) => gives);
  const missing = [...source.matchAll(/("data"\s*:\s*\{\s*"name"\s*:\s*")([^"\\]*)"/g)].filter(
    ({ 2: id = "" }) => !above.includes(id),
  );
  return [
    ...(address
      ? [
          diagnose(
            "notebookAddress",
            spanOf(file, { start: inner.start + address.index, end: inner.start + address.index + 5 }),
            {},
          ),
        ]
      : []),
    ...missing.map(({ index, 1: lead = "", 2: id = "" }) => {
      const from = inner.start + index + lead.length;
      const span = spanOf(file, { start: from, end: from + id.length });
      return diagnose("notebookData", span, { id, near: nearest(id, above), below: all.includes(id) });
    }),
  ];
}

/** What JSON.parse says, in its own words without where, and the offset it names. */
function faultOf(cause: unknown, source: string): { readonly reason: string; readonly at: number } {
  const message = cause instanceof Error ? cause.message : String(cause);
  const at = /position (\d+)/.exec(message)?.[1];
  const isEnd = /end of JSON|Unterminated/.test(message);
  const reason = isEnd ? "it ends too early" : `“${source[Number(at ?? 0)] ?? ""}” is not expected here`;
  return { reason, at: at === undefined ? Math.max(0, source.trimEnd().length - 1) : Number(at) };
}
