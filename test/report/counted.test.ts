import { describe, expect, it } from "vitest";
import type { ColumnDef, Definitions, TableDef } from "../../src/compile/definitions.js";
import type { Table } from "../../src/engine/table.js";
import { publishedRows } from "../../src/report/counted.js";

const span = { file: "metrics.yaml", start: 0, end: 0 };
const column = (name: string, over: Partial<ColumnDef> = {}): ColumnDef => ({
  name,
  type: null,
  ref: null,
  unit: null,
  label: {},
  pii: false,
  zone: null,
  format: null,
  decimal: null,
  span,
  ...over,
});
const table = (name: string, columns: readonly ColumnDef[]): TableDef => ({
  name,
  from: { kind: "file", path: "x.csv", span },
  row: name,
  key: "id",
  time: "created_at",
  grain: null,
  columns: Object.fromEntries(columns.map((c) => [c.name, c])),
  coverage: { from: null, to: null },
  series: null,
  weight: null,
  valid: null,
  filters: [],
  label: {},
  description: {},
  span,
});
const definitions = {
  tables: {
    topics: table("topics", [column("author_id", { ref: "members" })]),
    members: table("members", [column("email", { pii: true })]),
  },
} as unknown as Definitions;

const rows = (
  columns: readonly (readonly [string, Table["columns"][number]["type"], readonly (string | number | boolean | null)[]])[],
): Table => ({
  columns: columns.map(([name, type]) => ({ name, type })),
  rows: columns[0]?.[2].length ?? 0,
  data: columns.map(([, , data]) => data),
});

describe("counted rows on a published page", () => {
  const data = rows([
    ["id", "integer", [1, 2, 3, 4, 5, 6, 7]],
    ["created_at", "time", Array.from({ length: 7 }, () => "2026-09-01T10:00:00")],
    ["author_id", "integer", [9, 9, 9, 9, 9, 9, 9]],
    ["title", "text", ["How", "do", "I", "log", "in", "to", "it"]],
    ["userName", "text", ["kim", "bo", "al", "jo", "li", "mo", "vi"]],
    ["contact", "text", ["x", "kim@example.org", "x", "x", "x", "x", "x"]],
    ["remark", "text", ["x", "y".repeat(60), "x", "x", "x", "x", "x"]],
    ["language", "text", ["en", "da", "ja", null, "en", "fr", "es"]],
  ]);

  it("keep key, times, numbers and short labels, and no more than six rows", () => {
    const part = publishedRows({ aggregate: "count(topics)", table: "topics", total: 7, rows: data }, definitions, 5);
    expect(part.columns).toEqual(["id", "created_at", "language"]);
    expect(part.rows).toHaveLength(6);
    expect(part.total).toBe(7);
    expect(JSON.stringify(part)).not.toMatch(/kim|example|yyy|How/);
  });

  it("are withheld with their number where there are too few", () => {
    expect(publishedRows({ aggregate: "count(topics)", table: "topics", total: 4, rows: data }, definitions, 5)).toEqual({
      aggregate: "count(topics)",
      table: "topics",
      total: 0,
      columns: [],
      rows: null,
    });
  });

  it("do not name people: a table of people loses its key and its personal data", () => {
    const people = rows([
      ["id", "text", ["U1", "U2", "U3", "U4", "U5"]],
      ["email", "text", ["a", "b", "c", "d", "e"]],
      ["segment", "text", ["a", "b", "a", "b", "a"]],
    ]);
    expect(
      publishedRows({ aggregate: "count(members)", table: "members", total: 5, rows: people }, definitions, 5).columns,
    ).toEqual(["segment"]);
  });

  it("show what money was converted to only where its currency may be shown", () => {
    const table = (pii: boolean) => ({
      ...definitions,
      community: { currency: "EUR" },
      tables: {
        orders: {
          name: "orders",
          key: "id",
          columns: {
            amount: { name: "amount", unit: { currency: "paid_in" }, ref: null, pii: false },
            paid_in: { name: "paid_in", unit: null, ref: null, pii },
          },
        },
      },
    });
    const orders = rows([
      ["amount", "number", [1, 2, 3, 4, 5]],
      ["amount in EUR", "number", [1, 2, 2.7, 4, 5]],
      ["paid_in", "text", ["EUR", "EUR", "USD", "EUR", "EUR"]],
    ]);
    const shown = (pii: boolean, hiding: readonly string[]) =>
      publishedRows(
        { aggregate: "sum(orders.amount)", table: "orders", total: 5, rows: orders },
        table(pii) as unknown as Definitions,
        5,
        new Set(hiding),
      ).columns;
    expect(shown(false, [])).toEqual(["amount", "amount in EUR", "paid_in"]);
    expect(shown(false, ["paid_in"])).toEqual(["amount"]);
    expect(shown(false, ["amount"])).toEqual(["paid_in"]);
  });

  it("may be none", () => {
    expect(
      publishedRows(
        { aggregate: "count(topics)", table: "topics", total: 0, rows: rows([["id", "integer", []]]) },
        definitions,
        5,
      ).rows,
    ).toEqual([]);
  });
});
