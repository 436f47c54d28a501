import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseText } from "../../src/formula/parse.js";
import { hover } from "../../src/language/hover.js";
import { occurrences } from "../../src/language/occurrences.js";
import { project } from "../../src/language/project.js";

const DEMO = readFileSync(new URL("../../metrics.yaml", import.meta.url), "utf8");
const look = (text: string) => project({ texts: { "metrics.yaml": text } });

test("gives every table and column of the demo an example that is a sound KPI", () => {
  const demo = look(DEMO);
  const examples = occurrences(demo)
    .filter(({ role, thing }) => role === "definition" && (thing.section === "tables" || thing.section === "columns"))
    .map(({ span }) => /Example: `(.*)`$/m.exec(hover(demo, "metrics.yaml", span.start)?.markdown ?? "")?.[1] ?? "none");
  expect(examples.length).toBeGreaterThan(30);
  expect(examples.filter((formula) => parseText(formula).expr === null)).toEqual([]);
  const kpis = examples.map((formula, i) => `  zz${i}: {formula: ${JSON.stringify(formula)}}\n`).join("");
  const added = look(DEMO.replace(/^kpis:.*\n/m, (head) => head + kpis));
  const wrong = examples.filter((_, i) =>
    added.program?.kpis[`zz${i}`]?.diagnostics.some(({ severity }) => severity === "error"),
  );
  expect(wrong).toEqual([]);
});
