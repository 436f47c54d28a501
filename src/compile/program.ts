import type { Diagnostic } from "../ground/diagnostic.js";
import type { Expr } from "../ground/expr.js";
import { diagnose } from "../ground/messages.js";
import type { FormulaText, Span } from "../ground/span.js";
import { ONE, parseUnit, sameUnit, unitText, type Unit } from "../ground/unit.js";
import { FUNCTIONS } from "../formula/functions.js";
import { parse } from "../formula/parse.js";
import { print } from "../formula/print.js";
import type { Again } from "./again.js";
import type { CheckedKpi } from "./checked.js";
import { basisOf, columnsRead, eachesOf, everyMeasure, isMarkov, tablesRead, type Cell, type Wait } from "./cell.js";
import { checkCell } from "./check/cell.js";
import type { CellScope, CheckedCell, Referred } from "./check/cell-scope.js";
import { inWords } from "./check/combine.js";
import { durationSteps } from "./check/literal.js";
import type { Cube } from "./cube.js";
import { findCycles, type Circles } from "./cycles.js";
import type { KpiDef } from "./definitions.js";
import { asNamed, moneyRead } from "./money.js";
import { hasOwn, type World } from "./scope.js";

export type { CheckedKpi } from "./checked.js";

/**
 * The definitions, understood: each KPI's formula as a tree of cells, with unit, waits and lineage.
 *
 *   formula text ──parse──▶ Expr ──check──▶ Cell (measures inside) ──▶ CheckedKpi
 */
export interface Program {
  readonly world: World;
  readonly kpis: Readonly<Record<string, CheckedKpi>>;
  /** Relations that stand for tables where a question needs no more; absent: rows answer all. */
  readonly cubes?: readonly Cube[];
}

/**
 * Checks every KPI. A broken one keeps its diagnostics and silences those that refer to it. What `again` recalls of an
 * earlier look is not checked once more.
 */
export function understand(world: World, again: Again | null = null): Program {
  const names = Object.keys(world.definitions.kpis);
  const look: Look = { world, circles: findCycles(world.definitions.kpis), done: new Map(), named: new Map() };
  if (again) recallKpis(look, again);
  for (const name of names) checkKpi(name, look);
  again?.remember(look.done.values(), look.named);
  const kpis = Object.create(null) as Record<string, CheckedKpi>;
  for (const name of names) kpis[name] = look.done.get(name) as CheckedKpi;
  return { world, kpis };
}

/** One look at all KPIs, as far as it has come. */
interface Look {
  readonly world: World;
  readonly circles: Circles;
  readonly done: Map<string, CheckedKpi>;
  /** All that a KPI names, its tests included. */
  readonly named: Map<string, ReadonlySet<string>>;
}

/** Those that mean what they meant, as do all that they name. */
function recallKpis({ world: { definitions }, circles, done, named }: Look, again: Again): void {
  const changed = new Set<string>(circles.keys());
  const recall = (name: string): boolean => {
    if (done.has(name)) return true;
    if (changed.has(name) || !hasOwn(definitions.kpis, name)) return false;
    // Until all is known of what it names, it counts as changed: so nothing that names itself goes round for ever.
    changed.add(name);
    const known = again.recall(name, definitions.kpis[name] as KpiDef);
    if (!known || ![...known.named].every(recall)) return false;
    changed.delete(name);
    done.set(name, known.checked);
    named.set(name, known.named);
    return true;
  };
  Object.keys(definitions.kpis).forEach(recall);
}

/** A KPI and everything it refers to, itself first. */
export function closure(program: Program, names: readonly string[]): readonly CheckedKpi[] {
  const found: CheckedKpi[] = [];
  const visit = (name: string): void => {
    const kpi = hasOwn(program.kpis, name) ? program.kpis[name] : undefined;
    if (!kpi || found.includes(kpi)) return;
    found.push(kpi);
    kpi.kpis.forEach(visit);
  };
  names.forEach(visit);
  return found;
}

