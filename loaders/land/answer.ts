import type { FetchLimits } from "./policy.js";

/** A server's whole answer: the head and the bytes of its body. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Why there is no answer. */
export type Failure =
  | { readonly kind: "slow" }
  | { readonly kind: "large" }
  | { readonly kind: "broken"; readonly code: string; readonly words: string };

/**
 * One request without following anything, its body read to the end within the limits of time and size. Throws the
 * signal's reason where it was ended.
 */
export async function ask(url: URL, init: RequestInit, limits: FetchLimits, signal: AbortSignal): Promise<Answer | Failure> {
  signal.throwIfAborted();
  const slow = new AbortController();
  const either = AbortSignal.any([signal, slow.signal]);
  const whole = setTimeout(() => slow.abort(), limits.wholeTime);
  let idle = setTimeout(() => slow.abort(), limits.headTime);
  try {
    const response = await fetch(url, { ...init, redirect: "manual", signal: either });
    const pieces: Uint8Array[] = [];
    let size = 0;
    const reader = response.body?.getReader();
    while (reader !== undefined) {
      clearTimeout(idle);
      idle = setTimeout(() => slow.abort(), limits.idleTime);
      const { done, value } = (await reader.read()) as { done: boolean; value?: Uint8Array };
      if (done || value === undefined) break;
      size += value.length;
      if (size > limits.bodyBytes) {
        await reader.cancel().catch(() => undefined);
        return { kind: "large" };
      }
      pieces.push(value);
    }
    return { status: response.status, headers: response.headers, body: new Uint8Array(Buffer.concat(pieces)) };
  } catch (cause) {
    signal.throwIfAborted();
    if (slow.signal.aborted) return { kind: "slow" };
    return { kind: "broken", ...causeOf(cause) };
  } finally {
    clearTimeout(whole);
    clearTimeout(idle);
    // Ends what is still open of an answer that was given up.
    slow.abort();
  }
}

/** The innermost cause: fetch itself says only "fetch failed". */
function causeOf(cause: unknown): { code: string; words: string } {
  let inner = cause;
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause;
  const several = (inner as { errors?: unknown }).errors;
  if (Array.isArray(several) && several[0] instanceof Error) inner = several[0];
  const code = (inner as { code?: unknown }).code;
  return { code: typeof code === "string" ? code : "", words: inner instanceof Error ? inner.message : String(inner) };
}
