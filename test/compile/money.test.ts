import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberOf, opened, sumOf, type Row } from "./metamorphic/open.js";

/*
 * What must hold between answers in one money and in several, whatever the rates, days and amounts. A failure prints its
 * seed and the smallest example. SEED and RUNS in the environment look elsewhere and longer.
 */
const SEED = Number(process.env["SEED"] ?? 20_260_101);
const RUNS = Number(process.env["RUNS"] ?? 6);

const CODES = ["EUR", "USD", "GBP", "JPY"] as const;
type Code = (typeof CODES)[number];
const day = (n: number): string => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);

interface Rate {
  readonly code: Code;
  readonly day: number;
  readonly rate: number;
}
interface Order {
  readonly day: number;
  readonly amount: number | null;
  readonly code: Code;
  readonly channel: string | null;
}

const rates = fc
  .uniqueArray(
    fc.record({
      code: fc.constantFrom<Code>("USD", "GBP", "JPY"),
      day: fc.integer({ min: 1, max: 120 }),
      rate: fc.integer({ min: 1, max: 4000 }).map((n) => n / 1000),
    }),
    { maxLength: 40, selector: (rate) => `${rate.code} ${rate.day}` },
  )
  .map((some): readonly Rate[] => [
    ...some,
    { code: "USD", day: 0, rate: 0.9 },
    { code: "GBP", day: 0, rate: 1.2 },
    { code: "JPY", day: 0, rate: 0.006 },
  ]);
const orders = fc.array(
  fc.record<Order>({
    day: fc.integer({ min: 0, max: 119 }),
    amount: fc.option(
      fc.integer({ min: -5000, max: 20_000 }).map((n) => n / 100),
      { freq: 8 },
    ),
    code: fc.constantFrom(...CODES),
    channel: fc.constantFrom("forum", "chat", null),
  }),
  { minLength: 1, maxLength: 40 },
);

const FORMULAS: Readonly<Record<string, string>> = {
  total: "sum(orders.amount)",
  mean: "avg(orders.amount)",
  middle: "median(orders.amount)",
  most: "max(orders.amount)",
  big: "count(orders where amount > 20 EUR)",
  latest: "last(orders.amount)",
  lately: "rolling(sum(orders.amount), 2 weeks)",
  so_far: "cumulative(sum(orders.amount))",
  different: "count(distinct orders.amount)",
  ratio: "sum(orders.amount where channel = 'forum') / sum(orders.amount)",
  daily: "per(sum(orders.amount), day, max)",
  share: "share(sum(orders.amount), channel)",
};

/** The same orders as money in several currencies, or as if all of it were in the community's. */
const metrics = (unit: string): string => `version: 1
community: {currency: EUR, timezone: Europe/Copenhagen}
rates: {from: fx.csv, currency: code, rate: per_unit, time: day}
tables:
  orders:
    from: orders.csv
    row: order
    key: id
    time: day
    coverage: {from: 2026-01-01, to: 2026-05-01}
    columns: {day: {type: date}, amount: {type: number, unit: ${unit}}, currency_code: {type: text}, channel: {type: text}}
kpis:
${Object.entries(FORMULAS)
  .map(([name, formula]) => `  ${name}: {formula: ${JSON.stringify(formula)}}`)
  .join("\n")}
`;
const MANY = metrics("{currency: currency_code}");
const ONE = metrics("EUR");

const filesOf = (fx: readonly Rate[], rows: readonly Order[]) => ({
  "fx.csv": `code,per_unit,day\n${fx.map((rate) => `${rate.code},${rate.rate},${day(rate.day)}`).join("\n")}\n`,
  "orders.csv": `id,day,amount,currency_code,channel\n${rows.map((o, i) => `${i + 1},${day(o.day)},${o.amount ?? ""},${o.code},${o.channel ?? ""}`).join("\n")}\n`,
});

const holds = (what: string, test: (fx: readonly Rate[], rows: readonly Order[]) => Promise<void>, numRuns = RUNS): void => {
  it(what, async () => {
    await fc.assert(
      fc.asyncProperty(rates, orders, (fx, rows) => test(fx, rows)),
      { seed: SEED, numRuns },
    );
  });
};

