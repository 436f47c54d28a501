import type { Sparse } from "../stats/multinomial-logistic.js";
import { LEAST_BALANCE, lexiconScore } from "./lexicon-score.js";
import { plainText, tokensOf } from "./tokens.js";

/** N-grams are told apart by their hash in so many places; the last ones are the word list's. */
const HASHED = 1 << 16;
const LISTED = 5;
export const FEATURES = HASHED + LISTED;
/** Each finding of the word list weighs as much as all n-grams together. */
const LIST_WEIGHT = 1;

/**
 * What a text is judged by: its words, pairs of words and runs of two to five letters (within a word, its ends marked),
 * each as often as it stands there by the logarithm, the whole of length one; and what the word list finds.
 *
 * W. B. Cavnar and J. M. Trenkle (1994), N-gram-based text categorization; K. Weinberger and others (2009), Feature hashing
 * for large scale multitask learning.
 */
export function features(text: string, language: string): Sparse {
  const counts = new Map<number, number>();
  const add = (gram: string): void => {
    const at = hash(gram);
    counts.set(at, (counts.get(at) ?? 0) + 1);
  };
  let before: string | null = null;
  for (const token of tokensOf(plainText(text))) {
    if (token.kind === "break") {
      before = null;
      continue;
    }
    add(`w ${token.text}`);
    if (before !== null) add(`p ${before} ${token.text}`);
    before = token.text;
    if (token.kind === "sign") continue;
    const marked = [...` ${token.text} `];
    for (let n = 2; n <= 5; n++) for (let at = 0; at + n <= marked.length; at++) add(`c ${marked.slice(at, at + n).join("")}`);
  }
  const grams = [...counts].sort(([a], [b]) => a - b).map(([at, n]) => [at, 1 + Math.log(n)] as const);
  const length = Math.sqrt(grams.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
  const listed = listFeatures(text, language);
  return {
    at: Int32Array.from([...grams.map(([at]) => at), ...listed.map(([at]) => at)]),
    value: Float64Array.from([...grams.map(([, value]) => value / length), ...listed.map(([, value]) => value)]),
  };
}

function listFeatures(text: string, language: string): readonly (readonly [number, number])[] {
  const found = lexiconScore(text, language);
  if (found === null) return [];
  const { positive, negative, balance } = found;
  const is = [
    balance >= LEAST_BALANCE,
    balance <= -LEAST_BALANCE,
    positive > 0,
    negative > 0,
    positive === 0 && negative === 0,
  ];
  return is.flatMap((yes, i) => (yes ? [[HASHED + i, LIST_WEIGHT] as const] : []));
}

/** FNV-1a over UTF-16 units, 32 bits (Fowler, Noll and Vo). */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return ((h >>> 16) ^ h) & (HASHED - 1);
}
