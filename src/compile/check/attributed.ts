import type { Diagnostic } from "../../ground/diagnostic.js";
import type { AttributedExpr, Expr, PathExpr } from "../../ground/expr.js";
import { diagnose } from "../../ground/messages.js";
import { nearest } from "../../ground/nearest.js";
import { FUNCTIONS } from "../../formula/functions.js";
import { print } from "../../formula/print.js";
import { columnsOf, eachesOf, TOUCH, type Column, type Events, type Measure, type Model, type Row } from "../cell.js";
import type { World } from "../scope.js";
import { checkAggregate } from "./aggregate.js";
import { and, checkRows, made, ofMeasure, sameKind, type CheckedEvents, type CheckedRows } from "./events.js";
import { durationSteps } from "./literal.js";
import { checkRow } from "./row.js";

/** Gives `attributed(…)` its meaning: each order's value, shared out among its touches. Null after a complaint. */
export function checkAttributed(e: AttributedExpr, world: World, out: Diagnostic[]): CheckedEvents | null {
  const entry = FUNCTIONS.get(e.measure.name);
  if (!entry || (e.measure.name !== "count" && e.measure.name !== "sum") || e.measure.distinct) {
    const name = `${e.measure.name}${e.measure.distinct ? "(distinct …)" : ""}`;
    out.push(diagnose("creditedMeasure", e.measure.nameSpan, { name }));
    return null;
  }
  const credited = checkAggregate(e.measure, entry, world, out);
  const measure = credited.cell.kind === "measure" ? credited.cell.measure : null;
  if (measure && asks(e, measure, out)) return null;
  const order = measure && ordersOf(e, measure, world, out);
  const touches = checkRows("attributed", e.touches, e.by.right ?? e.by.left, world, out);
  const within = durationSteps(e.within, out);
  const model = touches && checkModel(e, touches.rows.table, world, out);
  if (!measure || !order || !touches || !within || !model) return null;
  if (!sameKind(e.by, order, touches, out)) return null;
  const where = touches.said;
  if ("player" in model && !isOf(model.player, where)) {
    const other = columnsOf(where).find((column) => !isOf(model.player, column));
    const words = { name: other?.name ?? "", model: model.name, player: model.player.name };
    out.push(diagnose("creditsPlayers", e.touches.where?.span ?? e.span, words));
    return null;
  }
  const events: Events = {
    kind: "attributed",
    order: order.rows,
    touches: { ...touches.rows, where: touches.held },
    within,
    model,
  };
  const value: Row = measure.arg ?? { kind: "constant", value: 1, type: "integer" };
  const weight = made(measure.table, "@weight", "number");
  return ofMeasure(
    {
      ...measure,
      fn: "sum",
      arg: model.name === "markov" ? value : { kind: "call", fn: "*", args: [value, weight], type: "number" },
      where: where && ofTouch(where),
      at: order.rows.at,
      type: "number",
      text: print(e),
      events,
    },
    [],
  );
}

/** Complains of orders that are asked about other tables. */
function asks(e: AttributedExpr, measure: Measure, out: Diagnostic[]): boolean {
  if (eachesOf(measure).length === 0) return false;
  out.push(diagnose("eachInEvents", e.measure.span, { form: "attributed" }));
  return true;
}

/** The rows whose value is shared out, those without a value left out. */
function ordersOf(e: AttributedExpr, measure: Measure, world: World, out: Diagnostic[]): CheckedRows | null {
  const { table, at, where, arg } = measure;
  if (at === null) {
    out.push(diagnose("eventNeedsTime", e.measure.nameSpan, { form: "attributed", table }));
    return null;
  }
  const key = checkRow(e.by.left, { world, table, names: "row" }, out);
  if (key.meaning.type === "error") return null;
  const valued: Row | null = arg && { kind: "call", fn: "is_not_null", args: [arg], type: "boolean" };
  return {
    rows: { table, where: valued ? and(where, valued) : where, at, by: key.row },
    key: key.meaning,
    said: where,
    held: null,
  };
}

/** A row expression over touches, as an order that is joined to one of them reads it. */
export function ofTouch(row: Row): Row {
  if (row.kind === "column") return { ...row, via: [TOUCH, ...row.via] };
  return row.kind === "call" ? { ...row, args: row.args.map(ofTouch) } : row;
}

/** Whether an expression speaks of this column alone. */
export const isOf = (player: Column, row: Row | null): boolean =>
  columnsOf(row).every((column) => JSON.stringify(column) === JSON.stringify(player));

const MODELS: { readonly [K in Model["name"]]: string } = {
  last: "model last",
  first: "model first",
  linear: "model linear",
  time_decay: "model time_decay(7 days): how long before its credit is half",
  position: "model position(0.4, 0.4): the shares of the first and of the last touch, together at most 1",
  markov: "model markov or markov(channel): the column of touches whose values are credited",
  shapley: "model shapley or shapley(channel): the column of touches whose values are credited",
};

function checkModel(e: AttributedExpr, table: string, world: World, out: Diagnostic[]): Model | null {
  const { name, span } = e.model;
  if (!Object.hasOwn(MODELS, name)) {
    const suggestion = nearest(name, Object.keys(MODELS));
    const fix = suggestion ? { title: `Write ${suggestion}`, span, text: suggestion } : undefined;
    out.push(diagnose("unknownModel", span, { name, suggestion, models: Object.keys(MODELS) }, fix));
    return null;
  }
  const model = name as Model["name"];
  const before = out.length;
  const read = readModel(model, e, table, world, out);
  if (read === null && out.length === before) {
    out.push(diagnose("modelArguments", span, { name, wanted: MODELS[model] }));
  }
  return read;
}

/** Null where the arguments are not the model's. */
function readModel(name: Model["name"], e: AttributedExpr, table: string, world: World, out: Diagnostic[]): Model | null {
  const args = e.modelArgs;
  const [first, second] = args;
  switch (name) {
    case "first":
    case "last":
    case "linear":
      return args.length === 0 ? { name } : null;
    case "time_decay": {
      if (args.length !== 1 || first?.kind !== "number" || first.unit === null) return null;
      const steps = durationSteps({ digits: first.digits, unit: first.unit, span: first.span }, out);
      const length = steps && SECONDS[steps.unit];
      if (steps && length === undefined) out.push(diagnose("monthsAreNoSeconds", first.span, { word: steps.unit }));
      return steps && length && steps.count > 0 ? { name, seconds: steps.count * length } : null;
    }
    case "position": {
      const [a, b] = [share(first), share(second)];
      return args.length === 2 && a !== null && b !== null && a + b <= 1 + 1e-12 ? { name, first: a, last: b } : null;
    }
    case "markov":
    case "shapley": {
      if (args.length > 1 || (first && first.kind !== "path")) return null;
      const { span } = e.model;
      const path: PathExpr = first ?? { kind: "path", parts: [{ name: "channel", span }], span };
      const { row, meaning } = checkRow(path, { world, table, names: "row" }, out);
      return meaning.type !== "error" && row.kind === "column" ? { name, player: row } : null;
    }
  }
}

const SECONDS: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 };

function share(e: Expr | undefined): number | null {
  if (e?.kind !== "number" || (e.unit !== null && e.unit !== "percent")) return null;
  const value = e.unit === null ? Number(e.digits) : Number(e.digits) / 100;
  return value >= 0 && value <= 1 ? value : null;
}
