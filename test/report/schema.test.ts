import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { canonical } from "../../src/report/canonical.js";
import { liftReport } from "../../src/report/migrate.js";
import type { Report } from "../../src/report/model.js";
import { report as everything } from "../site/fixture/report.js";
import { readReport, REPORT_SCHEMA, reportJsonSchema, type reportSchema } from "../../src/report/schema.js";
import { dealt, pilot, roi, survey } from "./schema-parts.js";
import { makeWorkspace, reportFrom } from "./workspace.js";

/** The same type without `readonly`, all the way down. */
type Open<T> = T extends readonly (infer E)[] ? Open<E>[] : T extends object ? { -readonly [K in keyof T]: Open<T[K]> } : T;
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Fails to compile where the schema and the model part ways, in either direction. */
const sameShape: Equal<Open<Report>, Open<z.infer<typeof reportSchema>>> = true;
// @ts-expect-error: the comparison can tell: a key more is another shape.
const otherShape: Equal<Open<Report>, Open<z.infer<typeof reportSchema>> & { more: 1 }> = true;

describe("the Report's schema", async () => {
  const report = await reportFrom(await makeWorkspace());
  const stored = JSON.parse(canonical(report)) as Record<string, unknown>;

  it("reads what a build made, and nothing of it is lost", () => {
    expect([sameShape, otherShape]).toEqual([true, true]);
    const read = readReport(stored);
    expect("report" in read && canonical(read.report)).toBe(canonical(report));
  });

  it("reads every part, and nothing of it is lost", () => {
    const goals = everything().goals.map((goal, i) => (i === 0 ? { ...goal, ...dealt } : goal));
    const whole: Report = { ...everything(), goals, pilots: [pilot], surveys: [survey], roi, digest: report.digest };
    expect([whole.attribution, whole.maturity, whole.members ?? null, whole.propositions[0] ?? null]).not.toContain(null);
    const read = readReport(JSON.parse(canonical(whole)));
    expect(read).toHaveProperty("report");
    expect("report" in read && canonical(read.report)).toBe(canonical(whole));
  });

  it("places what it does not know", () => {
    const kpis = structuredClone(stored["kpis"]) as { series: { points: { cell: Record<string, unknown> }[] } }[];
    (kpis[0]?.series.points[0] as { cell: Record<string, unknown> }).cell["state"] = "fine";
    expect(readReport({ ...stored, kpis })).toMatchObject({ at: "kpis.0.series.points.0.cell.state" });
    expect(readReport({ ...stored, surprise: 1 })).toMatchObject({ at: "" });
    expect(readReport({ ...stored, digest: "short" })).toMatchObject({ at: "digest" });
  });

  it("lifts a Report from before it carried a number, and refuses one of a later number", () => {
    const { schema, ...before } = stored;
    expect(schema).toBe(REPORT_SCHEMA);
    const lifted = liftReport(before);
    expect("report" in lifted && lifted.report.schema).toBe(REPORT_SCHEMA);
    expect(liftReport({ ...stored, schema: REPORT_SCHEMA + 1 })).toEqual({ problem: "newer", schema: REPORT_SCHEMA + 1 });
    expect(liftReport({ ...stored, schema: "one" })).toEqual({ problem: "broken", at: "schema" });
    expect(liftReport(null)).toEqual({ problem: "broken", at: "" });
  });

  it("knows nothing of what a Report of schema 1 did not tell, and keeps what one without a number tells", () => {
    const { attribution, pilots, roi, propositions, maturity, ...told } = stored;
    const lifted = liftReport({ ...told, schema: 1 });
    const nothing = { attribution: null, pilots: [], roi: null, propositions: [], maturity: null };
    expect("report" in lifted && canonical(lifted.report)).toBe(canonical({ ...told, ...nothing }));
    const unnumbered = liftReport({ ...told, schema: undefined, attribution, pilots, roi, propositions, maturity });
    expect("report" in unnumbered && canonical(unnumbered.report)).toBe(canonical(report));
  });

  it("is a JSON Schema too, strict at every level", () => {
    const printed = JSON.stringify(reportJsonSchema());
    const objects = printed.match(/"type":"object","properties"/g) ?? [];
    const strict = printed.match(/"additionalProperties":false/g) ?? [];
    expect(objects.length).toBeGreaterThan(20);
    expect(strict.length).toBe(objects.length);
  });
});
