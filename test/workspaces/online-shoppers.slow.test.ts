import { expect, it } from "vitest";
import { plainSql, quantile, workspace } from "./kit.js";

const SESSIONS = `read_csv('@data/traffic-online-shoppers/online_shoppers_intention.csv')`;

workspace("online-shoppers", "traffic-online-shoppers", (at) => {
  it("converts 1,908 of 12,330 sessions, 15.47 %, as its README states", async () => {
    const rate = await at.cell("conversion_rate");
    expect([rate.value, rate.n]).toEqual([1908 / 12_330, 12_330]);
    expect((100 * (rate.value ?? 0)).toFixed(2)).toBe("15.47");
    const [p, n, z] = [1908 / 12_330, 12_330, 1.959963984540054];
    const middle = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
    const half = (z / (1 + z ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
    expect(rate.low).toBeCloseTo(middle - half, 10);
    expect(rate.high).toBeCloseTo(middle + half, 10);
  });

  it.each([
    ["VisitorType", 3],
    ["TrafficType", 20],
    ["Month", 10],
  ])("by %s as plain SQL counts them", async (column, groups) => {
    const rows = await plainSql(`select ${column}::varchar, count(*) filter (Revenue), count(*) from ${SESSIONS} group by 1`);
    const answer = await at.rows("conversion_rate,purchases,sessions", "--by", `sessions.${column}`);
    expect(answer.length).toBe(groups);
    const found = answer.map(([key, ...cells]) => [String(key), ...cells.map((cell) => (cell as { value: number }).value)]);
    expect(new Map(found.map(([key, ...values]) => [key, values]))).toEqual(
      new Map(rows.map(([key, bought, all]) => [key, [Number(bought) / Number(all), Number(bought), Number(all)]])),
    );
  });

  it("measures pages, minutes and bounces", async () => {
    const rows = await plainSql(`select ProductRelated, ProductRelated_Duration, BounceRates from ${SESSIONS}`);
    const column = (c: number): readonly number[] => rows.map((row) => Number(row[c]));
    const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0);
    expect((await at.cell("pages_median")).value).toBe(quantile(column(0), 0.5));
    expect((await at.cell("time_on_products")).value).toBeCloseTo(quantile(column(1), 0.9), 6);
    expect((await at.cell("bounce")).value).toBeCloseTo(sum(column(2)) / rows.length, 12);
    const pace = sum(column(0)) / sum(column(1));
    expect((await at.cell("pages_per_minute")).value).toBeCloseTo(pace, 12);
    // In the unit it is shown in, not the seconds it is kept in.
    expect(at.page("kpi/pages_per_minute")).toContain(`${(60 * pace).toFixed(3)} / minute Whole range`);
  });

  it("values the purchases with the range of its assumption", async () => {
    const sales = await at.cell("sales");
    expect(sales.value).toBe(1908 * 60);
    expect(sales.low).toBeGreaterThan(1908 * 35);
    expect(sales.high).toBeLessThan(1908 * 110);
  });

  it("refuses periods, as no row has a time", async () => {
    for (const argv of [["--by", "month"], ["--from", "2020-01-01"], ["--by", "week,VisitorType"]]) {
      const ran = await at.run("query", "conversion_rate", ...argv, "--format", "json");
      expect(ran.exit, argv.join(" ")).toBe(2);
      expect((JSON.parse(ran.out) as { diagnostics: { code: string }[] }).diagnostics[0]?.code).toBe("no-time");
    }
  });

  it("leads with all sessions, and says nothing of months or of missing data", () => {
    const page = at.page("kpi/conversion_rate");
    expect(page).toContain("15.5% Whole range; 95% interval 14.8% to 16.1%; n = 12,330");
    expect(page).toContain("New_Visitor 24.9% 22.9% 27.0% 1,694 complete");
    expect(page).not.toMatch(/By month (?!of the visit)|no data yet|no value yet/);
    expect(at.page("")).toContain("Sales, estimated were €114,500 over the whole range.");
  });
});
