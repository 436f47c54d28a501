import { createHash } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { identifier, literal, type Engine } from "../engine/engine.js";
import type { FileAccess } from "../../loaders/formats/files.js";
import type { Built } from "./build.js";
import { digestOf } from "./digest.js";
import { isError } from "./note.js";
import { namesIn } from "./open.js";

/** Prepared tables kept beside the lake: `<lake>/.prepared/<table>-<digest>.duckdb`. */
export interface Cache {
  /** The kept table as a relation of the engine; null where it is not kept or cannot be read. */
  load(table: string, digest: string): Promise<Built | null>;
  /** Keeps a table without errors and throws older ones of its name away; does nothing where the folder cannot be written. */
  keep(table: string, digest: string, built: Built): Promise<void>;
}

export function preparedCache(engine: Engine, lake: string): Cache {
  const folder = join(lake, ".prepared");
  const stem = (table: string): string => encodeURIComponent(table).replaceAll(".", "%2E").replaceAll("*", "%2A");
  const fileOf = (table: string, digest: string): string => `${stem(table)}-${digest}.duckdb`;
  return {
    async load(table, digest) {
      if (!(await namesIn(folder)).includes(fileOf(table, digest))) return null;
      const alias = `@prepared ${table}`;
      try {
        await engine.attach(join(folder, fileOf(table, digest)), alias);
        const { data } = await engine.query(`SELECT content FROM ${identifier(alias)}."meta"`);
        const built = JSON.parse(String(data[0]?.[0])) as Built;
        await engine.run(`CREATE OR REPLACE VIEW ${identifier(table)} AS SELECT * FROM ${identifier(alias)}."rows"`);
        return built;
      } catch {
        // A damaged file is as good as none: it is made anew.
        await engine.run(`DETACH DATABASE IF EXISTS ${identifier(alias)}`);
        return null;
      }
    },
    async keep(table, digest, built) {
      if (built.notes.some(isError)) return;
      const file = fileOf(table, digest);
      try {
        await mkdir(folder, { recursive: true });
        await engine.save(join(folder, file), [
          { name: "rows", sql: `SELECT * FROM ${identifier(table)}` },
          { name: "meta", sql: `SELECT ${literal(JSON.stringify(built))} AS content` },
        ]);
        const own = new RegExp(`^${stem(table).replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}-[0-9a-f]{32}\\.duckdb$`);
        for (const name of await namesIn(folder)) {
          if (own.test(name) && name !== file) await rm(join(folder, name), { force: true });
        }
      } catch {
        // A cache that cannot be written (a read-only folder, a full disk) costs time, never the answer.
      }
    },
  };
}

/** Files smaller than this are read anew faster than anyone waits. */
export const WORTH_KEEPING = 8 << 20;

/** What a set of files holds, by content: a changed file never meets an old entry, whatever its time stamp says. */
export async function digestFiles(files: FileAccess, paths: readonly { path: string; name: string }[]): Promise<string> {
  const digests: [string, string][] = [];
  for (const { path, name } of paths) {
    const hash = createHash("sha256");
    for await (const block of files.read(path)) hash.update(block);
    digests.push([name, hash.digest("hex")]);
  }
  return digestOf(digests);
}
