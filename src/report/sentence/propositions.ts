import type { Language } from "../language.js";
import { da } from "./propositions/da.js";
import { en } from "./propositions/en.js";
import { es } from "./propositions/es.js";
import { fr } from "./propositions/fr.js";
import { ja } from "./propositions/ja.js";
import { ru } from "./propositions/ru.js";
import type { PropositionWords } from "./propositions/words.js";

export * from "./propositions/words.js";

export const propositionWords = (language: Language): PropositionWords => WORDS[language];

const WORDS: { readonly [L in Language]: PropositionWords } = { en, ja, da, es, fr, ru };