const ALL = Object.keys(FORMULAS);
const MONTHLY = { kpis: ALL, by: ["month", "channel"] };
/** The part of one currency. */
const of = (code: Code) => ({ kpis: ["total"], by: ["month"], where: `currency_code = '${code}'` });
const values = (rows: readonly Row[]): readonly number[] => rows.map((row) => numberOf(row));

describe("money in several currencies", () => {
  holds("with all rates 1 is the amounts themselves", async (fx, rows) => {
    const files = filesOf(
      fx.map((rate) => ({ ...rate, rate: 1 })),
      rows,
    );
    const plain = await (await opened(files, ONE)).ask(MONTHLY);
    expect(await (await opened(files, MANY)).ask(MONTHLY)).toEqual(plain);
  });

  holds("doubles a currency's part, and no other's, when its rates double", async (fx, rows) => {
    const before = await opened(filesOf(fx, rows), MANY);
    const parts = await Promise.all(CODES.map((code) => before.ask(of(code))));
    const doubled = fx.map((rate) => (rate.code === "USD" ? { ...rate, rate: rate.rate * 2 } : rate));
    const after = await opened(filesOf(doubled, rows), MANY);
    for (const [i, code] of CODES.entries()) {
      const factor = code === "USD" ? 2 : 1;
      const expected = values(parts[i] ?? []).map((value) => value * factor);
      values(await after.ask(of(code))).forEach((value, r) => expect(value).toBeCloseTo(expected[r] ?? Number.NaN, 6));
    }
  });

  holds("adds up over the currencies, as groups and as conditions", async (fx, rows) => {
    const { ask } = await opened(filesOf(fx, rows), MANY);
    const [whole] = await ask({ kpis: ["total"] });
    expect(sumOf(await ask({ kpis: ["total"], by: ["currency_code"] }))).toBeCloseTo(numberOf(whole), 6);
    const parts = await Promise.all(CODES.map(async (code) => sumOf(await ask(of(code)))));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(numberOf(whole), 6);
  });

  holds("is a loop over the rows and their rates", async (fx, rows) => {
    const { ask } = await opened(filesOf(fx, rows), MANY);
    const converted = rows.flatMap((order) => {
      if (order.amount === null) return [];
      const known = fx.filter((rate) => rate.code === order.code && rate.day <= order.day);
      const last = known.reduce<Rate | null>((a, b) => (a === null || b.day > a.day ? b : a), null);
      return [{ ...order, value: order.code === "EUR" ? order.amount : order.amount * (last?.rate ?? Number.NaN) }];
    });
    for (const { key, cells } of await ask({ kpis: ["total", "big", "most"], by: ["month"] })) {
      const own = converted.filter((order) => `${day(order.day).slice(0, 7)}-01` === key[0]).map(({ value }) => value);
      expect(Number(cells[0]?.value)).toBeCloseTo(
        own.reduce((sum, value) => sum + value, 0),
        5,
      );
      expect(cells[1]?.value).toBe(own.filter((value) => value > 20).length);
      if (own.length > 0) expect(Number(cells[2]?.value)).toBeCloseTo(Math.max(...own), 6);
      else expect(cells[2]?.value).toBeNull();
    }
  });

  holds("does not care for the order of rates and rows", async (fx, rows) => {
    const one = await (
      await opened(filesOf(fx, rows), MANY)
    ).ask({ kpis: ALL.filter((name) => name !== "latest"), by: ["month"] });
    const other = await opened(filesOf([...fx].reverse(), [...rows].reverse()), MANY);
    expect(await other.ask({ kpis: ALL.filter((name) => name !== "latest"), by: ["month"] })).toEqual(one);
  });

  holds(
    "is the same on both engines",
    async (fx, rows) => {
      const native = await (await opened(filesOf(fx, rows), MANY)).ask(MONTHLY);
      expect(await (await opened(filesOf(fx, rows), MANY, "wasm")).ask(MONTHLY)).toEqual(native);
    },
    Math.min(RUNS, 3),
  );
});
