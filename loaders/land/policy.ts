/** The limits of the fetch policy, and how it waits. Times in ms, sizes in bytes. */
export interface FetchLimits {
  /** How often an idempotent request is tried, the first time included. */
  readonly attempts: number;
  /** Bounds of the jittered wait between tries. */
  readonly waitLeast: number;
  readonly waitMost: number;
  /** All the waiting one request may cost. */
  readonly waitBudget: number;
  /** Until the head of an answer, between two pieces of its body, and for the whole of it. */
  readonly headTime: number;
  readonly idleTime: number;
  readonly wholeTime: number;
  /** Of an answer's body, unpacked. */
  readonly bodyBytes: number;
  readonly redirects: number;
  /** Waits; ends early when the signal does. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** 0 ≤ x < 1, for the jitter. */
  readonly random: () => number;
}

export const LIMITS: FetchLimits = {
  attempts: 8,
  waitLeast: 500,
  waitMost: 60_000,
  waitBudget: 300_000,
  headTime: 60_000,
  idleTime: 30_000,
  wholeTime: 300_000,
  bodyBytes: 64 * 1024 * 1024,
  redirects: 5,
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener("abort", done);
      if (signal.aborted) done();
    }),
  random: Math.random,
};
