import type { Language } from "../language.js";
import { da } from "./roi/da.js";
import { en } from "./roi/en.js";
import { es } from "./roi/es.js";
import { fr } from "./roi/fr.js";
import { ja } from "./roi/ja.js";
import { ru } from "./roi/ru.js";
import type { RoiWords } from "./roi/words.js";

export type { RoiWords } from "./roi/words.js";

/** The words of the page about the return on investment. */
export const roiWords = (language: Language): RoiWords => WORDS[language];

const WORDS: { readonly [L in Language]: RoiWords } = { en, ja, da, es, fr, ru };
