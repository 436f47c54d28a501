import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { tableFromIPC } from "apache-arrow";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { brotliDecompressSync, gunzipSync, inflateRawSync } from "node:zlib";

/** Every canary begins with it; nothing else in a site holds it. */
export const CANARY = "kanarievogel";
/** Long enough to be told from chance where a text is cut off. */
const CUT = CANARY.slice(0, 7);

/** A canary that was found: where, and what stands around it. */
export interface Found {
  readonly path: string;
  readonly text: string;
}

/**
 * Every file below a folder is looked through: its bytes, as UTF-8, as UTF-16 and in base64; what it packs (gzip, Brotli,
 * zstd, members of a zip), as deep as it goes; and the values of Arrow, Parquet and DuckDB files, which may be packed column
 * by column. Throws where a file of one of these forms cannot be read: nothing would be known of it.
 */
export async function canariesBelow(folder: string): Promise<{ readonly files: number; readonly found: readonly Found[] }> {
  const scratch = mkdtempSync(join(tmpdir(), "worthwhile-canaries-"));
  const instance = await DuckDBInstance.create(":memory:");
  const duckdb = await instance.connect();
  try {
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      statSync(join(folder, name)).isFile(),
    );
    const found: Found[] = [];
    for (const name of names.sort()) found.push(...(await within(name, readFileSync(join(folder, name)), { scratch, duckdb })));
    return { files: names.length, found };
  } finally {
    duckdb.closeSync();
    instance.closeSync();
    rmSync(scratch, { recursive: true, force: true });
  }
}

interface Tools {
  readonly scratch: string;
  readonly duckdb: DuckDBConnection;
}

async function within(path: string, bytes: Buffer, tools: Tools): Promise<readonly Found[]> {
  const found = inText(path, bytes.toString("latin1"));
  for (const [name, inner] of await unpacked(path, bytes, tools))
    found.push(...(await within(`${path} > ${name}`, inner, tools)));
  for (const [name, text] of await values(path, bytes, tools)) found.push(...inText(`${path} > ${name}`, text));
  return found;
}

function inText(path: string, latin1: string): Found[] {
  const text = latin1.toLowerCase();
  const hits = [CUT, [...CUT].join("\0")].flatMap((needle) => {
    const at = text.indexOf(needle);
    return at < 0 ? [] : [latin1.slice(Math.max(0, at - 20), at + 60).replaceAll("\0", "")];
  });
  const coded = BASE64.flatMap((needle) => (latin1.includes(needle) ? [needle] : []));
  return [...hits, ...coded].map((around) => ({ path, text: around }));
}

/** The canary in base64, from each of the three places in a group that it may begin at; only what it alone decides. */
const BASE64 = [0, 1, 2].map((before) => {
  const coded = Buffer.from(`${"x".repeat(before)}${CANARY}`)
    .toString("base64")
    .replace(/=+$/, "");
  return coded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + CANARY.length) * 8) / 6));
});

const startsWith = (bytes: Buffer, ...magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);

async function unpacked(path: string, bytes: Buffer, tools: Tools): Promise<readonly (readonly [string, Buffer])[]> {
  if (startsWith(bytes, 0x1f, 0x8b)) return [["gzip", gunzipSync(bytes)]];
  if (startsWith(bytes, 0x28, 0xb5, 0x2f, 0xfd)) return [["zstd", await zstd(bytes, tools)]];
  if (startsWith(bytes, 0x50, 0x4b, 3, 4)) return members(path, bytes);
  return extname(path) === ".br" ? [["brotli", brotliDecompressSync(bytes)]] : [];
}

/** By its lines: DuckDB unpacks texts. */
async function zstd(bytes: Buffer, { scratch, duckdb }: Tools): Promise<Buffer> {
  const file = join(scratch, "packed.zst");
  writeFileSync(file, bytes);
  const read = await duckdb.runAndReadAll(
    `select * from read_csv('${file}', compression = 'zstd', header = false, all_varchar = true, delim = '\x01', quote = '', escape = '')`,
  );
  return Buffer.from(read.getRowsJson().flat().join("\n"));
}

/** The members of a zip, by its directory. */
function members(path: string, bytes: Buffer): readonly (readonly [string, Buffer])[] {
  const found: (readonly [string, Buffer])[] = [];
  for (let at = bytes.indexOf("PK\x01\x02", 0, "latin1"); at >= 0; at = bytes.indexOf("PK\x01\x02", at + 4, "latin1")) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const name = bytes.toString("utf8", at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    const start = bytes.readUInt32LE(at + 42);
    const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const data = bytes.subarray(from, from + packed);
    if (method !== 0 && method !== 8) throw new Error(`${path} > ${name} is packed by method ${method}`);
    found.push([name, method === 0 ? data : inflateRawSync(data)]);
  }
  return found;
}

/** Each column's values, of the forms that hold tables. */
async function values(path: string, bytes: Buffer, tools: Tools): Promise<readonly (readonly [string, string])[]> {
  if (extname(path) === ".arrow" || bytes.toString("latin1", 0, 6) === "ARROW1") {
    const table = tableFromIPC(bytes);
    return table.schema.fields.map(({ name }, c) => [name, [...(table.getChildAt(c) ?? [])].map(String).join("\n")] as const);
  }
  if (startsWith(bytes, 0x50, 0x41, 0x52, 0x31)) return columns(bytes, tools, "parquet", (file) => [`read_parquet('${file}')`]);
  if (bytes.toString("latin1", 8, 12) !== "DUCK") return [];
  const { duckdb } = tools;
  return columns(bytes, tools, "duckdb", async (file) => {
    await duckdb.run(`attach '${file}' as shipped (read_only)`);
    const tables = await duckdb.runAndReadAll(
      `select schema_name, table_name from duckdb_tables() where database_name = 'shipped'`,
    );
    return tables.getRowsJson().map(([schema, table]) => `shipped."${String(schema)}"."${String(table)}"`);
  }).finally(() => duckdb.run("detach database if exists shipped"));
}

async function columns(
  bytes: Buffer,
  { scratch, duckdb }: Tools,
  form: string,
  tablesOf: (file: string) => readonly string[] | Promise<readonly string[]>,
): Promise<readonly (readonly [string, string])[]> {
  const file = join(scratch, `tables.${form}`);
  writeFileSync(file, bytes);
  const found: (readonly [string, string])[] = [];
  for (const table of await tablesOf(file)) {
    const read = await duckdb.runAndReadAll(`select * from ${table}`);
    found.push([table, JSON.stringify([read.columnNames(), read.getRowsJson()])]);
  }
  return found;
}
