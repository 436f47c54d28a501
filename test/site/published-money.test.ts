import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSession } from "../../src/cli/session.js";
import { reportOf, sourceOf } from "../../src/cli/site.js";
import { readDefinitions } from "../../src/cli/workspace.js";
import { fromArrow } from "../../src/engine/arrow.js";
import type { Report } from "../../src/report/model.js";
import { publish } from "../../src/site/publish.js";

const METRICS = `version: 1
community: {name: Test, languages: [en], currency: EUR, simulated: true}
rates: {from: fx.csv, currency: code, rate: per_unit, time: day}
tables:
  orders:
    from: orders.csv
    row: order
    key: id
    time: day
    columns: {day: {type: date}, amount: {unit: {currency: paid_in}}, tip: {unit: {currency: home}}, home: {pii: true}}
kpis:
  revenue: {label: Revenue, formula: sum(orders.amount), unit: EUR}
  orders: {label: Orders, formula: count(orders)}
`;

let root: string;
let report: Report;
let files: ReadonlyMap<string, Uint8Array | string>;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "worthwhile-money-"));
  await writeFile(join(root, "metrics.yaml"), METRICS);
  await writeFile(join(root, "fx.csv"), "code,per_unit,day\nUSD,0.5,2026-01-01\nGBP,2,2026-01-01\n");
  const rows = Array.from(
    { length: 40 },
    (_, i) => `${i + 1},2026-01-${String(1 + (i % 28)).padStart(2, "0")},10,${["EUR", "USD", "GBP"][i % 3]},1,USD`,
  );
  await writeFile(join(root, "orders.csv"), `id,day,amount,paid_in,tip,home\n${rows.join("\n")}\n`);
  const session = await openSession(readDefinitions(root), null, [], "native");
  report = await reportOf(session);
  const published = await publish(sourceOf(session, report), join(root, "cache"));
  files = new Map(
    await Promise.all(
      published.map(async (file) => [file.path, "from" in file ? await readFile(file.from) : file.bytes] as const),
    ),
  );
  await session.engine.close();
});
afterAll(() => rm(root, { recursive: true, force: true }));

const kpi = (id: string) => report.kpis.find((one) => one.id === id);

describe("money in several currencies on a published site", () => {
  it("goes along with what it was converted to, and its rates do not", () => {
    const arrows = [...files].filter(([path]) => path.endsWith(".arrow"));
    expect(arrows).toHaveLength(1);
    const table = fromArrow(arrows[0]?.[1] as Uint8Array);
    // Money whose currency is personal stays at home: beside what it became it would tell it.
    expect(table.columns.map(({ name }) => name)).toEqual(["id", "day", "amount", "paid_in", "amount@money", "@row"]);
    const column = (name: string) => table.data[table.columns.findIndex((each) => each.name === name)];
    expect(column("amount@money")?.slice(0, 4)).toEqual([10, 5, 20, 10]);
    const program = JSON.parse(String(files.get("data/program.json"))) as {
      readonly catalog: { readonly rates?: unknown; readonly tables: Record<string, { readonly money?: unknown }> };
    };
    expect(Object.keys(program.catalog.tables)).toEqual(["orders"]);
    expect(program.catalog.rates).toBeUndefined();
    expect(program.catalog.tables["orders"]?.money).toEqual({ amount: ["GBP", "USD"] });
  });

  it("is told in the report, with the rates among the sources", () => {
    expect(kpi("revenue")?.lineage.converted).toEqual({ currencies: ["GBP", "USD"], to: "EUR", origin: "fx.csv" });
    expect(kpi("revenue")?.lineage.columns).toEqual(["orders.amount", "orders.day", "orders.paid_in"]);
    expect(kpi("revenue")?.lineage.sources.map(({ name }) => name)).toEqual(["orders.csv", "fx.csv"]);
    expect(kpi("orders")?.lineage.converted).toBeUndefined();
    expect(kpi("orders")?.lineage.sources.map(({ name }) => name)).toEqual(["orders.csv"]);
    // Rates are no data of the community: they neither have a page of coverage nor say to when its data goes.
    expect(report.coverage.map(({ table }) => table)).toEqual(["orders"]);
  });

  it("shows each counted row's amount, currency and what it became", () => {
    // The table holds personal data, so its key is a person: it stays at home.
    const [part] = kpi("revenue")?.countedRows ?? [];
    expect(part?.columns).toEqual(["day", "amount", "amount in EUR", "paid_in", "tip"]);
  });
});
