import type { ClickHouseSettings } from "@clickhouse/client";
import { EngineError } from "../engine.js";
import type { Table } from "../table.js";
import { readLines } from "./read.js";

/** Where a ClickHouse is, and who asks. */
export interface Server {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** An open way to a ClickHouse. */
export interface Connection {
  readonly version: string;
  query(sql: string, options?: { readonly signal?: AbortSignal }): Promise<Table>;
  run(sql: string): Promise<void>;
  /** Puts rows, each its values in the columns' order, into a table that is there. */
  insert(table: string, rows: readonly (readonly unknown[])[]): Promise<void>;
  close(): Promise<void>;
}

/** What keeps a server from being used, and its own words. */
export class ServerTrouble extends EngineError {
  constructor(
    readonly trouble: "unreachable" | "denied" | "old" | "other",
    words: string,
  ) {
    super(words);
  }
}

/** The oldest version that the dialect is tested with. */
export const OLDEST = [26, 7] as const;

/** Opens a ClickHouse over HTTP and makes its database where it has none of that name. Throws ServerTrouble. */
export async function connect({ url, user, password, database }: Server): Promise<Connection> {
  // Half a megabyte of script, for those who ask for it.
  const { createClient, ClickHouseError, ClickHouseLogLevel } = await import("@clickhouse/client");
  const open = (into?: string) =>
    createClient({
      url,
      username: user,
      password,
      ...(into === undefined ? {} : { database: into }),
      request_timeout: LONGEST,
      clickhouse_settings: SETTINGS,
      log: { level: ClickHouseLogLevel.OFF },
    });
  const failed = (cause: unknown): ServerTrouble => {
    if (cause instanceof ServerTrouble) return cause;
    const words = cause instanceof Error ? cause.message : String(cause);
    if (cause instanceof EngineError) return new ServerTrouble("other", words);
    if (!(cause instanceof ClickHouseError)) return new ServerTrouble("unreachable", reasonOf(cause, words));
    return new ServerTrouble(DENIED.has(cause.code) ? "denied" : "other", plain(words));
  };
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      throw failed(cause);
    }
  };
  const first = await attempt(async () => open());
  const version = await attempt(async () => {
    try {
      // Nobody waits for minutes on a machine that does not answer.
      const abort_signal = AbortSignal.timeout(FIRST_ANSWER);
      const answer = await first.query({ query: "select version()", format: FORMAT, abort_signal });
      const found = String(readLines(await answer.json()).data[0]?.[0]);
      if (isOld(found)) throw new ServerTrouble("old", found);
      await first.command({ query: `create database if not exists ${quoted(database)}` });
      return found;
    } finally {
      await first.close();
    }
  });
  const client = await attempt(async () => open(database));
  return {
    version: `ClickHouse ${version}`,
    query: (sql, { signal } = {}) =>
      attempt(async () => {
        const abort = signal === undefined ? {} : { abort_signal: signal };
        const answer = await client.query({ query: sql, format: FORMAT, ...abort });
        return readLines(await answer.json());
      }).catch((cause: unknown) => {
        signal?.throwIfAborted();
        throw cause;
      }),
    run: (sql) =>
      attempt(async () => {
        await client.command({ query: sql });
      }),
    insert: (table, values) =>
      attempt(async () => {
        await client.insert({ table: quoted(table), values: [...values], format: "JSONCompactEachRow" });
      }),
    close: () => client.close(),
  };
}

const FORMAT = "JSONCompactEachRowWithNamesAndTypes";
const FIRST_ANSWER = 10_000;
const LONGEST = 30 * 60_000;

/** How values are written, and that a long question is read whole. */
const SETTINGS: ClickHouseSettings = {
  wait_end_of_query: 1,
  date_time_output_format: "simple",
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_denormals: 0,
  max_query_size: "100000000",
  max_ast_elements: "10000000",
  max_expanded_ast_elements: "10000000",
};

/** ClickHouse's codes for an unknown user, a wrong password and a right that is not given. */
const DENIED: ReadonlySet<string> = new Set(["192", "193", "194", "497", "516"]);

function isOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map((part) => Number(part) || 0);
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}

const quoted = (name: string): string => `"${name.replaceAll("\\", "\\\\").replaceAll('"', '""')}"`;

function reasonOf(cause: unknown, words: string): string {
  if (cause instanceof Error && cause.name === "AbortError") return `no answer within ${FIRST_ANSWER / 1000} seconds`;
  const code = cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : null;
  return words.trim() === "" ? (code ?? "no reason given") : words;
}

/** Without the copy of the statement, which no reader wrote. */
const plain = (words: string): string => words.replace(/:? In scope [\s\S]*$/, "").trim();
