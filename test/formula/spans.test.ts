import { expect, test } from "vitest";
import { parseDocument } from "yaml";
import type { FormulaText } from "../../src/ground/span.js";
import { parse } from "../../src/formula/parse.js";

/*
 * A formula stands in a file in many ways; its reader is given a map from its units to the file's. Here the maps are
 * written by hand, from the file's text and what each scalar's characters came from, so that they owe nothing to the
 * reader of metrics.yaml.
 */
function inFile(file: string, text: string, pieces: readonly (readonly [formula: string, inFile: string])[]): FormulaText {
  const map: number[] = [];
  let at = 0;
  for (const [piece, written] of pieces) {
    const found = file.indexOf(written, at);
    expect(found).toBeGreaterThanOrEqual(at);
    for (let i = 0; i < piece.length; i++) map.push(piece.length === written.length ? found + i : found);
    at = found + written.length;
  }
  map.push(at);
  expect(pieces.map(([piece]) => piece).join("")).toBe(text);
  return { text, file: "metrics.yaml", map };
}

const marked = (file: string, formula: FormulaText): string[] =>
  parse(formula).diagnostics.map(({ span }) => file.slice(span?.start, span?.end));
const fixed = (file: string, formula: FormulaText): string[] =>
  parse(formula).diagnostics.flatMap(({ fix }) =>
    fix ? [file.slice(0, fix.span.start) + fix.text + file.slice(fix.span.end)] : [],
  );
const yamlValue = (file: string): unknown => (parseDocument(file).toJS() as { formula: unknown }).formula;

test("a plain scalar over two lines", () => {
  const file = "formula: count(topics)\n  == sum(posts)\n";
  const formula = inFile(file, "count(topics) == sum(posts)", [
    ["count(topics)", "count(topics)"],
    [" ", "\n  "],
    ["== sum(posts)", "== sum(posts)"],
  ]);
  expect(yamlValue(file)).toBe(formula.text);
  expect(marked(file, formula)).toEqual(["=="]);
  expect(fixed(file, formula)).toEqual(["formula: count(topics)\n  = sum(posts)\n"]);
});

test("a double-quoted scalar with escapes", () => {
  const file = 'formula: "a = \\"x\\" && b\\u0020== c"\n';
  const formula = inFile(file, 'a = "x" && b == c', [
    ["a = ", "a = "],
    ['"', '\\"'],
    ["x", "x"],
    ['"', '\\"'],
    [" && b", " && b"],
    [" ", "\\u0020"],
    ["== c", "== c"],
  ]);
  expect(yamlValue(file)).toBe(formula.text);
  expect(marked(file, formula)).toEqual(["&&", "=="]);
  expect(fixed(file, formula)).toEqual([file.replace("&&", "and"), file.replace("==", "=")]);
});

test("a single-quoted scalar with doubled quotes", () => {
  const file = "formula: 'a = ''x'' or c <> b'\n";
  const formula = inFile(file, "a = 'x' or c <> b", [
    ["a = ", "a = "],
    ["'", "''"],
    ["x", "x"],
    ["'", "''"],
    [" or c <> b", " or c <> b"],
  ]);
  expect(yamlValue(file)).toBe(formula.text);
  expect(marked(file, formula)).toEqual(["<>"]);
  expect(fixed(file, formula)[0]).toBe(file.replace("<>", "!="));
});

test("a literal block: indentation stays outside", () => {
  const file = "formula: |\n  count(topics\n    where solved = null)\n    /\n  count(*)\nunit: percent\n";
  const formula = inFile(file, "count(topics\n  where solved = null)\n  /\ncount(*)\n", [
    ["count(topics\n", "count(topics\n"],
    ["  where solved = null)\n", "  where solved = null)\n"],
    ["  /\n", "  /\n"],
    ["count(*)\n", "count(*)\n"],
  ]);
  expect(yamlValue(file)).toBe(formula.text);
  expect(marked(file, formula)).toEqual(["= null", "*"]);
  expect(fixed(file, formula)).toEqual([file.replace("= null", "is null")]);
});

test("a folded block, and a place that runs over the fold", () => {
  const file = "formula: >-\n  solved in\n  (1,\n  null)\n";
  const formula = inFile(file, "solved in (1, null)", [
    ["solved in", "solved in"],
    [" ", "\n  "],
    ["(1,", "(1,"],
    [" ", "\n  "],
    ["null)", "null)"],
  ]);
  expect(yamlValue(file)).toBe(formula.text);
  expect(marked(file, formula)).toEqual(["null"]);
  expect(fixed(file, formula)).toEqual(["formula: >-\n  (solved in (1) or solved is null)\n"]);
});

test("what is missing at the end is placed at the end, inside the quotes", () => {
  const file = 'formula: "sum(topics.views"\n';
  const formula = inFile(file, "sum(topics.views", [["sum(topics.views", "sum(topics.views"]]);
  expect(marked(file, formula)).toEqual(["("]);
  expect(fixed(file, formula)).toEqual(['formula: "sum(topics.views)"\n']);
});

test("each part of a path has its own place", () => {
  const file = "  formula: topics.author_id.segment\n";
  const formula = inFile(file, "topics.author_id.segment", [["topics.author_id.segment", "topics.author_id.segment"]]);
  const { expr } = parse(formula);
  const parts = expr?.kind === "path" ? expr.parts : [];
  expect(parts.map(({ span }) => file.slice(span.start, span.end))).toEqual(["topics", "author_id", "segment"]);
});

test("names are compared in NFC, texts are left as they are", () => {
  const nfd = 'gro\u0308\u00dfe = "gro\u0308\u00dfe"';
  const { expr } = parse({ text: nfd, file: "f", map: [...Array(nfd.length + 1).keys()] });
  expect(expr).toMatchObject({ left: { parts: [{ name: "größe" }] }, right: { value: "gro\u0308\u00dfe" } });
});
