import { diagnose } from "../ground/messages.js";
import type { Diagnostic } from "../ground/diagnostic.js";
import { children, type Expr } from "../ground/expr.js";
import type { Span } from "../ground/span.js";
import { isOne, sameUnit, type Unit } from "../ground/unit.js";
import type { BenefitDef } from "./definitions.js";
import { closure, type CheckedKpi, type Program } from "./program.js";
import { hasOwn } from "./scope.js";

/** Where a value of `roi:` stands in its file: `["benefits", "saved", "kpi"]`. */
export type PlaceInRoi = (path: readonly string[]) => Span | null;

/** What kind of value a KPI's unit alone makes a benefit. */
export const kindOf = (benefit: BenefitDef, unit: Unit, currency: string): NonNullable<BenefitDef["kind"]> =>
  benefit.kind ?? (sameUnit(unit, { [currency]: 1 }) ? "money" : sameUnit(unit, { s: 1 }) ? "time" : "quality");

/** What is added up is in the community's currency; time is a duration; and what a rule credits claims no more than that. */
export function roiProblems(program: Program, placeOf: PlaceInRoi): readonly Diagnostic[] {
  const { roi, community } = program.world.definitions;
  const { currency } = community;
  if (!roi || currency === null) return [];
  const sound = (name: string): CheckedKpi | null => {
    const kpi = hasOwn(program.kpis, name) ? program.kpis[name] : undefined;
    return kpi && kpi.cell !== null ? kpi : null;
  };
  const costs = Object.values(roi.costs).flatMap(({ name, kpi: named, span }) => {
    const kpi = sound(named);
    if (!kpi || sameUnit(kpi.unit, { [currency]: 1 })) return [];
    const at = placeOf(["costs", name, "kpi"]) ?? span;
    return [diagnose("roiCostUnit", at, { kpi: named, unit: kpi.unitText, currency, hint: hintOf(kpi) })];
  });
  const benefits = Object.values(roi.benefits).flatMap((benefit) => {
    const kpi = sound(benefit.kpi);
    return kpi ? benefitProblems(benefit, kpi, { program, placeOf, currency }) : [];
  });
  return [...costs, ...benefits];
}

function benefitProblems(
  benefit: BenefitDef,
  kpi: CheckedKpi,
  { program, placeOf, currency }: { readonly program: Program; readonly placeOf: PlaceInRoi; readonly currency: string },
): readonly Diagnostic[] {
  const at = (key: string): Span => placeOf(["benefits", benefit.name, key]) ?? benefit.span;
  const kind = kindOf(benefit, kpi.unit, currency);
  const found: Diagnostic[] = [];
  const facts = { kpi: benefit.kpi, unit: kpi.unitText, currency };
  const otherMoney = kind === "quality" && benefit.kind === null && hintOf(kpi) === "currency";
  if ((kind === "money" && !sameUnit(kpi.unit, { [currency]: 1 })) || otherMoney)
    found.push(diagnose("roiBenefitUnit", at(benefit.kind === null ? "kpi" : "kind"), { ...facts, hint: hintOf(kpi) }));
  if (kind === "time" && !sameUnit(kpi.unit, { s: 1 })) found.push(diagnose("roiTimeUnit", at("kind"), facts));
  if (kind !== "money" && !otherMoney && benefit.overlap !== null)
    found.push(diagnose("roiIdleOverlap", at("overlap"), { benefit: benefit.name, kind }));
  if (benefit.evidence !== null && benefit.evidence > 1 && isCredited(benefit.kpi, program))
    found.push(diagnose("roiCredited", at("evidence"), { kpi: benefit.kpi }));
  return found;
}

/** Whether a rule of attribution stands somewhere in what a KPI is made of. */
const isCredited = (kpi: string, program: Program): boolean =>
  closure(program, [kpi]).some(({ expr }) => expr !== null && attributes(expr));
const attributes = (expr: Expr): boolean => expr.kind === "attributed" || children(expr).some(attributes);

/** What would make money of it: an hourly cost for time, a rate table for another currency, a price for the rest. */
function hintOf({ unit }: CheckedKpi): "time" | "currency" | "share" | "count" {
  if (sameUnit(unit, { s: 1 })) return "time";
  if (isOne(unit)) return "share";
  const [[factor = "", exponent] = [], ...others] = Object.entries(unit);
  return others.length === 0 && exponent === 1 && /^[A-Z]{3}$/.test(factor) ? "currency" : "count";
}
