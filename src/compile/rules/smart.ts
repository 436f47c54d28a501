import { diagnose } from "../../ground/messages.js";
import { treeAt } from "../read/tree.js";
import type { Rule } from "./rule.js";

/** Goals say where they start from, who answers for them and who agreed (the deadline is needed by the target itself). */
export const smart: Rule = ({ definitions, reading }) =>
  Object.values(definitions.goals).flatMap(({ name, span }) => {
    const without = (["baseline", "owner", "agreed"] as const).filter(
      (key) => treeAt(reading.root, ["goals", name, key]) === null,
    );
    return without.map((key) => diagnose("goalWithout", span, { goal: name, key }));
  });
