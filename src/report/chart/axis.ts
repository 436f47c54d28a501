import { LOCALES } from "../language.js";
import type { Format } from "../format.js";
import { intl } from "../format/number.js";
import { reading, type Shown } from "../format/shown.js";

/** What an axis needs to know of a unit: how many base units one shown unit holds, and where values can lie. */
export interface AxisUnit {
  readonly scale: number;
  readonly bounds: { readonly low: number; readonly high: number };
}

/** The unit of an axis whose values reach `size`. A share cannot pass 100 %, whatever its interval says. */
export function axisUnit(as: Shown, size: number, values: readonly number[]): AxisUnit {
  const { of: kind, scale } = reading(as, size);
  const share = kind.kind === "percent" && values.every((v) => v >= 0 && v <= 1);
  return {
    scale: kind.kind === "percent" ? 1 : scale,
    bounds: share ? { low: 0, high: 1 } : { low: -Infinity, high: Infinity },
  };
}

/** Labels of an axis' steps: short, with as many decimals as tell the steps apart. The unit's word is in the line above. */
export function stepLabels(steps: readonly number[], as: Shown, size: number, format: Format): readonly string[] {
  const { of: kind, scale } = reading(as, size);
  const scaled = steps.map((step) => step / scale);
  const gap = Math.abs((scaled[1] ?? 1) - (scaled[0] ?? 0)) || 1;
  const largest = Math.max(...scaled.map(Math.abs));
  const compact = largest >= 10_000;
  const decimals = compact ? 1 : decimalsOf(gap);
  const digits = intl(LOCALES[format.language], {
    minimumFractionDigits: compact ? 0 : decimals,
    maximumFractionDigits: decimals,
    ...(compact ? { notation: "compact" as const } : {}),
    ...(kind.kind === "percent" ? { style: "percent" as const } : {}),
    ...(kind.kind === "points" ? { signDisplay: "exceptZero" as const } : {}),
    ...(kind.kind === "money" && format.language === "en"
      ? { style: "currency" as const, currency: kind.currency, currencyDisplay: "narrowSymbol" as const }
      : {}),
  });
  return scaled.map((x) =>
    digits
      .format(kind.kind === "percent" ? x / 100 : x)
      .replace(/\u202f/g, "\u00a0")
      .replace(/-(?=[\d\p{Sc}])/gu, "\u2212"),
  );
}

/** A value as somebody wrote it, a target say: "72%", not "72.0%". */
export function declared(value: number, as: Shown, format: Format): string {
  const percent = reading(as, Math.abs(value)).of.kind === "percent";
  return percent ? (stepLabels([0, value], as, Math.abs(value), format)[1] ?? "") : format.value(value, as);
}

const decimalsOf = (gap: number): number => {
  for (let decimals = 0; decimals < 6; decimals++)
    if (Math.abs(gap * 10 ** decimals - Math.round(gap * 10 ** decimals)) < 1e-6) return decimals;
  return 6;
};
