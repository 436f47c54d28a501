import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { words } from "../../kit/command.js";
import { openPlain, type Printed } from "./sql.js";
import { openWorkspace, type Workspace } from "./workspace.js";

/*
 * A folder a theme: metrics.yaml, CSV files, and questions.txt. A question is "# what it shows", "$ query …" (one line)
 * and beneath it plain SQL that answers the same by itself; the two must give the same rows in the same order. With
 * `--detail` a KPI's cell is three columns of the SQL: value, n, state.
 */
const root = new URL("cases", import.meta.url).pathname;

interface Asked {
  readonly shows: string;
  readonly line: string;
  readonly sql: string;
}

function questionsOf(folder: string): readonly Asked[] {
  return readFileSync(join(root, folder, "questions.txt"), "utf8")
    .split(/^# /m)
    .slice(1)
    .map((block) => {
      const [shows = "", line = "", ...sql] = block.split("\n");
      const text = sql.join("\n").trim();
      if (!line.startsWith("$ query ") || text === "") throw new Error(`${folder}: “${shows}” needs a $ query line and SQL`);
      return { shows, line: line.slice(2), sql: text };
    });
}

for (const folder of readdirSync(root)) {
  describe(folder, () => {
    let plain: Awaited<ReturnType<typeof openPlain>>;
    let workspace: Workspace;
    beforeAll(async () => {
      plain = await openPlain(join(root, folder));
      workspace = await openWorkspace(join(root, folder));
    });
    afterAll(async () => {
      plain.close();
      await workspace.close();
    });
    for (const { shows, line, sql } of questionsOf(folder)) {
      it(`${shows}: ${line}`, async () => {
        const { rows } = await workspace.query(words(line).slice(1));
        const ours = rows.map((row) => row.flatMap(flat));
        const theirs = await plain.rows(sql);
        expect(ours.map((row) => row.map(rounded))).toEqual(theirs.map((row) => row.map(rounded)));
      });
    }
  });
}

function flat(cell: unknown): Printed[] {
  if (cell === null || typeof cell !== "object") return [cell as Printed];
  const { value, n, state } = cell as { value: Printed; n: Printed; state: string };
  return [value, n, state];
}

/** Twelve digits: sums in another order differ in the last ones. */
const rounded = (value: Printed): Printed => (typeof value === "number" ? Number(value.toPrecision(12)) + 0 : value);
