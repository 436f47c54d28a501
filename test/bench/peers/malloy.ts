import { createRequire } from "node:module";
import { join } from "node:path";
import type { Compiler } from "./compiler.js";

/* Malloy's compiler. Its packages lie outside this project's own, and are required by their place. */

/** As much of its packages as is used here. */
interface Malloy {
  readonly SingleConnectionRuntime: new (options: { readonly connection: Connection }) => {
    loadModel(text: string): {
      getModel(): Promise<unknown>;
      loadQuery(text: string): { getSQL(): Promise<string> };
    };
  };
}
interface MalloyDuckDB {
  readonly DuckDBConnection: new (options: {
    readonly name: string;
    readonly databasePath: string;
    readonly enableExternalAccess: boolean;
  }) => Connection;
}
interface Connection {
  runSQL(sql: string): Promise<unknown>;
}

const load = createRequire(join(process.env["PEER_PACKAGES"] ?? "", "package.json"));
const { SingleConnectionRuntime } = load("@malloydata/malloy") as Malloy;
let runtime: InstanceType<Malloy["SingleConnectionRuntime"]> | null = null;

export const compiler: Compiler = {
  prepare: async ({ tables }) => {
    const { DuckDBConnection } = load("@malloydata/db-duckdb") as MalloyDuckDB;
    // Else it asks the network for extensions.
    const connection = new DuckDBConnection({ name: "duckdb", databasePath: ":memory:", enableExternalAccess: false });
    for (const [table, columns] of Object.entries(tables))
      await connection.runSQL(`create table ${table} (${columns.map(({ name, duckdb }) => `"${name}" ${duckdb}`).join(", ")})`);
    runtime = new SingleConnectionRuntime({ connection });
    // So that it knows the tables' columns, as ours knows its catalog.
    const sources = Object.keys(tables).map((table) => `source: ${table} is duckdb.table('${table}')`);
    await runtime.loadModel(sources.join("\n")).getModel();
  },
  model: async (text) => {
    const model = runtime?.loadModel(text);
    if (model === undefined) throw new Error("Malloy was not made ready");
    await model.getModel();
    return { sql: (question) => model.loadQuery(question).getSQL() };
  },
};
