import { leavesOf } from "./cell.js";
import { GRAINS, type Grain } from "./definitions.js";
import { isFiner } from "./grain.js";
import type { Program } from "./program.js";
import { chain, columnOf, reachable, tableOf } from "./scope.js";

/** A column that answers can be split by or filtered on, as `--by` names it. */
export interface Dimension {
  readonly name: string;
  readonly table: string;
  readonly column: string;
  readonly type: "text" | "boolean";
}

/**
 * What a KPI can be split by: the text and boolean columns that each of its tables has itself ("language"), then those
 * of the tables that each of them reaches by one chain of references ("members.segment"). Keys and references are left
 * out: they name single rows.
 */
export function dimensionsOf(program: Program, kpi: string): readonly Dimension[] {
  const { world } = program;
  const tables = program.kpis[kpi]?.tables ?? [];
  const [first, ...others] = tables;
  if (first === undefined) return [];
  const own = columnsIn(first).filter(({ column }) => others.every((table) => isDimension(table, column)));
  const far = reachable(world, first)
    .slice(1)
    .filter((table) =>
      tables.every((from) => {
        const way = chain(world, from, table);
        return way !== null && way !== "ambiguous" && way.length > 0;
      }),
    )
    .flatMap((table) => columnsIn(table).map((each) => ({ ...each, name: `${table}.${each.column}` })));
  return [...own, ...far];

  function columnsIn(table: string): readonly Dimension[] {
    return (tableOf(world, table)?.columns ?? []).flatMap(({ name }) => {
      const type = isDimension(table, name);
      return type === null ? [] : [{ name, table, column: name, type }];
    });
  }

  function isDimension(table: string, name: string): Dimension["type"] | null {
    const meaning = columnOf(world, table, name);
    if (meaning === null || meaning.ref !== null || world.definitions.tables[table]?.key === name) return null;
    // A word that is a grain is the grain.
    if ((GRAINS as readonly string[]).includes(name)) return null;
    return meaning.type === "text" || meaning.type === "boolean" ? meaning.type : null;
  }
}

/** The grains a KPI can be asked by, the finest first: none finer than its tables' rows or than its own periods, none where one has no time. */
export function grainsOf(program: Program, kpi: string): readonly Grain[] {
  const { definitions } = program.world;
  const tables = (program.kpis[kpi]?.tables ?? []).map((name) => definitions.tables[name]);
  if (tables.length === 0 || tables.some((table) => !table?.time)) return [];
  const cell = program.kpis[kpi]?.cell;
  const finer = (cell ? leavesOf(cell) : []).flatMap((leaf) => (leaf.kind === "per" ? [leaf.grain] : []));
  const least = [...tables.flatMap((table) => table?.grain ?? []), ...finer];
  // With a fiscal year from January the fiscal periods are the others again.
  const fiscal = definitions.community.fiscalYearStart !== 1;
  return GRAINS.filter((grain) => !least.some((own) => isFiner(grain, own)) && (fiscal || !grain.startsWith("fiscal_")));
}
