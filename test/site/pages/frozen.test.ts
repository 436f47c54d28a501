import { beforeAll, describe, expect, it } from "vitest";
import { canonical } from "../../../src/report/canonical.js";
import type { Report } from "../../../src/report/model.js";
import type { Page } from "../../../src/site/page.js";
import { pages } from "../../../src/site/pages/pages.js";
import { frozenFiles, printedFiles } from "../../../src/site/publish.js";
import { roi } from "../../report/schema-parts.js";
import { report } from "../fixture/report.js";

/** Today the value is another, and a language was added since. */
const then: Report = { ...report({ languages: ["da", "en"] }), roi: { ...roi, benefits: [] } };
const now: Report = { ...report({ languages: ["en", "da", "ja"], text: (en) => `${en} anew` }), dataTo: "2026-12-04" };
const version = {
  name: "june",
  date: "2026-06-30",
  digest: "d",
  report: then,
  bytes: new TextEncoder().encode(canonical(then)),
};

describe("beside a release's pages", () => {
  const files = new Map(frozenFiles(version, now).map((file) => [file.path, "bytes" in file ? file.bytes : ""]));
  let made: readonly Page[] = [];
  beforeAll(() => {
    made = pages(now, { archive: { versions: [version], differences: [] } });
  });

  it("stand its numbers as CSV and its stakeholders' pages as Markdown, of what was frozen", () => {
    const own = new Map(printedFiles(then).map((file) => [file.path, "bytes" in file ? file.bytes : ""]));
    expect(files.get("versions/june/data/kpi/members.csv")).toBe(own.get("data/kpi/members.csv"));
    expect(files.get("versions/june/for/support/report.md")).toBe(own.get("for/support/report.md"));
    expect(files.get("versions/june/en/for/support/report.md")).toBe(own.get("en/for/support/report.md"));
    expect(String(files.get("versions/june/en/for/support/report.md"))).not.toContain("anew");
    expect(files.size).toBe(own.size + 1);
  });

  it("are linked from them, as are pages that exist", () => {
    const known = new Set([...files.keys(), ...printedFiles(now).map(({ path }) => path), ...made.map(({ path }) => path)]);
    const led = made
      .filter(({ path }) => path.startsWith("versions/june/"))
      .flatMap(({ path, body }) =>
        [...body.matchAll(/ href="([^"#]*)/g)].map(([, href = ""]) =>
          decodeURIComponent(new URL(href, `http://site/${path}`).href.slice("http://site/".length)),
        ),
      );
    expect(led.filter((place) => !known.has(place))).toEqual([]);
    expect(led).toEqual(
      expect.arrayContaining(["versions/june/data/kpi/members.csv", "versions/june/en/for/support/report.md"]),
    );
    expect(led).not.toContain("data/kpi/members.csv");
  });
});
