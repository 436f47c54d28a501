import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { command, words } from "../kit/command.js";

/*
 * A folder a case: a workspace (metrics.yaml, CSV files) and `run.txt`, which holds command lines after "$ " and beneath
 * each what it prints; a last line "exit N" where it is not 0. What is missing beneath a line is written there when
 * GOLDENS=write is set, to be read before it is committed.
 */
const root = new URL("cases", import.meta.url).pathname;

for (const folder of readdirSync(root)) {
  const file = join(root, folder, "run.txt");
  if (!existsSync(file)) throw new Error(`test/query/cases/${folder} has no run.txt: a case without commands tests nothing`);
  const runs = readFileSync(file, "utf8").split(/^\$ /m).slice(1);
  describe(folder, () => {
    const written: string[] = [];
    afterAll(() => {
      if (process.env["GOLDENS"] === "write" && written.length === runs.length) writeFileSync(file, written.join("\n"));
    });
    for (const run of runs) {
      const [line = "", ...rest] = run.split("\n");
      it(line, async () => {
        const { exit, out, err } = await command(words(line), join(root, folder));
        const actual = `${out}${err}${exit === 0 ? "" : `exit ${exit}\n`}`.replaceAll("\r\n", "\n").trim();
        const expected = rest.join("\n").trim();
        written.push(`$ ${line}\n${expected === "" ? actual : expected}\n`);
        if (expected !== "" || process.env["GOLDENS"] !== "write") expect(actual).toBe(expected);
      });
    }
  });
}
