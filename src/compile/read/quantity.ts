import type { Written } from "../../ground/expr.js";
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

/** The digits of a value that could not be read, which has been complained about. */
export const UNREAD = "";

const WRITTEN = /^([+-]?(?:\d[\d_]*)(?:\.\d+)?(?:e[+-]?\d+)?)\s*(.*)$/i;

export function buildQuantity(input: number | string, reading: Reading, path: Path): Quantity {
  const { value, unit } = buildWritten(input, reading, path);
  return { value, unit };
}

/** The same with its digits and its unit's word as they stand in the file. */
export function buildWritten(input: number | string, reading: Reading, path: Path): Written {
  const span = spanAt(reading, path);
  if (typeof input === "number") return { digits: String(input), word: null, value: input, unit: null, span };
  const [, found, written] = WRITTEN.exec(input.trim()) ?? [];
  const word = written === "%" ? "percent" : (written ?? "");
  const unit = parseUnit(word);
  const digits = (found ?? "").replaceAll("_", "");
  const value = Number(digits);
  if (found !== undefined && written === "" && Number.isFinite(value)) return { digits, word: null, value, unit: null, span };
  if (found === undefined || !unit.ok || !Number.isFinite(value)) {
    reading.complaints.push(diagnose("badQuantity", span, { found: quoted(input) }));
    return { digits: UNREAD, word: null, value: 0, unit: null, span };
  }
  return { digits, word, value: toBase(value, unit.scale), unit: unitText(unit.unit), span };
}
