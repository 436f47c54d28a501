/**
 * The pages of a source until the signal ends it: at once, whatever the source is waiting for. Throws the signal's
 * reason then.
 */
export async function* untilAborted<T>(pages: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = pages[Symbol.asyncIterator]();
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener("abort", stop);
  });
  aborted.catch(() => undefined);
  try {
    for (;;) {
      signal.throwIfAborted();
      const next = await Promise.race([iterator.next(), aborted]);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener("abort", stop);
    // Not awaited where the source hangs: it may never come back from its wait.
    const ended = iterator.return?.();
    if (!signal.aborted) await ended;
    else ended?.catch(() => undefined);
  }
}
