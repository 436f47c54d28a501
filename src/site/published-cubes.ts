import { existsSync, statSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Column, Measure } from "../compile/cell.js";
import { DAY, partKey, partsOf, type Part } from "../compile/cube.js";
import { dimensionsOf } from "../compile/dimensions.js";
import { cubesSql, fitnessSql } from "../compile/emit/cube.js";
import { meaningOf } from "../compile/meaning.js";
import type { Program } from "../compile/program.js";
import { chain, reachable } from "../compile/scope.js";
import { toArrow } from "../engine/arrow.js";
import type { Engine } from "../engine/engine.js";
import type { Table, Value } from "../engine/table.js";
import { digest } from "../report/canonical.js";
import type { PublishedRows } from "./published-rows.js";

/** The cubes of one table and date basis as a site holds them. */
export interface PublishedCubes {
  readonly table: string;
  readonly at: Column;
  /** The measures they hold, each by its `partKey`, and the column each is in. */
  readonly measures: readonly (readonly [string, string])[];
  readonly cubes: readonly {
    /** At most one. */
    readonly dimensions: readonly Column[];
    readonly rows: number;
    /** The Arrow file. */
    readonly file: string;
  }[];
}

interface Rows {
  readonly program: Program;
  /** Every aggregate that answers are made of. */
  readonly measures: readonly Measure[];
  readonly engine: Engine;
  readonly tables: readonly PublishedRows[];
}

/** Rises when the files change their form. */
const FORMAT = 1;
/** More values than this make no cube: whoever looks at them looks at few rows each. */
const MOST_VALUES = 50;
/** A cube is fetched in place of its table's rows: it is worth a file where it is far smaller, and at once here. */
const SMALLER_BY = 10;
const MOST_BYTES = 1_000_000;

/** The cubes of these tables, of an earlier build where the same rows are put together in the same way. */
export async function publishedCubes(from: Rows, cache: string): Promise<readonly PublishedCubes[]> {
  const { program, engine } = from;
  const folder = join(cache, "cubes");
  await mkdir(folder, { recursive: true });
  const published: PublishedCubes[] = [];
  const needed = new Set<string>();
  for (const part of partsOf(from.measures)) {
    const rows = from.tables.find(({ name }) => name === part.table);
    if (rows === undefined) continue;
    const most = Math.min(MOST_BYTES, rows.parts.reduce((sum, file) => sum + statSync(file).size, 0) / SMALLER_BY);
    const { definitions, catalog } = program.world;
    const read = reachable(program.world, part.table).map((name) => [
      catalog.tables[name],
      meaningOf(definitions.tables[name]),
    ]);
    const about = [part.at, part.measures.map(partKey), dimensionsIn(part, program)];
    const { weekStart, fiscalYearStart } = definitions.community;
    const key = digest([FORMAT, engine.kind, engine.version, catalog.instants, weekStart, fiscalYearStart, read, about, most]);
    const own = join(folder, key.slice(0, 32));
    needed.add(key.slice(0, 32));
    if (!existsSync(own)) await writeCubes(part, most, from, own);
    const found = JSON.parse(await readFile(join(own, CONTENTS), "utf8")) as PublishedCubes;
    const cubes = found.cubes.map((cube) => ({ ...cube, file: join(own, cube.file) }));
    if (cubes.length > 0) published.push({ ...found, cubes });
  }
  for (const entry of await readdir(folder)) {
    if (!needed.has(entry)) await rm(join(folder, entry), { recursive: true, force: true });
  }
  return published;
}

const CONTENTS = "contents.json";

