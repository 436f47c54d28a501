import { describe, expect, test } from "vitest";
import type { Catalog } from "../../src/compile/catalog.js";
import { parseText } from "../../src/formula/parse.js";
import { print } from "../../src/formula/print.js";
import { diagnostics, fixEdits } from "../../src/language/diagnostics.js";
import { applied } from "../../src/language/edit.js";
import { project, type Project } from "../../src/language/project.js";

/*
 * Mistakes people make, each in a file of its own: the service tells one, and its fix leaves a file without a mistake whose
 * KPI is the formula that was meant. Written in plain, quoted and block scalars.
 */
const TABLES = `version: 1
community: {languages: [en], currency: EUR}
tables:
  topics: {from: topics.csv, row: topic, key: id, time: created_at, columns: {solved_at: {type: time}, views: {unit: view}}}
  posts: {from: posts.csv, row: post, key: id, time: posted_at}
stakeholders:
  head: {name: Head, language: en}
kpis:
  asked: {label: Asked, formula: count(topics), unit: topic, better: higher, stage: outcome}
`;
const columns = (all: Readonly<Record<string, string>>) => Object.entries(all).map(([name, type]) => ({ name, type }));
const known = (name: string, all: Readonly<Record<string, string>>) => ({
  name,
  columns: columns(all),
  rows: 3,
  coverage: { from: "2026-01-01", to: "2026-02-01" },
  outside: 0,
  digest: "",
  origin: name,
  loadedAt: null,
});
const CATALOG = {
  tables: {
    topics: known("topics", { id: "integer", created_at: "time", solved_at: "time", views: "integer", title: "text" }),
    posts: known("posts", { id: "integer", posted_at: "time", topic: "integer" }),
  },
  instants: false,
} as unknown as Catalog;

const look = (text: string): Project => project({ texts: { "metrics.yaml": text }, catalog: CATALOG });
const wrong = (at: Project) => diagnostics(at).filter(({ severity, fix }) => severity === "error" || fix !== undefined);

interface Mistake {
  readonly what: string;
  /** The lines below `kpis:`, and what else the file holds. */
  readonly text: string;
  readonly told: string;
  /** What is underlined. */
  readonly at: string;
  /** The KPI `k` after the fix. */
  readonly meant: string;
}

