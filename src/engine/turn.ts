/**
 * A connection runs one statement at a time: the works given to the function made here start one after the other, in
 * the order they came, whether the one before succeeded or not.
 */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
