import { error, quoted } from "./message.js";

type Part = { readonly kpi: string };
type Sided = { readonly kpi: string; readonly unit: string };

const shown = (written: string, base: string): string => (written === base ? quoted(written) : `${quoted(written)} (${base})`);

/** Sentences about an index of several KPIs by declared weights. */
export const composite = {
  compositeEmpty: error(
    "missing-key",
    () => "A composite without parts says nothing. Give it some: - {kpi: nps, weight: 40 percent, from: 0, to: 50}.",
  ),
  compositeWeight: error<{ found: string }>(
    "bad-value",
    ({ found }) => `${quoted(found)} is no weight. A weight is a share above 0, like 0.4 or 40 percent.`,
  ),
  compositeSum: error<{ sum: string; corrected: readonly string[] }>(
    "bad-value",
    ({ sum, corrected }) =>
      `The weights add up to ${sum}, and must add up to 1. In the same proportion they would be ${corrected.join(", ")}.`,
  ),
  compositeTwice: error<Part>(
    "duplicate-key",
    ({ kpi }) => `${quoted(kpi)} is a part of this composite already. Give it one part with the weight of both.`,
  ),
  compositeHalf: error<Part & { missing: readonly string[] }>(
    "missing-key",
    ({ kpi, missing }) =>
      `${quoted(kpi)} has no ${missing.map((key) => `${key}:`).join(" and no ")} here. Either all parts have both goalposts, from: and to:, or none has any.`,
  ),
  compositeFlat: error<Part>(
    "bad-value",
    ({ kpi }) =>
      `from: and to: of ${quoted(kpi)} are the same value, and nothing lies between them. from: is where the part gives nothing, to: where it gives all.`,
  ),
  compositeType: error<Part & { type: string }>(
    "type",
    ({ kpi, type }) => `${quoted(kpi)} is ${type}, and a composite weighs numbers.`,
  ),
  compositeUnit: error<Part & { written: string; unit: string; own: string; shown: string }>(
    "unit",
    (d) =>
      `${quoted(d.written)} is in ${quoted(d.unit)}, and the KPI ${quoted(d.kpi)} in ${shown(d.shown, d.own)}. A goalpost is a value that its KPI could have.`,
  ),
  compositeUnits: error<{ a: Sided; b: Sided }>(
    "unit",
    ({ a, b }) =>
      `${quoted(a.kpi)} is in ${quoted(a.unit)} and ${quoted(b.kpi)} in ${quoted(b.unit)}: they have no mean. Give every part its goalposts, from: where it gives nothing and to: where it gives all.`,
  ),
};
