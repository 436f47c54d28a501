import { diagnose } from "../../ground/messages.js";
import { spanAt } from "../read/reading.js";
import type { Rule } from "./rule.js";

/** An assumption's value lies in its range. */
export const ranges: Rule = ({ definitions, reading }) =>
  Object.values(definitions.assumptions).flatMap(({ name, value, low, high }) => {
    const fits = (low ?? value) <= value && value <= (high ?? value);
    return fits ? [] : [diagnose("lowHigh", spanAt(reading, ["assumptions", name, "value"]), { low, value, high })];
  });
