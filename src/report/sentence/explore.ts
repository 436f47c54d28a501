import type { Language } from "../language.js";
import { da } from "./explore/da.js";
import { en } from "./explore/en.js";
import { es } from "./explore/es.js";
import { fr } from "./explore/fr.js";
import { ja } from "./explore/ja.js";
import { ru } from "./explore/ru.js";
import type { ExploreWords } from "./explore/words.js";

export type { ExploreWords } from "./explore/words.js";

export const exploreWords = (language: Language): ExploreWords => WORDS[language];

const WORDS: { readonly [L in Language]: ExploreWords } = { en, ja, da, es, fr, ru };
