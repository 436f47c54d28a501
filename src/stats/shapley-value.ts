import { refuse, type Answer } from "./answer.js";

/** Coalitions double with each player: a million of them at this many. */
const MOST = 20;

/**
 * What each player of a game brings, on average over every order in which they may come: exact, by all coalitions. `worth`
 * tells what a coalition (its players in the order of `players`) is worth; none at all is taken as worth nothing. The parts
 * add up to the worth of all.
 *
 * L. S. Shapley (1953), A value for n-person games, Contributions to the Theory of Games II, 307–317.
 */
export function shapleyValue(
  players: readonly string[],
  worth: (coalition: readonly string[]) => number,
): Answer<
  { readonly values: ReadonlyMap<string, number> },
  "no players" | "too many players" | "a player twice" | "not a number"
> {
  const n = players.length;
  if (n === 0) return refuse("no players");
  if (n > MOST) return refuse("too many players");
  if (new Set(players).size < n) return refuse("a player twice");
  const worths = new Float64Array(2 ** n);
  for (let set = 1; set < worths.length; set++) worths[set] = worth(players.filter((_, i) => (set >> i) & 1));
  if (!worths.every(Number.isFinite)) return refuse("not a number");
  // The chance that a player meets a given coalition of this size: size! (n − 1 − size)! / n!.
  const chances = [1 / n];
  for (let size = 1; size < n; size++) chances.push(((chances[size - 1] as number) * size) / (n - size));
  const values = players.map((_, i) => {
    let value = 0;
    for (let set = 0; set < worths.length; set++)
      if (!((set >> i) & 1))
        value += (chances[members(set)] as number) * ((worths[set | (1 << i)] as number) - (worths[set] as number));
    return value;
  });
  return { ok: true, values: new Map(players.map((player, i) => [player, values[i] as number])) };
}

function members(set: number): number {
  let count = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) count++;
  return count;
}
