import type { Language } from "../language.js";
import { da } from "./members/da.js";
import { en } from "./members/en.js";
import { es } from "./members/es.js";
import { fr } from "./members/fr.js";
import { ja } from "./members/ja.js";
import { ru } from "./members/ru.js";
import type { MemberWords } from "./members/words.js";

export * from "./members/words.js";

export const memberWords = (language: Language): MemberWords => WORDS[language];

const WORDS: { readonly [L in Language]: MemberWords } = { en, ja, da, es, fr, ru };
