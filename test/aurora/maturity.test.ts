import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readDefinitions } from "../../src/cli/workspace.js";
import type { Texts } from "../../src/compile/definitions.js";
import { isLanguage } from "../../src/report/language.js";
import { overclaims } from "../../src/report/sentence.js";

const ROOT = join(import.meta.dirname, "../..");
const { definitions } = readDefinitions(ROOT);
if (!definitions?.maturity) throw new Error("the demo has no maturity");
const { maturity, propositions, community } = definitions;

describe("the demo's maturity and propositions", () => {
  it("tells the content calendar as the data has it", () => {
    const rows = readFileSync(join(ROOT, "data/in/content_calendar.csv"), "utf8").trim().split("\n").slice(1);
    const published = new Map(rows.map((row) => row.split(",") as [string, string]));
    const last = [...published.keys()].sort().at(-1) ?? "";
    const within = maturity.contentCalendar.filter(({ planned }) => planned <= last);
    expect(within.length).toBeGreaterThan(3);
    for (const { planned, done } of within) expect([planned, published.get(planned)]).toEqual([planned, done ?? ""]);
    expect(within.some(({ done }) => done === null)).toBe(true);
  });

  it("leaves a feedback open, and has a decision reviewed and another to come", () => {
    expect(maturity.feedback.map(({ closed }) => closed === null)).toContain(true);
    expect(maturity.decisions.filter(({ review, result }) => review !== null && Object.keys(result).length > 0)).not.toEqual(
      [],
    );
  });

  it("speaks all languages of the community, and claims no cause in any", () => {
    const texts: readonly Texts[] = [
      maturity.guidelines?.where ?? {},
      ...maturity.contentCalendar.map(({ label }) => label),
      ...maturity.recognition.flatMap(({ to, label }) => [to, label]),
      ...maturity.feedback.flatMap(({ label, answer, closed }) => (closed === null ? [label] : [label, answer])),
      ...maturity.decisions.flatMap(({ decision, result }) =>
        Object.keys(result).length > 0 ? [decision, result] : [decision],
      ),
      ...Object.values(propositions).flatMap(({ label, promise, audience, business, members }) => [
        label,
        promise,
        audience,
        business?.success ?? {},
        members?.success ?? {},
      ]),
    ];
    for (const text of texts) {
      expect(Object.keys(text).sort()).toEqual([...community.languages].sort());
      for (const [language, said] of Object.entries(text))
        expect(isLanguage(language) ? overclaims(said, language, 1) : [language], said).toEqual([]);
    }
  });
});
