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

/** Writes a phrase. Where a slot ends in a full stop («2026 г.»), it is the sentence's own too. */
export function say(strings: TemplateStringsArray, ...slots: readonly (Slot | Phrase | null)[]): Phrase {
  const parts: (string | Slot)[] = [];
  const add = (part: string | Slot): void => {
    const doubled = typeof part === "string" && part.startsWith(".") && textOf(parts.at(-1)).endsWith(".");
    const kept = doubled ? part.slice(1) : part;
    if (kept !== "") parts.push(kept);
  };
  strings.forEach((words, i) => {
    add(words);
    const slot = slots[i];
    if (!slot) return;
    if (isPhrase(slot)) slot.forEach(add);
    else add(slot);
  });
  return parts;
}

const textOf = (part: string | Slot | undefined): string =>
  part === undefined ? "" : typeof part === "string" ? part : part.text;

/** The phrase as plain text. */
export const plain = (phrase: Phrase): string => phrase.map(textOf).join("");

const isPhrase = (x: Slot | Phrase): x is Phrase => Array.isArray(x);
