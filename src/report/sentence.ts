import type { Language } from "./language.js";
import type { Catalogue } from "./sentence/catalogue.js";
import { da } from "./sentence/da.js";
import { en } from "./sentence/en.js";
import { es } from "./sentence/es.js";
import { fr } from "./sentence/fr.js";
import { ja } from "./sentence/ja.js";
import { ru } from "./sentence/ru.js";

export { claims, overclaims } from "./sentence/evidence.js";
export { plain, say } from "./sentence/phrase.js";
export type { NameSlot, NumberSlot, Phrase, Slot, TimeSlot } from "./sentence/phrase.js";
export type { Catalogue } from "./sentence/catalogue.js";

/** All words and sentences of one language's report pages. */
export const words = (language: Language): Catalogue => CATALOGUES[language];

const CATALOGUES: { readonly [L in Language]: Catalogue } = { en, ja, da, es, fr, ru };