function checkKpi(name: string, look: Look): CheckedKpi {
  const { world, circles, done } = look;
  const known = done.get(name);
  if (known) return known;
  const def = world.definitions.kpis[name] as KpiDef;
  const out: Diagnostic[] = [];
  const uses = { kpis: new Set<string>(), assumptions: new Set<string>() };
  const scope: CellScope = {
    world,
    uses,
    kpi(other, e) {
      const circle = circles.get(name);
      if (circle?.[1] === other) out.push(diagnose("cycle", e.span, { chain: circle }));
      if (circle && circles.has(other)) return null;
      const kpi = checkKpi(other, look);
      return kpi.cell === null
        ? null
        : { cell: kpi.cell, meaning: { type: kpi.type, unit: kpi.unit, bare: false }, waits: kpi.waits, shown: kpi.shown };
    },
  };
  const now = formulaCell(def, scope, out);
  const past = def.history.map((h) => ({ until: h.until, formula: h.formula, checked: formulaCell(h, scope, out) }));
  for (const { until, formula, checked } of past) {
    if (!checked || !now || sameUnit(checked.meaning.unit, now.meaning.unit)) continue;
    out.push(
      diagnose("historyUnit", wholeSpan(formula), {
        until,
        then: unitText(checked.meaning.unit),
        now: unitText(now.meaning.unit),
      }),
    );
  }
  const sound = now !== null && past.every((p) => p.checked !== null);
  const cell: Cell | null = !sound
    ? null
    : past.length === 0
      ? now.cell
      : {
          kind: "history",
          frame: [],
          branches: past.map((p) => ({ until: p.until, cell: (p.checked as CheckedCell).cell })),
          now: now.cell,
        };
  const unit = now?.meaning.unit ?? ONE;
  const shown = shownUnit(def, unit, now, out);
  const measures = cell ? everyMeasure(cell) : [];
  const columns = measures.flatMap((m) => [...columnsRead(m), ...eachesOf(m).map(({ by }) => by)]);
  const tables = [...new Set(measures.flatMap(tablesRead))];
  const waits = [...(now?.waits ?? []), ...past.flatMap((p) => p.checked?.waits ?? []), ...ownWait(def, tables, out)];
  const type = now?.meaning.type === "null" ? "number" : (now?.meaning.type ?? "error");
  const usable = cell !== null && !out.some((d) => d.severity === "error");
  const kpi: CheckedKpi = {
    name,
    def,
    expr: now?.expr ?? null,
    cell: usable ? cell : null,
    type,
    unit,
    unitText: unitText(unit),
    shown,
    waits,
    kpis: [...uses.kpis],
    assumptions: [...uses.assumptions],
    tables,
    columns: [...new Set(columns.map((c) => `${c.table}.${asNamed(c.name)}`))],
    money: moneyRead(columns),
    dateBasis: [
      ...new Set(
        measures.flatMap((m) => {
          const at = basisOf(m);
          return at ? [`${at.table}.${at.name}`] : [];
        }),
      ),
    ],
    additive: cell ? additivity(cell) : "holistic",
    tests: [],
    diagnostics: out,
  };
  // A test may name a KPI that is made of this one.
  done.set(name, kpi);
  look.named.set(name, uses.kpis);
  if (!usable) return kpi;
  const tested = { ...kpi, tests: checkTests(def, { cell, meaning: { type, unit, bare: false }, waits, shown }, scope, out) };
  done.set(name, tested);
  return tested;
}

interface FormulaCell extends CheckedCell {
  readonly expr: Expr;
}

function formulaCell(
  { formula, composite }: Pick<KpiDef, "formula" | "composite">,
  scope: CellScope,
  out: Diagnostic[],
): FormulaCell | null {
  const parsed = composite ? { expr: composite, diagnostics: [] } : parse(formula);
  out.push(...parsed.diagnostics);
  if (parsed.expr === null) return null;
  const before = out.length;
  const checked = checkCell(parsed.expr, scope, out);
  if (checked.meaning.type === "duration" || checked.meaning.type !== "error") return { ...checked, expr: parsed.expr };
  return before === out.length || checked.meaning.type === "error" ? null : { ...checked, expr: parsed.expr };
}

/** All of a formula, in its file. */
export const wholeSpan = (formula: FormulaText): Span => ({
  file: formula.file,
  start: formula.map[0] ?? 0,
  end: formula.map.at(-1) ?? 0,
});

