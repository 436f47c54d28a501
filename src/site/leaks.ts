import { escape } from "./html.js";

/** A value of a personal column that nobody may find in what is shipped. */
export interface PersonalValue {
  readonly value: string;
  /** The column it comes from, as "members.email". */
  readonly from: string;
}

/** A text that is shipped: a page or a file of data, or the labels of a column that goes along with rows. */
export interface Shipped {
  readonly path: string;
  readonly text: string;
  /** The text is one value of data, not prose: then a plain word in it is somebody's too. */
  readonly whole?: boolean;
}

export interface Leak {
  readonly path: string;
  readonly value: string;
  /** The personal column it is a value of; null: it has the form of an e-mail address. */
  readonly from: string | null;
}

/** What the workspace's files say themselves: their texts, and the values that stand there as a whole. */
export interface OwnTexts {
  readonly text: string;
  readonly whole: ReadonlySet<string>;
  /** Values let in. */
  readonly allowed: ReadonlySet<string>;
}

const SHORTEST = 4;
const LONGEST = 200;
const EMAIL = /[\p{L}\p{N}_.+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu;

/**
 * Personal values and e-mail addresses in what is shipped, each once a file. One pass over each text: at every start of a
 * word the next characters are looked up among the first ones of all values. A value that is a plain word or a number
 * may stand in prose by chance: those are sought where a whole value of data stands.
 */
export function leaks(shipped: Iterable<Shipped>, personal: Iterable<PersonalValue>, own: OwnTexts): readonly Leak[] {
  const sought = new Map<string, PersonalValue>();
  const telling = new Map<string, Map<string, PersonalValue[]>>();
  const starts = new Uint8Array(1 << 16);
  for (const one of personal) {
    const value = one.value.trim();
    if (value.length < SHORTEST || value.length > LONGEST || own.whole.has(value) || own.allowed.has(value)) continue;
    sought.set(value, one);
    if (!isTelling(value)) continue;
    for (const spelled of new Set([value, escape(value), JSON.stringify(value).slice(1, -1)])) {
      const alike = telling.get(spelled.slice(0, KEY)) ?? new Map<string, PersonalValue[]>();
      const further = spelled.length < FURTHER ? "" : spelled.slice(0, FURTHER);
      alike.set(further, [...(alike.get(further) ?? []), { value: spelled, from: one.from }]);
      telling.set(spelled.slice(0, KEY), alike);
      starts[hashAt(spelled, 0)] = 1;
    }
  }
  const found: Leak[] = [];
  for (const { path, text, whole } of shipped) {
    const told = new Set<string>();
    const tell = (value: string, from: string | null): void => {
      if (told.has(value)) return;
      told.add(value);
      found.push({ path, value, from });
    };
    const asWhole = whole ? sought.get(text.trim()) : undefined;
    if (asWhole) tell(asWhole.value.trim(), asWhole.from);
    if (telling.size > 0) {
      for (let at = 0; at + SHORTEST <= text.length; at++) {
        if ((at > 0 && isInWord(text, at - 1)) || starts[hashAt(text, at)] === 0) continue;
        const alike = telling.get(text.slice(at, at + KEY));
        if (alike === undefined) continue;
        for (const some of [alike.get(""), alike.get(text.slice(at, at + FURTHER))])
          for (const { value, from } of some ?? [])
            if (text.startsWith(value, at) && !isInWord(text, at + value.length)) tell(value, from);
      }
    }
    for (const address of addressesIn(text))
      if (!own.allowed.has(address) && !own.text.includes(address) && ![...told].some((value) => value.includes(address)))
        tell(address, null);
  }
  return found;
}

/** The addresses around each "@": a longer text is not searched where there is none. */
function addressesIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1))
    for (const [address] of text.slice(Math.max(0, at - 64), at + 256).matchAll(EMAIL)) found.add(address);
  return found;
}

/** How many first characters values are looked up by: all have as many; of those that have, more. */
const KEY = SHORTEST;
const FURTHER = 12;

/** Of the four characters there; equal ones have equal numbers. */
const hashAt = (text: string, at: number): number =>
  (text.charCodeAt(at) * 31 + text.charCodeAt(at + 1) * 961 + text.charCodeAt(at + 2) * 29791 + text.charCodeAt(at + 3) * 7) &
  0xffff;

const WORD = /[\p{L}\p{N}_]/u;

function isInWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return false;
  if (code < 128) return (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123) || code === 95;
  return WORD.test(text[at] ?? "");
}

/** More than one plain word, and no number or date: such a thing stands nowhere by chance. */
const isTelling = (value: string): boolean =>
  /\p{L}/u.test(value) && !/^\p{L}+$/u.test(value) && !/^\d{4}-\d\d-\d\dT?[\d:.]*Z?$/.test(value);
