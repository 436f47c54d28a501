import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { foundReleases, readArchive } from "../../src/cli/archive.js";
import { REPORT_SCHEMA } from "../../src/report/schema.js";
import { verifyReleases } from "../../src/report/versions/verify.js";
import { pages } from "../../src/site/pages/pages.js";

/** Releases frozen by the code of each schema; none of them is ever made anew. */
const FIXTURE = join(import.meta.dirname, "fixture");

describe("a release of an earlier schema", () => {
  it("is still whole, is lifted to today's schema, and prints its pages", () => {
    const root = join(FIXTURE, "schema-1");
    expect(verifyReleases(foundReleases(root)).findings).toEqual([]);
    const [version] = readArchive(root).versions;
    expect(version?.report.schema).toBe(REPORT_SCHEMA);
    // June by hand: (10 + 20 + 3) × 2.
    const worth = version?.report.kpis.find(({ id }) => id === "worth");
    expect(worth?.latest).toMatchObject({ period: "2026-06-01", cell: { value: 66, state: "complete" } });
    const printed = version ? pages(version.report) : [];
    expect(printed.find(({ path }) => path === "kpi/worth/index.html")?.body).toContain("66");
  });
});
