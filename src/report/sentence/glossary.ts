import type { Language } from "../language.js";
import { da } from "./glossary/da.js";
import { en } from "./glossary/en.js";
import { es } from "./glossary/es.js";
import { fr } from "./glossary/fr.js";
import { ja } from "./glossary/ja.js";
import { ru } from "./glossary/ru.js";
import type { Entry, Term } from "./glossary/terms.js";

export { TERMS, type Entry, type Term } from "./glossary/terms.js";

/** The field's words in one language, each with its meaning. */
export const glossary = (language: Language): { readonly [T in Term]: Entry } => GLOSSARIES[language];

const GLOSSARIES: { readonly [L in Language]: { readonly [T in Term]: Entry } } = { en, ja, da, es, fr, ru };
