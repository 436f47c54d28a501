import { identifier, type Engine } from "../../engine/engine.js";
import { openEngine } from "../../engine/open.js";
import { isOneSelect } from "../../prepare/sql-text.js";
import type { RowsAnswer, RowsQuestion } from "../../report/notebook.js";
import type { FromChild, Opened, ToChild } from "./protocol.js";

/*
 * The process that answers a notebook's SQL. It holds the tables read-only, can reach no file and no network once they are
 * attached, and cannot change that. Whoever started it ends it where a statement takes too long or too much.
 */

const MEMORY = "1GB";

/** The tables, locked: what is attached stays readable, and nothing else is. */
async function opened({ file, kind, threads }: Opened): Promise<Engine> {
  const engine = await openEngine({ kind, threads, memory: MEMORY });
  await engine.attach(file, "data");
  for (const sql of [`USE "data"`, "SET enable_external_access = false", "SET lock_configuration = true"])
    await engine.run(sql);
  return engine;
}

async function answer(engine: Engine, { sql, views }: RowsQuestion, most: number, made: Set<string>): Promise<RowsAnswer> {
  const started = performance.now();
  try {
    for (const name of made) await engine.run(`DROP VIEW IF EXISTS temp.${identifier(name)}`);
    made.clear();
    for (const view of views) {
      made.add(view.name);
      await engine.run(`CREATE TEMP VIEW ${identifier(view.name)} AS SELECT * FROM (\n${select(view.sql)}\n)`);
    }
    const found = await engine.query(`SELECT * FROM (\n${select(sql)}\n) LIMIT ${most + 1}`);
    const more = found.rows > most;
    const rows = Math.min(found.rows, most);
    const data = more ? found.data.map((values) => values.slice(0, most)) : found.data;
    return { ok: true, rows: { columns: found.columns, rows, data, more }, milliseconds: performance.now() - started };
  } catch (cause) {
    return { ok: false, ...told(cause) };
  }
}

/** Throws a sentence where it is anything but one statement that reads. */
function select(sql: string): string {
  const one = sql.trim().replace(/;\s*$/, "");
  if (!isOneSelect(one)) throw new Error("A cell holds one statement that begins with SELECT, WITH, FROM or VALUES.");
  return one;
}

/** DuckDB's own words without its kind of error; the line is that of the statement, which stands one line deeper in ours. */
function told(cause: unknown): { readonly message: string; readonly line: number | null } {
  const text = cause instanceof Error ? cause.message : String(cause);
  // The engine's sentence leaves out where: our own statement stands there. Its cause has it.
  const placed = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : text;
  const line = /^LINE (\d+):/m.exec(placed)?.[1];
  const meant = /(?:Candidate bindings|Did you mean|Candidate tables)[^"]*"([^"]+)"/.exec(text)?.[1];
  const head = (text.split("\n")[0] ?? text).replace(/^[A-Z][\w ]* Error: /, "");
  const message = meant === undefined ? head : `${head.replace(/[.!]?$/, ".")} Did you mean “${meant}”?`;
  const kept = /external access|disabled by configuration|configuration has been locked/i.test(message);
  return {
    message: kept ? "A cell reads the workspace's own tables, and no file, address or setting." : message,
    line: line === undefined ? null : Math.max(1, Number(line) - 1),
  };
}

let engine: Promise<Engine> | null = null;
const made = new Set<string>();
const tell = (message: FromChild): void => void process.send?.(message);

process.on("message", (message: ToChild) => {
  if ("open" in message) {
    engine = opened(message.open);
    engine.then(
      () => tell({ opened: true }),
      (cause: unknown) => tell({ unopened: cause instanceof Error ? cause.message : String(cause) }),
    );
    return;
  }
  const { id, ask, most } = message;
  void engine?.then((ready) => answer(ready, ask, most, made)).then((found) => tell({ id, answer: found }));
});
process.on("disconnect", () => process.exit(0));
