import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { shared } from "../kit/shared.js";
import { quantile, workspace } from "./kit.js";

workspace("journeys", "journeys-channelattribution", (at) => {
  const ways = readFileSync(join(shared, "data/journeys-channelattribution/Data.csv"), "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [path = "", conversions, worth, lost] = line.split(";");
      return { steps: path.split(" > "), conversions: Number(conversions), worth: Number(worth), lost: Number(lost) };
    });
  type Way = (typeof ways)[number];
  const sum = (of: (way: Way) => number, some = ways): number => some.reduce((total, way) => total + of(way), 0);
  const grouped = (key: (way: Way) => string | undefined): ReadonlyMap<string, Way[]> => {
    const groups = new Map<string, Way[]>();
    for (const way of ways) groups.set(key(way) ?? "", [...(groups.get(key(way) ?? "") ?? []), way]);
    return groups;
  };

  it("counts as its README states: 10,000 ways, 19,785 conversions worth 74,803.0, 68,602 lost", async () => {
    expect([ways.length, sum((way) => way.conversions), sum((way) => way.lost)]).toEqual([10_000, 19_785, 68_602]);
    const conversions = await at.cell("conversions");
    expect([conversions.value, conversions.n, conversions.low]).toEqual([19_785, 10_000, null]);
    const revenue = (await at.cell("revenue")).value ?? 0;
    expect(revenue).toBeCloseTo(
      sum((way) => way.worth),
      6,
    );
    expect(revenue.toFixed(1)).toBe("74803.0");
    expect((await at.cell("conversion_rate")).value).toBeCloseTo(19_785 / (19_785 + 68_602), 12);
  });

  it.each([
    ["first_channel", (way: Way) => way.steps[0]],
    ["last_channel", (way: Way) => way.steps.at(-1)],
  ])("credits conversions and their worth by %s", async (column, channel) => {
    const groups = grouped(channel);
    const answer = await at.by("conversions,revenue,conversion_rate", column);
    expect([...answer.keys()]).toEqual([...groups.keys()].sort());
    for (const [name, some] of groups) {
      const [conversions, revenue, rate] = answer.get(name) ?? [];
      expect(conversions?.value).toBe(sum((way) => way.conversions, some));
      expect(revenue?.value).toBeCloseTo(
        sum((way) => way.worth, some),
        6,
      );
      expect(rate?.value).toBeCloseTo(
        (conversions?.value ?? 0) / sum((way) => way.conversions + way.lost, some),
        12,
      );
    }
    // Credit given is neither lost nor made: the channels add up to the whole.
    const values = [...answer.values()].map(([conversions]) => conversions?.value ?? 0);
    expect(values.reduce((total, x) => total + x, 0)).toBe(19_785);
  });

  it("reaches a way from its touches, and never counts a conversion twice for it", async () => {
    const touches = await at.by("touches", "channel");
    const met = ways.flatMap((way) => way.steps);
    for (const [channel, [cell]] of touches) expect(cell?.value).toBe(met.filter((step) => step === channel).length);
    const long = await at.cell("touches", "--where", "ways.length = 'five or more'");
    expect(long.value).toBe(ways.filter((way) => way.steps.length > 4).reduce((total, way) => total + way.steps.length, 0));
    // Conversions have no channel of their own: a way has many, so the question is refused instead of answered wrongly.
    const refused = await at.run("query", "conversions", "--by", "touches.channel", "--format", "json");
    expect(refused.exit).toBe(2);
    expect((JSON.parse(refused.out) as { diagnostics: { code: string }[] }).diagnostics[0]?.code).toBe("unreachable");
  });

  it("measures the length of ways, and how much of the conversions met one channel", async () => {
    const lengths = ways.map((way) => way.steps.length);
    expect((await at.cell("touches_median")).value).toBe(quantile(lengths, 0.5));
    expect((await at.cell("longest_way")).value).toBe(Math.max(...lengths));
    const theta = ways.filter((way) => way.steps.includes("theta"));
    expect((await at.cell("theta_share")).value).toBeCloseTo(sum((way) => way.conversions, theta) / 19_785, 12);
    const each = await at.by("value_per_conversion", "length");
    const one = ways.filter((way) => way.steps.length === 1);
    expect(each.get("one touch")?.[0]?.value).toBeCloseTo(
      sum((way) => way.worth, one) / sum((way) => way.conversions, one),
      10,
    );
  });

  it("shows the channels in a table, the smallest withheld", () => {
    const page = at.page("kpi/conversions");
    expect(page).toContain("19,785 Whole range; counted in full, no interval; n = 10,000");
    expect(page).toMatch(/By last channel .* alpha 8,447 1,778 complete/);
    expect(page).toMatch(/mi – withheld/);
    expect(at.page("")).toContain("Value of conversions was €74,803 over the whole range.");
    expect(at.page("coverage")).toContain("journeys.rows no time no time 10,000");
  });
});
