import type { Measure, Row } from "../compile/cell.js";
import { countOf, counting } from "../compile/count.js";
import { effectiveSize } from "../stats/effective-size.js";
import type { Interval } from "../stats/interval.js";
import { npsInterval } from "../stats/nps.js";
import { wilson } from "../stats/wilson.js";
import { cellOf, number, once, type EstimatedRow, type Estimate, type Part } from "./estimate.js";

/** A share of what was counted; of answers with weights, over as many as they are worth. */
export function shareEstimate(measure: Measure, prefix: string): Estimate {
  const value = { name: `${prefix}_v`, cell: cellOf(measure) };
  const size = sizeOf(measure, prefix);
  return once(methodOf("Wilson", measure), [value, ...size.parts], ({ read }) => {
    const n = size.of(read);
    return wilson(near(number(read(`${prefix}_v`)) * n), n);
  });
}

export function npsEstimate(measure: Measure, prefix: string): Estimate {
  const score = measure.arg as Row;
  const between = (low: number, high: number): Row => ({
    kind: "call",
    fn: "between",
    args: [score, whole(low), whole(high)],
    type: "boolean",
  });
  const detractor: Row = { kind: "call", fn: "and", args: [between(0, 7), less(score, 7)], type: "boolean" };
  const size = sizeOf(measure, prefix);
  const parts = [
    { name: `${prefix}_p`, cell: cellOf(weighing(measure, between(9, 10))) },
    { name: `${prefix}_d`, cell: cellOf(weighing(measure, detractor)) },
    ...size.parts,
  ];
  return once(methodOf("adjusted Wald", measure), parts, ({ read }): Interval | null => {
    const [n, whole] = [size.of(read), size.whole(read)];
    const [p, d] = [near((number(read(`${prefix}_p`)) / whole) * n), near((number(read(`${prefix}_d`)) / whole) * n)];
    return npsInterval(p, n - p - d, d);
  });
}

const methodOf = (method: string, { weight }: Measure): string =>
  weight ? `${method} over the effective sample size` : method;

/** How many answers there are, or are worth: `of`. What their counts or weights come to: `whole`. */
function sizeOf(
  measure: Measure,
  prefix: string,
): { readonly parts: readonly Part[] } & Record<"of" | "whole", (read: EstimatedRow["read"]) => number> {
  if (!measure.weight) {
    const n = (read: EstimatedRow["read"]): number => number(read(`${prefix}_n`));
    return { parts: [{ name: `${prefix}_n`, cell: cellOf(countOf(measure)) }], of: n, whole: n };
  }
  const [sum, squares] = weightSums(measure);
  return {
    parts: [
      { name: `${prefix}_w`, cell: cellOf(sum) },
      { name: `${prefix}_ww`, cell: cellOf(squares) },
    ],
    of: (read) => near(effectiveSize(number(read(`${prefix}_w`)), number(read(`${prefix}_ww`)))),
    whole: (read) => number(read(`${prefix}_w`)),
  };
}

/** The sum of the answers' weights, and that of their squares. */
export function weightSums(measure: Measure): readonly [sum: Measure, squares: Measure] {
  const column = measure.weight?.column as Row;
  const answered = countOf(measure);
  const square: Row = { kind: "call", fn: "*", args: [double(column), double(column)], type: "number" };
  return [sumOf(answered, double(column)), sumOf(answered, square)];
}

/** The weight of the answers that also fulfil a condition; without weights, their number. */
function weighing(measure: Measure, condition: Row): Measure {
  const counted = counting(measure, condition);
  return measure.weight ? sumOf(counted, double(measure.weight.column)) : counted;
}

const sumOf = (counted: Measure, arg: Row): Measure => ({
  ...counted,
  fn: "sum",
  arg,
  type: "number",
  text: `weights of ${counted.text}`,
});
const double = (row: Row): Row => ({
  kind: "call",
  fn: "*",
  args: [row, { kind: "constant", value: 1, type: "number" }],
  type: "number",
});

/** What sums of weights have missed a whole number by: equal weights give what no weights give. */
const near = (x: number): number => (Math.abs(x - Math.round(x)) <= 1e-9 * Math.max(1, Math.abs(x)) ? Math.round(x) : x);

const whole = (value: number): Row => ({ kind: "constant", value, type: "integer" });
const less = (row: Row, than: number): Row => ({ kind: "call", fn: "<", args: [row, whole(than)], type: "boolean" });
