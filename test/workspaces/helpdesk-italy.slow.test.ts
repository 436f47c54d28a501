import { expect, it } from "vitest";
import { plainSql, quantile, workspace } from "./kit.js";

interface Ticket {
  readonly opened: number;
  readonly taken: number | null;
  readonly resolved: number | null;
  readonly resolutions: number;
  readonly events: number;
}

const HOUR = 3600;
const TICKETS = `
  select epoch(min(t)), epoch(min(t) filter (where Activity = 'Take in charge ticket')),
    epoch(max(t) filter (where Activity = 'Resolve ticket')), count(*) filter (where Activity = 'Resolve ticket'), count(*)
  from (select *, "time:timestamp" as t from read_csv('@data/tickets-helpdesk-italy/Helpdesk.csv'))
  group by "case:concept:name"`;

workspace("helpdesk-italy", "tickets-helpdesk-italy", (at) => {
  const tickets = plainSql(TICKETS).then((rows) =>
    rows.map((row): Ticket => {
      const [opened, taken, resolved, resolutions, events] = row.map((x) => (x === null ? null : Number(x)));
      return { opened: opened ?? 0, taken: taken ?? null, resolved: resolved ?? null, resolutions: resolutions ?? 0, events: events ?? 0 };
    }),
  );
  const waits = (some: readonly Ticket[]): readonly number[] =>
    some.flatMap(({ opened, taken }) => (taken === null ? [] : [taken - opened]));
  const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

  it("waits as its README states: 16.4 hours at the median, 97.6 at the mean, 6.66 days to the resolution", async () => {
    const all = await tickets;
    expect(all).toHaveLength(4580);
    const median = await at.cell("time_to_take_charge");
    expect(median.value).toBeCloseTo(quantile(waits(all), 0.5), 3);
    expect((median.value ?? 0) / HOUR).toBeCloseTo(16.39, 2);
    const average = await at.cell("time_to_take_charge_mean");
    expect(average.value).toBeCloseTo(mean(waits(all)), 3);
    expect((average.value ?? 0) / HOUR).toBeCloseTo(97.6, 1);
    expect(((await at.cell("time_to_resolve")).value ?? 0) / (24 * HOUR)).toBeCloseTo(6.66, 2);
    const resolved = await at.cell("resolved_share");
    expect([resolved.value, resolved.n]).toEqual([4569 / 4580, 4580]);
  });

  it("has intervals around them: order statistics, t, Wilson", async () => {
    const sorted = [...waits(await tickets)].sort((a, b) => a - b);
    const median = await at.cell("time_to_take_charge");
    // The ranks whose binomial tails are at most 2.5 % are 1.96 roots of n / 4 from the middle.
    const reach = 1.959964 * Math.sqrt(sorted.length / 4);
    const [from, to] = [sorted.length / 2 - reach, sorted.length / 2 + reach];
    expect(median.low).toBeGreaterThanOrEqual(sorted[Math.floor(from) - 2] ?? NaN);
    expect(median.low).toBeLessThanOrEqual(sorted[Math.ceil(from) + 1] ?? NaN);
    expect(median.high).toBeGreaterThanOrEqual(sorted[Math.floor(to) - 2] ?? NaN);
    expect(median.high).toBeLessThanOrEqual(sorted[Math.ceil(to) + 1] ?? NaN);
    const average = await at.cell("time_to_take_charge_mean");
    const spread = Math.sqrt(sorted.reduce((sum, x) => sum + (x - mean(sorted)) ** 2, 0) / (sorted.length - 1));
    expect(average.high).toBeCloseTo(mean(sorted) + (1.9605 * spread) / Math.sqrt(sorted.length), -1);
    const [p, n, z] = [4569 / 4580, 4580, 1.959963984540054];
    const half = (z / (1 + z ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
    expect((await at.cell("resolved_share")).low).toBeCloseTo((p + z ** 2 / (2 * n)) / (1 + z ** 2 / n) - half, 9);
  });

  it("places every ticket in the month of Rome's clock", async () => {
    const clock = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Rome" });
    const months = new Map<string, Ticket[]>();
    for (const ticket of await tickets) {
      const month = `${clock.format(new Date(ticket.opened * 1000)).slice(0, 7)}-01`;
      months.set(month, [...(months.get(month) ?? []), ticket]);
    }
    const answer = await at.by("tickets,resolved_in_a_week,reopened_share,tickets_28_days", "month");
    for (const [month, [count, soon, again]] of answer) {
      const opened = months.get(month ?? "") ?? [];
      expect(count?.value).toBe(opened.length);
      if (opened.length === 0) continue;
      const within = opened.filter((t) => t.resolved !== null && t.resolved - t.opened < 7 * 24 * HOUR);
      expect(soon?.value).toBeCloseTo(within.length / opened.length, 12);
      const resolved = opened.filter((t) => t.resolutions > 0);
      expect(again?.value).toBeCloseTo(resolved.filter((t) => t.resolutions > 1).length / resolved.length, 12);
    }
    // February has the 28 days of the window.
    expect(answer.get("2013-02-01")?.[3]?.value).toBe(months.get("2013-02-01")?.length);
    const change = await at.by("tickets_against_last_year", "year");
    expect(change.get("2012-01-01")?.[0]?.value).toBeCloseTo(1412 / 1518 - 1, 12);
  });

  it("counts by another date, by a reference, and by rows of events", async () => {
    const closed = await plainSql(
      `select strftime(max("time:timestamp") filter (where Activity = 'Closed') at time zone 'Europe/Rome', '%Y-01-01'), count(*)
       from read_csv('@data/tickets-helpdesk-italy/Helpdesk.csv') group by "case:concept:name"`,
    );
    const in2012 = closed.filter(([year]) => year === "2012-01-01").length;
    expect((await at.by("closed_tickets", "year")).get("2012-01-01")?.[0]?.value).toBe(in2012);
    const steps = await at.by("events_per_ticket", "tickets.course");
    const long = (await tickets).filter(({ events }) => events > 6);
    expect(steps.get("long")?.[0]?.value).toBeCloseTo(mean(long.map(({ events }) => events)), 9);
  });

  it("gives the cost of the desk the range of its assumption", async () => {
    const cost = await at.cell("desk_cost");
    expect(cost.value).toBe(4580 * 25);
    expect(cost.low).toBeGreaterThan(4580 * 15);
    expect(cost.high).toBeLessThan(4580 * 40);
  });

  it("tells it on its pages", () => {
    const page = at.page("kpi/time_to_take_charge");
    expect(page).toContain("Whole range: 16.4 hours; 95% interval 7.6 hours to 17.9 hours; n = 4,285");
    expect(at.page("kpi/resolved_share")).toContain("99.8%");
    expect(at.page("for/customers")).toContain("Somebody takes charge within the day");
  });
});
