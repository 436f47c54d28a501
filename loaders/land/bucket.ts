/**
 * Lets through at most `perMinute` calls a minute, `burst` of them at once (method: token bucket). The promise resolves
 * when it is the caller's turn; it rejects with the signal's reason.
 */
export function tokenBucket(perMinute: number, burst: number, now: () => number, signal: AbortSignal): () => Promise<void> {
  const refill = 60_000 / perMinute;
  let tokens = burst;
  let at = now();
  return async () => {
    signal.throwIfAborted();
    tokens = Math.min(burst, tokens + Math.max(0, now() - at) / refill);
    at = now();
    tokens -= 1;
    if (tokens < 0) await pause(-tokens * refill, signal);
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal.addEventListener("abort", stop, { once: true });
  });
}
