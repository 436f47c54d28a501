import { partKey, partsOf, placeKey, type Cube } from "../../compile/cube.js";
import type { Program } from "../../compile/program.js";
import type { BrowserEngine } from "../../engine/browser.js";
import { identifier } from "../../ground/quote.js";
import { measuresAnswered } from "../../query/measures.js";
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

export function relations(root: string, { tables, cubes = [] }: Publication): Relations {
  const loaded = new Map<string, Promise<void>>();
  const load = async (engine: Promise<Holder>, name: string): Promise<void> => {
    const cube = cubes[cubeNames(cubes.length).indexOf(name)];
    const files = cube ? [cube.path] : (tables[name] ?? []);
    const parts = await Promise.all(
      files.map(async (file) => new Uint8Array(await (await fetched(`${root}${file}`)).arrayBuffer())),
    );
    const ready = await engine;
    for (const [i, bytes] of parts.entries()) await ready.insertArrow(`${name}@${i}`, bytes);
    const columns = cube ? await cubeColumns(ready, `${name}@0`) : "*";
    const union = parts.map((_, i) => `select ${columns} from ${identifier(`${name}@${i}`)}`).join(" union all ");
    await ready.run(`create or replace view ${identifier(name)} as ${union}`);
  };
  const known = [...Object.keys(tables), ...cubeNames(cubes.length)];
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

const cubeNames = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `@cube${i}`);

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

/** The cubes as the planner knows them. */
export function cubesOf(program: Program, { cubes = [] }: Publication): readonly Cube[] {
  if (cubes.length === 0) return [];
  const parts = new Map(partsOf(measuresAnswered(program)).map((part) => [placeKey(part.table, part.at), part.measures]));
  return cubes.map(({ table, at, measures, dimensions, rows }, i) => ({
    name: cubeNames(cubes.length)[i] ?? "",
    table,
    at,
    dimensions,
    rows,
    measures: new Map(
      measures.flatMap((m) => {
        const measure = parts.get(placeKey(table, at))?.[m];
        return measure ? [[partKey(measure), `m${m}`] as const] : [];
      }),
    ),
  }));
}

async function fetched(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return response;
}
