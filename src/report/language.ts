import type { Texts } from "../compile/definitions.js";

/** The languages reports are written in. */
export const LANGUAGES = ["en", "ja", "da", "es", "fr", "ru"] as const;
export type Language = (typeof LANGUAGES)[number];

export const isLanguage = (code: string): code is Language => (LANGUAGES as readonly string[]).includes(code);

/** Each language's name in itself. */
export const LANGUAGE_NAMES: { readonly [L in Language]: string } = {
  en: "English",
  ja: "日本語",
  da: "Dansk",
  es: "Español",
  fr: "Français",
  ru: "Русский",
};

/** The locale whose number and date habits a language's pages follow. */
export const LOCALES: { readonly [L in Language]: string } = {
  en: "en-GB",
  ja: "ja-JP",
  da: "da-DK",
  es: "es-ES",
  fr: "fr-FR",
  ru: "ru-RU",
};

/** A text of the workspace in the language it was found in. `fallen` where that is not the one asked for. */
export interface Picked {
  readonly text: string;
  readonly lang: string;
  readonly fallen: boolean;
}

/**
 * The text in this language, else in the community's first, else in English, else in any. Null where there is none at
 * all or only blank ones.
 */
export function pick(texts: Texts, language: string, first: string): Picked | null {
  for (const lang of [language, first, "en", ...Object.keys(texts).sort()]) {
    const text = Object.hasOwn(texts, lang) ? texts[lang] : undefined;
    if (text !== undefined && text.trim() !== "") return { text, lang, fallen: lang !== language };
  }
  return null;
}

/** A name in words where nobody gave it a label: `resolution_rate` is "Resolution rate", `members.segment` "Segment". */
export function spelled(id: string): string {
  const words = (id.split(".").at(-1) ?? id).replace(/[_\s]+/g, " ").trim();
  return words === "" ? id : words.charAt(0).toLocaleUpperCase("en") + words.slice(1);
}
