import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * JSON in one form: keys sorted by code unit, numbers as JavaScript prints them, no blanks, what is undefined left out.
 * Equal values give equal text, and reading the text gives an equal value.
 */
export function canonical(value: unknown): string {
  return JSON.stringify(sorted(value)) ?? "null";
}

/** SHA-256 of the canonical JSON, as 64 hex digits. */
export const digest = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonical(value))));

/**
 * A number to twelve significant digits. Engines and thread counts add in another order and differ after the fifteenth;
 * what leaves the report must not.
 */
export function settled(x: number): number {
  if (!Number.isFinite(x) || Number.isSafeInteger(x)) return x === 0 ? 0 : x;
  return Number(x.toPrecision(12));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return Object.is(value, -0) ? 0 : value;
  // An own "__proto__" must stay a key like any other.
  const out = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(value).sort()) out[key] = sorted((value as Record<string, unknown>)[key]);
  return out;
}
