import { columnsOf, tablesRead, type Column, type Measure, type Row } from "./cell.js";
import { DAY, keptOf, partKey, placeKey, type Cube } from "./cube.js";
import { everyScan, type Plan } from "./plan.js";
import type { Program } from "./program.js";
import type { Scan } from "./scans.js";
import { dayOnly } from "./window.js";

/**
 * The passes of a plan that a cube answers, each as a pass over the cube. Where a table's rows are read by another pass
 * anyway, all of them read the rows.
 */
export function overCubes(plan: Plan, { cubes = [] }: Program): ReadonlyMap<Scan, Scan> {
  const found = new Map<Scan, Scan>();
  if (cubes.length === 0) return found;
  const read = new Set<string>();
  for (const scan of everyScan(plan)) {
    const small = overCube(scan, cubes);
    if (small) found.set(scan, small);
    else for (const table of [scan.table, ...scan.measures.flatMap(tablesRead)]) read.add(table);
  }
  for (const scan of found.keys()) if (read.has(scan.table)) found.delete(scan);
  return found;
}

/** The pass over the smallest cube that holds all it needs; null where none does. */
function overCube(scan: Scan, cubes: readonly Cube[]): Scan | null {
  const { at, events, each } = scan;
  if (at === null || events !== null || each.length > 0 || !scan.windows.every(dayOnly)) return null;
  const place = placeKey(scan.table, at);
  const fits = cubes.flatMap((cube) => (placeKey(cube.table, cube.at) === place ? (overOne(scan, cube) ?? []) : []));
  const [first, ...others] = fits;
  return first ? others.reduce((best, one) => (one.rows < best.rows ? one : best), first).scan : null;
}

function overOne(scan: Scan, cube: Cube): { readonly scan: Scan; readonly rows: number } | null {
  const asked = [scan.where, ...scan.dimensions].flatMap(columnsOf);
  if (!asked.every((column) => placeOf(column, cube) >= 0)) return null;
  const day: Column = { kind: "column", via: [], table: cube.name, name: DAY, type: "date", scale: 1 };
  const measures = scan.measures.map((measure) => {
    const column = cube.measures.get(partKey(measure));
    return column === undefined ? null : together(measure, column, day);
  });
  if (measures.includes(null)) return null;
  return {
    rows: cube.rows,
    scan: {
      ...scan,
      table: cube.name,
      at: day,
      measures: measures.filter((measure) => measure !== null),
      dimensions: scan.dimensions.map((row) => row && moved(row, cube)),
      where: scan.where && moved(scan.where, cube),
    },
  };
}

/** A measure as what puts its days together. */
function together(measure: Measure, column: string, day: Column): Measure | null {
  const kept = keptOf(measure);
  if (kept === null) return null;
  const of = (name: string): Row => ({ ...day, name, type: "number" });
  const whole = { fn: TOGETHER[kept], arg: of(column), params: kept === "mean" ? [of(`${column}n`)] : [] };
  return { ...measure, ...whole, table: day.table, at: day, where: null };
}
const TOGETHER = { count: "added", sum: "sum", min: "min", max: "max", mean: "mean_of_sums" } as const;

/** The same expression over the cube's columns. */
function moved(row: Row, cube: Cube): Row {
  if (row.kind === "column") return { ...row, via: [], table: cube.name, name: `@d${placeOf(row, cube)}` };
  return row.kind === "call" ? { ...row, args: row.args.map((arg) => moved(arg, cube)) } : row;
}

const placeOf = (column: Column, { dimensions }: Cube): number =>
  dimensions.findIndex(({ via, name }) => name === column.name && via.join("\0") === column.via.join("\0"));
