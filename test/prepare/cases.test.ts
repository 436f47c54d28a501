import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Community } from "../../src/compile/definitions.js";
import { definitionsOf, ENGINES, prepared, workspaceOf, type Outcome, type TableInput } from "./kit.js";

/*
 * A folder per case: its data files, `case.json` with tables as the kit writes them, and `expected.txt`, the prepared
 * tables and diagnostics as both engines must give them. An absent expected.txt is written, to be read and committed;
 * where one differs, what came instead is left beside it as expected-changed.txt.
 */
interface Case {
  readonly community?: Partial<Community>;
  readonly tables: Readonly<Record<string, TableInput>>;
  /** Only these tables are asked for. */
  readonly asked?: readonly string[];
}

const FOLDER = join(import.meta.dirname, "cases");

describe.each(ENGINES)("prepared tables, %s", (engine) => {
  it.each(readdirSync(FOLDER))("%s", async (name) => {
    const folder = join(FOLDER, name);
    const { community, tables, asked } = JSON.parse(readFileSync(join(folder, "case.json"), "utf8")) as Case;
    const workspace = workspaceOf();
    cpSync(folder, workspace, { recursive: true });
    const outcome = await prepared(
      engine,
      workspace,
      definitionsOf(tables, community),
      asked === undefined ? {} : { tables: asked },
    );
    const dump = await dumped(outcome);
    const expected = join(folder, "expected.txt");
    const changed = join(folder, "expected-changed.txt");
    if (!existsSync(expected) && process.env["CI"] === undefined) writeFileSync(expected, dump);
    rmSync(changed, { force: true });
    if (readFileSync(expected, "utf8") !== dump) writeFileSync(changed, dump);
    expect(dump).toBe(readFileSync(expected, "utf8"));
  });
});

async function dumped(outcome: Outcome): Promise<string> {
  const lines: string[] = [];
  for (const table of Object.values(outcome.catalog.tables)) {
    const covered = table.coverage === null ? "covers nothing" : `${table.coverage.from} to ${table.coverage.to}`;
    lines.push(`${table.name}: ${table.rows} rows, ${covered}${table.outside > 0 ? `, ${table.outside} outside` : ""}`);
    lines.push(`  ${table.columns.map(({ name, type }) => `${name} ${type}`).join(", ")}`);
    const rows = await outcome.rows(table.name, "*");
    const { data } = await outcome.engine.query(`SELECT column_name FROM (DESCRIBE "${table.name}")`);
    lines.push(`  | ${(data[0] ?? []).join(" | ")}`, ...rows.map((row) => `  | ${row.map(shown).join(" | ")}`), "");
  }
  lines.push(`instants: ${outcome.catalog.instants}`);
  for (const [i, diagnostic] of outcome.diagnostics.entries()) {
    const at = diagnostic.span === null ? "nowhere" : String(diagnostic.span.start);
    lines.push(`${diagnostic.severity} ${diagnostic.code} at ${at}: ${outcome.sentences[i] ?? ""}`);
  }
  return `${lines.join("\n")}\n`;
}

const shown = (value: unknown): string =>
  typeof value === "string" ? JSON.stringify(value).slice(1, -1) : value === null ? "·" : String(value);
