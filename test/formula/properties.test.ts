import fc from "fast-check";
import { expect, test } from "vitest";
import { children } from "../../src/ground/expr.js";
import type { Expr } from "../../src/ground/expr.js";
import { parseText } from "../../src/formula/parse.js";
import { print } from "../../src/formula/print.js";
import { bare, damaged, tree } from "./arbitrary.js";
import { readsSafely } from "./reads-safely.js";

test("what is printed is read back as the same tree", () => {
  fc.assert(
    fc.property(tree, (expr) => {
      const { expr: read, diagnostics } = parseText(print(expr));
      expect(diagnostics.filter(({ code }) => code !== "type")).toEqual([]);
      expect(read && bare(read)).toEqual(bare(expr));
    }),
    { numRuns: 3000 },
  );
});

test("printing is canonical: what is read back prints the same", () => {
  fc.assert(
    fc.property(tree, (expr) => {
      const once = print(expr);
      const { expr: read } = parseText(once);
      expect(read && print(read)).toBe(once);
    }),
    { numRuns: 1000 },
  );
});

test("brackets are the fewest: without any pair the tree is another, or none", () => {
  fc.assert(
    fc.property(tree, (expr) => {
      const text = print(expr);
      for (const [open, close] of groups(text)) {
        const without = `${text.slice(0, open)} ${text.slice(open + 1, close)} ${text.slice(close + 1)}`;
        const { expr: read } = parseText(without);
        expect(read && bare(read)).not.toEqual(bare(expr));
      }
    }),
    { numRuns: 500 },
  );
});

test("each node's place holds its children's and reads as the node", () => {
  fc.assert(
    fc.property(tree, (expr) => {
      const text = print(expr);
      const { expr: read } = parseText(text);
      if (read) placed(read, text);
    }),
    { numRuns: 500 },
  );
});

test("nothing a hand can do to a formula stops the reader (10,000 damaged formulas)", () => {
  fc.assert(fc.property(damaged, readsSafely), { numRuns: 10_000 });
});

function placed(e: Expr, text: string): void {
  const own = text.slice(e.span.start, e.span.end);
  const alone = parseText(own).expr;
  expect(alone && bare(alone)).toEqual(bare(e));
  for (const child of children(e)) {
    expect(child.span.start).toBeGreaterThanOrEqual(e.span.start);
    expect(child.span.end).toBeLessThanOrEqual(e.span.end);
    placed(child, text);
  }
}

/** The pairs of brackets that group, of a formula: not those after a name or `in`, not those inside texts and names. */
function groups(text: string): (readonly [number, number])[] {
  const open: { at: number; groups: boolean }[] = [];
  const pairs: (readonly [number, number])[] = [];
  const quiet = text.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'|`(?:[^`]|``)*`/g, (quoted) =>
    (quoted[0] === "`" ? "x" : "0").repeat(quoted.length),
  );
  for (const [at, c] of [...quiet.split("")].entries()) {
    if (c === "(")
      open.push({ at, groups: !/[\p{L}\p{M}\p{N}_]$/u.test(quiet.slice(0, at)) && !/\bin $/.test(quiet.slice(0, at)) });
    if (c === ")") {
      const begin = open.pop();
      if (begin?.groups) pairs.push([begin.at, at]);
    }
  }
  return pairs;
}
