import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

/**
 * `npm run conformance -- [NAME…] [--pack DIR]`: the packs of the shared data, or the one of a folder, whichever kind it is
 * of. Prints what passed, each failure, a reason for each case left out, and as its last line "N passed, N failed".
 */
const PACKS: Readonly<Record<string, string>> = {
  metricflow: "metricflow.test.ts",
  "cube-multifact": "cube.test.ts",
  stats: "stats.test.ts",
};

interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const { values, positionals } = parseArgs({ options: { pack: { type: "string" } }, allowPositionals: true });
const unknown = positionals.filter((name) => !Object.hasOwn(PACKS, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no pack ${unknown.join(", ")}. There are ${Object.keys(PACKS).join(", ")}.\n`);
  process.exit(2);
}
const asked = positionals.length > 0 ? positionals : Object.keys(PACKS);
const folder = mkdtempSync(join(tmpdir(), "worthwhile-conformance-"));
const file = join(folder, "results.json");
const run = spawnSync(
  process.execPath,
  [
    ...["node_modules/vitest/vitest.mjs", "run", "--config", ".config/vitest.config.ts"],
    ...["--reporter=json", `--outputFile=${file}`],
    ...asked.map((name) => `test/conformance/${PACKS[name]}`),
  ],
  { stdio: "inherit", env: { ...process.env, ...(values.pack === undefined ? {} : { WORTHWHILE_PACK: values.pack }) } },
);
const results = JSON.parse(readFileSync(file, "utf8")) as Results;
rmSync(folder, { recursive: true });
for (const { assertionResults, message } of results.testResults) {
  if (assertionResults.length === 0 && message !== "") process.stdout.write(`${message}\n`);
  for (const { fullName, status, failureMessages } of assertionResults)
    if (status === "failed") process.stdout.write(`FAILED ${fullName}\n${failureMessages.join("\n")}\n\n`);
}
process.stdout.write(`${results.numPassedTests} passed, ${results.numFailedTests} failed\n`);
process.exitCode = run.status ?? 1;
