import { diagnose } from "../../ground/messages.js";
import type { Rule } from "./rule.js";

/** A name alone in a formula is a KPI or an assumption: it cannot be both. The later one in the file is at fault. */
export const oneNamespace: Rule = ({ definitions: { kpis, assumptions } }) =>
  Object.values(assumptions).flatMap((assumption) => {
    const kpi = Object.hasOwn(kpis, assumption.name) ? kpis[assumption.name] : undefined;
    if (!kpi) return [];
    const later = kpi.span.file === assumption.span.file && kpi.span.start > assumption.span.start ? kpi : assumption;
    return [diagnose("nameTaken", later.span, { name: assumption.name })];
  });
