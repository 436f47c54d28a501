/** A text in the pieces that carry a mood: words in lower case, emoji and emoticons, and where a thought is broken off. */
export type Token = { readonly kind: "word" | "sign"; readonly text: string } | { readonly kind: "break" };

const PIECES =
  /(?<sign>\p{Extended_Pictographic}|(?<![^\s])(?:[>]?[:;=x][-']?[)(D/|3]+|[)(]{2,}|<3|\^_?\^)(?![^\s.,!?])|\)\)+|\(\(+)|(?<word>[\p{L}\p{M}\p{N}]+(?:['-][\p{L}\p{M}\p{N}]+)*)|(?<stop>[.,;:!?…。、！？\n()[\]"«»“”])/giu;

/** Addresses and the names of people carry no mood. */
const NAMES = /https?:\/\/\S*|www\.\S+|(?<![\p{L}\p{N}])[@u]_?[\p{L}\p{N}]*\d+[\p{L}\p{N}_]*|@[\p{L}\p{N}_]+|^rt\b/giu;

/** The text as its readers see it, in one writing: NFKC, lower case, one kind of apostrophe, no addresses, no names. */
export const plainText = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\\u2019|[’‘ʼ]/g, "'")
    .replace(NAMES, " ")
    .toLowerCase();

export function tokensOf(plain: string): readonly Token[] {
  return [...plain.matchAll(PIECES)].map(({ groups }): Token => {
    if (groups?.["sign"] !== undefined) return { kind: "sign", text: groups["sign"] };
    if (groups?.["word"] !== undefined) return { kind: "word", text: groups["word"] };
    return { kind: "break" };
  });
}
