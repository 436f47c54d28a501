import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readLines } from "../../src/engine/clickhouse/read.js";
import { serveClickhouse, withoutClickhouse, type Served } from "../kit/clickhouse.js";
import { command } from "../kit/command.js";
import { listening } from "../kit/fault-proxy.js";

const METRICS = `version: 1
tables:
  orders: { from: orders.csv, row: order, key: id, time: paid, columns: { amount: { type: number, unit: EUR } } }
kpis:
  revenue: { formula: sum(orders.amount) }
  orders: { formula: count(orders) }
`;
const folder = mkdtempSync(join(tmpdir(), "worthwhile-clickhouse-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const QUERY = ["query", "revenue,orders", "--by", "shop", "--format", "csv"];
/** A server that answers everything alike. */
const answering = (status: number, body: string): Promise<string> =>
  listening(createServer((_, response) => response.writeHead(status, { "content-type": "text/plain" }).end(body)));
const named = (url: string, more = ""): string => `${METRICS}engine: { clickhouse: { url: "${url}"${more} } }\n`;

beforeEach(() => {
  write("orders.csv", "id,paid,shop,amount\n1,2026-01-01,a,10.5\n2,2026-01-31,b,4\n3,2026-02-01,a,\n");
});

describe("a server that cannot be asked", () => {
  it.each<[string, () => Promise<string> | string, string]>([
    ["is not there", () => "http://127.0.0.1:1", "cannot be reached: connect ECONNREFUSED 127.0.0.1:1"],
    ["is no ClickHouse", () => answering(200, "<!doctype html>"), "The ClickHouse at"],
    [
      "is too old",
      () => answering(200, '["version()"]\n["String"]\n["24.8.1.1"]\n'),
      "is version 24.8.1.1, and 26.7 or newer is needed",
    ],
    [
      "refuses",
      () => answering(500, "Code: 241. DB::Exception: Too much memory. (MEMORY_LIMIT_EXCEEDED)"),
      "refuses: Too much memory",
    ],
  ])("%s: told at its place, as a mistake of the workspace", async (_, url, says) => {
    write("metrics.yaml", named(await url()));
    const { exit, err } = await command(QUERY, folder);
    expect(err).toContain(says);
    expect(err).toMatch(/^metrics\.yaml:7:11 error data-missing The ClickHouse at /);
    expect(exit).toBe(1);
    const checked = await command(["check"], folder);
    expect(checked.out).toContain(says);
    expect(checked.exit).toBe(1);
  });

  it("whose password the environment lacks: the variable is named", async () => {
    write("metrics.yaml", named("http://127.0.0.1:1", ', password: "${CLICKHOUSE_PASSWORD}"'));
    const { exit, err } = await command(QUERY, folder);
    expect(err).toContain("the environment variable CLICKHOUSE_PASSWORD (password), which is not set");
    expect(exit).toBe(1);
  });

  it("for a mistake in its section: DuckDB does not answer in its place", async () => {
    write("metrics.yaml", named("localhost"));
    const { exit, out, err } = await command(QUERY, folder);
    expect(err).toContain("is not an address like http://localhost:8123");
    expect(out).toBe("");
    expect(exit).toBe(1);
  });
});

describe.skipIf(withoutClickhouse !== null)(`a ClickHouse${withoutClickhouse ?? ""}`, () => {
  let served: Served;
  beforeAll(async () => {
    served = await serveClickhouse({ user: "tester", password: "s3cret & long" });
  });
  afterAll(() => served.close());
  const asks = async (env = served.env) => {
    write("metrics.yaml", `${METRICS}${served.yaml}`);
    return command(QUERY, folder, env);
  };
  const inserts = (): number => served.asked.filter((sql) => sql.startsWith("INSERT")).length;
  const tables = (): readonly string[] => served.direct("show tables from worthwhile").trim().split("\n").sort();

  it("gives the numbers, and a table that is there is not sent again", async () => {
    const before = inserts();
    const { out, err } = await asks();
    expect(err).toBe("");
    expect(out).toBe("shop,revenue,orders\r\na,10.5,2\r\nb,4,1\r\n");
    expect(inserts()).toBe(before + 1);
    expect((await asks()).out).toBe(out);
    expect(inserts()).toBe(before + 1);
    expect(tables()).toEqual([expect.stringMatching(/^orders_[0-9a-f]{8}_[0-9a-f]{32}$/)]);
  });

  it("is sent a table whose rows changed, and keeps the earlier one for a day", async () => {
    await asks();
    const before = inserts();
    write("orders.csv", "id,paid,shop,amount\n1,2026-01-01,a,11\n");
    expect((await asks()).out).toBe("shop,revenue,orders\r\na,11,1\r\n");
    expect(inserts()).toBe(before + 1);
    expect(tables()).toHaveLength(2);
  });

  it("is sent empty tables, and texts of every kind", async () => {
    write("orders.csv", "id,paid,shop,amount\n");
    expect((await asks()).out).toBe("shop,revenue,orders\r\n");
    const shop = `a 'b' "c" \\n \\ é😀 \u0001`;
    write("orders.csv", `id,paid,shop,amount\n1,2026-01-01,"${shop.replaceAll('"', '""')}",1\n`);
    write("metrics.yaml", `${METRICS}${served.yaml}`);
    const { out } = await command([...QUERY.slice(0, -1), "json"], folder, served.env);
    expect((JSON.parse(out) as { rows: unknown }).rows).toEqual([[shop, 1, 1]]);
    const where = `shop = 'a ''b'' "c" \\n \\ é😀 \u0001'`;
    expect((await command(["query", "orders", "--where", where, "--format", "csv"], folder, served.env)).out).toBe(
      "orders\r\n1\r\n",
    );
  });

  it("changes letters as DuckDB does, and leaves a null one", async () => {
    write("orders.csv", "id,paid,shop,amount\n1,2026-01-01,ÀİẞΣ ΑΣ,1\n2,2026-01-01,,1\n3,2026-01-01,Straße ŉ,1\n");
    const asked = async (where: string): Promise<string> =>
      (await command(["query", "orders", "--where", where, "--format", "csv"], folder, served.env)).out;
    for (const yaml of ["", served.yaml]) {
      write("metrics.yaml", `${METRICS}${yaml}`);
      expect(await asked("lower(shop) = 'àißσ ασ'")).toBe("orders\r\n1\r\n");
      expect(await asked("upper(shop) = 'STRAẞE ŉ'")).toBe("orders\r\n1\r\n");
      expect(await asked("not contains(lower(shop), 'q')")).toBe("orders\r\n2\r\n");
    }
  });

  it("refuses a wrong password in words that do not hold it", async () => {
    const { exit, err } = await asks({ CLICKHOUSE_PASSWORD: "an0ther secret" });
    expect(err).toContain("does not let “tester” in");
    expect(err).not.toContain("an0ther");
    expect(exit).toBe(1);
  });

  it("is not given days that it cannot hold", async () => {
    write("orders.csv", "id,paid,shop,amount\n1,1850-03-01,a,11\n");
    const { exit, err } = await asks();
    expect(err).toContain(
      "metrics.yaml:3:3 error data-type “orders” has 1850-03-01 in “paid”, and ClickHouse holds only days between 1900 and 2299",
    );
    expect(exit).toBe(1);
  });

  it("is looked at by doctor", async () => {
    write("metrics.yaml", `${METRICS}${served.yaml}`);
    expect((await command(["doctor"], folder, served.env)).out).toMatch(/ok {5}ClickHouse +ClickHouse 26\./);
    const wrong = await command(["doctor"], folder, { CLICKHOUSE_PASSWORD: "an0ther secret" });
    expect(wrong.out).toMatch(/wrong {2}ClickHouse +The ClickHouse at .* does not let “tester” in/);
    expect(wrong.exit).toBe(1);
  });

  it("is written of as SQL that it runs itself", async () => {
    write("metrics.yaml", `${METRICS}${served.yaml}`);
    const { out } = await command([...QUERY.slice(0, -2), "--sql"], folder, served.env);
    expect(served.direct(out)).toBe("0\ta\t10.5\t2\n0\tb\t4\t1\n");
  });
});

describe("ClickHouse's answers as a table", () => {
  it.each<[string, unknown, string, unknown]>([
    ["UInt8", 5, "integer", 5],
    ["Nullable(Int64)", "9007199254740993", "integer", "9007199254740993"],
    ["Int256", "-12", "integer", -12],
    ["Nullable(Float64)", 0.1, "number", 0.1],
    ["Decimal(18, 2)", 1.25, "number", 1.25],
    ["LowCardinality(Nullable(String))", "x\0", "text", "x\0"],
    ["Bool", false, "boolean", false],
    ["Date32", "1901-02-03", "date", "1901-02-03"],
    ["DateTime64(6, 'UTC')", "2026-01-31 10:00:00.120000", "time", "2026-01-31T10:00:00.12"],
    ["DateTime64(6, 'UTC')", "2026-01-31 10:00:00.000000", "time", "2026-01-31T10:00:00"],
    ["Nullable(Nothing)", null, "integer", null],
  ])("%s", (type, value, cell, read) => {
    const { columns, data } = readLines([["x"], [type], [value]]);
    expect([columns, data]).toEqual([[{ name: "x", type: cell }], [[read]]]);
  });

  it("holds no lists", () => expect(() => readLines([["x"], ["Array(String)"]])).toThrow("Array(String)"));
});
