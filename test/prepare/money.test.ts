import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Definitions, RatesDef } from "../../src/compile/definitions.js";
import { definitionsOf, ENGINES, fromOf, prepared, workspaceOf, type EngineName, type TableInput } from "./kit.js";

const SPAN = { file: "metrics.yaml", start: 9000, end: 9005 };
const ratesOf = (from: TableInput["from"] = "fx.csv"): RatesDef => ({
  from: fromOf(from, SPAN),
  currency: "code",
  rate: "per_unit",
  time: "day",
  span: SPAN,
});

const ORDERS: TableInput = { from: "orders.csv", time: "day", columns: { amount: { unit: { currency: "code" } } } };

interface Given {
  readonly fx?: string;
  readonly orders: string;
  readonly table?: Partial<TableInput>;
  readonly rates?: RatesDef;
  readonly more?: Readonly<Record<string, TableInput>>;
  readonly zone?: string;
}

const definitions = ({ table, rates, more, zone }: Omit<Given, "orders">): Definitions =>
  definitionsOf(
    { orders: { ...ORDERS, ...table }, ...more },
    { currency: "EUR", ...(zone === undefined ? {} : { timezone: zone }) },
    { rates: rates ?? ratesOf() },
  );

async function made(engine: EngineName, given: Given) {
  const files = { "orders.csv": given.orders, "fx.csv": given.fx ?? "code,per_unit,day\nUSD,0.5,2026-01-01\n" };
  const outcome = await prepared(engine, workspaceOf(files), definitions(given));
  return {
    ...outcome,
    told: outcome.diagnostics.map(({ code, severity, message, span, data }, i) => ({
      code: `${severity} ${code}`,
      message,
      at: span?.start,
      data,
      text: outcome.sentences[i],
    })),
  };
}

const line = (...rows: readonly string[]): string => `day,amount,code\n${rows.join("\n")}\n`;

