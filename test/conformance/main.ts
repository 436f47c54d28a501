import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

/** `npm run conformance -- [--pack DIR]`: the packs of the shared data, or the one of a folder, whichever kind it is of. */
const { values } = parseArgs({ options: { pack: { type: "string" } } });
const run = spawnSync(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", "--config", ".config/vitest.config.ts", "test/conformance"],
  { stdio: "inherit", env: { ...process.env, ...(values.pack === undefined ? {} : { WORTHWHILE_PACK: values.pack }) } },
);
process.exitCode = run.status ?? 1;
