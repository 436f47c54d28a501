import { children, type Expr } from "../ground/expr.js";
import { parse } from "../formula/parse.js";
import { everyMeasure, tablesRead } from "./cell.js";
import { filterNamed } from "./check/filters.js";
import type { FilterDef } from "./definitions.js";
import { closure, type Program } from "./program.js";
import { columnNames } from "./scope.js";

/** The filters that a KPI's counts go through: those of the tables it counts, and those its formulas name. */
export function filtersOf(program: Program, kpi: string): readonly FilterDef[] {
  const { world, kpis } = program;
  const cell = kpis[kpi]?.cell ?? null;
  const tables = [...new Set((cell ? everyMeasure(cell) : []).flatMap(tablesRead))];
  const held = tables.flatMap((table) => world.definitions.tables[table]?.filters ?? []);
  const written = closure(program, [kpi]).flatMap(({ def }) =>
    [def.formula, ...def.history.map(({ formula }) => formula)].flatMap((formula) => singleNames(parse(formula).expr)),
  );
  const named = written.filter((name) => {
    const table = filterNamed(name, world)?.table ?? "";
    return tables.includes(table) && !columnNames(world, table).includes(name);
  });
  return [...new Set([...held, ...named])].flatMap((name) => filterNamed(name, world) ?? []);
}

/** The paths of one part; walked with a list, since a long sum leans far to the left. */
function singleNames(formula: Expr | null): readonly string[] {
  const names: string[] = [];
  const open: Expr[] = formula ? [formula] : [];
  for (let e = open.pop(); e !== undefined; e = open.pop()) {
    if (e.kind === "path" && e.parts.length === 1) names.push(e.parts[0]?.name ?? "");
    open.push(...children(e));
  }
  return names;
}
