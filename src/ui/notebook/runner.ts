import { after, before, declared, type Node } from "../../language/notebook/graph.js";
import { records, type CellRows, type RowsAnswer, type RowsQuestion } from "../../report/notebook.js";
import type { JsAnswer } from "./sandbox.js";
import type { Given, Shown } from "./shared.js";

/** What runs the cells of each kind. */
export interface Hands {
  sql(question: RowsQuestion, signal: AbortSignal): Promise<RowsAnswer>;
  /** A KPI as HTML that the report's own printer made, with its periods; what is wrong with it, in a sentence. */
  kpi(name: string, by: string | null, signal: AbortSignal): Promise<KpiAnswer>;
  /** Makes rows known to JavaScript cells; null takes the name away. */
  set(name: string, rows: Given[string] | null): Promise<void>;
  js(
    cell: { readonly code: string; readonly declares: readonly string[]; readonly name: string | null; readonly kpis: Given },
    signal: AbortSignal,
  ): Promise<JsAnswer>;
  /** Ends what JavaScript runs: what cells had given there is gone. */
  reset(): void;
  chart(spec: unknown, rows: Readonly<Record<string, Given[string]>>): Promise<readonly [wide: string, narrow: string]>;
}

export type KpiAnswer =
  { readonly ok: true; readonly html: string; readonly rows: CellRows } | { readonly ok: false; readonly message: string };

export type Output =
  | { readonly kind: "rows"; readonly rows: CellRows }
  | { readonly kind: "shown"; readonly shown: readonly Shown[] }
  | { readonly kind: "kpis"; readonly html: readonly string[] }
  | { readonly kind: "chart"; readonly svgs: readonly [string, string] }
  | { readonly kind: "failed"; readonly message: string; readonly line: number | null };

/** What one cell came to. */
export interface Result {
  readonly output: Output;
  readonly milliseconds: number;
  /** All that it rested on: where that is another today, the result is stale. */
  readonly of: string;
  readonly gives: Readonly<Record<string, CellRows | null>>;
}

/**
 * Runs a notebook's cells: one with the cells it rests on that are not fresh, and then all that rest on it. Results are
 * kept by the cell's key until the cell is taken away; they are never written to the file.
 */
export class Runner {
  readonly #hands: Hands;
  readonly #told: () => void;
  readonly results = new Map<string, Result>();
  /** The cells under way or waiting, by key. */
  readonly busy = new Set<string>();
  #nodes: readonly Node[] = [];
  #keys: readonly string[] = [];
  #world = "";
  #stop: AbortController | null = null;

  constructor(hands: Hands, told: () => void) {
    this.#hands = hands;
    this.#told = told;
  }

  /** The cells as they stand now. `world` names what KPIs rest on beside the cells. */
  take(nodes: readonly Node[], keys: readonly string[], world: string): void {
    this.#nodes = nodes;
    this.#keys = keys;
    this.#world = world;
    for (const key of this.results.keys()) if (!keys.includes(key)) this.results.delete(key);
  }

  get isBusy(): boolean {
    return this.busy.size > 0;
  }

