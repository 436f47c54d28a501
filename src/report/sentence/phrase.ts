/**
 * A sentence as data: words of ours, and what they are about bound in between. A number can only come in as a slot
 * made from a value of the Report, so no sentence holds a number typed by hand.
 */
export type Phrase = readonly (string | Slot)[];

export type Slot = NumberSlot | NameSlot | TimeSlot;

/** A printed number; `form` is the plural form its language gives it. */
export interface NumberSlot {
  readonly slot: "number";
  readonly text: string;
  readonly form: Intl.LDMLPluralRule;
}

/** A word of the workspace (a label, an owner). */
export interface NameSlot {
  readonly slot: "name";
  readonly text: string;
  /** The language it is written in; null where the workspace does not say (an owner, a source). */
  readonly lang: string | null;
  /** True where the page's language was wanted and another was found. */
  readonly fallen: boolean;
}

/** A printed date or period. */
export interface TimeSlot {
  readonly slot: "time";
  readonly text: string;
}

/** Writes a phrase. */
export function say(strings: TemplateStringsArray, ...slots: readonly (Slot | Phrase | null)[]): Phrase {
  const parts: (string | Slot)[] = [];
  strings.forEach((words, i) => {
    if (words) parts.push(words);
    const slot = slots[i];
    if (!slot) return;
    if (isPhrase(slot)) parts.push(...slot);
    else parts.push(slot);
  });
  return parts;
}

/** The phrase as plain text. */
export const plain = (phrase: Phrase): string => phrase.map((part) => (typeof part === "string" ? part : part.text)).join("");

const isPhrase = (x: Slot | Phrase): x is Phrase => Array.isArray(x);
