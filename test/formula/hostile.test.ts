import { describe, expect, test } from "vitest";
import type { Code } from "../../src/ground/diagnostic.js";
import { parseText } from "../../src/formula/parse.js";

const many = (text: string, times: number): string => text.repeat(times);

/** What it is, the formula, and the message it is answered with; null where it is a formula after all. */
const HOSTILE: readonly (readonly [string, string, string | null])[] = [
  ["100 brackets are fine", `${many("(", 100)}1${many(")", 100)}`, null],
  ["101 are not", `${many("(", 101)}1${many(")", 101)}`, "tooDeep"],
  ["10,000 brackets", `${many("(", 10_000)}1${many(")", 10_000)}`, "tooDeep"],
  ["100,000 open brackets", many("(", 100_000), "tooDeep"],
  ["100 times not is fine", `${many("not ", 100)}a`, null],
  ["101 times not", `${many("not ", 101)}a`, "tooDeep"],
  ["50,000 times not", `${many("not ", 50_000)}a`, "tooDeep"],
  ["50,000 minus signs", `${many("- ", 50_000)}a`, "tooDeep"],
  ["50,000 misplaced nots", `a${many(" = not a", 30_000)}`, "notNeedsBrackets"],
  ["50,000 calls", many("f(", 50_000), "tooDeep"],
  ["30,000 distincts", many("f(distinct ", 20_000), "tooDeep"],
  ["20,000 forms", many("each(", 20_000), "expectedAggregate"],
  ["10,000 forms in where", many("converted(a where ", 10_000), "tooDeep"],
  ["10,000 lists", many("a in (", 10_000), "tooDeep"],
  ["a chain of 400 is fine", `a${many(" + a", 400)}`, null],
  ["a chain of 100,000 sums", `a${many("+a", 100_000)}`, "tooLong"],
  ["a chain of 50,000 ors", `a${many(" or a", 45_000)}`, "tooLong"],
  ["a chain built of short ones", chained(60, 30), "tooLong"],
  ["a list of 20,000", `a in (1${many(", 1", 20_000)})`, null],
  ["50,000 comparisons", `a${many(" < b", 50_000)}`, "chainedComparison"],
  ["50,000 renames", `a${many(" as b", 40_000)}`, "renameTwice"],
  ["a path of 100,000", `a${many(".a", 100_000)}`, null],
  ["100,000 digits", many("1", 100_000), "hugeNumber"],
  ["100,000 odd quotes", many('"', 100_001), "unclosedText"],
  ["100,000 backticks", many("`", 100_001), "unclosedName"],
  ["100,000 points", many(".", 100_000), "expectedValue"],
  ["100,000 names", many("a ", 100_000), "missingOperator"],
  ["10 MB", many("a + ", 2_500_000), "tooLarge"],
  ["10 MB of brackets", many("(", 10_000_000), "tooLarge"],
  ["NUL", "a\0", "badCharacter"],
  ["NUL in a text", 'a = "x\0"', "hiddenCharacter"],
  ["NUL in a name", "`a\0`", "hiddenCharacter"],
  ["a lone surrogate", "a + \ud800", "badCharacter"],
  ["a lone surrogate in a text", 'a = "\udc00"', "hiddenCharacter"],
  ["no width", "a\u200b", "badCharacter"],
  ["turned text", "a\u202e + b", "badCharacter"],
  ["names of the machine", "__proto__ + constructor.prototype + hasOwnProperty(toString)", null],
  ["SQL", `a = "x'; drop table t; --"`, null],
];

describe("hostile formulas are answered at once, with a place", () => {
  for (const [title, formula, message] of HOSTILE) {
    test(title, () => {
      const started = performance.now();
      const { expr, diagnostics } = parseText(formula);
      expect(performance.now() - started).toBeLessThan(3000);
      expect(diagnostics[0]?.message ?? null).toBe(message);
      expect(expr === null).toBe(message !== null);
      const code: Code | undefined = diagnostics[0]?.code;
      expect(code).toBe(message === null ? undefined : "syntax");
      expect(diagnostics.length).toBeLessThanOrEqual(20);
      for (const d of diagnostics) expect(d.span?.end).toBeLessThanOrEqual(formula.length);
    });
  }
});

test("a name like __proto__ stays a name in the tree", () => {
  const { expr } = parseText("__proto__.x");
  expect(expr?.kind === "path" && expr.parts.map(({ name }) => name)).toEqual(["__proto__", "x"]);
});

/** Few operations at each of many levels: high as a tree, though nowhere deep or long. */
function chained(levels: number, each: number): string {
  let text = "a";
  for (let level = 0; level < levels; level++) text = `(${text}${many(" + a", each)})`;
  return text;
}
