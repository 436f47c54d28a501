import { describe, expect, it } from "vitest";
import { designChanges, withDesignChanges, type EarlierPilots } from "../../../src/report/pilot-changes.js";
import type { PilotReport } from "../../../src/report/model.js";

const FIXED = { kpi: "k", definition: "d", criterion: '{"value":2}', design: "x", units: "u", window: "w" };
const pilot = (fixed: Partial<typeof FIXED>, agreed: string | null = "2026-01-10"): PilotReport =>
  ({
    id: "p",
    start: "2026-02-01",
    agreed: agreed === null ? null : { by: "me", on: agreed },
    fixed: { ...FIXED, ...fixed },
    designDigest: JSON.stringify(fixed),
  }) as unknown as PilotReport;
const release = (name: string, dataTo: string, fixed: Partial<typeof FIXED>): EarlierPilots => ({
  release: name,
  dataTo,
  pilots: [pilot(fixed)],
});

describe("a design edited after it was fixed", () => {
  it("is found by part, with the last release that had it otherwise", () => {
    const now = pilot({ criterion: '{"value":1}' });
    const chain = [release("2026-02", "2026-02-28", {}), release("2026-03", "2026-03-31", {})];
    expect(designChanges([now], chain)).toEqual([
      { pilot: "p", part: "criterion", release: "2026-03", was: '{"value":2}', is: '{"value":1}' },
    ]);
    expect(withDesignChanges({ pilots: [now] }, chain).pilots[0]?.edits).toEqual([{ part: "criterion", release: "2026-03" }]);
  });

  it("is none where the edit was planning: before it was agreed, and before it began", () => {
    const now = pilot({ criterion: '{"value":1}' });
    expect(designChanges([now], [release("2025-12", "2025-12-31", {})])).toEqual([]);
    expect(designChanges([pilot({ criterion: "1" }, null)], [release("2026-01", "2026-01-20", {})])).toEqual([]);
  });

  it("is none where nothing differs, and leaves the report as it is", () => {
    const report = { pilots: [pilot({})] };
    expect(withDesignChanges(report, [release("2026-02", "2026-02-28", {})])).toBe(report);
  });
});
