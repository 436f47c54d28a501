import { expect, it } from "vitest";
import type { Catalog } from "../../src/compile/catalog.js";
import { dimensionsOf, grainsOf } from "../../src/compile/dimensions.js";
import { understand, type Program } from "../../src/compile/program.js";
import { readWorkspace } from "../../src/compile/read.js";
import type { ColumnType } from "../../src/compile/definitions.js";

const FILE = `version: 1
community: {fiscal_year_start: 1}
tables:
  members: {from: m.csv, row: member, key: id, columns: {segment: {type: text}, home: {ref: towns}}}
  towns: {from: w.csv, row: town, key: id}
  topics: {from: t.csv, row: topic, key: id, time: at, columns: {author: {ref: members}, channel: {type: text}}}
  posts: {from: p.csv, row: post, key: id, time: at, columns: {author: {ref: members}, editor: {ref: members}, channel: {type: text}}}
  costs: {from: c.csv, row: cost line, time: at, grain: quarter, columns: {amount: {type: number, unit: EUR}}}
  rules: {from: r.csv, row: rule}
kpis:
  topics: {formula: count(topics)}
  posts: {formula: count(posts)}
  both: {formula: count(posts) as thing + count(topics) as thing}
  cost: {formula: sum(costs.amount)}
  cost_per_topic: {formula: sum(costs.amount) / count(topics)}
  rules: {formula: count(rules)}
  weekly: {formula: "per(count(topics), week, avg)"}
`;

const COLUMNS: Readonly<Record<string, Readonly<Record<string, ColumnType>>>> = {
  members: { id: "integer", segment: "text", active: "boolean", home: "integer", month: "text" },
  towns: { id: "integer", country: "text" },
  topics: { id: "integer", at: "time", author: "integer", channel: "text", kind: "text", views: "integer" },
  posts: { id: "integer", at: "time", author: "integer", editor: "integer", channel: "text" },
  costs: { at: "date", amount: "number", team: "text" },
  rules: { text: "text" },
};

function program(file = FILE): Program {
  const { definitions } = readWorkspace({ read: () => file, list: () => [] });
  if (definitions === null) throw new Error("not read");
  const tables = Object.entries(COLUMNS).map(([name, columns]) => [
    name,
    {
      name,
      columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
      rows: 1,
      coverage: null,
      outside: 0,
      digest: "",
      origin: "",
      loadedAt: null,
    },
  ]);
  return understand({ definitions, catalog: { instants: false, tables: Object.fromEntries(tables) } as Catalog });
}

const names = (kpi: string): readonly string[] => dimensionsOf(program(), kpi).map(({ name }) => name);

it("offers a KPI's own columns first, then those that its rows refer to; no keys, references, numbers or grains", () => {
  expect(names("topics")).toEqual(["channel", "kind", "members.segment", "members.active", "towns.country"]);
});

it("offers only what every table of the KPI has or reaches by one way", () => {
  // A post has two ways to a member, so neither is taken.
  expect(names("posts")).toEqual(["channel"]);
  expect(names("both")).toEqual(["channel"]);
  expect(names("cost_per_topic")).toEqual([]);
});

it("offers the grains that the rows have, fiscal ones where they differ, none without a time", () => {
  expect(grainsOf(program(), "topics")).toEqual(["hour", "day", "week", "month", "quarter", "year"]);
  expect(grainsOf(program(), "cost_per_topic")).toEqual(["quarter", "year"]);
  expect(grainsOf(program(FILE.replace("fiscal_year_start: 1", "fiscal_year_start: 4")), "cost")).toEqual([
    "quarter",
    "year",
    "fiscal_quarter",
    "fiscal_year",
  ]);
  expect(grainsOf(program(), "rules")).toEqual([]);
  // Nothing is asked at a grain finer than the one its formula is put together from.
  expect(grainsOf(program(), "weekly")).toEqual(["week", "month", "quarter", "year"]);
});
