/*
 * The yardstick of the explore part: a page of its own hand that draws its one chart from DuckDB-WASM and Vega-Lite, and
 * does nothing else. Everything that can run at the same time does.
 */
import { AsyncDuckDB, VoidLogger, type AsyncDuckDBConnection } from "@duckdb/duckdb-wasm";
import * as vega from "vega";
import { compile } from "vega-lite";

declare const SQL: string;
declare const ROWS: readonly string[];

const folder = new URL("../assets/duckdb/", document.baseURI);
const engine = async (): Promise<AsyncDuckDBConnection> => {
  const db = new AsyncDuckDB(new VoidLogger(), new Worker(new URL("duckdb-browser-eh.worker.js", folder)));
  await db.instantiate(new URL("duckdb-eh.wasm", folder).href);
  await db.open({ query: { castBigIntToDouble: true } });
  const connection = await db.connect();
  // Any page must say so, or the engine asks the network for extensions.
  await connection.query("set autoinstall_known_extensions = false");
  await connection.query("set autoload_known_extensions = false");
  performance.mark("engine ready");
  return connection;
};
const rows = ROWS.map(async (path) => new Uint8Array(await (await fetch(`../${path}`)).arrayBuffer()));

const connection = await engine();
for (const piece of rows) await connection.insertArrowFromIPCStream(await piece, { name: "topics", create: true });
const answer = await connection.query(SQL);
const values = answer.toArray().map((row: { toJSON(): { month: number; value: number } }) => row.toJSON());
const { spec } = compile({
  width: 660,
  height: 280,
  data: { values },
  mark: "line",
  encoding: {
    x: { field: "month", type: "temporal", title: null },
    y: { field: "value", type: "quantitative", title: null },
  },
});
const view = new vega.View(vega.parse(spec), { renderer: "none" });
const figure = document.querySelector("figure");
if (figure !== null) figure.innerHTML = await view.toSVG();