describe.each(ENGINES)("money in several currencies, %s", (engine) => {
  it("is converted at the last rate at or before the row's day, its own currency at 1 without any", async () => {
    const { rows, told, catalog } = await made(engine, {
      fx: "code,per_unit,day\nUSD,0.5,2026-01-01\nUSD,0.25,2026-01-10\nGBP,2,2026-01-05\n",
      orders: line(
        "2025-12-01,8,EUR",
        "2026-01-01,8,USD",
        "2026-01-09,8,USD",
        "2026-01-10,8,USD",
        "2026-01-11,,USD",
        "2026-01-12,,",
        "2026-02-01,3,GBP",
        "2026-02-02,-3,GBP",
      ),
    });
    expect(told).toEqual([]);
    expect(await rows("orders", `amount, code, "amount@money"`)).toEqual([
      [8, "EUR", 8],
      [8, "USD", 4],
      [8, "USD", 4],
      [8, "USD", 2],
      [null, "USD", null],
      [null, null, null],
      [3, "GBP", 6],
      [-3, "GBP", -6],
    ]);
    // What the amounts were in, but not what rows without an amount were to be in.
    expect(catalog.tables["orders"]?.money).toEqual({ amount: ["GBP", "USD"] });
    expect(catalog.tables["orders"]?.columns.map(({ name }) => name)).toEqual(["day", "amount", "code"]);
    expect(catalog.rates).toMatchObject({ origin: "fx.csv", rows: 3 });
    expect(Object.keys(catalog.tables)).toEqual(["orders"]);
  });

  it("is converted on the local day of the row and of the rate", async () => {
    const { rows, told } = await made(engine, {
      zone: "America/New_York",
      // Midnight of 2 January in New York.
      fx: "code,per_unit,day\nUSD,0.5,2026-01-01\nUSD,0.25,2026-01-02T05:00:00Z\n",
      orders: line("2026-01-02T04:59:59Z,8,USD", "2026-01-02T05:00:00Z,8,USD"),
    });
    expect(told).toEqual([]);
    expect((await rows("orders", `"amount@money"`)).flat()).toEqual([4, 2]);
  });

  it("reads rates from another table's rows by sql", async () => {
    const workspace = workspaceOf({
      "orders.csv": line("2026-01-02,8,USD"),
      "raw.csv": "code,per_unit,day\nUSD,50,2026-01-01\n",
    });
    const rates = ratesOf({ sql: "select code, per_unit / 100 as per_unit, day from raw" });
    const given = definitions({ rates, more: { raw: { from: "raw.csv" } } });
    const { rows, sentences, catalog } = await prepared(engine, workspace, given, { tables: ["orders"] });
    expect(sentences).toEqual([]);
    expect((await rows("orders", `"amount@money"`)).flat()).toEqual([4]);
    expect(catalog.rates?.origin).toBe("raw.csv");
  });

  it("is empty where the rates cannot be made, which is told once", async () => {
    const missing = { ...ratesOf("nowhere.csv") };
    const { rows, told, catalog } = await made(engine, { rates: missing, orders: line("2026-01-02,8,USD") });
    expect(told.map(({ code, at }) => [code, at])).toEqual([["error data-missing", 9000]]);
    expect((await rows("orders", `"amount@money"`)).flat()).toEqual([null]);
    expect(catalog.rates).toBeUndefined();
  });

  it("is no circle where rates are made from the money they convert", async () => {
    const { told } = await made(engine, {
      rates: ratesOf({ sql: "select code, 1.0 as per_unit, day from orders" }),
      orders: line("2026-01-02,8,USD"),
    });
    expect(told.map(({ code }) => code)).toContain("error cycle");
    expect(told.map(({ text }) => text).join(" ")).not.toContain("@rates");
  });

  it("leaves the rows in the order they had, those of one moment in their source's", async () => {
    const codes = ["USD", "EUR", "GBP", "SEK"];
    const orders = Array.from({ length: 60_000 }, (_, i) => `2026-0${1 + (i >> 14)}-15,${i},${codes[(i * 7) % 4] ?? ""}`);
    const { engine: opened, told } = await made(engine, {
      fx: "code,per_unit,day\nUSD,1,2026-01-01\nGBP,1,2026-01-01\nSEK,1,2026-01-01\n",
      orders: line(...orders),
    });
    expect(told).toEqual([]);
    const { data } = await opened.query(
      `SELECT count(*) FILTER (WHERE r <> n), count(*) FILTER (WHERE a <> m), count(*) FROM (SELECT "@row" AS r, row_number() OVER () AS n, amount AS a, "amount@money" AS m FROM orders)`,
    );
    expect(data.map((column) => column[0])).toEqual([0, 0, 60_000]);
  });

  const WRONG: readonly (readonly [string, Given, readonly unknown[]])[] = [
    [
      "an unknown currency, with what was meant",
      { orders: line("2026-01-03,1,usd", "2026-01-02,1,usd", "2026-01-05,1,USD") },
      [["error currency", "currencyUnknown", 200, { code: "usd", rows: 2, day: "2026-01-02", suggestion: "USD", others: 0 }]],
    ],
    [
      "codes that are none",
      { orders: line(...["AA1", "BB2", "CC3", "DD4", "EE5", "FF6", "GG7"].map((code, i) => `2026-01-0${i + 2},1,${code}`)) },
      [
        ...["AA1", "BB2", "CC3", "DD4"].map((code) => ["error currency", "currencyUnknown", 200, { code, others: 0 }]),
        ["error currency", "currencyUnknown", 200, { code: "EE5", others: 2 }],
      ],
    ],
    [
      "no rate at or before a day",
      { orders: line("2025-12-30,1,USD", "2025-12-29,1,USD", "2026-01-01,1,USD", "2025-12-28,,USD") },
      [["error data-missing", "rateMissing", 200, { code: "USD", rows: 2, day: "2025-12-29", first: "2026-01-01" }]],
    ],
    [
      "an amount without a currency",
      { orders: line("2026-01-02,1,", "2026-01-03,1,", "2026-01-04,1,USD", "2026-01-05,,") },
      [["error currency", "currencyEmpty", 200, { currency: "code", rows: 2, day: "2026-01-02" }]],
    ],
    [
      "amounts without a day",
      { orders: line(",1,USD", ",1,EUR", "2026-01-04,1,USD") },
      [["warning data-missing", "moneyUndated", 200, { time: "day", rows: 1 }]],
    ],
    [
      "amounts that are no numbers",
      { orders: line("2026-01-02,cheap,USD") },
      [["error data-type", "moneyNotNumber", 200, { type: "text" }]],
    ],
    [
      "codes that are no text",
      { orders: line("2026-01-02,1,840") },
      [["error data-type", "currencyNotText", 200, { currency: "code", type: "integer" }]],
    ],
    [
      "a column of codes that is not there",
      { orders: "day,amount\n2026-01-02,1\n" },
      [["error unknown-column", "dataUnknownColumn", 0, { column: "code", role: "currency" }]],
    ],
    [
      "a rate of zero",
      { orders: line("2026-01-02,1,USD"), fx: "code,per_unit,day\nUSD,0,2026-01-01\nGBP,-2,2026-01-01\n" },
      [
        [
          "error bad-value",
          "rateNotPositive",
          9000,
          { code: "USD", value: "0", count: 2, place: { file: "fx.csv", at: "line", number: 2 } },
        ],
      ],
    ],
    [
      "a rate below zero",
      { orders: line("2026-01-02,1,USD"), fx: "code,per_unit,day\nUSD,1,2026-01-01\nGBP,-2.5,2026-01-01\n" },
      [["error bad-value", "rateNotPositive", 9000, { code: "GBP", value: "-2.5", count: 1 }]],
    ],
    [
      "a rate that is text",
      { orders: line("2026-01-02,1,USD"), fx: "code,per_unit,day\nUSD,about 1,2026-01-01\n" },
      [["error data-type", "dataMisfit", 9000, { table: "rates", column: "per_unit", value: "about 1" }]],
    ],
    [
      "a rate without an end",
      { orders: line("2026-01-02,1,USD"), fx: "code,per_unit,day\nUSD,1e400,2026-01-01\n" },
      [["error data-type", "dataMisfit", 9000, { column: "per_unit", value: "1e400" }]],
    ],
    [
      "two rates of one day",
      {
        orders: line("2026-01-02,1,USD"),
        fx: "code,per_unit,day\nUSD,1,2026-01-01\nGBP,1,2026-01-01\nUSD,2,2026-01-01T09:00:00\n",
      },
      [["error data-key", "rateTwice", 9000, { code: "USD", day: "2026-01-01", places: [{ number: 2 }, { number: 4 }] }]],
    ],
    [
      "a rate without its currency, its day or itself",
      { orders: line("2026-01-02,1,USD"), fx: "code,per_unit,day\n,1,2026-01-01\nUSD,,2026-01-01\nUSD,1,\n" },
      ["code", "per_unit", "day"].map((column) => ["error data-missing", "rateIncomplete", 9000, { column, count: 1 }]),
    ],
    [
      "rates in another currency than the community's",
      { orders: line("2026-01-02,1,USD"), fx: "code,per_unit,day\nUSD,1,2026-01-01\nEUR,1.09,2026-01-01\n" },
      [["error currency", "rateOfOwn", 9000, { currency: "EUR", value: "1.09" }]],
    ],
    [
      "rates whose days are none",
      { orders: line("2026-01-02,1,USD"), fx: "code,per_unit,day\nUSD,1,soon\n" },
      [["error data-type", "ratesNoDays", 9000, { column: "day", type: "text" }]],
    ],
    [
      "rates without the column that is named",
      { orders: line("2026-01-02,1,USD"), fx: "code,rate,day\nUSD,1,2026-01-01\n" },
      [["error unknown-column", "dataUnknownColumn", 9000, { table: "rates", column: "per_unit" }]],
    ],
  ];
  it.each(WRONG)("tells of %s", async (_, given, expected) => {
    const { told } = await made(engine, given);
    const known = expected as readonly (readonly [string, string, number, object])[];
    expect(told.map(({ code, message, at }) => [code, message, at])).toEqual(
      known.map(([code, message, at]) => [code, message, at]),
    );
    told.forEach(({ data, text }, i) => {
      expect(data).toMatchObject(known[i]?.[3] ?? {});
      expect(text).not.toContain("@rates");
    });
  });

  it("takes the community's own currency at 1 where the rates list it", async () => {
    const { rows, told } = await made(engine, {
      fx: "code,per_unit,day\nEUR,1,2026-01-01\nUSD,2,2026-01-01\n",
      orders: line("2026-01-02,3,EUR", "2026-01-02,3,USD"),
    });
    expect(told).toEqual([]);
    expect((await rows("orders", `"amount@money"`)).flat()).toEqual([3, 6]);
  });

  it("says nothing of a table without rows", async () => {
    const { told, catalog } = await made(engine, { orders: "day,amount,code\n" });
    expect(told.filter(({ code }) => code.startsWith("error"))).toEqual([]);
    expect(catalog.tables["orders"]?.money).toEqual({ amount: [] });
  });

  it("equals a plain loop over random rates, days and amounts", async () => {
    let seed = 77;
    const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    const day = (n: number): string => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
    for (let round = 0; round < 8; round++) {
      const rates = new Map<string, Map<string, number>>();
      for (const code of ["USD", "GBP", "JPY", "CHF"].slice(0, 1 + (round % 4))) {
        const own = new Map([[day(0), 0.01 + random() * 3]]);
        for (let i = 0; i < 40; i++) own.set(day(Math.floor(random() * 400)), 0.001 + random() * 2);
        rates.set(code, own);
      }
      const codes = ["EUR", ...rates.keys()];
      const orders = Array.from({ length: 300 }, () => ({
        day: day(Math.floor(random() * 420)),
        amount: random() < 0.1 ? null : Math.round((random() - 0.3) * 1e6) / 100,
        code: codes[Math.floor(random() * codes.length)] ?? "EUR",
      }));
      const expected = orders.map(({ day: on, amount, code }) => {
        if (amount === null) return null;
        let [last, rate] = ["", 1];
        for (const [at, value] of rates.get(code) ?? []) if (at <= on && at > last) [last, rate] = [at, value];
        return amount * rate;
      });
      const fx = [...rates].flatMap(([code, own]) => [...own].map(([at, rate]) => `${code},${rate},${at}`));
      const { rows, told } = await made(engine, {
        fx: `code,per_unit,day\n${fx.sort(() => random() - 0.5).join("\n")}\n`,
        orders: line(...orders.map(({ day: on, amount, code }) => `${on},${amount ?? ""},${code}`)),
      });
      expect(told, `round ${round}`).toEqual([]);
      const found = (await rows("orders", `"@row", "amount@money"`)).sort((a, b) => Number(a[0]) - Number(b[0]));
      expect(found.map(([, value]) => value)).toEqual(expected);
    }
  });

  it("is made anew from a kept table when a rate changes", async () => {
    const long = "a text of some length ".repeat(400);
    const workspace = workspaceOf({
      "orders.csv": `day,amount,code,words\n${Array.from({ length: 1100 }, (_, i) => `2026-01-02,${i},USD,${long}`).join("\n")}\n`,
      "fx.csv": "code,per_unit,day\nUSD,0.5,2026-01-01\n",
    });
    const sum = async (): Promise<unknown> => {
      const outcome = await prepared(engine, workspace, definitions({}));
      expect(outcome.sentences).toEqual([]);
      expect(outcome.catalog.tables["orders"]?.money).toEqual({ amount: ["USD"] });
      return [(await outcome.rows("orders", `sum("amount@money")`))[0]?.[0], outcome.catalog.tables["orders"]?.digest];
    };
    const first = await sum();
    expect(first).toMatchObject([(1099 * 1100) / 4, expect.any(String)]);
    expect(readdirSync(join(workspace, "data/lake/.prepared"))).toHaveLength(1);
    expect(await sum()).toEqual(first);
    writeFileSync(join(workspace, "fx.csv"), "code,per_unit,day\nUSD,1.5,2026-01-01\n");
    const [second, digest] = (await sum()) as [number, string];
    expect(second).toBe((1099 * 1100 * 3) / 4);
    expect(digest).not.toBe((first as unknown[])[1]);
  });
});
