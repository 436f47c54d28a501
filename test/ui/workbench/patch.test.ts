import fc from "fast-check";
import { expect, it } from "vitest";
import { patchOf } from "../../../src/ui/workbench/patch.js";

/** What a unified diff of one file makes of a text, read by hand as its description (GNU diffutils) says. */
function applied(before: string, patch: string): string {
  const lines = before.split(/(?<=\n)/).filter((line) => line !== "");
  const out: string[] = [];
  let at = 0;
  let last: string[] | null = null;
  for (const row of patch.split("\n").slice(2, -1)) {
    const [, from, many] = /^@@ -(\d+)(?:,(\d+))? \+/.exec(row) ?? [];
    if (from !== undefined) {
      const start = many === "0" ? Number(from) : Number(from) - 1;
      out.push(...lines.slice(at, start));
      at = start;
    } else if (row.startsWith("\\")) {
      if (last) last[last.length - 1] = last[last.length - 1]?.replace(/\n$/, "") ?? "";
    } else {
      const line = `${row.slice(1)}\n`;
      if (row.startsWith("+")) out.push(line);
      else {
        expect(row.charAt(0)).toBe(row.startsWith("-") ? "-" : " ");
        expect(lines[at]?.replace(/\n$/, "")).toBe(row.slice(1));
        if (row.startsWith(" ")) out.push(line);
        at++;
      }
      last = row.startsWith("-") ? null : out;
    }
  }
  return [...out, ...lines.slice(at)].join("");
}

const text = fc
  .tuple(fc.array(fc.constantFrom("a", "b: 1", "", "ü", "x\r"), { maxLength: 20 }), fc.boolean())
  .map(([lines, ends]) => lines.join("\n") + (ends && lines.length > 0 ? "\n" : ""));

it("a patch makes of the saved text the very text that was typed, also without a last line end", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(applied(before, patchOf([{ path: "metrics.yaml", before, after }]))).toBe(after);
    }),
    { numRuns: 1_000 },
  );
});

it("is laid out as a reviewer knows it", () => {
  const files = [
    { path: "metrics.yaml", before: "kpis:\n  a: 1\n", after: "kpis:\n  a: 2\n" },
    { path: "notebooks/x.md", before: "# x\n", after: "# y\n" },
  ];
  expect(patchOf(files)).toBe(
    `--- a/metrics.yaml
+++ b/metrics.yaml
@@ -1,2 +1,2 @@
 kpis:
-  a: 1
+  a: 2
--- a/notebooks/x.md
+++ b/notebooks/x.md
@@ -1,1 +1,1 @@
-# x
+# y
`,
  );
});
