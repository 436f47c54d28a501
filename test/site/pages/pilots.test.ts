import { describe, expect, it } from "vitest";
import { canonical } from "../../../src/report/canonical.js";
import type { Report } from "../../../src/report/model.js";
import { pages } from "../../../src/site/pages/pages.js";
import { report } from "../fixture/report.js";

const sheet = (of: Report, earlier: Report | null): string => {
  const versions = earlier
    ? [{ name: "june", date: null, digest: "d", report: earlier, bytes: new TextEncoder().encode(canonical(earlier)) }]
    : [];
  const made = pages(of, { archive: { versions, differences: [] } });
  return made.find(({ path }) => path === "pilots/hosts/index.html")?.body ?? "";
};
const withCriterion = (criterion: string, dataTo: string): Report => {
  const { pilots, ...rest } = report({ languages: ["en"] });
  return {
    ...rest,
    dataTo,
    pilots: pilots.map(({ edits: _, ...pilot }) => ({
      ...pilot,
      designDigest: criterion,
      fixed: { ...pilot.fixed, criterion },
    })),
  };
};

describe("a pilot's sheet", () => {
  const now = withCriterion("at least 3 points", "2026-10-31");

  it("says that the criterion was edited after a release had frozen another", () => {
    const plain = sheet(now, null);
    const edited = sheet(now, withCriterion("at least 5 points", "2026-06-30"));
    expect(plain).not.toContain("june");
    expect(edited).toContain("june");
  });

  it("says nothing of an edit before the design was fixed, nor of a release that says the same", () => {
    expect(sheet(now, withCriterion("at least 5 points", "2025-12-31"))).not.toContain("june");
    expect(sheet(now, withCriterion("at least 3 points", "2026-06-30"))).not.toContain("june");
  });
});