/** Writes the cubes of one table and date basis into a folder that appears whole or not at all. */
async function writeCubes(part: Part, most: number, { program, engine }: Rows, folder: string): Promise<void> {
  const fresh = `${folder}.${process.pid}.tmp`;
  await mkdir(fresh, { recursive: true });
  const asked = dimensionsIn(part, program);
  const fitness = await engine.query(fitnessSql(part, asked, program));
  const told = new Map(fitness.columns.map(({ name }, c) => [name, fitness.data[c]?.[0] ?? null]));
  const dimensions = asked.filter((_, i) => Number(told.get(`d${i}`)) <= MOST_VALUES);
  const all = await engine.query(cubesSql(part, dimensions, program));
  const measures = part.measures.flatMap((_, i) => (isKept(all, `m${i}`) && told.get(`m${i}`) !== false ? [i] : []));
  const cubes: PublishedCubes["cubes"][number][] = [];
  for (let set = -1; set < dimensions.length && measures.length > 0; set++) {
    const cube = cubeOf(all, set, measures);
    const bytes = arrowOf(cube);
    if (bytes.length > most) continue;
    const file = `${cubes.length}.arrow`;
    await writeFile(join(fresh, file), bytes);
    cubes.push({ dimensions: set < 0 ? [] : dimensions.slice(set, set + 1), rows: cube.rows, file });
  }
  const { table, at } = part;
  const named = measures.map((i) => [partKey(part.measures[i] as Measure), `m${i}`] as const);
  const contents: PublishedCubes = { table, at, measures: named, cubes };
  await writeFile(join(fresh, CONTENTS), JSON.stringify(contents));
  await rename(fresh, folder);
}

/** The table's own columns that its KPIs can be split by, and whatever their `splits` name, as the table reaches it. */
function dimensionsIn({ table }: Part, program: Program): readonly Column[] {
  const found = new Map<string, Column>();
  for (const kpi of Object.values(program.kpis)) {
    if (kpi.cell === null || !kpi.tables.includes(table)) continue;
    for (const { name, table: owner, column, type } of dimensionsOf(program, kpi.name)) {
      const via = name === column ? [] : chain(program.world, table, owner);
      if (via === null || via === "ambiguous" || (via.length > 0 && !kpi.def.splits.includes(name))) continue;
      const own = via.length === 0 ? table : owner;
      found.set(JSON.stringify([via, column]), { kind: "column", via, table: own, name: column, type, scale: 1 });
    }
  }
  return [...found.values()];
}

/** Whether a column of all cubes holds numbers that a file keeps as they are. */
function isKept({ columns, data }: Table, name: string): boolean {
  const c = columns.findIndex((column) => column.name === name);
  const type = columns[c]?.type;
  return (type === "integer" || type === "number") && !(data[c] ?? []).some((value) => typeof value === "string");
}

/** The rows of one of the cubes, in order; columns that hold the same are one, whose name says what it is read as. */
function cubeOf({ columns, data }: Table, set: number, measures: readonly number[]): Table {
  const column = (name: string): readonly Value[] => data[columns.findIndex((each) => each.name === name)] ?? [];
  const rows = column("@set").flatMap((own, r) => (Number(own) === set ? [r] : []));
  const taken = (values: readonly Value[]): readonly Value[] => rows.map((r) => values[r] ?? null);
  const numbers = new Map<string, { readonly values: readonly Value[]; readonly names: string[] }>();
  for (const name of measures.flatMap((i) => [`m${i}`, `m${i}n`])) {
    const type = columns.find((each) => each.name === name)?.type;
    if (type === undefined) continue;
    const values = taken(column(name));
    const same = numbers.get(values.join()) ?? { values, names: [] };
    same.names.push(`${name}:${type === "integer" ? "bigint" : "double"}`);
    numbers.set(values.join(), same);
  }
  const dimension = columns.find(({ name }) => name === `@d${set}`);
  return {
    columns: [
      { name: DAY, type: "date" },
      ...(dimension ? [{ name: "@d0", type: dimension.type }] : []),
      ...[...numbers.values()].map(({ values, names }) => ({
        name: names.join(" "),
        type: values.every((value) => value === null || Number.isSafeInteger(value))
          ? ("integer" as const)
          : ("number" as const),
      })),
    ],
    rows: rows.length,
    data: [
      taken(column(DAY)),
      ...(dimension ? [taken(column(dimension.name))] : []),
      ...[...numbers.values()].map(({ values }) => values),
    ],
  };
}

/** Whole numbers take as few bytes as they need. */
const arrowOf = (cube: Table): Uint8Array =>
  toArrow(cube, new Map(cube.columns.flatMap(({ name, type }) => (type === "integer" ? [[name, "small"] as const] : []))));
