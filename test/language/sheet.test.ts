import { describe, expect, it } from "vitest";
import { project } from "../../src/language/project.js";
import { sheet } from "../../src/language/sheet.js";

const TEXT = `version: 1
community: {name: A, languages: [da, en]}
tables:
  topics: {from: x.csv, row: topic, key: id}
assumptions:
  cost: {value: 18, low: 15, unit: EUR, label: Pris}
kpis:
  all: # every one
    label: {en: All, da: Alle}
    formula: "count(topics)"
    owners: [support, community]
  some:
    formula: >-
      count(topics
      where solved)
    better: higher
goals:
  more: {for: boss, problem: Few, kpi: all, target: {at_least: 10 topics, by: 2026-12-31}}
`;

const seen = project({ texts: { "metrics.yaml": TEXT } });
const cellsOf = (section: string, row: string): Readonly<Record<string, readonly [string, string | null]>> => {
  const found = sheet(seen, section);
  const cells = found?.rows.find(({ name }) => name === row)?.cells ?? [];
  return Object.fromEntries(
    cells.flatMap(({ text, locked }, i): [string, [string, string | null]][] => {
      const id = found?.columns[i]?.id ?? "";
      return text === "" && locked === null ? [] : [[id, [text, locked]]];
    }),
  );
};

describe("a section as a sheet", () => {
  it("says what the text says: quotes and folded lines read, lists in a line and locked", () => {
    expect(cellsOf("kpis", "all")).toEqual({
      "label.da": ["Alle", null],
      "label.en": ["All", null],
      formula: ["count(topics)", null],
      owners: ["support, community", "list"],
    });
    expect(cellsOf("kpis", "some")).toEqual({ formula: ["count(topics where solved)", null], better: ["higher", null] });
  });

  it("has a column a language, the community's first one first; a text of all languages is edited in it alone", () => {
    const columns = sheet(seen, "kpis")?.columns ?? [];
    expect(columns.filter(({ id }) => id.startsWith("label.")).map(({ id, translation }) => [id, translation])).toEqual([
      ["label.da", false],
      ["label.en", true],
    ]);
    const cost = cellsOf("assumptions", "cost");
    expect(cost["label.da"]).toEqual(["Pris", null]);
    expect(cost["label.en"]).toEqual(["", "shared"]);
    const at = sheet(seen, "assumptions");
    const i = at?.columns.findIndex(({ id }) => id === "label.da") ?? -1;
    expect(at?.rows[0]?.cells[i]?.path).toEqual(["assumptions", "cost", "label"]);
  });

  it("shows keys of keys as columns, and knows their kinds", () => {
    expect(cellsOf("goals", "more")).toMatchObject({
      for: ["boss", null],
      "target.at_least": ["10 topics", null],
      "target.by": ["2026-12-31", null],
    });
    const kinds = (section: string) =>
      Object.fromEntries(sheet(seen, section)?.columns.map(({ id, kind, choices }) => [id, [kind, choices]]) ?? []);
    expect(kinds("kpis")["formula"]).toEqual(["formula", []]);
    expect(kinds("kpis")["better"]).toEqual(["choice", ["higher", "lower", "none"]]);
    expect(kinds("assumptions")["value"]).toEqual(["number", []]);
    expect(kinds("goals")["target.path"]?.[1]).toContain("linear");
  });

  it("points at where each row's name stands, and is none of what has no names", () => {
    const row = sheet(seen, "kpis")?.rows[1];
    expect(TEXT.slice(row?.start, row?.end)).toBe("some");
    expect(sheet(seen, "community")).toBeNull();
    expect(sheet(project({ texts: { "metrics.yaml": "" } }), "kpis")?.rows).toEqual([]);
  });
});