  result(index: number): Result | null {
    return this.results.get(this.#keys[index] ?? "") ?? null;
  }

  /** True where a cell has a result that another text, or another cell, has made old. */
  isStale(index: number): boolean {
    const found = this.result(index);
    return found !== null && found.of !== this.#print(index);
  }

  /** The first cell above that makes this one stale; null where it is its own text. */
  staleBy(index: number): Node | null {
    const inputs = before(this.#nodes, index).filter((each) => each !== index);
    return inputs.map((each) => this.#nodes[each]).find((node) => node !== undefined && this.isStale(node.index)) ?? null;
  }

  run(index: number): Promise<void> {
    const needed = before(this.#nodes, index).filter((each) => each === index || this.result(each)?.of !== this.#print(each));
    const resting = after(this.#nodes, index);
    return this.#all([...needed, ...resting].sort((a, b) => a - b));
  }

  runAll(): Promise<void> {
    return this.#all(this.#nodes.map(({ index }) => index));
  }

  cancel(): void {
    this.#stop?.abort();
  }

  async #all(indices: readonly number[]): Promise<void> {
    this.#stop?.abort();
    const stop = (this.#stop = new AbortController());
    const wanted = indices.filter((index) => isRunnable(this.#nodes[index]));
    const nodes = this.#nodes;
    const keys = this.#keys;
    this.busy.clear();
    for (const index of wanted) this.busy.add(keys[index] ?? "");
    this.#told();
    for (const index of wanted) {
      const node = nodes[index] as Node;
      const key = keys[index] ?? "";
      const of = this.#print(index, nodes);
      const started = performance.now();
      const { output, gives = {} } = await this.#one(node, nodes, keys, stop.signal).catch((cause: unknown): Ran => ({
        output: { kind: "failed", message: cause instanceof Error ? cause.message : String(cause), line: null },
      }));
      // A later run has taken over.
      if (this.#stop !== stop) return;
      this.results.set(key, { output, milliseconds: performance.now() - started, of, gives });
      this.busy.delete(key);
      this.#told();
      if (stop.signal.aborted) break;
    }
    if (this.#stop !== stop) return;
    this.busy.clear();
    this.#told();
  }

  async #one(node: Node, nodes: readonly Node[], keys: readonly string[], signal: AbortSignal): Promise<Ran> {
    const failed = before(nodes, node.index)
      .filter((each) => each !== node.index)
      .find((each) => this.results.get(keys[each] ?? "")?.output.kind === "failed");
    if (failed !== undefined) return wrong(`${nameOf(nodes[failed])} above did not run.`);
    switch (node.kind) {
      case "sql":
        return this.#sql(node, nodes, signal);
      case "kpi":
        return this.#kpis(node, signal);
      case "js":
        return this.#js(node, nodes, keys, signal);
      default:
        return this.#chart(node, nodes, keys);
    }
  }

  async #sql(node: Node, nodes: readonly Node[], signal: AbortSignal): Promise<Ran> {
    const views = before(nodes, node.index).flatMap((index) => {
      const { options, source } = nodes[index] as Node;
      return index === node.index || options.id === null ? [] : [{ name: options.id, sql: source }];
    });
    const answer = await this.#hands.sql({ sql: node.source, views }, signal);
    if (!answer.ok) return { output: { kind: "failed", message: answer.message, line: answer.line } };
    return { output: { kind: "rows", rows: answer.rows }, gives: named(node, answer.rows) };
  }

  async #kpis(node: Node, signal: AbortSignal): Promise<Ran> {
    const answers: Extract<KpiAnswer, { ok: true }>[] = [];
    for (const { name, by } of node.kpis) {
      const answer = await this.#hands.kpi(name, by, signal);
      if (!answer.ok) return wrong(answer.message);
      answers.push(answer);
    }
    const rows = joined(answers.map((each) => each.rows));
    return { output: { kind: "kpis", html: answers.map(({ html }) => html) }, gives: rows === null ? {} : named(node, rows) };
  }

  async #js(node: Node, nodes: readonly Node[], keys: readonly string[], signal: AbortSignal): Promise<Ran> {
    for (const index of node.inputs) {
      const input = nodes[index];
      if (input === undefined || input.kind === "js") continue;
      for (const [name, rows] of Object.entries(this.results.get(keys[index] ?? "")?.gives ?? {}))
        await this.#hands.set(name, rows === null ? null : records(rows));
    }
    const kpis: Record<string, Given[string]> = {};
    for (const [, name = ""] of node.source.matchAll(/\bkpi\(\s*["']([^"'\\\n]+)["']/g)) {
      const answer = await this.#hands.kpi(name, null, signal);
      if (!answer.ok) return wrong(answer.message);
      kpis[name] = records(answer.rows);
    }
    const { id } = node.options;
    const answer = await this.#hands.js({ code: node.source, declares: declared(node.source), name: id, kpis }, signal);
    if (answer.kind === "done") return { output: { kind: "shown", shown: answer.shown }, gives: answer.gives };
    // What was ended took the values of other cells with it.
    if (signal.aborted) this.#forgetJs();
    return { output: { kind: "failed", message: answer.message, line: answer.line } };
  }

  async #chart(node: Node, nodes: readonly Node[], keys: readonly string[]): Promise<Ran> {
    const rows: Record<string, Given[string]> = {};
    for (const index of node.inputs) {
      for (const [name, found] of Object.entries(this.results.get(keys[index] ?? "")?.gives ?? {}))
        if (found !== null) rows[name] = records(found);
    }
    let spec: unknown;
    try {
      spec = JSON.parse(node.source);
    } catch {
      return wrong("This chart is not JSON.");
    }
    return { output: { kind: "chart", svgs: await this.#hands.chart(spec, rows) } };
  }

  #forgetJs(): void {
    this.#hands.reset();
    for (const node of this.#nodes) if (node.kind === "js") this.results.delete(this.#keys[node.index] ?? "");
  }

  /** All that a cell's result rests on, in one text. */
  #print(index: number, nodes: readonly Node[] = this.#nodes): string {
    const node = nodes[index];
    if (!node) return "";
    const asksKpis = node.kind === "kpi" || /\bkpi\(/.test(node.source);
    return JSON.stringify([
      node.kind,
      node.source,
      node.gives,
      asksKpis ? this.#world : "",
      node.inputs.map((each) => this.#print(each, nodes)),
    ]);
  }
}

interface Ran {
  readonly output: Output;
  readonly gives?: Result["gives"];
}

const wrong = (message: string): Ran => ({ output: { kind: "failed", message, line: null } });

/** A cell that comes to something. */
export const isRunnable = (node: Node | undefined): node is Node =>
  node !== undefined && node.kind !== "markdown" && node.kind !== "front" && node.source.trim() !== "";

const named = ({ gives }: Node, rows: CellRows): Result["gives"] => Object.fromEntries(gives.map((name) => [name, rows]));

/** "rows", or "Cell 3" where it has no name. */
export const nameOf = (node: Node | undefined): string =>
  node === undefined ? "A cell" : node.options.id === null ? `Cell ${node.index + 1}` : `“${node.options.id}”`;

function joined(all: readonly CellRows[]): CellRows | null {
  const [first] = all;
  if (!first) return null;
  return {
    columns: first.columns,
    rows: all.reduce((sum, { rows }) => sum + rows, 0),
    data: first.columns.map((_, c) => all.flatMap(({ data }) => data[c] ?? [])),
    more: all.some(({ more }) => more),
  };
}
