import type { z } from "zod";
import type { CompositeExpr, CompositePart } from "../../ground/expr.js";
import type { FormulaText } from "../../ground/span.js";
import { print } from "../../formula/print.js";
import { list, quantity, reference, strict } from "./atoms.js";
import { buildWritten } from "./quantity.js";
import { spanAt, type Reading } from "./reading.js";
import type { Path } from "./tree.js";

const partShape = strict({
  kpi: reference.describe("The KPI that is a part of it."),
  weight: quantity.describe("Its share of the whole: 0.4 or 40 percent. All of them add up to 1."),
  from: quantity
    .optional()
    .describe("The goalpost that gives nothing, in a scale of the part's unit: 20 percent. Beyond it nothing is taken off."),
  to: quantity
    .optional()
    .describe("The goalpost that gives all: 90 percent. Below from: where lower is better. Beyond it nothing is added."),
}).describe("One part of the index.");

export const compositeShape = list(partShape).describe(
  "In place of a formula: an index of several KPIs by declared weights, each put on 0 to 1 between its goalposts. Without goalposts, the weighted mean of KPIs of one unit.",
);

/** The two ways to say how a KPI is computed; `exactlyOneMeaning` holds them apart. */
export const exactlyOneMeaning = (input: { formula?: unknown; composite?: unknown }): boolean =>
  (input.formula === undefined) !== (input.composite === undefined);

/** The same for an editor, which has no other way to know it. */
export const NEEDS_ONE = { oneOf: [{ required: ["formula"] }, { required: ["composite"] }] };

export function buildComposite(input: z.output<typeof compositeShape>, reading: Reading, path: Path): CompositeExpr {
  const parts = input.map((part, i): CompositePart => {
    const at = [...path, i];
    const kpi = spanAt(reading, [...at, "kpi"]);
    const written = (key: "from" | "to") => (part[key] === undefined ? null : buildWritten(part[key], reading, [...at, key]));
    return {
      kpi: { kind: "path", parts: [{ name: part.kpi, span: kpi }], span: kpi },
      weight: buildWritten(part.weight, reading, [...at, "weight"]),
      from: written("from"),
      to: written("to"),
      span: spanAt(reading, at),
    };
  });
  return { kind: "composite", parts, span: spanAt(reading, path) };
}

/** The formula it comes to, all of it in the place of the list: what names it holds, and what a page shows. */
export function compositeText(composite: CompositeExpr): FormulaText {
  const text = composite.parts.length === 0 ? "0" : print(composite);
  const { file, start, end } = composite.span;
  return { text, file, map: [...Array<number>(text.length).fill(start), end] };
}
