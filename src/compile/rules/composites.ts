import type { Diagnostic, Fix } from "../../ground/diagnostic.js";
import type { CompositeExpr, CompositePart, Written } from "../../ground/expr.js";
import { diagnose } from "../../ground/messages.js";
import { toBase } from "../../ground/unit.js";
import { compositesOf } from "../composites.js";
import { UNREAD } from "../read/quantity.js";
import type { Rule } from "./rule.js";

/** A composite's weights are shares of one whole, its parts different ones, its goalposts two each or none at all. */
export const composites: Rule = ({ definitions }) =>
  Object.values(definitions.kpis).flatMap((kpi) => compositesOf(kpi).flatMap(problemsOf));

function problemsOf({ parts, span }: CompositeExpr): readonly Diagnostic[] {
  if (parts.length === 0) return [diagnose("compositeEmpty", span, {})];
  if (parts.some(({ weight, from, to }) => [weight, from, to].some((value) => value?.digits === UNREAD)))
    return repeated(parts);
  return [...weighed(parts), ...repeated(parts), ...halved(parts), ...flat(parts)];
}

function weighed(parts: readonly CompositePart[]): readonly Diagnostic[] {
  const wrong = parts.filter(({ weight }) => !isShare(weight));
  if (wrong.length > 0) return wrong.map(({ weight }) => diagnose("compositeWeight", weight.span, { found: textOf(weight) }));
  const sum = parts.reduce((all, { weight }) => all + weight.value, 0);
  if (Math.abs(sum - 1) < 1e-9) return [];
  const inPercent = parts.every(({ weight }) => weight.word === "percent");
  const shown = (share: number): string => String(Number((share * (inPercent ? 100 : 1)).toPrecision(12)));
  const corrected = proportional(parts);
  const [first] = parts as [CompositePart];
  const said = inPercent ? `${shown(sum)} percent` : shown(sum);
  return [diagnose("compositeSum", first.weight.span, { sum: said, corrected }, rewritten(parts, corrected))];
}

const isShare = ({ unit, value }: Written): boolean => (unit === null || unit === "1") && value > 0;
const textOf = ({ digits, word }: Written): string => (word === null ? digits : `${digits} ${word}`);

/** The weights as written, brought to one whole: in hundredths, finer where a part would be left with nothing. */
function proportional(parts: readonly CompositePart[]): readonly string[] {
  const sum = parts.reduce((all, { weight }) => all + weight.value, 0);
  for (let steps = 100; ; steps *= 10) {
    const exact = parts.map(({ weight }) => (weight.value / sum) * steps);
    const shares = exact.map(Math.floor);
    const rest = steps - shares.reduce((all, share) => all + share, 0);
    const most = exact.map((share, i) => ({ i, over: share - Math.floor(share) })).sort((a, b) => b.over - a.over || a.i - b.i);
    for (const { i } of most.slice(0, rest)) shares[i] = (shares[i] as number) + 1;
    // A million is finer than any weight that a team agrees on.
    if (shares.some((share) => share === 0) && steps < 1_000_000) continue;
    return shares.map((share, i) =>
      parts[i]?.weight.word === "percent" ? `${toBase(share * 100, 1 / steps)} percent` : String(toBase(share, 1 / steps)),
    );
  }
}

function rewritten(parts: readonly CompositePart[], texts: readonly string[]): Fix | undefined {
  const [first, ...also] = parts.map(({ weight }, i) => ({ span: weight.span, text: texts[i] ?? "" }));
  return first && { title: `Weigh them ${texts.join(", ")}`, ...first, also };
}

function repeated(parts: readonly CompositePart[]): readonly Diagnostic[] {
  const names = parts.map(({ kpi }) => kpi.parts[0]?.name ?? "");
  return parts.flatMap(({ kpi }, i) =>
    names.indexOf(names[i] ?? "") < i ? [diagnose("compositeTwice", kpi.span, { kpi: names[i] ?? "" })] : [],
  );
}

function halved(parts: readonly CompositePart[]): readonly Diagnostic[] {
  if (parts.every(({ from, to }) => from === null && to === null)) return [];
  return parts.flatMap(({ kpi, from, to }) => {
    const missing = [...(from === null ? ["from"] : []), ...(to === null ? ["to"] : [])];
    return missing.length === 0 ? [] : [diagnose("compositeHalf", kpi.span, { kpi: kpi.parts[0]?.name ?? "", missing })];
  });
}

const flat = (parts: readonly CompositePart[]): readonly Diagnostic[] =>
  parts.flatMap(({ kpi, from, to }) =>
    from !== null && to !== null && from.value === to.value && (from.unit ?? to.unit) === (to.unit ?? from.unit)
      ? [diagnose("compositeFlat", to.span, { kpi: kpi.parts[0]?.name ?? "" })]
      : [],
  );
