/**
 * The pages of a source until the signal ends it: at once, whatever the source is waiting for. Throws the signal's
 * reason then.
 */
export async function* untilAborted<T>(pages: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = pages[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await orAborted(iterator.next(), signal);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // Not awaited where the source hangs: it may never come back from its wait.
    const ended = iterator.return?.();
    if (!signal.aborted) await ended;
    else ended?.catch(() => undefined);
  }
}

/**
 * What the promise brings, or the signal's reason where that is first. Not Promise.race with one promise for all pages:
 * that one would hold every page until it settles.
 */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
