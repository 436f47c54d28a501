import { diagnose } from "../../ground/messages.js";
import { spanAt } from "../read/reading.js";
import { treeAt } from "../read/tree.js";
import type { Rule } from "./rule.js";

/** A KPI's earlier definitions stand in the order in which they held. */
export const history: Rule = ({ definitions, reading }) =>
  Object.values(definitions.kpis).flatMap((kpi) =>
    // The definitions are sorted by now; the file's own order is in the tree.
    kpi.history.flatMap((_, i) => {
      const untilAt = (index: number): string => {
        const tree = treeAt(reading.root, ["kpis", kpi.name, "history", index, "until"]);
        return tree?.kind === "scalar" ? tree.text : "";
      };
      if (i === 0 || untilAt(i - 1) < untilAt(i)) return [];
      const at = spanAt(reading, ["kpis", kpi.name, "history", i, "until"]);
      return [diagnose("historyOrder", at, { until: untilAt(i), before: untilAt(i - 1) })];
    }),
  );
