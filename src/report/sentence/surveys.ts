import type { Language } from "../language.js";
import { da } from "./surveys/da.js";
import { en } from "./surveys/en.js";
import { es } from "./surveys/es.js";
import { fr } from "./surveys/fr.js";
import { ja } from "./surveys/ja.js";
import { ru } from "./surveys/ru.js";
import type { SurveyWords } from "./surveys/words.js";

export * from "./surveys/words.js";

export const surveyWords = (language: Language): SurveyWords => WORDS[language];

const WORDS: { readonly [L in Language]: SurveyWords } = { en, ja, da, es, fr, ru };
