import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveClickhouse, withoutClickhouse, type Served } from "../kit/clickhouse.js";
import { readPack, writeTables } from "./metricflow/pack.js";
import { runCase } from "./metricflow/run.js";
import { packOf } from "./which.js";

/* metricflow.test.ts with a ClickHouse that computes the numbers. */
const which = packOf("metricflow");
const without = withoutClickhouse ?? ("without" in which ? which.without : null);

if (without !== null || "without" in which)
  describe.skip(`MetricFlow's cases on ClickHouse${without ?? ""}`, () => it("reads the pack"));
else {
  const pack = readPack(which.folder);
  const workspace = mkdtempSync(join(tmpdir(), "worthwhile-conformance-"));

  describe(`MetricFlow's cases of ${basename(which.folder)} on ClickHouse`, () => {
    let served: Served;
    beforeAll(async () => {
      writeTables(pack, join(workspace, "data"));
      served = await serveClickhouse();
    });
    afterAll(async () => {
      await served.close();
      rmSync(workspace, { recursive: true, force: true });
    });

    it.for(pack.cases)("$name", async (given, { skip }) => {
      const outcome = await runCase(given, pack, workspace, { server: served });
      if (outcome.kind === "out of scope") return skip(outcome.reason);
      if (outcome.kind === "failed") expect.fail(`${outcome.wrong.slice(0, 5).join("\n")}\n\n${outcome.yaml}`);
    });
  });
}
