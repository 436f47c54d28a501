import type { Language } from "../language.js";
import { da } from "./voices/da.js";
import { en } from "./voices/en.js";
import { es } from "./voices/es.js";
import { fr } from "./voices/fr.js";
import { ja } from "./voices/ja.js";
import { ru } from "./voices/ru.js";
import type { VoicesWords } from "./voices/words.js";

export const voicesWords = (language: Language): VoicesWords => WORDS[language];

const WORDS: { readonly [L in Language]: VoicesWords } = { en, ja, da, es, fr, ru };
