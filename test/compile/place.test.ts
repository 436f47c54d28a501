import { describe, expect, it } from "vitest";
import { diagnose } from "../../src/ground/messages.js";
import { excerpt } from "../../src/compile/excerpt.js";
import { place, placed } from "../../src/compile/place.js";

describe("place", () => {
  it.each([
    ["", 0, 1, 1],
    ["abc", 3, 1, 4],
    ["a\nb", 2, 2, 1],
    ["a\r\nb", 1, 1, 2],
    ["a\r\nb", 3, 2, 1],
    ["a\rb", 2, 2, 1],
    ["a\n", 2, 2, 1],
    ["🎉x", 2, 1, 3],
    ["\uFEFFa", 1, 1, 1],
    ["\uFEFFa\nb", 3, 2, 1],
    ["abc", 99, 1, 4],
  ])("%j at %i", (text, offset, line, column) => {
    expect(place(text, offset)).toEqual({ line, column });
  });
});

describe("placed", () => {
  const text = "version: 1\nkpsi:\n  a: 1\n";
  const span = { file: "metrics.yaml", start: 11, end: 15 };
  const diagnostic = diagnose(
    "unknownKey",
    span,
    { key: "kpsi", near: "kpis", known: ["kpis"] },
    { title: "Replace by kpis", span, text: "kpis" },
  );

  it("is what check prints as JSON", () => {
    const where = { line: 2, column: 1, endLine: 2, endColumn: 5 };
    expect(placed(diagnostic, { "metrics.yaml": text })).toEqual({
      code: "unknown-key",
      severity: "error",
      path: "metrics.yaml",
      ...where,
      message: "“kpsi” is not known here; did you mean “kpis”?",
      fix: { title: "Replace by kpis", text: "kpis", ...where },
    });
  });

  it("has an empty path where no file holds the mistake", () => {
    expect(placed({ ...diagnostic, span: null }, {})).toMatchObject({ path: "", line: 1, column: 1, endLine: 1, endColumn: 1 });
  });
});

describe("excerpt", () => {
  const drawn = (text: string, part: string): string => {
    const start = text.indexOf(part);
    const span = { file: "f", start, end: start + part.length };
    return excerpt(diagnose("unknownKey", span, { key: part, near: null, known: [] }), { f: text });
  };

  it("puts carets under the mistake", () => {
    expect(drawn("a: 1\nbb: 2\n", "bb")).toBe("2 | bb: 2\n  | ^^");
  });

  it("counts wide characters as two columns, combining ones as none, tabs as four", () => {
    expect(drawn("解決: x", "x")).toBe("1 | 解決: x\n  |       ^");
    expect(drawn("x: 解決", "解決")).toBe("1 | x: 解決\n  |    ^^^^");
    expect(drawn("cafe\u0301: x", "x")).toBe("1 | cafe\u0301: x\n  |       ^");
    expect(drawn("\tx", "x")).toBe("1 |     x\n  |     ^");
    expect(drawn("🎉 x", "x")).toBe("1 | 🎉 x\n  |    ^");
  });

  it("keeps a long line and its mistake in sight", () => {
    const lines = drawn(`${"a".repeat(5000)}BAD${"b".repeat(5000)}`, "BAD").split("\n");
    expect(lines[0]).toMatch(/^1 \| …a+BADb+…$/);
    expect(lines[0]?.length).toBeLessThan(125);
    expect(lines[1]?.indexOf("^^^")).toBe(lines[0]?.indexOf("BAD"));
    const long = drawn(`a: ${"x".repeat(5000)}`, "x".repeat(5000));
    expect(long.split("\n").every((line) => line.length < 125)).toBe(true);
  });

  it("shows nothing a terminal would obey, and no secret", () => {
    expect(drawn("a: \u001b[31m\u202e x", "x")).toBe("1 | a: \uFFFD[31m\uFFFD x\n  |           ^");
    const text = "key: hunter2";
    const secret = diagnose("literalSecret", { file: "f", start: 5, end: 12 }, { option: "key" });
    expect(excerpt(secret, { f: text })).toBe("1 | key: •••••••\n  |      ^^^^^^^");
  });

  it("is empty where there is no file", () => {
    expect(excerpt(diagnose("unknownKey", null, { key: "a", near: null, known: [] }), {})).toBe("");
  });
});
