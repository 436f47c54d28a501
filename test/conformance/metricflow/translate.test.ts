import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { compare } from "./compare.js";
import type { Case, Manifest, Pack } from "./pack.js";
import { reference } from "./sql.js";
import { translate } from "./translate.js";
import { Unfit } from "./unfit.js";

/** A shop of our own: sales of items, items of makers, and the levels of a till. */
const manifest: Manifest = {
  semantic_models: [
    {
      name: "sales",
      node_relation: { alias: "t_sales" },
      defaults: { agg_time_dimension: "sold" },
      primary_entity: "sale",
      entities: [{ name: "item", type: "foreign", expr: "item_id" }],
      dimensions: [
        { name: "sold", type: "time", type_params: { time_granularity: "day" } },
        { name: "paid", type: "time", type_params: { time_granularity: "second" } },
      ],
      measures: [
        { name: "sales", agg: "sum", expr: 1 },
        { name: "buyers", agg: "count_distinct", expr: "buyer" },
      ],
    },
    {
      name: "items",
      node_relation: { alias: "t_items" },
      entities: [
        { name: "item", type: "primary", expr: "id" },
        { name: "maker", type: "foreign", expr: "maker_id" },
      ],
    },
    {
      name: "makers",
      node_relation: { alias: "t_makers" },
      defaults: { agg_time_dimension: "founded" },
      entities: [{ name: "maker", type: "primary", expr: "id" }],
      dimensions: [{ name: "founded", type: "time" }],
      measures: [{ name: "makers", agg: "sum", expr: 1 }],
    },
    {
      name: "tills",
      node_relation: { alias: "t_tills" },
      defaults: { agg_time_dimension: "at" },
      primary_entity: "till",
      dimensions: [
        { name: "at", type: "time" },
        { name: "street", type: "categorical" },
      ],
      measures: [{ name: "cash", agg: "sum", non_additive_dimension: { name: "at", window_choice: "max" } }],
    },
  ],
  metrics: [
    ...["sales", "buyers", "makers", "cash"].map((name) => ({ name, type: "simple", type_params: { measure: name } })),
    ...["sales", "buyers"].map((name) => ({
      name: `${name}_before`,
      type: "derived",
      type_params: { expr: name, metrics: [{ name, offset_window: "1 month" }] },
    })),
    {
      name: "at_start",
      type: "derived",
      type_params: { expr: "sales", metrics: [{ name: "sales", offset_to_grain: "month" }] },
    },
  ],
};
const pack: Pack = {
  folder: "",
  cases: [],
  manifests: { shop: manifest },
  tables: Object.fromEntries(
    ["t_sales", "t_items", "t_makers", "t_tills"].map((name) => [name, { columns: [], csv: "", null: "\\N" }]),
  ),
};
const asked: Case = {
  name: "",
  manifest: "shop",
  metrics: null,
  where: null,
  order_by: null,
  limit: null,
  time_constraint: null,
  saved_query: null,
  min_max_only: null,
  check_order: null,
  columns: [],
  rows: [],
};
/** How the metric of a case is asked: its formula and what follows it on the command line. */
function asks(metric: string, columns: readonly string[], more: Partial<Case> = {}) {
  const asking = translate({ ...asked, metrics: [metric], columns: [...columns, metric], ...more }, pack, false);
  const { kpis, tables } = parse(asking.yaml) as {
    kpis: Record<string, { formula: string }>;
    tables: Record<string, { sql?: string; columns?: Record<string, unknown> }>;
  };
  return { formula: Object.values(kpis)[0]?.formula, argv: asking.argv.slice(1), tables, asking };
}

describe("a case of MetricFlow as a query", () => {
  it("bears an alias", () => {
    const { asking } = asks("sales", [], { metrics: [{ name: "sales", alias: "sold" }], columns: ["sold"] });
    expect(asking.metrics).toEqual(["sold"]);
    expect(asking.argv).toEqual(["sold"]);
    expect(asking.metricOf.get("sold")).toBe("sales");
  });

  it("has grains below the hour as texts of the table's SQL", () => {
    const { argv, tables } = asks("sales", ["sale__paid__minute"]);
    expect(argv).toEqual(["--by", "paid__minute"]);
    expect(tables["sales"]?.sql).toContain("date_trunc('minute', \"paid\")");
    expect(tables["sales"]?.columns).toEqual({ paid__minute: { type: "text" } });
  });

  it("gathers a metric of a filter along the references walked", () => {
    const where = "{{ Metric('sales', group_by=['item__maker']) }} > 2";
    expect(asks("makers", [], { where }).formula).toBe(
      "count(makers where (if(each(count(sales) by to_item__items.to_maker__makers over all) > 0, " +
        "each(count(sales) by to_item__items.to_maker__makers over all) / 1 row, null)) > 2)",
    );
  });

  it("shifts by months day by day, where a longer period is asked", () => {
    expect(asks("sales_before", ["metric_time__day"]).formula).toBe("(prior(count(sales), 1 months))");
    expect(asks("sales_before", ["metric_time__year"]).formula).toBe("(per(prior(count(sales), 1 months), day, sum))");
    expect(() => asks("buyers_before", ["metric_time__year"])).toThrow(Unfit);
  });

  it("takes the first day of the longer of the period asked and the one it is shifted to", () => {
    const first = (grain: string) => `date_trunc("day", sold) = date_trunc("${grain}", sold)`;
    expect(asks("at_start", ["metric_time__day"]).formula).toBe(`(to_date(count(sales where ${first("month")}), month))`);
    expect(asks("at_start", ["metric_time__month"]).formula).toBe(`(to_date(count(sales where ${first("month")}), month))`);
    expect(asks("at_start", ["metric_time__year"]).formula).toBe(`(to_date(count(sales where ${first("year")}), year))`);
    const inside = `date_trunc("day", sold) > date_trunc("week", sold)`;
    expect(asks("at_start", ["metric_time__week"]).formula).toContain(
      ` - count(sales where (${first("month")}) and (${inside}))`,
    );
  });

  it("says why it is none", () => {
    expect(() => asks("cash", ["till__street"])).toThrow(/Meaning 7/);
    expect(() => asks("sales_before", ["metric_time__extract_month"])).toThrow(/Meaning 1/);
    expect(() => asks("sales", ["sale__paid__day"], { apply_group_by: false })).toThrow(/Meaning 1/);
  });
});

describe("what a pack writes", () => {
  it("names the entities walked before a name or beside it", () => {
    expect(reference(" Dimension('maker__name', entity_path=['item']) ").name).toBe("item__maker__name");
    expect(reference(" Dimension('item__name', entity_path=[]) ").name).toBe("item__name");
    expect(reference(" Metric('sales', group_by=['item']) ")).toMatchObject({ name: "sales", by: ["item"] });
  });

  it("is one time stamp, whatever its zeros", () => {
    const { asking } = asks("sales", ["sale__paid__second"]);
    const rows = [["2026-01-01T00:00:00.500000", 1]];
    const answer = (at: string) => ({ keys: [[at]], cells: [[{ value: 1, n: 1, state: "complete" }]] });
    const wrong = (at: string) =>
      compare({ ...asked, columns: ["sale__paid__second", "sales"], rows }, asking, answer(at), () => false);
    expect(wrong("2026-01-01 00:00:00.5")).toEqual([]);
    expect(wrong("2026-01-01 00:00:00.05")).not.toEqual([]);
  });
});
