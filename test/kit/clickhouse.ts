import { existsSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Catalog } from "../../src/compile/catalog.js";
import type { Definitions } from "../../src/compile/definitions.js";
import { connect } from "../../src/engine/clickhouse/connect.js";
import type { Answerer, Engine } from "../../src/engine/engine.js";
import { sendTables } from "../../src/prepare/send.js";

/** ClickHouse as a library, for tests only: `npm run clickhouse` puts it here. */
const folder = new URL("../../node_modules/.cache/chdb/", import.meta.url).pathname;

/** Why there is no ClickHouse to test with; null where there is one. */
export const withoutClickhouse: string | null = existsSync(join(folder, "node_modules/chdb/package.json"))
  ? null
  : " (skipped: chdb is not installed; npm run clickhouse installs it)";

/** What answers from another database than the engine that prepared the tables. */
export type Elsewhere = (engine: Engine, catalog: Catalog, definitions: Definitions, workspace: string) => Promise<Answerer>;

interface Login {
  readonly user: string;
  readonly password: string;
}

interface Session {
  query(sql: string, format?: string): string;
  queryAsync(sql: string, options: { readonly format: string }): Promise<{ bytes(): Uint8Array }>;
  close(): void;
}

/** How a workspace names a server: a section of metrics.yaml, and what it asks of the environment. */
export interface NamedServer {
  readonly yaml: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface Served extends NamedServer {
  readonly url: string;
  /** Every statement that was asked, in order. */
  readonly asked: readonly string[];
  /** Sends it prepared tables, as a workspace that names it would. */
  readonly elsewhere: Elsewhere;
  /** Runs a statement on the engine itself. */
  readonly direct: (sql: string) => string;
  close(): Promise<void>;
}

/**
 * A ClickHouse server's HTTP interface, as far as its client uses it, before an embedded ClickHouse: the engine is real,
 * the server's own login is played.
 */
export async function serveClickhouse(login: Login = { user: "tester", password: "a password of tests" }): Promise<Served> {
  const { Session } = createRequire(join(folder, "from.js"))("chdb") as { readonly Session: new () => Session };
  const session = new Session();
  const asked: string[] = [];
  // One session, one statement at a time, as its settings are the session's.
  let before: Promise<unknown> = Promise.resolve();
  const server = createServer((request, response) => {
    const turn = before.then(() => answer(session, login, asked, request, response));
    before = turn.catch(() => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const connection = await connect({ url, ...login, database: "worthwhile" });
  session.query("use worthwhile");
  return {
    url,
    yaml: `engine: {clickhouse: {url: "${url}", user: ${login.user}, password: "\${CLICKHOUSE_PASSWORD}"}}\n`,
    env: { CLICKHOUSE_PASSWORD: login.password },
    asked,
    elsewhere: (engine, catalog, definitions, workspace) => sendTables(engine, connection, catalog, definitions, workspace),
    direct: (sql) => session.query(sql, "TabSeparated"),
    close: async () => {
      await connection.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      session.close();
    },
  };
}

async function answer(
  session: Session,
  login: Login,
  asked: string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { searchParams } = new URL(request.url ?? "/", "http://clickhouse");
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const body = Buffer.concat(pieces).toString();
  const given = Buffer.from((request.headers.authorization ?? "").replace(/^Basic /, ""), "base64").toString();
  if (given !== `${login.user}:${login.password}`) {
    const words = `Code: 516. DB::Exception: ${login.user}: Authentication failed: password is incorrect, or there is no user with such name. (AUTHENTICATION_FAILED) (version 26.7.2.1)`;
    response.writeHead(403, { "x-clickhouse-exception-code": "516" }).end(words);
    return;
  }
  const query = searchParams.get("query");
  const sql = query === null ? body : body === "" ? query : `${query}\n${body}`;
  asked.push(sql);
  try {
    for (const [name, value] of searchParams)
      if (!OWN.has(name)) session.query(`set ${name} = '${value.replaceAll("'", "''")}'`);
    session.query(`use "${searchParams.get("database") ?? "default"}"`);
    const result = await session.queryAsync(sql, { format: "TabSeparated" });
    response.writeHead(200, { "content-type": "text/plain" }).end(Buffer.from(result.bytes()));
  } catch (cause) {
    const words = (cause as Error).message.replace(/^Query failed: /, "");
    const code = /Code: (\d+)/.exec(words)?.[1] ?? "0";
    response.writeHead(500, { "x-clickhouse-exception-code": code }).end(words);
  }
}

/** What the interface itself reads; all other parameters are settings. */
const OWN = new Set(["query", "database", "query_id", "session_id", "wait_end_of_query", "default_format"]);
