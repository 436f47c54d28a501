import { optionsOf, type CellOptions } from "./fence.js";
import { sourceOf, split, type Cell } from "./split.js";

/** A cell with what it is called and which earlier cells it asks for. */
export interface Node extends Cell {
  readonly index: number;
  readonly source: string;
  readonly options: CellOptions;
  /** The names under which later cells may ask for it: its id, and what a `js` cell declares. */
  readonly gives: readonly string[];
  /** The earlier cells that it asks for, by index, each once. */
  readonly inputs: readonly number[];
  /** The KPIs that a `kpi` cell shows, a line each. */
  readonly kpis: readonly KpiLine[];
}

export interface KpiLine {
  readonly name: string;
  /** What it is split by, as `by language` says; null for the KPI as a whole. */
  readonly by: string | null;
  readonly start: number;
  readonly end: number;
}

/**
 * A notebook's cells with what each asks of those above it. Names are only ever looked for upwards, so cells make no
 * circle and the text's order is the order they run in. A name in a comment or a string counts as asked for: that costs a
 * run too many and never a wrong value.
 */
export function graph(text: string): readonly Node[] {
  const nodes: Node[] = [];
  const owners = new Map<string, Node>();
  for (const [index, cell] of split(text).entries()) {
    const source = sourceOf(text, cell);
    const options = optionsOf(cell.info);
    const inputs = asked(cell, source)
      .map((name) => owners.get(name))
      .filter((node) => node !== undefined)
      .filter((node) => cell.kind !== "sql" || node.kind === "sql")
      .map((node) => node.index);
    const node: Node = {
      ...cell,
      index,
      source,
      options,
      gives: [...(options.id === null ? [] : [options.id]), ...(cell.kind === "js" ? declared(source) : [])],
      inputs: [...new Set(inputs)],
      kpis: cell.kind === "kpi" ? kpiLines(source, cell.inner.start) : [],
    };
    nodes.push(node);
    for (const name of node.gives) owners.set(name, node);
  }
  return nodes;
}

function asked({ kind }: Cell, source: string): readonly string[] {
  if (kind === "vega-lite") return [...source.matchAll(/"(?:name|from)"\s*:\s*"([^"\\]*)"/g)].map(([, name]) => name ?? "");
  return kind === "js" || kind === "sql" ? (source.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []) : [];
}

/** The names that a `js` cell declares outside of any bracket, each at its line's beginning. */
export const declared = (source: string): readonly string[] => [
  ...new Set(
    [...source.matchAll(/^(?:async )?(?:const|let|var|function|class)\b\*?\s*([A-Za-z_$][\w$]*)/gm)].map(
      ([, name]) => name ?? "",
    ),
  ),
];

/** The KPIs of a `kpi` cell: a name a line, alone or behind `kpi:`, with what it is split by. `#` begins a comment. */
export function kpiLines(source: string, from: number): readonly KpiLine[] {
  return [...source.matchAll(/^([ \t]*(?:kpis?[ \t]*:[ \t]*)?)([^\n\r#]*)/gm)].flatMap(
    ({ 1: before = "", 2: rest = "", index }) => {
      const { 1: name = "", 2: by = null } = /^(`[^`]*`|.*?)(?:[ \t]+by[ \t]+(.+))?$/.exec(rest.trim()) ?? [];
      if (name === "") return [];
      const start = from + index + before.length + (rest.length - rest.trimStart().length);
      return [{ name: unquoted(name), by: by === null ? null : unquoted(by), start, end: start + name.length }];
    },
  );
}

/** A name with blanks stands in backticks, as in a formula. */
const unquoted = (name: string): string => (/^`[^`]*`$/.test(name) ? name.slice(1, -1) : name).normalize("NFC");

/** The cells that have to run before this one, itself at the end. */
export function before(nodes: readonly Node[], index: number): readonly number[] {
  const found = new Set<number>();
  const visit = (at: number): void => {
    if (found.has(at)) return;
    for (const input of nodes[at]?.inputs ?? []) visit(input);
    found.add(at);
  };
  visit(index);
  return [...found];
}

/** The cells whose results rest on this one, in the order they run. */
export function after(nodes: readonly Node[], index: number): readonly number[] {
  const found = new Set([index]);
  for (const node of nodes) if (node.inputs.some((input) => found.has(input))) found.add(node.index);
  found.delete(index);
  return [...found];
}
