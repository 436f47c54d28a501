import type { Diagnostic } from "../../ground/diagnostic.js";
import type { CompositeExpr, CompositePart, Written } from "../../ground/expr.js";
import { diagnose } from "../../ground/messages.js";
import { isNumeric, type ValueType } from "../../ground/type.js";
import { parseUnit, sameUnit, unitText } from "../../ground/unit.js";
import type { Cell } from "../cell.js";
import { hasOwn } from "../scope.js";
import type { CellScope, CheckedCell, Referred } from "./cell-scope.js";
import { inWords, plain } from "./combine.js";

/**
 * Gives an index its meaning: the weighted mean of its parts, each on 0…1 between its goalposts. It is put together from
 * the operations that a formula could use, so that states, intervals and windows are those of any formula. Null after a
 * complaint, or where a part is broken and has said so itself.
 */
export function checkComposite(e: CompositeExpr, scope: CellScope, out: Diagnostic[]): CheckedCell | null {
  const known = e.parts.map((part) => ({ part, of: referred(part, scope, out) }));
  const sound = known.flatMap(({ part, of }) => (of && fits(part, of, out) ? [{ part, of }] : []));
  const [first] = sound;
  if (!first || sound.length < e.parts.length) return null;
  const isScored = e.parts.every(({ from, to }) => from !== null && to !== null);
  // Some with goalposts and some without is told where the file is read.
  if (!isScored && e.parts.some(({ from, to }) => from !== null || to !== null)) return null;
  const other = isScored ? undefined : sound.find(({ of }) => !sameUnit(of.meaning.unit, first.of.meaning.unit));
  if (other) {
    const [a, b] = [first, other].map(({ part, of }) => ({ kpi: nameOf(part), unit: of.shown.unit }));
    if (a && b) out.push(diagnose("compositeUnits", other.part.kpi.span, { a, b }));
    return null;
  }
  const terms = sound.map(({ part, of }) =>
    call("*", [constant(part.weight.value), isScored ? scored(part, of.cell) : of.cell]),
  );
  return {
    cell: terms.reduce((left, right) => call("+", [left, right])),
    meaning: isScored ? plain("number") : { type: "number", unit: first.of.meaning.unit, bare: false },
    waits: sound.flatMap(({ of }) => of.waits),
  };
}

const nameOf = ({ kpi }: CompositePart): string => kpi.parts[0]?.name ?? "";

/** The part's KPI, where it is one: a name that is none is told where the file is read. */
function referred(part: CompositePart, scope: CellScope, out: Diagnostic[]): Referred | null {
  const name = nameOf(part);
  if (!hasOwn(scope.world.definitions.kpis, name)) return null;
  scope.uses.kpis.add(name);
  const of = scope.kpi(name, part.kpi);
  if (of === null || isNumeric(of.meaning.type)) return of;
  out.push(diagnose("compositeType", part.kpi.span, { kpi: name, type: inWords(of.meaning.type) }));
  return null;
}

/** Whether both goalposts are values of the part's unit. */
function fits(part: CompositePart, of: Referred, out: Diagnostic[]): boolean {
  const problems = [part.from, part.to].flatMap((post) => (post === null ? [] : (problemOf(post, part, of) ?? [])));
  out.push(...problems);
  return problems.length === 0;
}

function problemOf({ digits, word, value, unit, span }: Written, part: CompositePart, of: Referred): Diagnostic | null {
  const shown = of.shown.unit;
  const text = `${digits} ${shown}`;
  const fix = shown === "1" ? undefined : { title: `Write ${text}`, span, text };
  if (unit === null) {
    // A bare number is the part's own, unless that is shown in another scale: is 75 seventy-five percent, or 7500?
    if (of.shown.scale === 1 || value === 0) return null;
    return diagnose("goalBare", span, { value, kpi: nameOf(part), unit: shown }, fix);
  }
  const parsed = parseUnit(unit);
  const own = unitText(of.meaning.unit);
  if ((parsed.ok && sameUnit(parsed.unit, of.meaning.unit)) || unit === `${own}s`) return null;
  return diagnose("compositeUnit", span, { written: `${digits} ${word ?? ""}`, unit, kpi: nameOf(part), own, shown }, fix);
}

function scored({ from, to }: CompositePart, cell: Cell): Cell {
  const [low, high] = [from?.value ?? 0, to?.value ?? 0];
  const between = call("/", [call("-", [cell, constant(low)]), constant(high - low)]);
  return call("greatest", [constant(0), call("least", [constant(1), between])]);
}

const constant = (value: number): Cell => ({ kind: "constant", value, type: "number" });
const call = (fn: string, args: readonly Cell[], type: ValueType = "number"): Cell => ({ kind: "call", fn, args, type });
