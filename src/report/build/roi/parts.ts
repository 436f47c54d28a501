import type { AssumptionDef, Definitions } from "../../../compile/definitions.js";
import { divide, multiply, ONE, parseUnit, toBase, unitText, type Unit } from "../../../ground/unit.js";
import { settled } from "../../canonical.js";
import type { ReportInput } from "../../input.js";
import type { RoiFactor } from "../../roi.js";
import { formulaTexts } from "../words.js";
import type { RangeAnswer } from "./answers.js";
import { productOf, type Product } from "./product.js";

/** What a benefit or a cost is made of: factors whose product it is, and whether a mere assumption is among them. */
export interface Parts {
  readonly factors: readonly RoiFactor[];
  readonly assumed: boolean;
}

/** The KPIs whose own answers `partsOf` will look for. */
export const leavesOf = (kpi: string, { program, definitions }: ReportInput): readonly string[] =>
  productOf(kpi, program, definitions)?.kpis ?? [];

/**
 * A KPI's value over a range as a product of factors; null where it has no value. What a formula counts beside other KPIs
 * and assumptions is what the value leaves when these are divided out.
 */
export function partsOf(kpi: string, input: ReportInput, answers: ReadonlyMap<string, RangeAnswer>): Parts | null {
  const total = answers.get(kpi)?.total;
  if (!total || total.value === null) return null;
  const product = productOf(kpi, input.program, input.definitions);
  const factors = product && taken(kpi, total.value, { product, input, answers });
  const names = product && factors ? product.assumptions : assumptionsBehind(kpi, input);
  return {
    factors: factors ?? [measured(kpi, total.value, total, input)],
    assumed: names.some((name) => isMere(input.definitions.assumptions[name] as AssumptionDef)),
  };
}

/** What nobody has measured, and what somebody has measured otherwise. */
export const isMere = ({ class: of, status }: AssumptionDef): boolean => of === "assumption" || status === "contradicted";

/** Null where the parts do not make the whole: then it stands as one. */
function taken(
  kpi: string,
  value: number,
  from: { readonly product: Product; readonly input: ReportInput; readonly answers: ReadonlyMap<string, RangeAnswer> },
): readonly RoiFactor[] | null {
  const { product, input, answers } = from;
  const assumed = product.assumptions.map((name) => assumption(input.definitions.assumptions[name] as AssumptionDef));
  const leaves: RoiFactor[] = [];
  for (const name of product.kpis) {
    const cell = answers.get(name)?.total;
    if (!cell || cell.value === null) return null;
    leaves.push(measured(name, cell.value, cell, input));
  }
  const known = [...leaves, ...assumed];
  const of = known.reduce((all, { base }) => all * base, 1);
  if (product.rest === null) return Math.abs(of - value) <= 1e-9 * Math.abs(value) ? known : null;
  if (of === 0) return null;
  const base = settled(value / of);
  const unit = unitText(known.reduce((all, factor) => divide(all, unitOf(factor.unit)), unitOf(input.program.kpis[kpi]?.unit)));
  const words = formulaTexts(product.rest, input.definitions);
  const shownIn = unit === "s" ? (timeWord(assumed) ?? unit) : unit;
  return [{ id: `${kpi} counted`, of: { kind: "counted", kpi, words }, unit, shownIn, base, low: base, high: base }, ...known];
}

/** Hours where the assumption beside it is per hour. */
const timeWord = (assumed: readonly RoiFactor[]): string | null =>
  assumed
    .flatMap(({ unit }) => unit.split("/").slice(1))
    .find((word) => {
      const parsed = parseUnit(word);
      return parsed.ok && unitText(parsed.unit) === "s";
    }) ?? null;

function measured(
  kpi: string,
  base: number,
  { low, high }: { readonly low: number | null; readonly high: number | null },
  input: ReportInput,
): RoiFactor {
  const ends = low !== null && high !== null && low <= base && base <= high ? { low, high } : { low: base, high: base };
  const info = input.program.kpis[kpi];
  const unit = info?.unit ?? "1";
  return { id: kpi, of: { kind: "kpi", kpi }, unit, shownIn: info?.shownIn ?? unit, base, ...ends };
}

/** An assumption in the base scale of its unit. */
function assumption({ name, value, low, high, unit }: AssumptionDef): RoiFactor {
  const parsed = parseUnit(unit ?? "1");
  const base = (x: number): number => (parsed.ok ? toBase(x, parsed.scale) : x);
  return {
    id: name,
    of: { kind: "assumption", assumption: name },
    unit: unit ?? "1",
    shownIn: unit ?? "1",
    base: base(value),
    low: base(low ?? value),
    high: base(high ?? value),
  };
}

function unitOf(text: string | undefined): Unit {
  const parsed = parseUnit(text ?? "1");
  return parsed.ok ? multiply(parsed.unit, ONE) : ONE;
}

/** The assumptions that enter a KPI, itself or through others, in any of its definitions. */
function assumptionsBehind(kpi: string, { program, definitions }: ReportInput): readonly string[] {
  const made = [kpi];
  for (const name of made) made.push(...(program.kpis[name]?.kpis ?? []).filter((part) => !made.includes(part)));
  const own = (all: Definitions["assumptions"], name: string): boolean => Object.hasOwn(all, name);
  return [...new Set(made.flatMap((name) => program.kpis[name]?.assumptions ?? []))].filter((name) =>
    own(definitions.assumptions, name),
  );
}
