import type { Language } from "../language.js";
import { da } from "./notebooks/da.js";
import { en } from "./notebooks/en.js";
import { es } from "./notebooks/es.js";
import { fr } from "./notebooks/fr.js";
import { ja } from "./notebooks/ja.js";
import { ru } from "./notebooks/ru.js";
import type { NotebookWords } from "./notebooks/words.js";

export * from "./notebooks/words.js";

export const notebookWords = (language: Language): NotebookWords => WORDS[language];

const WORDS: { readonly [L in Language]: NotebookWords } = { en, ja, da, es, fr, ru };
