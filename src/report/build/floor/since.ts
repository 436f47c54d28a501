import { hiding, type Hidden } from "../../privacy.js";

/**
 * What a release says of a cell: how many it counted; that it withholds that; that it does, or does not tell whether, of one
 * that was not over yet or had no place of its own; null where the cell was not there.
 */
export type Then = number | "withheld" | "open" | null;

/** One release, cell by cell. */
export interface Release {
  readonly then: readonly Then[];
  /** Whether it tells what all come to: then what has come since is known too. */
  readonly total: boolean;
}

/**
 * Which of these cells, whose total is known, must be withheld beside releases. What one of them withholds stays withheld;
 * nothing is hidden behind what one of them tells; and what has come since each of them is a total of its own, of which
 * nothing withheld may follow either.
 */
export function hidingSince(
  ns: readonly number[],
  k: number,
  releases: readonly Release[],
  { forced = new Set(), rest = 0 }: { readonly forced?: ReadonlySet<number>; readonly rest?: number } = {},
): Hidden {
  const told = toldBefore(ns, k, releases);
  const out = new Set(
    ns.flatMap((n, i) => {
      const stays = !told.has(i) && releases.some(({ then }) => then[i] === "withheld");
      return n > 0 && (n < k || forced.has(i) || stays) ? [i] : [];
    }),
  );
  let isProtected = true;
  for (let before = -1; before !== out.size;) {
    before = out.size;
    const all = hiding(ns, k, { forced: out, rest, told });
    const since = releases
      .filter(({ total }) => total)
      .map(({ then }) => {
        const grown = ns.map((n, i) => sinceThen(n, then[i] ?? null));
        const own = new Set([...out].filter((i) => (grown[i] ?? 0) > 0));
        return hiding(grown, k, { small: false, forced: own, told });
      });
    isProtected = [all, ...since].every((each) => each.protected);
    for (const each of [all, ...since]) for (const i of each.cells) out.add(i);
  }
  return { cells: out, protected: isProtected };
}

/** Cells that a release has told, as they are or but for a few: nothing can be hidden behind them. */
export function toldBefore(ns: readonly number[], k: number, releases: readonly Release[]): ReadonlySet<number> {
  const isTold = (n: number, then: Then): boolean => typeof then === "number" && then > 0 && n - then < k;
  return new Set(ns.flatMap((n, i) => (releases.some(({ then }) => isTold(n, then[i] ?? null)) ? [i] : [])));
}

/** How much of a cell has come since; of one that is not told, nothing that is known. */
function sinceThen(n: number, then: Then): number {
  if (then === null) return n;
  return typeof then === "number" ? Math.max(0, n - then) : 0;
}
