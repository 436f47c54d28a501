import { identifier, type Engine } from "./engine.js";
import type { Table, Value } from "./table.js";
import { openWasm } from "./wasm-node.js";

/**
 * Writes a DuckDB file for others to read: the same bytes for the same rows, and nothing in it but these rows.
 *
 * `Engine.save` can promise neither: DuckDB writes whole blocks, and the unused parts of a block hold whatever lay in
 * memory before, which may be a member's text or a token. So the rows are streamed from `source` into a DuckDB-WASM of
 * its own, whose memory begins as zeros and whose every step is the same each time, and saved there. Column types are
 * kept; an ENUM becomes VARCHAR. It costs about two seconds more than `save`, and its tables must fit 4 GB together.
 */
export async function savePublic(
  source: Engine,
  path: string,
  relations: readonly { readonly name: string; readonly sql: string }[],
): Promise<void> {
  const target = await openWasm();
  try {
    // Its table of symbols is drawn by chance.
    await target.run("SET disabled_compression_methods = 'fsst'");
    for (const { name, sql } of relations) await copyRows(source, target, name, sql);
    await target.save(
      path,
      relations.map(({ name }) => ({ name, sql: `FROM ${identifier(name)}` })),
    );
  } finally {
    await target.close();
  }
}

async function copyRows(source: Engine, target: Engine, name: string, sql: string): Promise<void> {
  const described = await source.query(`DESCRIBE ${sql}`);
  const columns = (described.data[0] ?? []).map((column, c) => typed(String(column), String(described.data[1]?.[c])));
  await target.run(
    `CREATE TABLE ${identifier(name)} (${columns.map((column) => `${identifier(column.name)} ${column.type}`).join(", ")})`,
  );
  const insert = async (batch: Table): Promise<void> => {
    await target.insert(STAGING, batch);
    await target.run(`INSERT INTO ${identifier(name)} FROM ${identifier(STAGING)}; DROP TABLE ${identifier(STAGING)}`);
  };
  const selected = columns.map(({ name: column, asText }) =>
    asText ? `${identifier(column)}::VARCHAR AS ${identifier(column)}` : identifier(column),
  );
  await inBatches(source, `SELECT ${selected.join(", ")} FROM (${sql})`, insert);
}

const STAGING = "worthwhile staging";

/** Engines cut a stream differently; batches of one size make the same file of the same rows. */
const BATCH_ROWS = 65_536;

async function inBatches(source: Engine, sql: string, insert: (batch: Table) => Promise<void>): Promise<void> {
  let columns: Table["columns"] = [];
  let data: Value[][] = [];
  let rows = 0;
  const flush = async (): Promise<void> => {
    if (rows > 0) await insert({ columns, rows, data });
    data = columns.map(() => []);
    rows = 0;
  };
  await source.stream(sql, async (block) => {
    if (columns.length === 0) {
      columns = block.columns;
      await flush();
    }
    for (let start = 0; start < block.rows;) {
      const end = Math.min(block.rows, start + BATCH_ROWS - rows);
      block.data.forEach((values, c) => {
        for (let row = start; row < end; row++) data[c]?.push(values[row] ?? null);
      });
      rows += end - start;
      start = end;
      if (rows === BATCH_ROWS) await flush();
    }
  });
  await flush();
}

/** A column's type in the file, and whether its values travel as text since a cell would not hold them exactly. */
function typed(name: string, type: string): { name: string; type: string; asText: boolean } {
  const plain = type.replace(/\(.*$/s, "");
  if (plain === "ENUM" || plain === "JSON") return { name, type: "VARCHAR", asText: true };
  return { name, type, asText: EXACT_AS_TEXT.has(plain) };
}
const EXACT_AS_TEXT: ReadonlySet<string> = new Set(["DECIMAL", "HUGEINT", "UHUGEINT", "UBIGINT", "UUID", "TIMESTAMP_NS"]);
