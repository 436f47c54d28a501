import type { Language } from "../language.js";
import { da } from "./pilots/da.js";
import { en } from "./pilots/en.js";
import { es } from "./pilots/es.js";
import { fr } from "./pilots/fr.js";
import { ja } from "./pilots/ja.js";
import { ru } from "./pilots/ru.js";
import type { PilotWords } from "./pilots/words.js";

export type * from "./pilots/words.js";

export const pilotWords = (language: Language): PilotWords => WORDS[language];

const WORDS: { readonly [L in Language]: PilotWords } = { en, ja, da, es, fr, ru };