function shownUnit(def: KpiDef, unit: Unit, now: FormulaCell | null, out: Diagnostic[]): CheckedKpi["shown"] {
  if (def.unit === null || now === null) return { unit: unitText(unit), scale: 1 };
  const declared = parseUnit(def.unit);
  const at = def.unitSpan ?? def.span;
  if (!declared.ok) {
    out.push(
      diagnose("kpiUnitUnknown", at, {
        unit: def.unit,
        problem: declared.problem.kind === "empty" ? "a factor is missing" : `${declared.problem.found} is no word`,
      }),
    );
    return { unit: unitText(unit), scale: 1 };
  }
  if (!now.meaning.bare && !sameUnit(declared.unit, unit)) {
    out.push(diagnose("kpiUnit", at, { declared: def.unit, inferred: unitText(unit) }));
  } else if (def.unit === "percent") byHandHundred(now.expr, out);
  return { unit: def.unit, scale: declared.scale };
}

function byHandHundred(e: Expr, out: Diagnostic[]): void {
  if (e.kind !== "binary" || e.op !== "*") return;
  const isHundred = (x: Expr): boolean => x.kind === "number" && Number(x.digits) === 100 && x.unit === null;
  const rest = isHundred(e.right) ? e.left : isHundred(e.left) ? e.right : null;
  if (rest)
    out.push(diagnose("byHandHundred", e.span, {}, { title: "Leave out the hundred", span: e.span, text: print(rest) }));
}

function ownWait(def: KpiDef, tables: readonly string[], out: Diagnostic[]): readonly Wait[] {
  if (def.matureAfter === null) return [];
  const match = /^\s*(\d+(?:\.\d+)?)\s*([^\d\s]+)\s*$/.exec(def.matureAfter);
  const steps = durationSteps({ digits: match?.[1] ?? "", unit: match?.[2] ?? def.matureAfter, span: def.span }, out);
  return steps ? [{ frame: [], ...steps, tables }] : [];
}

function checkTests(def: KpiDef, value: Referred, scope: CellScope, out: Diagnostic[]): CheckedKpi["tests"] {
  return def.tests.flatMap((test) => {
    const parsed = parse(test);
    out.push(...parsed.diagnostics);
    if (!parsed.expr) return [];
    const checked = checkCell(parsed.expr, { ...scope, value }, out);
    if (checked.meaning.type === "error") return [];
    if (checked.meaning.type !== "boolean") {
      out.push(diagnose("testNotCondition", parsed.expr.span, { given: inWords(checked.meaning.type) }));
      return [];
    }
    return [{ text: test.text, span: wholeSpan(test), cell: checked.cell }];
  });
}

/** Whether parts add up to the whole: only sums and differences of additive measures do, times constants. */
function additivity(cell: Cell): CheckedKpi["additive"] {
  const ORDER = ["additive", "semi-additive", "holistic"] as const;
  const worst = (kinds: readonly CheckedKpi["additive"][]): CheckedKpi["additive"] =>
    ORDER[Math.max(0, ...kinds.map((k) => ORDER.indexOf(k)))] ?? "holistic";
  switch (cell.kind) {
    case "measure": {
      if (cell.measure.free.length > 0) return "holistic";
      if (cell.measure.distinct || cell.measure.frame.some((step) => step.kind !== "shift")) return "holistic";
      // Removal effects are worked out anew from each cell's paths.
      if (isMarkov(cell.measure.events)) return "holistic";
      const { additive } = FUNCTIONS.get(cell.measure.fn) ?? { additive: "holistic" };
      return additive === "none" ? "holistic" : additive;
    }
    case "call": {
      const constant = (arg: Cell): boolean =>
        arg.kind === "constant" || arg.kind === "assumption" || (arg.kind === "call" && arg.args.every(constant));
      const moving = cell.args.filter((arg) => !constant(arg));
      if (cell.fn === "+" || cell.fn === "-" || cell.fn === "negate")
        return moving.length === cell.args.length ? worst(moving.map(additivity)) : "holistic";
      if (cell.fn === "*" && moving.length === 1) return worst(moving.map(additivity));
      if (cell.fn === "/" && moving.length === 1 && moving[0] === cell.args[0]) return worst(moving.map(additivity));
      return "holistic";
    }
    case "history":
      return worst([...cell.branches.map((b) => additivity(b.cell)), additivity(cell.now)]);
    default:
      return "holistic";
  }
}
