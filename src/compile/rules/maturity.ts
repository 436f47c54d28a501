import { compareLocal } from "../../ground/day.js";
import { diagnose } from "../../ground/messages.js";
import { spanAt } from "../read/reading.js";
import type { Rule } from "./rule.js";

/** The logs run forward in time, and what they print may be read by anybody. */
export const maturity: Rule = ({ definitions, reading }) => {
  if (definitions.maturity === null) return [];
  const { recognition, feedback, decisions } = definitions.maturity;
  return [
    ...recognition.flatMap(({ to }, i) => {
      const address = Object.values(to).find((text) => ADDRESS.test(text));
      if (address === undefined) return [];
      return [diagnose("addressShown", spanAt(reading, ["maturity", "recognition", i, "to"]), { to: address })];
    }),
    ...feedback.flatMap(({ opened, closed }, i) => {
      if (closed === null || compareLocal(opened, closed) <= 0) return [];
      return [diagnose("feedbackClosedEarly", spanAt(reading, ["maturity", "feedback", i, "closed"]), { opened, closed })];
    }),
    ...decisions.flatMap(({ on, review, result }, i) => {
      const at = (key: string) => spanAt(reading, ["maturity", "decisions", i, key]);
      if (review !== null)
        return compareLocal(on, review) < 0 ? [] : [diagnose("decisionReviewedEarly", at("review"), { on, review })];
      return Object.keys(result).length > 0 ? [diagnose("resultWithoutReview", at("result"), {})] : [];
    }),
  ];
};

const ADDRESS = /[^\s@]+@[^\s@]+\.[^\s@]+/;
