import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { END, START } from "../../loaders/aurora/clock.js";
import { aurora } from "../../loaders/aurora.js";
import { SourceError } from "../../loaders/channel.js";
import { digest, pagesOf, rowsOf, stream, streams, tools } from "./rows.js";

const golden = JSON.parse(readFileSync(new URL("digests.json", import.meta.url), "utf8")) as Record<
  string,
  { rows: number; sha256: string }
>;

describe("every stream of Aurora", () => {
  it.each(streams.map((s) => s.name))(
    "%s: the same rows as ever, of the declared shape, in order, no id twice",
    async (name) => {
      const { columns, time } = stream(name);
      const rows = await rowsOf(name);
      expect(new Set(rows.map((row) => row["id"])).size).toBe(rows.length);
      let last = START;
      for (const row of rows) {
        const faults = Object.entries(columns).filter(([column, type]) => !fits(row[column], type));
        const at = row[time ?? ""] as string | number;
        const moment = typeof at === "string" ? Date.parse(`${at}T00:00:00+01:00`) : at;
        if (faults.length > 0 || moment < last || moment >= END) expect.fail(`${name}: ${JSON.stringify(row)}`);
        last = moment;
      }
      expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(columns));
      expect(digest(rows)).toEqual(golden[name]);
    },
  );

  it("makes about 200,000 rows in all", () => {
    const rows = Object.values(golden).reduce((sum, one) => sum + one.rows, 0);
    expect(rows).toBeGreaterThan(190_000);
    expect(rows).toBeLessThan(240_000);
  });

  it("gives pages of a few thousand rows, the last one marked, each with what the source covers", async () => {
    const sizes: number[] = [];
    const ends: boolean[] = [];
    for await (const page of pagesOf("visits")) {
      sizes.push(page.rows.length);
      ends.push(page.complete);
      expect(page.coverage).toEqual({ from: "2023-11-01", to: "2026-11-01" });
    }
    expect(Math.max(...sizes)).toBeLessThanOrEqual(10_000);
    expect(sizes.slice(0, -1).every((size) => size >= 2_000)).toBe(true);
    expect(ends.indexOf(true)).toBe(ends.length - 1);
  });

  it("covers the chat from the day it opened", async () => {
    for await (const page of pagesOf("chat_messages")) expect(page.coverage?.from).toBe("2024-12-01");
  });
});

describe("seed and scale", () => {
  it("another seed is another community", async () => {
    expect(digest(await rowsOf("topics", 0.1, 1)).sha256).not.toBe(digest(await rowsOf("topics", 0.1, 2)).sha256);
  });

  it("the options of metrics.yaml win over the command line", async () => {
    const rows = [];
    for await (const page of aurora.read(stream("signups"), null, { seed: 5, scale: 0.1 }, tools(1))) rows.push(...page.rows);
    expect(rows).toEqual(await rowsOf("signups", 0.1, 5));
  });

  it("scale multiplies how much happens", async () => {
    const [small, large] = [await rowsOf("mentions", 0.5), await rowsOf("mentions", 5)];
    expect(large.length / small.length).toBeGreaterThan(9.5);
    expect(large.length / small.length).toBeLessThan(10.5);
  });

  it("refuses options that make no sense", () => {
    for (const options of [{ seed: -1 }, { seed: 1.5 }, { scale: 0 }, { scale: 1000 }, { sede: 1 }])
      expect(aurora.options.safeParse(options).success).toBe(false);
  });

  it("names its streams to whoever asks for one it has not", async () => {
    const reading = aurora.read({ ...stream("visits"), name: "visit" }, null, {}, tools());
    await expect(reading[Symbol.asyncIterator]().next()).rejects.toThrow(SourceError);
  });
});

function fits(value: unknown, type: string): boolean {
  if (value === null) return true;
  if (type === "integer" || type === "instant") return Number.isSafeInteger(value);
  if (type === "number") return Number.isFinite(value);
  if (type === "date") return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
  return typeof value === (type === "boolean" ? "boolean" : "string");
}
