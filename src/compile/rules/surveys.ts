import { diagnose } from "../../ground/messages.js";
import type { Rule } from "./rule.js";

/** A survey says how many of those invited answered: without that nobody can tell whom it speaks for. */
export const surveys: Rule = ({ definitions }) =>
  Object.values(definitions.surveys).flatMap(({ name, responseRate, span }) =>
    responseRate === null ? [diagnose("surveyWithoutRate", span, { survey: name })] : [],
  );
