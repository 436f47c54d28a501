import { parse } from "../../formula/parse.js";
import { MODELS } from "../../formula/event-functions.js";
import { diagnose } from "../../ground/messages.js";
import type { KpiDef } from "../definitions.js";
import { LEAST_MODELS } from "../read/attribution.js";
import { spanAt } from "../read/reading.js";
import type { Rule } from "./rule.js";

/** Credit is told of a KPI that shares out, and by several models: one alone would look like a measurement. */
export const attribution: Rule = ({ definitions, reading }) => {
  const { attribution: def, kpis } = definitions;
  if (def === null) return [];
  const kpi = Object.hasOwn(kpis, def.kpi) ? kpis[def.kpi] : undefined;
  const models = new Set(def.models);
  const missing = MODELS.map(({ name }) => name).filter((name) => !models.has(name));
  return [
    ...(kpi === undefined || isCredit(kpi)
      ? []
      : [
          diagnose("creditKpi", spanAt(reading, ["attribution", "kpi"]), {
            kpi: kpi.name,
            others: Object.values(kpis)
              .filter(isCredit)
              .map(({ name }) => name)
              .slice(0, 3),
          }),
        ]),
    ...(models.size >= LEAST_MODELS
      ? []
      : [
          diagnose("creditModels", spanAt(reading, ["attribution", "models"]), {
            given: models.size,
            least: LEAST_MODELS,
            missing: missing.slice(0, 3),
          }),
        ]),
  ];
};

/** A formula that cannot be read has its own complaint. */
function isCredit({ composite, formula }: KpiDef): boolean {
  if (composite !== null) return false;
  const { expr, diagnostics } = parse(formula);
  return diagnostics.length > 0 || expr?.kind === "attributed";
}
