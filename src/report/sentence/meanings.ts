import type { Element, ElementId } from "../../formula/elements.js";
import type { Part } from "../../formula/entry.js";
import type { Model, ModelName } from "../../formula/event-functions.js";
import type { FunctionEntry, FunctionName } from "../../formula/functions.js";
import type { Language } from "../language.js";
import { da } from "./meanings/da.js";
import { es } from "./meanings/es.js";
import { fr } from "./meanings/fr.js";
import { ja } from "./meanings/ja.js";
import { ru } from "./meanings/ru.js";
import type { Meanings } from "./meanings/words.js";

/** English stands in the tables themselves. */
const MEANINGS: { readonly [L in Exclude<Language, "en">]: Meanings } = { ja, da, es, fr, ru };

export const functionMeaning = ({ name, meaning }: FunctionEntry<FunctionName>, language: Language): string =>
  language === "en" ? meaning : MEANINGS[language].function[name];

export const elementMeaning = ({ id, meaning }: Element<ElementId>, language: Language): string =>
  language === "en" ? meaning : MEANINGS[language].element[id];

export const modelMeaning = ({ name, meaning }: Model<ModelName>, language: Language): string =>
  language === "en" ? meaning : MEANINGS[language].model[name];

/** Of a part of the form that is called so. */
export function partMeaning(form: string, { written, meaning }: Part, language: Language): string {
  if (language === "en") return meaning;
  const forms: Readonly<Record<string, Readonly<Record<string, string>>>> = MEANINGS[language].part;
  return forms[form]?.[written] ?? meaning;
}
