import { rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { KpiReport } from "../../../src/report/model.js";
import { attackOne, attackTwo, published, textOf, withoutComplements } from "./attacks.js";
import { world, written } from "./world.js";

/** Small ones; `npm run test:slow` attacks every shape, with more seeds. */
const SHAPES = ["short", "two languages", "one great cell"];

describe("whoever has a report, and all that follows from it", () => {
  it.each(SHAPES)("works out no count that is hidden: %s", async (shape) => {
    const { attacked, recovered } = await attackOne(shape, 1);
    expect(attacked).toBeGreaterThan(0);
    expect(recovered).toEqual([]);
  });

  it("would, were only what is too few by itself hidden", async () => {
    const { attacked, recovered } = await attackOne("usual", 1, withoutComplements);
    expect(recovered.length).toBeGreaterThan(attacked / 4);
  });
});

describe("whoever has a release and the report of a month later", () => {
  it("works out no count that either hides", async () => {
    expect((await attackTwo("sparse", 1, true)).recovered).toEqual([]);
  });

  it("would, were the later one made without regard to the release", async () => {
    expect((await attackTwo("sparse", 1, false)).recovered.length).toBeGreaterThan(5);
  });
});

describe("the other files", () => {
  it("tell no number that the report withholds", async () => {
    const root = written(world("usual", 1));
    const { report, files } = await published(root);
    rmSync(root, { recursive: true, force: true });
    const results = JSON.parse(textOf(files.find(({ path }) => path === "data/results.json"))) as {
      readonly kpis: readonly { readonly id: string; readonly series: { readonly n?: readonly (number | null)[] } }[];
    };
    for (const kpi of report.kpis) {
      expect(results.kpis.find(({ id }) => id === kpi.id)?.series.n ?? []).toEqual(ns(kpi));
      const csv = textOf(files.find(({ path }) => path.endsWith(`/${kpi.id}.csv`)));
      const withheld = csv.split("\r\n").filter((line) => line.endsWith(",suppressed"));
      expect(withheld.length).toBeGreaterThan(0);
      for (const line of withheld) expect(line.split(",").slice(7)).toEqual(["", "", "", "", "suppressed"]);
    }
  });
});

const ns = ({ series }: KpiReport): readonly (number | null)[] => series.points.map(({ cell }) => cell.n);
