import { describe, expect, it } from "vitest";
import { definitionsOf, ENGINES, prepared, workspaceOf } from "./kit.js";

/*
 * Local and UTC times around every change of clocks in two years, beside what Intl says. The oracle knows nothing of
 * transitions: it asks Intl for the wall clock at single instants.
 */
const ZONES = [
  "Europe/Copenhagen",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Tehran",
  "America/Sao_Paulo",
  "Africa/Casablanca",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "UTC",
];
const YEARS = [2011, 2018] as const;
const HOUR = 3_600_000;

const formats = new Map<string, Intl.DateTimeFormat>();
function wallClock(zone: string, utc: number): number {
  let format = formats.get(zone);
  if (format === undefined)
    formats.set(zone, (format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" })));
  return Date.parse(`${format.format(utc).replace(" ", "T")}Z`);
}

/** Days on which the zone's offset is another than the day before. */
const changes = (zone: string): number[] =>
  YEARS.flatMap((year) => {
    const days = Array.from({ length: 366 }, (_, day) => Date.UTC(year, 0, 1) + day * 24 * HOUR);
    return days.filter((day) => wallClock(zone, day) - day !== wallClock(zone, day + 24 * HOUR) - day - 24 * HOUR);
  });

/** The earliest instant with this wall clock; for one the clock skips, as far behind the change as it is written before it. */
function instantOf(zone: string, wall: number): number {
  const offsets = [-30, 30].map((hours) => wallClock(zone, wall + hours * HOUR) - (wall + hours * HOUR));
  const candidates = offsets.map((offset) => wall - offset).filter((utc) => wallClock(zone, utc) === wall);
  return candidates.length > 0 ? Math.min(...candidates) : wall - (offsets[0] ?? 0);
}

const text = (ms: number): string => new Date(ms).toISOString().slice(0, 19);

describe.each(ENGINES)("time zones, %s", (engine) => {
  it.each(ZONES)("%s", async (zone) => {
    const days = [Date.UTC(2018, 6, 1), ...changes(zone)];
    const moments = days.flatMap((day) => Array.from({ length: 120 }, (_, i) => day - 6 * HOUR + i * 0.5 * HOUR));
    const csv = `instant,wall\n${moments.map((at) => `${text(at)}Z,${text(at)}`).join("\n")}\n`;
    const outcome = await prepared(
      engine,
      workspaceOf({ "t.csv": csv }),
      definitionsOf({ t: { from: "t.csv" } }, { timezone: zone }),
    );
    const changing = (outcome.catalog.tables["t"] !== undefined && (await outcome.rows("t", "*"))[0]?.length) === 5;
    const rows = await outcome.rows("t", changing ? `"instant", "instant@utc", wall, "wall@utc"` : "instant, wall");
    expect(changing).toBe(zone !== "UTC");
    const expected = moments.map((at) => {
      const utc = instantOf(zone, at);
      return changing
        ? [text(wallClock(zone, at)), text(at), text(wallClock(zone, utc)), text(utc)]
        : [text(wallClock(zone, at)), text(wallClock(zone, utc))];
    });
    expect(rows).toEqual(expected);
    // Clocks that changed once, long before the data, make no instants needed.
    expect(outcome.catalog.instants).toBe(changes(zone).length > 0);
  });
});
