import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

it("makes ten million rows in 160 MB of heap", () => {
  const script = fileURLToPath(new URL("scale.ts", import.meta.url));
  const rows = execFileSync(process.execPath, ["--max-old-space-size=160", "--import", "tsx", script, "47"], {
    encoding: "utf8",
  });
  expect(Number(rows)).toBeGreaterThan(10_000_000);
});
