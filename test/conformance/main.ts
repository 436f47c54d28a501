import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

/**
 * `npm run conformance -- [KIND…] [--pack DIR]`: the packs of the shared data (of these kinds: metricflow, cube, stats), or
 * the one of a folder, whichever kind it is of.
 */
const { values, positionals } = parseArgs({ options: { pack: { type: "string" } }, allowPositionals: true });
const files = positionals.length === 0 ? ["test/conformance"] : positionals.map((kind) => `test/conformance/${kind}.test.ts`);
const run = spawnSync(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", "--config", ".config/vitest.config.ts", ...files],
  { stdio: "inherit", env: { ...process.env, ...(values.pack === undefined ? {} : { WORTHWHILE_PACK: values.pack }) } },
);
process.exitCode = run.status ?? 1;
