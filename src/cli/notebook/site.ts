import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { identifier } from "../../engine/engine.js";
import { publishedColumns } from "../../site/published-rows.js";
import { siteNotebooks, type SiteNotebook } from "../../site/notebooks.js";
import type { Source } from "../../site/publish.js";
import { RowsReader } from "./reader.js";
import { notebookTexts } from "./texts.js";

/**
 * The notebooks of a workspace, run for its site: SQL over the rows that the site publishes and no others, in a process
 * that can read nothing else. Throws Refused where a cell is wrong.
 */
export async function notebooksOf(
  root: string,
  source: Source,
  kind: "native" | "wasm" | "auto",
): Promise<readonly SiteNotebook[]> {
  const texts = notebookTexts(root);
  const asksRows = Object.values(texts).some((text) => /^ {0,3}(?:`{3,}|~{3,})[ \t]*sql\b/m.test(text));
  const tables = Object.keys(source.definitions.tables);
  if (!asksRows || !source.definitions.community.simulated) return siteNotebooks(texts, source.report, tables, null);
  const folder = mkdtempSync(join(tmpdir(), "worthwhile-notebooks-"));
  const file = join(folder, "published.duckdb");
  const published = await publishedColumns(source, source.tables);
  await source.engine.save(
    file,
    published.map(({ name, columns }) => ({
      name,
      sql: `SELECT ${columns.map(identifier).join(", ")} FROM ${identifier(name)} ORDER BY "@row"`,
    })),
  );
  // One thread: rows without an order come in the same one each time.
  const reader = new RowsReader({ file, kind, threads: 1 });
  try {
    return await siteNotebooks(texts, source.report, tables, (question) => reader.ask(question));
  } finally {
    reader.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
