import type { Diagnostic } from "../../ground/diagnostic.js";
import { attribution } from "./attribution.js";
import { composites } from "./composites.js";
import { dates } from "./dates.js";
import { history } from "./history.js";
import { maturity } from "./maturity.js";
import { members } from "./members.js";
import { money } from "./money.js";
import { oneNamespace } from "./one-namespace.js";
import { orphans } from "./orphans.js";
import { outputOnly } from "./output-only.js";
import { pilots } from "./pilots.js";
import { propositions } from "./propositions.js";
import { ranges } from "./ranges.js";
import { references } from "./references.js";
import { returns } from "./returns.js";
import type { Rule, Subject } from "./rule.js";
import { secrets } from "./secrets.js";
import { smart } from "./smart.js";
import { stakeholderLanguages } from "./stakeholder-languages.js";
import { surveys } from "./surveys.js";
import { translations } from "./translations.js";
import { units } from "./units.js";

/** What definitions must say to each other, beyond the shape of each. */
const RULES: readonly Rule[] = [
  oneNamespace,
  references,
  ranges,
  history,
  composites,
  attribution,
  dates,
  pilots,
  surveys,
  units,
  money,
  returns,
  secrets,
  stakeholderLanguages,
  smart,
  orphans,
  propositions,
  maturity,
  members,
  outputOnly,
  translations,
];

/** Every complaint of every rule. */
export const followRules = (subject: Subject): readonly Diagnostic[] => RULES.flatMap((rule) => rule(subject));
