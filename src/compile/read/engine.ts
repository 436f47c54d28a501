import type { z } from "zod";
import type { Definitions, ServerDef } from "../definitions.js";
import { address, count, size, strict, word } from "./atoms.js";
import type { Reading } from "./reading.js";
import { nameSpan } from "./reading.js";

const clickhouse = strict({
  url: address.describe("Its HTTP address, like http://localhost:8123."),
  user: word.optional().describe("Who asks: default where not given. May be ${ENV}."),
  password: word.optional().describe("Only as ${ENV}: the environment variable that holds it."),
  database: word.optional().describe("Where the prepared tables are kept, made where it is not there: worthwhile."),
}).describe("A ClickHouse, 26.7 or newer, that holds the prepared tables and computes the numbers in place of DuckDB.");

export const engineShape = strict({
  clickhouse: clickhouse.optional(),
  memory: size.optional().describe("How much memory DuckDB may take, like 2GB; most of the machine's where not given."),
  threads: count.optional().describe("On how many threads DuckDB works: 2 where not given."),
}).describe("How numbers are computed.");

export const buildEngine = (input: z.output<typeof engineShape> | undefined): Definitions["engine"] => ({
  memory: input?.memory ?? null,
  threads: input?.threads ?? null,
});

/** The server that computes the numbers; nothing where DuckDB does. */
export function buildServer(
  input: z.output<typeof engineShape> | undefined,
  reading: Reading,
): { readonly server: ServerDef } | Record<never, never> {
  const given = input?.clickhouse;
  if (given === undefined) return {};
  const { url, user = "default", password = "", database = "worthwhile" } = given;
  return { server: { url, user, password, database, span: nameSpan(reading, ["engine", "clickhouse"]) } };
}
