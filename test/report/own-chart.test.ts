import { describe, expect, it } from "vitest";
import { ChartRefused, drawOwn } from "../../src/report/chart/own.js";

const rows = [
  { language: "en", asked: 397, at: "2026-01-01" },
  { language: "da", asked: 150, at: "2026-02-01" },
];
const bars = {
  data: { name: "rows" },
  mark: "bar",
  encoding: { x: { field: "asked", type: "quantitative" }, y: { field: "language", type: "nominal" } },
};

describe("a notebook's own chart", () => {
  it("is drawn from the rows of a named cell, as long as they say, in the page's colours", async () => {
    const { body, width } = await drawOwn(bars, { rows }, 560);
    expect(width).toBe(560);
    const lengths = [...body.matchAll(/<path d="M[\d.]+,[\d.]+h([\d.]+)v/g)].map(([, length]) => Number(length));
    expect(lengths.length).toBe(2);
    expect((lengths[0] ?? 0) / (lengths[1] ?? 1)).toBeCloseTo(397 / 150, 1);
    expect(body).toContain("var(--c1)");
    expect(body).not.toContain("style=");
  });

  it("is the same bytes in any time zone", async () => {
    const spec = {
      ...bars,
      mark: "line",
      encoding: { x: { field: "at", type: "temporal" }, y: { field: "asked", type: "quantitative" } },
    };
    const zone = process.env["TZ"];
    const drawn: string[] = [];
    for (const each of ["UTC", "America/New_York", "Asia/Tokyo"]) {
      process.env["TZ"] = each;
      drawn.push((await drawOwn(spec, { rows }, 358)).body);
    }
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
    expect(new Set(drawn).size).toBe(1);
  });

  it.each([
    ["data from an address", { ...bars, data: { url: "https://example.org/x.csv" } }],
    ["data from a file", { ...bars, data: { url: "/etc/passwd", format: { type: "csv" } } }],
    ["pictures", { ...bars, mark: { type: "image", url: "https://example.org/x.png" } }],
    ["links that are scripts", { ...bars, mark: { type: "bar", href: "javascript:alert(1)" } }],
    ["what is no chart", [1]],
    ["an unknown mark", { ...bars, mark: "cake" }],
  ])("refuses %s", async (_, spec) => {
    const drawn = await drawOwn(spec, { rows }, 560).then(
      ({ body }) => body,
      (cause: unknown) => cause,
    );
    if (typeof drawn === "string") expect(drawn).not.toMatch(/href|javascript|<image|example|root:/);
    else expect(drawn).toBeInstanceOf(ChartRefused);
  });

  it("keeps markup in names and values as text", async () => {
    const evil = `<script>alert(1)</script>"onload="x`;
    const { body } = await drawOwn({ ...bars, title: evil }, { rows: [{ language: evil, asked: 1 }] }, 560);
    expect(body).not.toContain("<script");
    expect(body).toContain("&lt;script&gt;");
  });
});
