import { Bug } from "../ground/diagnostic.js";

/** Lets works begin one after the other: see `inTurn`. */
export interface Turns {
  /** Begins a work when those before it have ended, well or badly. */
  <T>(work: () => Promise<T>): Promise<T>;
  /** The last work: later ones throw Bug. A second last work is none. */
  last(work: () => Promise<void>): Promise<void>;
  /** Throws Bug after the last work. */
  check(): void;
}

/** A connection runs one statement at a time: its works run in the order they came. */
export function inTurn(): Turns {
  let before: Promise<unknown> = Promise.resolve();
  let ended = false;
  const check = (): void => {
    if (ended) throw new Bug("the engine is closed");
  };
  const begin = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = before.then(work);
    before = mine.catch(() => undefined);
    return mine;
  };
  return Object.assign(
    async <T>(work: () => Promise<T>): Promise<T> => {
      check();
      return begin(work);
    },
    {
      check,
      last: async (work: () => Promise<void>): Promise<void> => {
        if (ended) return;
        ended = true;
        await begin(work);
      },
    },
  );
}
