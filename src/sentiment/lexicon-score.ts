import { da } from "./lexicon/da.js";
import { EMOJI } from "./lexicon/emoji.js";
import { en } from "./lexicon/en.js";
import { es } from "./lexicon/es.js";
import { fr } from "./lexicon/fr.js";
import { ja } from "./lexicon/ja.js";
import type { Lexicon } from "./lexicon/lexicon.js";
import { ru } from "./lexicon/ru.js";
import type { Mood } from "../compile/definitions.js";
import { plainText, tokensOf, type Token } from "./tokens.js";

/** What a word list finds in a text: the weights of its good words, of its bad ones, and the balance. */
export interface Found {
  readonly positive: number;
  readonly negative: number;
  readonly balance: number;
}

export const LEXICONS: Readonly<Record<string, Lexicon>> = { en, ja, da, es, fr, ru };

/** A negated word keeps this part of its weight, on the other side: “not good” is less bad than “bad” (Hutto and Gilbert). */
const NEGATED = -0.6;
const BOOSTED = 1.4;
const DAMPED = 0.6;
/** So many words back a negator is looked for, and in Japanese so many signs on. */
const REACH = 3;
const REACH_ON = 5;
const [BEFORE_TURN, AFTER_TURN] = [0.6, 1.3];
/** From so much on the balance is a mood. */
export const LEAST_BALANCE = 1;

/** Whether there is a word list for a language: "en", "en-GB". */
export const hasLexicon = (language: string): boolean => Object.hasOwn(LEXICONS, codeOf(language));

const codeOf = (language: string): string => (/^[a-z]+/.exec(language.trim().toLowerCase()) ?? [""])[0];

/**
 * What the word list of a language finds in a text; null where there is no list.
 *
 * C. J. Hutto and E. Gilbert (2014), VADER: a parsimonious rule-based model for sentiment analysis of social media text,
 * ICWSM 8: weights of words, negators within three words, boosters, the clause after “but”. The lists are our own.
 */
export function lexiconScore(text: string, language: string): Found | null {
  const made = madeOf(codeOf(language));
  if (made === null) return null;
  const plain = plainText(text);
  const hits = made.lexicon.boundaries === "none" ? hitsAnywhere(plain, made) : hitsOfWords(tokensOf(plain), made);
  let [positive, negative] = [0, 0];
  for (const weight of hits) {
    if (weight > 0) positive += weight;
    else negative -= weight;
  }
  return { positive, negative, balance: positive - negative };
}

/** The mood that the balance of a text's words speaks for; null where the language has no list. */
export function lexiconMood(text: string, language: string): Mood | null {
  const found = lexiconScore(text, language);
  if (found === null) return null;
  return found.balance >= LEAST_BALANCE ? "positive" : found.balance <= -LEAST_BALANCE ? "negative" : "neutral";
}

interface Made {
  readonly lexicon: Lexicon;
  readonly exact: ReadonlyMap<string, number>;
  readonly stems: ReadonlyMap<string, number>;
  readonly longest: number;
  readonly negators: ReadonlySet<string>;
  readonly boosters: ReadonlySet<string>;
  readonly dampers: ReadonlySet<string>;
  readonly turns: ReadonlySet<string>;
}

const MADE = new Map<string, Made>();

function madeOf(code: string): Made | null {
  const known = MADE.get(code);
  if (known !== undefined) return known;
  const lexicon = Object.hasOwn(LEXICONS, code) ? LEXICONS[code] : undefined;
  if (lexicon === undefined) return null;
  const [exact, stems] = [new Map<string, number>(), new Map<string, number>()];
  for (const [weight, text] of Object.entries(lexicon.words)) {
    for (const entry of listed(text)) {
      if (entry.endsWith("*")) stems.set(entry.slice(0, -1), Number(weight));
      else exact.set(entry, Number(weight));
    }
  }
  const made: Made = {
    lexicon,
    exact,
    stems,
    longest: Math.max(...[...exact.keys()].map((entry) => entry.length)),
    negators: new Set(listed(lexicon.negators)),
    boosters: new Set(listed(lexicon.boosters)),
    dampers: new Set(listed(lexicon.dampers)),
    turns: new Set(listed(lexicon.turns)),
  };
  MADE.set(code, made);
  return made;
}

const listed = (text: string): readonly string[] => text.trim().split(/\s+/);

const SIGNS: ReadonlyMap<string, number> = new Map(
  Object.entries(EMOJI).flatMap(([weight, text]) => listed(text).map((sign) => [sign.toLowerCase(), Number(weight)] as const)),
);

/** A row of the same sign says it once, and smileys may have any number of mouths. */
const signWeight = (sign: string): number => SIGNS.get(sign) ?? SIGNS.get(sign.replace(/([)(])\1+$/, "$1$1")) ?? 0;

