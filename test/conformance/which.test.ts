import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { unfit } from "./which.js";

describe("which kind of pack a folder is", () => {
  const folder = mkdtempSync(join(tmpdir(), "worthwhile-packs-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const made = (name: string, files: readonly string[]): string => {
    const pack = join(folder, name);
    mkdirSync(join(pack, "tables"), { recursive: true });
    for (const file of files) writeFileSync(join(pack, file), "{}");
    return pack;
  };

  it("is told by the files it holds", () => {
    const metricflow = made("metricflow", ["cases.json", "models.json", "tables.json"]);
    const cube = made("cube", ["cases.json"]);
    expect(unfit("metricflow", metricflow)).toBeNull();
    expect(unfit("cube-multifact", cube)).toBeNull();
    expect(unfit("cube-multifact", metricflow)).toContain("is a pack of the kind metricflow");
    expect(unfit("metricflow", cube)).toContain("it has no models.json and no tables.json");
    expect(unfit("stats", cube)).toContain("it has no reference.json");
  });

  it("says that there is no folder", () => {
    expect(unfit("metricflow", join(folder, "none"))).toBe(`There is no folder ${join(folder, "none")}.`);
  });
});
