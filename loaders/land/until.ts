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
 * What the promise brings, or, `grace` ms after the signal, the signal's reason where that is first. Not Promise.race
 * with one promise for all pages: that one would hold every page until it settles.
 */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal, grace = 0): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const give = (): void => reject(signal.reason as Error);
    const stop = (): void => {
      if (grace === 0) give();
      else timer = setTimeout(give, grace);
    };
    const settled = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    };
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
    promise.then(
      (value) => {
        settled();
        resolve(value);
      },
      (cause: unknown) => {
        settled();
        reject(cause as Error);
      },
    );
  });
}
