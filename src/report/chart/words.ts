import type { Language } from "../language.js";
import { da } from "./words/da.js";
import { en } from "./words/en.js";
import { es } from "./words/es.js";
import { fr } from "./words/fr.js";
import { ja } from "./words/ja.js";
import { ru } from "./words/ru.js";
import type { ChartWords } from "./words/words.js";

export type { ChartWords } from "./words/words.js";

const WORDS: { readonly [L in Language]: ChartWords } = { en, ja, da, es, fr, ru };

export const chartWords = (language: Language): ChartWords => WORDS[language];
