/*
 * The yardstick of the explore part: a page of its own hand that draws its one chart from DuckDB-WASM and Vega-Lite, and
 * does nothing else. Everything that can run at the same time does.
 */
import { AsyncDuckDB, VoidLogger } from "@duckdb/duckdb-wasm";
import * as vega from "vega";
import { compile } from "vega-lite";

declare const SQL: string;
declare const ROWS: readonly string[];

const folder = new URL("../assets/duckdb/", document.baseURI);
const engine = async (): Promise<AsyncDuckDB> => {
  const db = new AsyncDuckDB(new VoidLogger(), new Worker(new URL("duckdb-browser-eh.worker.js", folder)));
  await db.instantiate(new URL("duckdb-eh.wasm", folder).href);
  await db.open({ query: { castBigIntToDouble: true } });
  performance.mark("engine ready");
  return db;
};
const rows = ROWS.map(async (path) => new Uint8Array(await (await fetch(`../${path}`)).arrayBuffer()));

const connection = await (await engine()).connect();
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
