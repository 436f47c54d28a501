import fc from "fast-check";
import { test } from "vitest";
import { damaged, tree } from "./arbitrary.js";
import { print } from "../../src/formula/print.js";
import { readsSafely } from "./reads-safely.js";

test("100,000 damaged formulas", () => {
  fc.assert(fc.property(damaged, readsSafely), { numRuns: 100_000 });
});

test("20,000 printed trees with one piece cut out", () => {
  const cut = fc.tuple(tree, fc.nat(), fc.nat(10)).map(([expr, at, length]) => {
    const text = print(expr);
    return text.slice(0, at % text.length) + text.slice((at % text.length) + length);
  });
  fc.assert(fc.property(cut, readsSafely), { numRuns: 20_000 });
});
