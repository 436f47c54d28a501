import type { Cube } from "../../compile/cube.js";
import type { BrowserEngine } from "../../engine/browser.js";
import { identifier } from "../../ground/quote.js";
import { fetched } from "./failure.js";
import type { Publication } from "./published.js";

/** What holds them. */
type Holder = Pick<BrowserEngine, "insertArrow" | "query" | "run">;

/** The published tables and cubes: each is fetched when a statement first speaks of it. */
export interface Relations {
  /** Those that a statement names; of a string or column of that name too, which does no harm. */
  named(sql: string): readonly string[];
  /** Fetches these at once, and has the engine hold them when it is there. */
  into(engine: Promise<Holder>, names: readonly string[]): Promise<void>;
}

export function relations(root: string, { tables }: Pick<Publication, "tables">, cubes: ReturnType<typeof cubesOf>): Relations {
  const places = new Map(cubes.map(({ name, path }) => [name, path]));
  const loaded = new Map<string, Promise<void>>();
  const load = async (engine: Promise<Holder>, name: string): Promise<void> => {
    const cube = places.get(name);
    const files = cube === undefined ? (tables[name] ?? []) : [cube];
    const parts = await Promise.all(files.map(async (file) => new Uint8Array(await (await fetched(root, file)).arrayBuffer())));
    const ready = await engine;
    for (const [i, bytes] of parts.entries()) await ready.insertArrow(`${name}@${i}`, bytes);
    const columns = cube === undefined ? "*" : await cubeColumns(ready, `${name}@0`);
    const union = parts.map((_, i) => `select ${columns} from ${identifier(`${name}@${i}`)}`).join(" union all ");
    await ready.run(`create or replace view ${identifier(name)} as ${union}`);
  };
  const known = [...Object.keys(tables), ...places.keys()];
  return {
    named: (sql) => known.filter((name) => sql.includes(identifier(name))),
    async into(engine, names) {
      await Promise.all(
        names.map((name) => {
          const loading = loaded.get(name) ?? load(engine, name);
          loaded.set(name, loading);
          loading.catch(() => loaded.delete(name));
          return loading;
        }),
      );
    },
  };
}

/** A cube's numbers under their own names and types: the file holds each column once, as small as it can be. */
async function cubeColumns(engine: Holder, name: string): Promise<string> {
  const { columns } = await engine.query(`select * from ${identifier(name)} limit 0`);
  return columns
    .flatMap(({ name: column }) =>
      column.startsWith("@")
        ? [identifier(column)]
        : column.split(" ").map((each) => {
            const [measure = "", type = ""] = each.split(":");
            return `${identifier(column)}::${type} as ${identifier(measure)}`;
          }),
    )
    .join(", ");
}

/** The cubes as the planner knows them, each with its file. */
export function cubesOf({ cubes = [] }: Pick<Publication, "cubes">): readonly (Cube & { readonly path: string })[] {
  const all = cubes.flatMap(({ cubes: each, table, at, measures }) => {
    const columns = new Map(measures);
    return each.map((cube) => ({ ...cube, table, at, measures: columns }));
  });
  return all.map((cube, i) => ({ ...cube, name: `@cube${i}` }));
}
