import fc from "fast-check";
import { Document, Scalar, parse } from "yaml";
import { describe, expect, it } from "vitest";
import { spanIn, type FormulaText } from "../../../src/ground/span.js";
import { readText } from "./workspace.js";

/** The formula of the one KPI of a text whose `formula:` is written as given. */
function formulaOf(text: string): FormulaText {
  const formula = readText(text).definitions?.kpis["k"]?.formula;
  if (!formula) throw new Error(`no formula in ${JSON.stringify(text)}`);
  return formula;
}

const written = (value: string): string => `version: 1\ntables: {}\nkpis:\n  k:\n    formula: ${value}\n    unit: topic\n`;

/** What stands in the file where the formula says `part`. */
function sourceOf(text: string, part: string): string {
  const formula = formulaOf(text);
  const start = formula.text.indexOf(part);
  expect(start, `${part} in ${formula.text}`).toBeGreaterThanOrEqual(0);
  const span = spanIn(formula, start, start + part.length);
  return text.slice(span.start, span.end);
}

describe("the place of a formula's parts", () => {
  it.each([
    ["plain", "count(topics) / sum(x)", "sum(x)", "sum(x)"],
    ["plain over lines", "count(topics)\n      / sum(x)\n\n      + 1", "sum(x)", "sum(x)"],
    ["single quotes", "'count(t where a = ''b'') + sum(x)'", "sum(x)", "sum(x)"],
    ["a doubled quote", "'count(t where a = ''b'') + sum(x)'", "'b'", "''b''"],
    ["single quotes over lines", "'count(t)\n\n      + sum(x)'", "sum(x)", "sum(x)"],
    ["double quotes", '"count(t where a = \\"b\\") + sum(x)"', "sum(x)", "sum(x)"],
    ["an escape", '"count(t where a = \\"b\\") + sum(x)"', '"b"', '\\"b\\"'],
    ["a number's escape", '"\\x63ount(t) + \\u0073um(x)"', "sum(x)", "\\u0073um(x)"],
    ["an escape of two units", "\"a = '\\U0001F600' + sum(x)\"", "'\u{1F600}'", "'\\U0001F600'"],
    ["an escaped line end", '"count(t) \\\n      + sum(x)"', "sum(x)", "sum(x)"],
    ["double quotes over lines", '"count(t)  \n\n   \n      + sum(x)"', "sum(x)", "sum(x)"],
    ["a literal block", "|\n      count(t)\n        / sum(x)\n      + 1", "sum(x)", "sum(x)"],
    ["a literal block with a header", "|2-  # why\n        count(t)\n      / sum(x)", "sum(x)", "sum(x)"],
    ["a folded block", ">\n      count(t)\n      / sum(x)\n\n      + 1\n        more\n      + y", "more", "more"],
    ["a folded block, kept", ">+\n\n      count(t)\n      / sum(x)\n\n", "sum(x)", "sum(x)"],
    ["an anchor", "&f count(t) / sum(x)", "sum(x)", "sum(x)"],
    ["a tag", "!!str count(t) / sum(x)", "sum(x)", "sum(x)"],
    ["other planes", "x = '\u{1F600}' + sum(x)", "sum(x)", "sum(x)"],
  ])("%s", (_, value, part, source) => {
    expect(sourceOf(written(value), part)).toBe(source);
    const windows = written(value).replaceAll("\n", "\r\n");
    expect(sourceOf(windows, part)).toBe(source);
    expect(sourceOf(`\uFEFF${windows}`, part)).toBe(source);
  });

  it("ends after the last unit, whatever follows", () => {
    for (const value of ["x", "'x'", '"x"', "|\n      x\n", ">-\n      x\n\n", "x   # why"]) {
      const { text, map } = formulaOf(written(value));
      expect(text).toBe("x");
      expect(map).toHaveLength(2);
      expect(map[1]).toBe((map[0] ?? 0) + 1);
    }
  });

  it("holds for any text in any style", () => {
    // No other planes: the YAML package may fold a line between the halves of a pair.
    const unit = fc.constantFrom(
      "a",
      "b",
      "'",
      '"',
      "\\",
      " ",
      "  ",
      "\n",
      "\n\n",
      "\t",
      "#",
      ": ",
      "é",
      "日",
      "\u00A0",
      "\u2028",
    );
    const text = fc.array(unit, { minLength: 1, maxLength: 40 }).map((units) => `x${units.join("")}`);
    const style = fc.constantFrom(
      Scalar.PLAIN,
      Scalar.QUOTE_SINGLE,
      Scalar.QUOTE_DOUBLE,
      Scalar.BLOCK_LITERAL,
      Scalar.BLOCK_FOLDED,
    );
    const width = fc.constantFrom(20, 80, 0);
    fc.assert(
      fc.property(text, style, width, fc.boolean(), (value, type, lineWidth, windows) => {
        const scalar = new Scalar(value);
        scalar.type = type;
        const document = new Document({ version: 1, tables: {}, kpis: { k: { formula: scalar, unit: "topic" } } });
        const file = document.toString({ lineWidth, minContentWidth: 0 });
        const source = windows ? file.replace(/\r?\n/g, "\r\n") : file;
        const formula = formulaOf(source);
        // Read as the YAML package reads it: what it wrote may fold to something else than the value.
        const read = parse(source) as { readonly kpis: { readonly k: { readonly formula: string } } };
        expect(formula.text).toBe(read.kpis.k.formula.trimEnd());
        expect(formula.map).toHaveLength(formula.text.length + 1);
        for (const [i, at] of formula.map.entries()) {
          expect(at).toBeLessThanOrEqual(source.length);
          if (i > 0) expect(at).toBeGreaterThanOrEqual(formula.map[i - 1] ?? 0);
          const inText = formula.text[i];
          if (inText === undefined || /\s/.test(inText)) continue;
          // Each unit stands at its place, or an escape that means it.
          if (source[at] === inText) continue;
          expect(source[at]).toBe("\\");
          expect(formula.ends?.[i]).toBeGreaterThan(at + 1);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
