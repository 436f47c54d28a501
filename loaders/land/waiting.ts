import type { FetchLimits } from "./policy.js";

/**
 * How long a server asks to be left alone, in ms: the largest of Retry-After (seconds or a date) and what its body says;
 * null where it says nothing that can be used. Some servers' header and body disagree: the longer one is safe.
 */
export function askedWait(headers: Headers, body: string, now: number): number | null {
  const asked = [headerWait(headers.get("retry-after"), now), ...bodyWaits(body)].filter((ms) => ms !== null);
  return asked.length === 0 ? null : Math.max(...asked);
}

/**
 * The wait before the next try (method: "full jitter", exponential backoff), never shorter than what was asked. More
 * than an hour is a mistake of the server's and counts as the longest wait.
 */
export function nextWait(attempt: number, asked: number | null, limits: FetchLimits): number {
  const ceiling = Math.min(limits.waitMost, 1000 * 2 ** attempt);
  const jitter = limits.waitLeast + limits.random() * Math.max(0, ceiling - limits.waitLeast);
  return Math.max(jitter, asked === null ? 0 : asked > HOUR ? limits.waitMost : asked);
}

const HOUR = 3_600_000;

function headerWait(value: string | null, now: number): number | null {
  if (value === null) return null;
  const text = value.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  if (!/[a-z]/i.test(text)) return null;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** The fields APIs use: Matrix in ms, Discord and others in seconds, Discourse inside "extras", Stack Exchange "backoff". */
function bodyWaits(body: string): (number | null)[] {
  let data: unknown;
  try {
    data = JSON.parse(body);
  } catch {
    return [];
  }
  const fields = (value: unknown): Record<string, unknown> =>
    value !== null && typeof value === "object" ? (value as Record<string, unknown>) : {};
  const { retry_after_ms: ms, retry_after: seconds, backoff, extras } = fields(data);
  const positive = (value: unknown, factor: number): number | null =>
    typeof value === "number" && value > 0 && Number.isFinite(value) ? value * factor : null;
  return [positive(ms, 1), positive(seconds, 1000), positive(backoff, 1000), positive(fields(extras)["wait_seconds"], 1000)];
}
