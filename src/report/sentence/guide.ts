import type { Language } from "../language.js";
import { da } from "./guide/da.js";
import { en } from "./guide/en.js";
import { es } from "./guide/es.js";
import { fr } from "./guide/fr.js";
import { ja } from "./guide/ja.js";
import { ru } from "./guide/ru.js";
import type { GuideWords } from "./guide/words.js";

export * from "./guide/words.js";

export const guideWords = (language: Language): GuideWords => WORDS[language];

const WORDS: { readonly [L in Language]: GuideWords } = { en, ja, da, es, fr, ru };