function hitsOfWords(tokens: readonly Token[], made: Made): readonly number[] {
  // Elisions are words of their own: n’est, l’amour.
  const pieces = tokens.flatMap((token): readonly Token[] => {
    if (token.kind !== "word" || made.exact.has(token.text) || made.negators.has(token.text)) return [token];
    return token.text.split("'").map((text): Token => ({ kind: "word", text }));
  });
  const weights: number[] = [];
  const signs = new Set<string>();
  let lastTurn = 0;
  for (let i = 0; i < pieces.length; i++) {
    const token = pieces[i] as Token;
    if (token.kind === "break") continue;
    if (token.kind === "sign") {
      if (!signs.has(token.text)) weights.push(signWeight(token.text));
      signs.add(token.text);
      continue;
    }
    if (made.turns.has(token.text)) lastTurn = weights.length;
    const hit = phraseAt(pieces, i, made);
    if (hit === null || hit.weight === 0) continue;
    weights.push(hit.weight * surroundings(pieces, i, made));
    i += hit.words - 1;
  }
  return turned(weights, lastTurn);
}

const turned = (weights: readonly number[], turn: number): readonly number[] =>
  turn === 0 ? weights : weights.map((weight, i) => weight * (i < turn ? BEFORE_TURN : AFTER_TURN));

function phraseAt(
  pieces: readonly Token[],
  at: number,
  made: Made,
): { readonly weight: number; readonly words: number } | null {
  for (let words = Math.min(4, pieces.length - at); words > 1; words--) {
    const parts = pieces.slice(at, at + words);
    if (!parts.every((part) => part.kind === "word")) continue;
    const weight = made.exact.get(parts.map((part) => (part.kind === "word" ? part.text : "")).join("_"));
    if (weight !== undefined) return { weight, words };
  }
  const token = pieces[at];
  const weight = token?.kind === "word" ? wordWeight(token.text, made) : null;
  return weight === null ? null : { weight, words: 1 };
}

/** As it stands; else with letters that were drawn out set right: “loooove”, “goood”. */
function wordWeight(word: string, made: Made): number | null {
  const drawn = /(\p{L})\1{2,}/u.test(word);
  const forms = drawn ? [word, word.replace(/(\p{L})\1{2,}/gu, "$1$1"), word.replace(/(\p{L})\1{2,}/gu, "$1")] : [word];
  for (const form of forms) {
    const exact = made.exact.get(form);
    if (exact !== undefined) return exact;
    for (let end = form.length; end >= 2; end--) {
      const weight = made.stems.get(form.slice(0, end));
      if (weight !== undefined) return weight;
    }
  }
  return null;
}

function surroundings(pieces: readonly Token[], at: number, made: Made): number {
  let factor = 1;
  for (let back = 1; back <= REACH; back++) {
    const token = pieces[at - back];
    if (token === undefined || token.kind === "break") break;
    if (token.kind !== "word") continue;
    if (made.negators.has(token.text)) return factor * NEGATED;
    if (back <= 2 && made.boosters.has(token.text)) factor *= BOOSTED;
    if (back <= 2 && made.dampers.has(token.text)) factor *= DAMPED;
  }
  return factor;
}

/** Without spaces an entry is sought at every place, the longest first; what turns it stands behind it. */
function hitsAnywhere(plain: string, made: Made): readonly number[] {
  const weights: number[] = [];
  let lastTurn = 0;
  for (const token of tokensOf(plain)) if (token.kind === "sign") weights.push(signWeight(token.text));
  for (let at = 0; at < plain.length;) {
    const entry = longestAt(plain, at, made.exact, made.longest);
    if (entry !== null) {
      const rest = (/^[^。、！？!?.,\n]*/.exec(plain.slice(at + entry.length)) ?? [""])[0].slice(0, REACH_ON);
      const before = plain.slice(Math.max(0, at - 4), at);
      const isNegated = [...made.negators].some((negator) => rest.includes(negator));
      const boosted = [...made.boosters].some((booster) => before.endsWith(booster));
      const damped = [...made.dampers].some((damper) => before.endsWith(damper));
      weights.push((made.exact.get(entry) ?? 0) * (isNegated ? NEGATED : 1) * (boosted ? BOOSTED : 1) * (damped ? DAMPED : 1));
      at += entry.length;
    } else {
      if ([...made.turns].some((turn) => plain.startsWith(turn, at))) lastTurn = weights.length;
      at++;
    }
  }
  return turned(weights, lastTurn);
}

function longestAt(text: string, at: number, entries: ReadonlyMap<string, number>, longest: number): string | null {
  for (let length = Math.min(longest, text.length - at); length > 0; length--) {
    const part = text.slice(at, at + length);
    if (entries.has(part)) return part;
  }
  return null;
}
