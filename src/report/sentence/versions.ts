import type { Language } from "../language.js";
import { da } from "./versions/da.js";
import { en } from "./versions/en.js";
import { es } from "./versions/es.js";
import { fr } from "./versions/fr.js";
import { ja } from "./versions/ja.js";
import { ru } from "./versions/ru.js";
import type { VersionWords } from "./versions/words.js";

export type { VersionWords } from "./versions/words.js";

export const versionWords = (language: Language): VersionWords => WORDS[language];

const WORDS: { readonly [L in Language]: VersionWords } = { en, ja, da, es, fr, ru };
