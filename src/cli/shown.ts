import type { CheckedKpi } from "../compile/program.js";
import type { Value } from "../engine/table.js";

export const DEFAULT_LOCALE = "en";

/** A value for people, in the unit its KPI is shown in: "73.7 %", "1,204", "16.4 hour". */
export function shownNumber(value: Value, kpi: CheckedKpi | undefined): string {
  if (value === null) return "–";
  if (typeof value !== "number")
    return typeof value === "string" && /^-?\d+$/.test(value)
      ? Intl.NumberFormat(DEFAULT_LOCALE).format(BigInt(value))
      : String(value);
  const { unit, scale } = kpi?.shown ?? { unit: "1", scale: 1 };
  const shown = value / scale;
  const digits = Math.abs(shown) >= 1000 ? 0 : Math.abs(shown) >= 100 ? 1 : Math.abs(shown) >= 1 || shown === 0 ? 2 : 4;
  const text = Intl.NumberFormat(DEFAULT_LOCALE, { maximumFractionDigits: Number.isInteger(shown) ? 0 : digits }).format(shown);
  return unit === "1" || (Number.isInteger(value) && scale === 1 && !/^[A-Z]{3}/.test(unit))
    ? text
    : `${text} ${unit === "percent" ? "%" : unit}`;
}
