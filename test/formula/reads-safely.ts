import { expect } from "vitest";
import { CODES } from "../../src/ground/diagnostic.js";
import { sentence } from "../../src/ground/messages.js";
import { parseText } from "../../src/formula/parse.js";
import { print } from "../../src/formula/print.js";
import { bare } from "./arbitrary.js";

/** Whatever the text: no throw, every mistake placed inside it with a sentence, and a tree only where it is whole. */
export function readsSafely(text: string): void {
  const { expr, diagnostics } = parseText(text);
  expect(diagnostics.length).toBeLessThanOrEqual(20);
  for (const d of diagnostics) {
    expect(CODES).toContain(d.code);
    expect(sentence(d)).toMatch(/\S/);
    for (const span of [d.span, d.fix?.span]) {
      if (!span) continue;
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(span.end).toBeGreaterThanOrEqual(span.start);
      expect(span.end).toBeLessThanOrEqual(text.length);
    }
  }
  if (!expr) expect(diagnostics.length).toBeGreaterThan(0);
  if (expr) {
    expect(diagnostics.filter(({ code }) => code !== "type")).toEqual([]);
    const again = parseText(print(expr)).expr;
    expect(again && bare(again)).toEqual(bare(expr));
  }
}
