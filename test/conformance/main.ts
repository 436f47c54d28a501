import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { unfit, type Kind } from "./which.js";

/**
 * `npm run conformance -- [NAME…] [--pack DIR]`: the packs of the shared data, or the one of a folder, whichever kind it is
 * of. Prints what passed, each failure, the scorers' macro-F1, a reason for each case left out, and as its last line "N passed, N failed".
 */
const PACKS: Readonly<Record<Kind, string>> = {
  metricflow: "metricflow.test.ts",
  "cube-multifact": "cube.test.ts",
  stats: "stats.test.ts",
  sentiment: "sentiment.test.ts",
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

function usage(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function argumentsOf(): { readonly pack: string | undefined; readonly asked: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({ options: { pack: { type: "string" } }, allowPositionals: true });
    return { pack: values.pack, asked: positionals };
  } catch (cause) {
    return usage(cause instanceof Error ? cause.message : String(cause));
  }
}

const { pack, asked } = argumentsOf();
const isKind = (name: string): name is Kind => Object.hasOwn(PACKS, name);
const unknown = asked.filter((name) => !isKind(name));
if (unknown.length > 0) usage(`There is no pack ${unknown.join(", ")}. There are ${Object.keys(PACKS).join(", ")}.`);
const wanted = (asked.length > 0 ? [...asked] : Object.keys(PACKS)).filter(isKind);
// Of a folder, the kinds it is of.
const kinds = pack === undefined ? wanted : wanted.filter((kind) => unfit(kind, resolve(pack)) === null);
if (pack !== undefined && kinds.length === 0) usage([...new Set(wanted.map((kind) => unfit(kind, resolve(pack))))].join("\n"));
const folder = mkdtempSync(join(tmpdir(), "worthwhile-conformance-"));
const file = join(folder, "results.json");
const run = spawnSync(
  process.execPath,
  [
    ...["node_modules/vitest/vitest.mjs", "run", "--config", ".config/vitest.config.ts"],
    ...["--reporter=json", `--outputFile=${file}`],
    ...kinds.map((kind) => `test/conformance/${PACKS[kind]}`),
  ],
  {
    stdio: "inherit",
    env: { ...process.env, WORTHWHILE_PRINT: "1", ...(pack === undefined ? {} : { WORTHWHILE_PACK: resolve(pack) }) },
  },
);
if (!existsSync(file)) {
  process.stderr.write("The tests did not run to their end.\n");
  process.exit(3);
}
const results = JSON.parse(readFileSync(file, "utf8")) as Results;
rmSync(folder, { recursive: true });
for (const { assertionResults, message } of results.testResults) {
  if (assertionResults.length === 0 && message !== "") process.stdout.write(`${message}\n`);
  for (const { fullName, status, failureMessages } of assertionResults)
    if (status === "failed") process.stdout.write(`FAILED ${fullName}\n${failureMessages.join("\n")}\n\n`);
}
process.stdout.write(`${results.numPassedTests} passed, ${results.numFailedTests} failed\n`);
process.exitCode = run.status ?? 1;
