import type { Language } from "../language.js";
import { da } from "./reference/da.js";
import { en } from "./reference/en.js";
import { es } from "./reference/es.js";
import { fr } from "./reference/fr.js";
import { ja } from "./reference/ja.js";
import { ru } from "./reference/ru.js";
import type { ReferenceWords } from "./reference/words.js";

export * from "./reference/words.js";

export const referenceWords = (language: Language): ReferenceWords => WORDS[language];

const WORDS: { readonly [L in Language]: ReferenceWords } = { en, ja, da, es, fr, ru };
