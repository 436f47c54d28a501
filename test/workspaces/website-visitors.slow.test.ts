import { expect, it } from "vitest";
import { plainSql, workspace, type Cell } from "./kit.js";

interface Day {
  readonly day: string;
  readonly pages: number;
  readonly visits: number;
  readonly returning: number;
}

const DAYS = `
  select strftime(strptime("Date", '%m/%d/%Y'), '%Y-%m-%d'), replace("Page.Loads", ',', '')::integer,
    replace("Unique.Visits", ',', '')::integer, replace("Returning.Visits", ',', '')::integer
  from read_csv('@data/traffic-daily-website-visitors/daily-website-visitors.csv', all_varchar = true) order by 1`;

const shifted = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

workspace("website-visitors", "traffic-daily-website-visitors", (at) => {
  const days = plainSql(DAYS).then((rows) =>
    rows.map(
      ([day, pages, visits, returning]): Day => ({
        day: String(day),
        pages: Number(pages),
        visits: Number(visits),
        returning: Number(returning),
      }),
    ),
  );
  const visitsOf = async (from: string, to: string): Promise<number[]> =>
    (await days).filter(({ day }) => day >= from && day < to).map(({ visits }) => visits);
  const values = (cells: readonly Cell[]): readonly (number | null)[] => cells.map(({ value }) => value);

  it("reads 2,167 days from 14 September 2014, thousands with commas, American dates", async () => {
    const all = await days;
    expect([all.length, all[0]?.day, all.at(-1)?.day]).toEqual([2167, "2014-09-14", "2020-08-19"]);
    const [row = []] = await at.rows("page_loads,visits,visits_a_day,busiest_day,returning_share");
    const [pages, visits, mean, most, returning] = values(row as readonly Cell[]);
    expect([pages, visits]).toEqual([sum(all.map((d) => d.pages)), sum(all.map((d) => d.visits))]);
    expect(mean).toBeCloseTo((visits ?? 0) / 2167, 9);
    expect(most).toBe(Math.max(...all.map((d) => d.visits)));
    expect(returning).toBeCloseTo(sum(all.map((d) => d.returning)) / (visits ?? 1), 12);
  });

  it("sums academic years from August, with their first and last days", async () => {
    const answer = await at.by("visits,first_day,last_day,visits_spread,term_to_date,weekend_share", "fiscal_year");
    expect([...answer.keys()].map((start) => start?.slice(0, 7))).toEqual(
      [2014, 2015, 2016, 2017, 2018, 2019, 2020].map((year) => `${year}-08`),
    );
    for (const [start, cells] of answer) {
      const to = `${Number(start?.slice(0, 4)) + 1}-08-01`;
      const year = (await days).filter(({ day }) => day >= (start ?? "") && day < to);
      const counts = year.map(({ visits }) => visits);
      const mean = sum(counts) / counts.length;
      const spread = Math.sqrt(sum(counts.map((x) => (x - mean) ** 2)) / (counts.length - 1));
      const weekend = year.filter(({ day }) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()));
      const [visits, first, last, deviation, toDate, share] = values(cells);
      expect([visits, first, last, toDate]).toEqual([sum(counts), counts[0], counts.at(-1), sum(counts)]);
      expect(deviation).toBeCloseTo(spread, 6);
      expect(share).toBeCloseTo(sum(weekend.map((d) => d.visits)) / sum(counts), 12);
      expect(cells[0]?.state).toBe(["2014-08-01", "2020-08-01"].includes(start ?? "") ? "partial" : "complete");
    }
  });

  it("looks back a week, a year and over seven days", async () => {
    const weeks = await at.by("visits,change_on_week,visits_week", "week", "--from", "2019-01-07", "--to", "2019-06-03");
    expect(weeks.size).toBe(21);
    for (const [start, [visits, change, window]] of weeks) {
      const own = sum(await visitsOf(start ?? "", shifted(start ?? "", 7)));
      expect([visits?.value, window?.value]).toEqual([own, own]);
      expect(change?.value).toBe(own - sum(await visitsOf(shifted(start ?? "", -7), start ?? "")));
    }
    const quarters = await at.by("growth_on_year", "quarter", "--from", "2016-01-01", "--to", "2020-07-01");
    expect(quarters.size).toBe(18);
    for (const [start, [growth]] of quarters) {
      const quarter = async (back: number): Promise<number> => {
        const from = new Date(`${start}T00:00:00Z`);
        from.setUTCFullYear(from.getUTCFullYear() - back);
        const to = new Date(from);
        to.setUTCMonth(to.getUTCMonth() + 3);
        return sum(await visitsOf(from.toISOString().slice(0, 10), to.toISOString().slice(0, 10)));
      };
      expect(growth?.value).toBeCloseTo((await quarter(0)) / (await quarter(1)) - 1, 12);
    }
  });

  it("judges each month by the definition of its last day, and says where it changed", async () => {
    const answer = await at.by("quiet_days", "month");
    expect(answer.size).toBe(72);
    for (const [start, [cell]] of answer) {
      const next = new Date(`${start}T00:00:00Z`);
      next.setUTCMonth(next.getUTCMonth() + 1);
      const counts = await visitsOf(start ?? "", next.toISOString().slice(0, 10));
      expect(cell?.value).toBe(counts.filter((visits) => visits < ((start ?? "") < "2017" ? 1000 : 2000)).length);
    }
    const ran = await at.run("query", "quiet_days", "--by", "year", "--format", "json");
    expect((JSON.parse(ran.out) as { notes: { code: string }[] }).notes.map(({ code }) => code)).toContain("definition-changed");
  });

  it("refuses hours, as its rows are days", async () => {
    const ran = await at.run("query", "visits", "--by", "hour", "--format", "json");
    expect(ran.exit).toBe(2);
    expect((JSON.parse(ran.out) as { diagnostics: { code: string }[] }).diagnostics[0]?.code).toBe("grain");
  });

  it("tells the dean that the goal is met, and by how much", async () => {
    const quarter = (await at.by("growth_on_year", "quarter")).get("2020-04-01")?.[0];
    expect(quarter?.state).toBe("complete");
    const shown = `${(100 * (quarter?.value ?? 0)).toFixed(1)}%`;
    const page = at.page("for/dean");
    expect(page).toContain(`${shown} in Q2 2020`);
    expect(page).toContain("1 of 1 goal is met");
    expect(at.page("kpi/quiet_days")).toContain("before 1 January 2017");
    const july = sum(await visitsOf("2020-07-01", "2020-08-01")).toLocaleString("en");
    expect(at.page("kpi/visits")).toContain(`${july} July 2020; counted in full, no interval; n = 31`);
    // The last day of each month is a level: a chart of it must be there too.
    const last = (await days).find(({ day }) => day === "2020-07-31");
    expect(at.page("kpi/last_day")).toContain(`${last?.visits.toLocaleString("en")} July 2020`);
  });
});
