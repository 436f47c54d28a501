import { createHash } from "node:crypto";

/** A short fingerprint of plain data; the order of an object's keys does not count. */
export function fingerprint(data: unknown): string {
  return createHash("sha256").update(canonical(data)).digest("hex").slice(0, 16);
}

function canonical(data: unknown): string {
  if (Array.isArray(data)) return `[${data.map(canonical).join(",")}]`;
  if (data !== null && typeof data === "object") {
    const entries = Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${canonical(value)}`).join(",")}}`;
  }
  return JSON.stringify(data) ?? "null";
}
