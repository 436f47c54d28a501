import type { Diagnostic } from "../../ground/diagnostic.js";
import type { CallExpr, Expr, PathExpr } from "../../ground/expr.js";
import { diagnose } from "../../ground/messages.js";
import { REDUCERS } from "../../formula/over-time.js";
import { print } from "../../formula/print.js";
import { everyMeasure, leavesOf, measuresOf, type Cell, type Column, type Measure, type Reducer } from "../cell.js";
import { GRAINS, type Grain } from "../definitions.js";
import type { Free } from "../free.js";
import { isFiner, isGrain } from "../grain.js";
import type { World } from "../scope.js";
import { ofTouch } from "./attributed.js";
import { checkRow } from "./row.js";

/** The dimensions that `all(x, brand, …)` or `share(x, brand, …)` names, as each table of x reaches them. */
export function freeDimensions(e: CallExpr, inner: Cell, world: World, out: Diagnostic[]): Free | null {
  const measures = measuresOf(inner);
  const tables = [...new Set(measures.map((measure) => measure.table))];
  const [first, ...names] = e.args;
  if (tables.length === 0) {
    out.push(diagnose("countsNoRows", first?.span ?? e.span, { name: e.name }));
    return null;
  }
  if (names.length === 0) return "all";
  const paths = names.map((name) => dimensionPath(name, e.name, out));
  const columns = tables.map((table) => {
    const own = measures.filter((measure) => measure.table === table);
    const found = paths.map((path) => path && reach(path, own, world, out));
    return [table, found.filter((column) => column !== null)] as const;
  });
  return columns.every(([, found]) => found.length === names.length) ? new Map(columns) : null;
}

function dimensionPath(e: Expr, name: string, out: Diagnostic[]): PathExpr | null {
  if (e.kind === "path") {
    if (e.parts.length > 1 || !isGrain(e.parts[0]?.name ?? "")) return e;
    out.push(diagnose("freeTime", e.span, { name, grain: print(e) }));
    return null;
  }
  out.push(diagnose("freeNeedsName", e.span, { name, given: print(e) }));
  return null;
}

/** The grain and the reducer of `per(x, day, avg)`. */
export function perWords(
  e: CallExpr,
  inner: Cell,
  world: World,
  out: Diagnostic[],
): { readonly grain: Grain; readonly reducer: Reducer } | null {
  const [first, second, third] = e.args;
  const grain = word(second);
  const reducer = REDUCERS.find((name) => name === word(third));
  if (!isGrain(grain)) out.push(diagnose("argumentWord", second?.span ?? e.span, { name: e.name, position: 2, words: GRAINS }));
  if (reducer === undefined)
    out.push(diagnose("argumentWord", third?.span ?? e.span, { name: e.name, position: 3, words: REDUCERS }));
  if (!isGrain(grain) || reducer === undefined) return null;
  const span = second?.span ?? e.span;
  const measures = everyMeasure(inner);
  const timeless = measures.find(({ at }) => at === null);
  const coarse = measures.find((measure) => isCoarser(world.definitions.tables[measure.table]?.grain ?? null, grain));
  const within = leavesOf(inner).find((leaf) => leaf.kind === "per" && isFiner(grain, leaf.grain));
  if (measures.length === 0) out.push(diagnose("countsNoRows", first?.span ?? e.span, { name: e.name }));
  else if (timeless) out.push(diagnose("perNeedsTime", e.span, { table: timeless.table }));
  else if (coarse)
    out.push(
      diagnose("grainTooFine", span, {
        table: coarse.table,
        grain: world.definitions.tables[coarse.table]?.grain ?? "",
        asked: grain,
      }),
    );
  else if (within?.kind === "per") out.push(diagnose("perInFiner", span, { grain: within.grain, asked: grain }));
  else return { grain, reducer };
  return null;
}

const isCoarser = (rows: Grain | null, grain: Grain): boolean => rows !== null && isFiner(grain, rows);
const word = (e: Expr | undefined): string => (e?.kind === "path" && e.parts.length === 1 ? (e.parts[0]?.name ?? "") : "");

/** A dimension as the measures of one table reach it; of credited orders, else as their touches do. */
function reach(path: PathExpr, measures: readonly Measure[], world: World, out: Diagnostic[]): Column | null {
  const problems: Diagnostic[] = [];
  const column = reachFrom(path, measures[0]?.table ?? "", world, problems);
  const touched = measures.map(({ events }) => (events?.kind === "attributed" ? events : null));
  const chain = touched.find((events) => events?.model.name === "markov");
  if (column && chain && "player" in chain.model) {
    // The paths that led to no order have none of its dimensions.
    out.push(diagnose("creditsPlayers", path.span, { name: print(path), model: "markov", player: chain.model.player.name }));
    return null;
  }
  if (column) return column;
  const [table, ...others] = new Set(touched.map((events) => events?.touches.table ?? null));
  const touch = table == null || others.length > 0 ? null : reachFrom(path, table, world, []);
  if (touch === null) out.push(...problems);
  return touch && (ofTouch(touch) as Column);
}

/** As a table reaches it; the grain that may follow a time (`members.joined_at.month`) makes no other dimension. */
function reachFrom(path: PathExpr, table: string, world: World, out: Diagnostic[]): Column | null {
  const scope = { world, table, names: "dimension" } as const;
  const last = path.parts.at(-1)?.name ?? "";
  if (path.parts.length > 1 && isGrain(last)) {
    const shorter = checkRow({ ...path, parts: path.parts.slice(0, -1) }, scope, []);
    if (shorter.row.kind === "column") return shorter.row;
  }
  const { row } = checkRow(path, scope, out);
  return row.kind === "column" ? row : null;
}
