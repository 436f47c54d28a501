import fc from "fast-check";
import { expect, test } from "vitest";
import { memory, type Memory } from "../../src/compile/again.js";
import { diagnostics } from "../../src/language/diagnostics.js";
import { project, type Workspace } from "../../src/language/project.js";
import { marked } from "./case.js";

const MAIN = `version: 1
include: more.yaml
community: {languages: [en, da], currency: EUR, timezone: UTC}
tables:
  topics:
    from: topics.csv
    row: topic
    key: id
    time: created_at
    columns: {solved_at: {type: time}, views: {unit: view}, author: {ref: members}, title: {label: {en: Title}}}
  members: {from: members.csv, row: member, key: id}
filters:
  bots: members.kind = 'bot'
assumptions:
  rate: {value: 14.50, unit: EUR/topic}
kpis:
  # the first
  asked: {label: Asked, formula: count(topics), unit: topic, better: higher}
  solved:
    label: {en: Solved, da: Løst}
    formula: >-
      count(topics
        where solved_at within 7 days of created_at)
    tests: [value >= 0, value <= asked]
  share:
    formula: "solved / asked"
    unit: percent
  saved: {formula: solved * rate, unit: EUR}
  round: {formula: back + 1}
  back: {formula: round - 1}
  past:
    formula: count(topics)
    history:
    - {until: 2026-01-15, formula: count(topics where views > 3), note: Another count.}
  mixed: {composite: [{kpi: share, weight: 1}, {kpi: asked, weight: 2}]}
  unknown: {formula: count(topcs) + solvd}
goals:
  more: {for: head, kpi: share, target: 70 %, by: 2026-12-31}
stakeholders:
  head: {name: Head, language: en}
`;
const MORE = `kpis:
  late: {formula: median(topics.solved_at - topics.created_at), unit: hour}
  both: {formula: late + past}
`;
const CATALOG = JSON.stringify({
  topics: { id: "integer", created_at: "time", solved_at: "time", views: "integer", author: "integer", title: "text" },
  members: { id: "integer", kind: "text" },
});

/** Words that stand for one another, lines put in, and slips. */
const WORDS = [
  ...["asked", "solved", "share", "late", "past", "topics", "members", "rate", "round", "views", "solved_at", "percent", "EUR"],
  ...["hour", "count", "median", "7 days", "3", "14.50", "'bot'", "value", "70 %", "en", "da", "UTC", "Løst"],
];
const change = fc.oneof(
  { weight: 5, arbitrary: fc.record({ from: fc.constantFrom(...WORDS), to: fc.constantFrom(...WORDS), nth: fc.nat(6) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      from: fc.constantFrom("\n  ", "\nkpis:", " {", ": "),
      to: fc.constantFrom(
        "\n  # a note\n  ",
        "\n  added: {formula: asked + 1}\n  ",
        "\n\n\nkpis:",
        " { ",
        ":  ",
        '"',
        ": {",
        "",
      ),
      nth: fc.nat(30),
    }),
  },
);

const replaced = (text: string, { from, to, nth }: { from: string; to: string; nth: number }): string => {
  const parts = text.split(from);
  const at = parts.length < 2 ? 0 : 1 + (nth % (parts.length - 1));
  return at === 0 ? text : parts.slice(0, at).join(from) + to + parts.slice(at).join(from);
};

/** All that a look tells: what is wrong, and what each KPI means with every place in it. */
const seen = (workspace: Workspace) => {
  const look = project(workspace);
  return { problems: diagnostics(look), kpis: look.program?.kpis ?? null, definitions: look.read.definitions };
};

/** Looked at with a memory and without: the texts of both are compared first, as that is quicker by far. */
const expectSame = (workspace: Workspace, kept: Memory): void => {
  const [again, anew] = [seen({ ...workspace, memory: kept }), seen(workspace)];
  if (JSON.stringify(again) !== JSON.stringify(anew)) expect(again).toEqual(anew);
};

test("looked at again after each edit, a workspace is seen as one that was never looked at", () => {
  const { workspace } = marked({ "metrics.yaml": MAIN, "more.yaml": MORE, "catalog.json": CATALOG });
  fc.assert(
    fc.property(fc.array(fc.record({ main: fc.boolean(), change }), { minLength: 1, maxLength: 12 }), (edits) => {
      const kept = memory();
      let texts: Readonly<Record<string, string>> = workspace.texts;
      expectSame({ ...workspace, texts }, kept);
      for (const edit of edits) {
        const before = texts;
        const file = edit.main ? "metrics.yaml" : "more.yaml";
        texts = { ...texts, [file]: replaced(texts[file] ?? "", edit.change) };
        expectSame({ ...workspace, texts }, kept);
        // And once more as it was: what is typed is often taken back.
        if (edit.change.nth % 3 === 0) {
          texts = before;
          expectSame({ ...workspace, texts }, kept);
        }
      }
    }),
    { numRuns: 60, seed: 11 },
  );
});

test("data that comes later is seen, whatever was known without it", () => {
  const { workspace } = marked({ "metrics.yaml": MAIN, "more.yaml": MORE, "catalog.json": CATALOG });
  const kept = memory();
  seen({ ...workspace, catalog: null, memory: kept });
  expect(seen({ ...workspace, memory: kept })).toEqual(seen(workspace));
});

test("a KPI far from an edit is not checked once more, and stands at its place of now", () => {
  const { workspace } = marked({ "metrics.yaml": MAIN, "more.yaml": MORE, "catalog.json": CATALOG });
  const kept = memory();
  const cell = (text: string) => {
    const { program } = project({ ...workspace, texts: { ...workspace.texts, "metrics.yaml": text }, memory: kept });
    return program?.kpis["share"];
  };
  const before = cell(MAIN);
  const after = cell(MAIN.replace("count(topics), unit: topic", "count(topics where views > 12), unit: topic"));
  // It names the one that was changed.
  expect(after?.cell).not.toBe(before?.cell);
  const beside = cell(MAIN.replace("# the first", "# the very first of them").replace("solved * rate", "solved * 3 * rate"));
  expect(beside?.cell).toEqual(before?.cell);
  expect(beside?.def.span.start).toBe((before?.def.span.start ?? 0) + " very of them".length);
});

test("a KPI's test may name a KPI that is made of it", () => {
  const { workspace } = marked({ "metrics.yaml": MAIN, "more.yaml": MORE, "catalog.json": CATALOG });
  const text = MAIN.replace("value <= asked", "value <= solved_and_more").replace(
    "  share:",
    "  solved_and_more: {formula: solved + asked, unit: topic}\n  share:",
  );
  const look = project({ ...workspace, texts: { ...workspace.texts, "metrics.yaml": text } });
  expect(look.program?.kpis["solved"]?.tests.map((each) => each.text)).toEqual(["value >= 0", "value <= solved_and_more"]);
  expect(look.program?.kpis["solved_and_more"]?.diagnostics).toEqual([]);
});
