import { diagnose } from "../../ground/messages.js";
import { quoted } from "../../ground/messages/message.js";
import { parseUnit, toBase, unitText } from "../../ground/unit.js";
import type { Reading } from "./reading.js";
import { spanAt } from "./reading.js";
import type { Path } from "./tree.js";

/** In the base scale of its unit: 40 kEUR is 40000 EUR, 72 percent is 0.72 of unit 1. A bare number has no unit. */
export interface Quantity {
  readonly value: number;
  readonly unit: string | null;
}

const WRITTEN = /^([+-]?(?:\d[\d_]*)(?:\.\d+)?(?:e[+-]?\d+)?)\s*(.*)$/i;

export function buildQuantity(input: number | string, reading: Reading, path: Path): Quantity {
  if (typeof input === "number") return { value: input, unit: null };
  const [, digits, written] = WRITTEN.exec(input.trim()) ?? [];
  const unit = parseUnit(written === "%" ? "percent" : (written ?? ""));
  const value = Number((digits ?? "").replaceAll("_", ""));
  if (digits !== undefined && written === "" && Number.isFinite(value)) return { value, unit: null };
  if (digits === undefined || !unit.ok || !Number.isFinite(value)) {
    reading.complaints.push(diagnose("badQuantity", spanAt(reading, path), { found: quoted(input) }));
    return { value: 0, unit: null };
  }
  return { value: toBase(value, unit.scale), unit: unitText(unit.unit) };
}
