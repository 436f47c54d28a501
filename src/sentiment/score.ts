import type { Mood, ScoredBy } from "../compile/definitions.js";
import { EMOJI } from "./lexicon/emoji.js";
import { FITTED, learn, type Labelled } from "./learnt.js";
import { hasLexicon, lexiconMood, LEXICONS } from "./lexicon-score.js";

/** All that a score hangs on beside the texts: where it changes, they are scored anew. The number rises with the rules. */
export const TAUGHT: unknown = [1, FITTED, LEXICONS, EMOJI];

export interface Text {
  readonly text: string;
  /** As the rows write it; null where they do not say. */
  readonly language: string | null;
  /** What a reader said of it. */
  readonly checked: Mood | null;
}

export interface Scored {
  /** A mood for each text, in their order; null where nothing can score it. */
  readonly moods: readonly (Mood | null)[];
  /** What each language was scored by. */
  readonly languages: readonly { readonly language: string | null; readonly by: ScoredBy }[];
}

/**
 * Scores texts by word lists, or by what is learnt from those that readers checked, language by language. A language with
 * too few checked texts to learn from is scored by its word list; one without a list not at all. `own` is the language of
 * texts that do not say theirs; null where that is not known.
 */
export function scoreTexts(texts: readonly Text[], scorer: "lexicon" | "ngrams", own: string | null): Scored {
  const moods: (Mood | null)[] = texts.map(() => null);
  const places = new Map<string | null, number[]>();
  texts.forEach(({ language }, i) => {
    const found = places.get(language);
    if (found === undefined) places.set(language, [i]);
    else found.push(i);
  });
  const languages = [...places].map(([language, indexes]) => {
    const code = language ?? own ?? "";
    const labelled = indexes.flatMap((i): readonly (Labelled & { readonly i: number })[] => {
      const { text, checked } = texts[i] as Text;
      return checked === null ? [] : [{ text, mood: checked, i }];
    });
    const learnt = scorer === "ngrams" ? learn(labelled, code) : null;
    if (learnt !== null) {
      for (const i of indexes) if (texts[i]?.checked === null) moods[i] = learnt.of((texts[i] as Text).text);
      const held = learnt.held();
      labelled.forEach(({ i }, k) => (moods[i] = held[k] ?? null));
      return { language, by: "ngrams" as const };
    }
    if (!hasLexicon(code)) return { language, by: "nothing" as const };
    for (const i of indexes) moods[i] = lexiconMood((texts[i] as Text).text, code);
    return { language, by: "lexicon" as const };
  });
  return { moods, languages: languages.sort((a, b) => ((a.language ?? "") < (b.language ?? "") ? -1 : 1)) };
}