const MISTAKES: readonly Mistake[] = [
  {
    what: "a misspelt column",
    text: `  k: {formula: count(topics where solvd_at is not null)}\n`,
    told: "unknown-column",
    at: "solvd_at",
    meant: "count(topics where solved_at is not null)",
  },
  {
    what: "a misspelt column in a folded block",
    text: `  k:\n    formula: >-\n      sum(topics.views\n        where titel = "a")\n`,
    told: "unknown-column",
    at: "titel",
    meant: 'sum(topics.views where title = "a")',
  },
  {
    what: "a misspelt function",
    text: `  k: {formula: "medain(topics.views)"}\n`,
    told: "unknown-function",
    at: "medain",
    meant: "median(topics.views)",
  },
  {
    what: "a misspelt table",
    text: `  k:\n    formula: count(topcs)\n`,
    told: "unknown-table",
    at: "topcs",
    meant: "count(topics)",
  },
  {
    what: "= null",
    text: `  k:\n    formula: |\n      count(topics where solved_at = null)\n`,
    told: "type",
    at: "= null",
    meant: "count(topics where solved_at is null)",
  },
  {
    what: "a text against a date, in single quotes",
    text: `  k: {formula: 'count(topics where created_at >= ''2026-01-15'')'}\n`,
    told: "type",
    at: "''2026-01-15''",
    meant: "count(topics where created_at >= @2026-01-15)",
  },
  {
    what: "an average of an average",
    text: `  k: {formula: avg(avg(topics.views))}\n`,
    told: "arguments",
    at: "avg(topics.views)",
    meant: "per(avg(topics.views), day, avg)",
  },
  {
    what: "an average of a count",
    text: `  k: {formula: avg(count(topics))}\n`,
    told: "arguments",
    at: "count(topics)",
    meant: "per(count(topics), day, avg)",
  },
  {
    what: "a count of a column",
    text: `  k: {formula: count(topics.solved_at)}\n`,
    told: "arguments",
    at: "topics.solved_at",
    meant: "count(topics where solved_at is not null)",
  },
  {
    what: "different things added up",
    text: `  k: {formula: count(topics) + count(posts)}\n`,
    told: "unit",
    at: "count(topics) + count(posts)",
    meant: "count(topics) as contribution + count(posts) as contribution",
  },
  {
    what: "different things added up, one of them renamed already",
    text: `  k: {formula: count(topics) as activity + count(posts)}\n`,
    told: "unit",
    at: "count(topics) as activity + count(posts)",
    meant: "count(topics) as activity + count(posts) as activity",
  },
  {
    what: "a goal in another unit",
    text: `  k: {formula: count(topics)}\ngoals:\n  g: {for: head, problem: P., kpi: asked, owner: o, target: {at_least: 40 EUR, by: 2026-12-31}}\n`,
    told: "unit",
    at: "40 EUR",
    meant: "count(topics)",
  },
  {
    what: "a goal without the percent",
    text: `  k: {formula: "count(topics where views > 3) / count(topics)", unit: percent}\ngoals:\n  g: {for: head, problem: P., kpi: k, owner: o, target: {at_least: 75, by: 2026-12-31}}\n`,
    told: "unit",
    at: "75",
    meant: "count(topics where views > 3) / count(topics)",
  },
  {
    what: "an unknown key",
    text: `  k: {formula: count(topics), beter: higher}\n`,
    told: "unknown-key",
    at: "beter",
    meant: "count(topics)",
  },
  {
    what: "a misspelt KPI",
    text: `  k: {formula: "askd / 2"}\n`,
    told: "unknown-name",
    at: "askd",
    meant: "asked / 2",
  },
  {
    what: "a misspelt KPI in a goal",
    text: `  k: {formula: count(topics)}\ngoals:\n  g: {for: head, problem: P., kpi: aksed, owner: o, target: {at_least: 40, by: 2026-12-31}}\n`,
    told: "unknown-name",
    at: "aksed",
    meant: "count(topics)",
  },
  {
    what: "where outside of the brackets",
    text: `  k: {formula: count(topics) where solved_at is not null}\n`,
    told: "syntax",
    at: "where",
    meant: "count(topics where solved_at is not null)",
  },
  {
    what: "where outside of the brackets, in a ratio",
    text: `  k:\n    formula: >\n      count(topics where views > 3) where solved_at is not null\n      / count(topics)\n`,
    told: "syntax",
    at: "where",
    meant: "count(topics where views > 3 and solved_at is not null) / count(topics)",
  },
  {
    what: "percent by hand",
    text: `  k: {formula: "count(topics where views > 3) / count(topics) * 100", unit: percent}\n`,
    told: "unit",
    at: "count(topics where views > 3) / count(topics) * 100",
    meant: "count(topics where views > 3) / count(topics)",
  },
  {
    what: "a bracket that is never closed",
    text: `  k: {formula: count(topics}\n`,
    told: "syntax",
    at: "(",
    meant: "count(topics)",
  },
  {
    what: "a bare column outside an aggregate's table",
    text: `  k: {formula: sum(views)}\n`,
    told: "unknown-table",
    at: "views",
    meant: "sum(topics.views)",
  },
  {
    what: "== for =",
    text: `  k: {formula: count(topics where title == "a")}\n`,
    told: "syntax",
    at: "==",
    meant: 'count(topics where title = "a")',
  },
  {
    what: "a stakeholder who is not there",
    text: `  k: {formula: count(topics)}\ngoals:\n  g: {for: haed, problem: P., kpi: asked, owner: o, target: {at_least: 40, by: 2026-12-31}}\n`,
    told: "unknown-name",
    at: "haed",
    meant: "count(topics)",
  },
];

describe("a realistic mistake has a fix that works", () => {
  test.each(MISTAKES)("$what", ({ text, told, at, meant }) => {
    const file = TABLES + text;
    const before = look(file);
    const [mistake, ...others] = wrong(before);
    expect(others.map(({ message, data }) => [message, data])).toEqual([]);
    if (!mistake?.span || !mistake.fix) return expect.fail(`no mistake with a fix: ${JSON.stringify(mistake)}`);
    expect([mistake.code, file.slice(mistake.span.start, mistake.span.end)]).toEqual([told, at]);
    const after = look(applied(file, fixEdits(before, mistake.fix)));
    expect(wrong(after).map(({ message, data }) => [message, data])).toEqual([]);
    const kpi = after.program?.kpis["k"];
    if (!kpi?.expr || kpi.cell === null) return expect.fail(applied(file, fixEdits(before, mistake.fix)));
    expect(print(kpi.expr)).toBe(meant);
    // What was meant is itself a formula of the language, printed as it is written.
    expect(parseText(meant).diagnostics).toEqual([]);
  });
});
