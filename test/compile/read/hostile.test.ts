import { describe, expect, it } from "vitest";
import { placed } from "../../../src/compile/place.js";
import { excerpt } from "../../../src/compile/excerpt.js";
import { FileProblem, readWorkspace, type FileProblemKind } from "../../../src/compile/read.js";
import { LONGEST_FILE } from "../../../src/compile/read/files.js";
import { hostileTexts } from "./hostile.js";
import { filesIn, readText } from "./workspace.js";

describe("hostile texts", () => {
  for (const [name, text] of Object.entries(hostileTexts(20_000))) {
    it(`answers ${name} with placed diagnostics`, () => {
      const result = readText(text);
      expect(result.diagnostics.length).toBeGreaterThan(0);
      expect(result.diagnostics.length).toBeLessThanOrEqual(201);
      for (const diagnostic of result.diagnostics) {
        expect(placed(diagnostic, result.texts).message).not.toBe("");
        // Nothing a terminal would obey.
        expect(excerpt(diagnostic, result.texts)).not.toMatch(/[\0-\x09\x0B-\x1F\x7F]/);
        if (!diagnostic.span) continue;
        expect(diagnostic.span.start).toBeLessThanOrEqual(diagnostic.span.end);
        expect(diagnostic.span.end).toBeLessThanOrEqual(text.length);
      }
    });
  }

  it("refuses a text that is too long without reading it", () => {
    const started = performance.now();
    const { definitions, diagnostics } = readText("a: b\n".repeat(2_000_000));
    expect(definitions).toBeNull();
    expect(diagnostics.map((d) => d.code)).toEqual(["yaml"]);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(LONGEST_FILE).toBeLessThan(10_000_000);
  });

  it("leaves prototypes alone", () => {
    const { definitions } = readText(hostileTexts(10)["prototypes"] ?? "");
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
    expect(({} as Record<string, unknown>)["formula"]).toBeUndefined();
    expect(Object.keys(definitions?.kpis ?? {})).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(definitions?.kpis ?? {})).toBeNull();
  });
});

describe("files that are no text", () => {
  const kinds: readonly FileProblemKind[] = ["missing", "unreadable", "directory", "too-large", "encoding"];
  it.each(kinds)("says that metrics.yaml is %s", (kind) => {
    const result = readWorkspace({
      read: (path) => {
        throw new FileProblem(kind, path);
      },
      list: () => [],
    });
    expect(result.definitions).toBeNull();
    expect(result.diagnostics.map((d) => placed(d, result.texts))).toMatchObject([
      { code: "yaml", severity: "error", path: "metrics.yaml", line: 1, column: 1, endLine: 1, endColumn: 1 },
    ]);
  });

  it("places an included file's trouble where it is included", () => {
    const files = filesIn({ "metrics.yaml": "version: 1\ninclude: [a.yaml]\ntables: {}\n" });
    const result = readWorkspace({ ...files, list: () => ["a.yaml"] });
    expect(result.definitions).toBeNull();
    expect(result.diagnostics.map((d) => placed(d, result.texts))).toMatchObject([
      { path: "metrics.yaml", line: 2, column: 11 },
    ]);
  });

  it("passes on what is not the file's fault", () => {
    const read = (): string => {
      throw new TypeError("ours");
    };
    expect(() => readWorkspace({ read, list: () => [] })).toThrow("ours");
  });
});
