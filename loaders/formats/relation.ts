import { identifier, type Engine } from "../../src/engine/engine.js";
import type { Table } from "../../src/engine/table.js";

/** Makes a relation of rows that come in blocks of equal columns, in their order. Gives the number of rows. */
export async function fillRelation(engine: Engine, relation: string, blocks: AsyncIterable<Table>): Promise<number> {
  let rows = 0;
  let isMade = false;
  for await (const block of blocks) {
    if (isMade) await append(engine, relation, block);
    else await engine.insert(relation, block);
    isMade = true;
    rows += block.rows;
  }
  return rows;
}

async function append(engine: Engine, relation: string, block: Table): Promise<void> {
  const next = `${relation} next`;
  await engine.insert(next, block);
  await engine.run(`INSERT INTO ${identifier(relation)} SELECT * FROM ${identifier(next)}; DROP TABLE ${identifier(next)}`);
}

/** The number of rows of a relation, in the engine's current database or the named one. */
export async function rowCount(engine: Engine, relation: string, database?: string): Promise<number> {
  const from = `${database === undefined ? "" : `${identifier(database)}.main.`}${identifier(relation)}`;
  const table = await engine.query(`SELECT count(*) FROM ${from}`);
  return Number(table.data[0]?.[0] ?? 0);
}
