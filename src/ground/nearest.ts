/** Longer words are not corrected: no name is that long, and the cost of a comparison stays small. */
const LONGEST = 64;
const MOST_EDITS = 4;

/**
 * The candidate a mistyped word most likely meant, or null. What begins with the word goes first: the only one that does,
 * however much longer it is, else the nearest of them; then the nearest of all. A single letter is the beginning of
 * nothing in particular. Case counts for nothing.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  if (word.length === 0 || word.length > LONGEST) return null;
  const folded = word.toLowerCase();
  const others = [...candidates].filter((candidate) => candidate !== word && candidate.length <= LONGEST);
  const longer = [...new Set(others.filter((candidate) => candidate.toLowerCase().startsWith(folded)))];
  const [only, another] = longer;
  if (only !== undefined && another === undefined && word.length > 1) return only;
  return misspelt(word, longer) ?? misspelt(word, others);
}

/**
 * The candidate that the word is but for a few letters, or null: the least edits (insert, remove, replace, swap two
 * neighbours), at most a third of the longer word and never more than four, ties to the first. Where a word may well be a
 * name of its own, this alone tells a mistake. Optimal string alignment after Damerau (1964).
 */
export function misspelt(word: string, candidates: Iterable<string>): string | null {
  if (word.length === 0 || word.length > LONGEST) return null;
  const folded = word.toLowerCase();
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    if (candidate === word || candidate.length > LONGEST) continue;
    const allowed = Math.min(Math.floor(Math.max(folded.length, candidate.length) / 3), MOST_EDITS, bestDistance - 1);
    if (allowed < 0) break;
    const distance = edits(folded, candidate.toLowerCase(), allowed);
    if (distance <= allowed) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** The edits from `a` to `b`, or anything above `most` where they are more. */
function edits(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
