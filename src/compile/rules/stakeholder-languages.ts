import { diagnose } from "../../ground/messages.js";
import { replacement, spanAt } from "../read/reading.js";
import type { Rule } from "./rule.js";

/** Each stakeholder's report is in a language of the community. */
export const stakeholderLanguages: Rule = ({ definitions, reading }) => {
  const { languages } = definitions.community;
  return Object.values(definitions.stakeholders).flatMap(({ name, language }) => {
    if (languages.includes(language)) return [];
    const span = spanAt(reading, ["stakeholders", name, "language"]);
    return [
      diagnose("stakeholderLanguage", span, { language, languages }, replacement(span, reading.suggest(language, languages))),
    ];
  });
};
