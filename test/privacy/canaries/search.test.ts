import { DuckDBInstance } from "@duckdb/node-api";
import { tableToIPC, vectorFromArray, Table, Utf8, Dictionary, Int32 } from "apache-arrow";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { zipOf } from "../../kit/zip.js";
import { CANARY, canariesBelow } from "./search.js";

const root = mkdtempSync(join(tmpdir(), "worthwhile-planted-"));
const duckdb = await DuckDBInstance.create(":memory:");
const connection = await duckdb.connect();
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeAll(() => connection.run("set preserve_insertion_order = true"));

const swapped = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();
const arrow = (text: string): Uint8Array =>
  tableToIPC(new Table({ word: vectorFromArray(["one", text], new Dictionary(new Utf8(), new Int32())) }), "stream");

/** Rows of many values, so that a column is packed. */
const rows = (text: string): string =>
  `(select i, repeat('word ', 20) as often, '${text} ' || i as text from range(3000) r(i))`;

/** A file of each form that holds this text. */
const FORMS: Readonly<Record<string, (text: string, file: string) => Promise<void> | void>> = {
  "page.html": (text, file) => writeFileSync(file, `<p>A ${text}.</p>`),
  "upper.html": (text, file) => writeFileSync(file, `<p>A ${text.toUpperCase()}.</p>`),
  "little.txt": (text, file) => writeFileSync(file, Buffer.from(`A ${text}.`, "utf16le")),
  "big.txt": (text, file) => writeFileSync(file, swapped(`A ${text}.`)),
  "image.svg": (text, file) =>
    writeFileSync(file, `<image href="data:text/plain;base64,${Buffer.from(`A ${text}`).toString("base64")}"/>`),
  "page.html.gz": (text, file) => writeFileSync(file, gzipSync(`A ${text}.`)),
  "page.html.br": (text, file) => writeFileSync(file, brotliCompressSync(`A ${text}.`)),
  "book.xlsx": (text, file) =>
    writeFileSync(
      file,
      zipOf([
        ["xl/a.xml", "none"],
        ["xl/b.xml", `<c>${text}</c>`],
      ]),
    ),
  "twice.gz": (text, file) => writeFileSync(file, gzipSync(zipOf([["b.xml", `<c>${text}</c>`]]))),
  "rows.arrow": (text, file) => writeFileSync(file, arrow(text)),
  "rows.csv.zst": async (text, file) =>
    void (await connection.run(`copy ${rows(text)} to '${file}' (format csv, compression zstd)`)),
  "rows.parquet": async (text, file) =>
    void (await connection.run(`copy ${rows(text)} to '${file}' (format parquet, compression zstd)`)),
  "data.duckdb": async (text, file) => {
    await connection.run(`attach '${file}' as made`);
    await connection.run(`create table made.t as from ${rows(text)}`);
    await connection.run("detach made");
  },
};

it.each(Object.keys(FORMS))("finds what is planted in %s, and nothing where nothing is", async (name) => {
  const folder = mkdtempSync(join(root, "form-"));
  const make = FORMS[name];
  await make?.("sparrow", join(folder, name));
  expect(await canariesBelow(folder)).toEqual({ files: 1, found: [] });
  rmSync(join(folder, name));
  await make?.(`${CANARY}-1`, join(folder, name));
  const { found } = await canariesBelow(folder);
  expect(found.length).toBeGreaterThan(0);
  expect(found.every(({ path }) => path.startsWith(name))).toBe(true);
});

it("fails on a file that it cannot unpack", async () => {
  const folder = mkdtempSync(join(root, "form-"));
  writeFileSync(join(folder, "cut.gz"), gzipSync("A longer text.").subarray(0, 15));
  await expect(canariesBelow(folder)).rejects.toThrow();
});
