import type { Language } from "../language.js";
import { da } from "./maturity/da.js";
import { en } from "./maturity/en.js";
import { es } from "./maturity/es.js";
import { fr } from "./maturity/fr.js";
import { ja } from "./maturity/ja.js";
import { ru } from "./maturity/ru.js";
import type { MaturityWords } from "./maturity/words.js";

export * from "./maturity/words.js";

export const maturityWords = (language: Language): MaturityWords => WORDS[language];

const WORDS: { readonly [L in Language]: MaturityWords } = { en, ja, da, es, fr, ru };
