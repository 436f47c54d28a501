import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPack, writeTables } from "./metricflow/pack.js";
import { runCase } from "./metricflow/run.js";
import { Tally } from "./table.js";
import { packOf } from "./which.js";

const which = packOf("metricflow");

// The cases are read while tests are gathered: without the pack there is none.
if ("without" in which) describe.skip(`MetricFlow's cases${which.without}`, () => it("reads the pack"));
else {
  const { folder } = which;
  const pack = readPack(folder);
  const tally = new Tally(`MetricFlow's cases (${basename(folder)})`);
  const workspace = mkdtempSync(join(tmpdir(), "worthwhile-conformance-"));

  describe(`MetricFlow's cases of ${basename(folder)}`, () => {
    beforeAll(() => writeTables(pack, join(workspace, "data")));
    afterAll(() => {
      rmSync(workspace, { recursive: true, force: true });
      tally.print();
    });

    // Each in its own words: a name put in by "$name" is cut.
    for (const given of pack.cases)
      it(String(given.name), async ({ skip }) => {
        const outcome = await runCase(given, pack, workspace);
        if (outcome.kind === "out of scope") {
          tally.leave(outcome.reason, given.name);
          return skip(outcome.reason);
        }
        if (outcome.kind === "passed") return tally.pass(outcome.notes);
        tally.fail();
        const more = outcome.wrong.length > 5 ? `\n… ${outcome.wrong.length - 5} more` : "";
        expect.fail(
          `${outcome.wrong.slice(0, 5).join("\n")}${more}\n\nworthwhile ${outcome.argv.join(" ")}\n\n${outcome.yaml}`,
        );
      });
  });
}
