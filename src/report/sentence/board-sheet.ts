import type { Language } from "../language.js";
import { da } from "./board-sheet/da.js";
import { en } from "./board-sheet/en.js";
import { es } from "./board-sheet/es.js";
import { fr } from "./board-sheet/fr.js";
import { ja } from "./board-sheet/ja.js";
import { ru } from "./board-sheet/ru.js";
import type { BoardSheetWords } from "./board-sheet/words.js";

export * from "./board-sheet/words.js";

export const boardSheetWords = (language: Language): BoardSheetWords => WORDS[language];

const WORDS: { readonly [L in Language]: BoardSheetWords } = { en, ja, da, es, fr, ru };
