import { diagnose } from "../../ground/messages.js";
import { treeAt } from "../read/tree.js";
import type { Rule } from "./rule.js";

/** Labels of KPIs are there in each of the community's languages: one hint a KPI. */
export const translations: Rule = ({ definitions: { kpis, community }, reading }) =>
  Object.values(kpis).flatMap(({ name, label, span }) => {
    const misshapen = Object.keys(label).length === 0 && treeAt(reading.root, ["kpis", name, "label"]) !== null;
    if (misshapen) return [];
    const languages = community.languages.filter((language) => !Object.hasOwn(label, language));
    return languages.length > 0 ? [diagnose("missingTranslations", span, { name, languages })] : [];
  });
