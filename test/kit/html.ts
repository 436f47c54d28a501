import { HtmlValidate } from "html-validate";

/**
 * The validator's own recommended rules. Left out: what is a matter of taste (void style, order, case), `long-title`
 * (a goal's name is as long as it is), and what Vega and the look do on purpose.
 */
const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    "void-style": "off",
    "long-title": "off",
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    // A scrolling table has to be reached by keyboard: a focusable group with a name.
    "prefer-native-element": "off",
    "no-inline-style": "error",
    "require-csp-nonce": "off",
    "require-sri": "off",
  },
});

/** What a validator has against a page: "12:3 rule: message", none where the page is valid HTML. */
export async function htmlFaults(text: string): Promise<readonly string[]> {
  const report = await validator.validateString(text);
  return report.results.flatMap((result) => result.messages.map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
}
