import type { Language } from "../language.js";
import { da } from "./attribution/da.js";
import { en } from "./attribution/en.js";
import { es } from "./attribution/es.js";
import { fr } from "./attribution/fr.js";
import { ja } from "./attribution/ja.js";
import { ru } from "./attribution/ru.js";
import type { AttributionWords } from "./attribution/words.js";

export const attributionWords = (language: Language): AttributionWords => WORDS[language];

const WORDS: { readonly [L in Language]: AttributionWords } = { en, ja, da, es, fr, ru };
