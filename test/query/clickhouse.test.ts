import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveClickhouse, withoutClickhouse, type Served } from "../kit/clickhouse.js";
import { command, words } from "../kit/command.js";
import { differences } from "../kit/near.js";

/*
 * The cases of test/query/cases, each in a copy of its workspace that names a ClickHouse: it answers what DuckDB does,
 * numbers to a relative 1e-9. The SQL it prints is its own, and is run where DuckDB's is compared.
 */
const root = new URL("cases", import.meta.url).pathname;

describe.skipIf(withoutClickhouse !== null)(`the cases on ClickHouse${withoutClickhouse ?? ""}`, () => {
  let served: Served;
  const copies = mkdtempSync(join(tmpdir(), "worthwhile-clickhouse-"));
  beforeAll(async () => {
    served = await serveClickhouse();
  });
  afterAll(async () => {
    // Its answers, and not DuckDB's.
    expect(served.asked.filter((sql) => sql.startsWith("with ")).length).toBeGreaterThan(50);
    await served.close();
    rmSync(copies, { recursive: true, force: true });
  });

  for (const folder of readdirSync(root)) {
    describe(folder, () => {
      const copy = join(copies, folder);
      beforeAll(() => {
        cpSync(join(root, folder), copy, { recursive: true });
        appendFileSync(join(copy, "metrics.yaml"), `\n${served.yaml}`);
      });
      for (const run of readFileSync(join(root, folder, "run.txt"), "utf8")
        .split(/^\$ /m)
        .slice(1)) {
        const [line = "", ...rest] = run.split("\n");
        it(line, async () => {
          const { exit, out, err } = await command(words(line), copy, served.env);
          const actual = `${out}${err}${exit === 0 ? "" : `exit ${exit}\n`}`.replaceAll("\r\n", "\n").trim();
          if (line.includes("--sql")) expect(served.direct(actual)).toContain("\t");
          else expect(differences(actual, rest.join("\n").trim())).toEqual([]);
        });
      }
    });
  }
});
