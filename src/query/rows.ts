import { Refused } from "../ground/diagnostic.js";
import { identifier } from "../ground/quote.js";
import { measureKey, type Cell, type Measure, type Row } from "../compile/cell.js";
import { moment, source } from "../compile/emit/scan.js";
import { rowSql, type RowContext } from "../compile/emit/row.js";
import { branchInForce, makePlan, type Plan, type Scan } from "../compile/plan.js";
import type { Program } from "../compile/program.js";
import { hasOwn, tableOf } from "../compile/scope.js";
import { EngineError, type Engine } from "../engine/engine.js";
import type { Table } from "../engine/table.js";
import { asked } from "./ask.js";
import { failed } from "./run.js";

export interface RowsQuestion {
  readonly kpi: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly where: string | null;
  /** At most this many rows of each part; all where null. `total` counts all of them. */
  readonly limit: number | null;
}

/** The counted rows of one aggregate: without personal data, by key. */
export interface Part {
  readonly aggregate: string;
  readonly table: string;
  readonly total: number;
  readonly rows: Table;
  readonly sql: string;
}

/**
 * The rows behind a KPI's cell: for each aggregate of its formula, in its order, exactly the rows that it counted. An
 * aggregate over values lists the rows with a value.
 */
export async function countedRows(engine: Engine, program: Program, question: RowsQuestion): Promise<readonly Part[]> {
  const [kpi] = asked(program, [question.kpi]);
  if (!kpi) return [];
  const cell = kpi.cell as Cell;
  const { plan, diagnostics } = makePlan(program, { ...question, kpis: [question.kpi], by: [] }, [{ name: "v0", kpi, cell }]);
  if (plan === null) throw new Refused(diagnostics);
  const parts: Part[] = [];
  for (const measure of aggregates(cell, plan, program)) {
    const place = plan.places.get(measureKey(measure));
    const scan = place && plan.scans[place.scan];
    if (!scan) continue;
    const from = rowsSql(measure, scan, plan, program);
    const columns = shownColumns(measure.table, program);
    const key = program.world.definitions.tables[measure.table]?.key ?? null;
    const order = [...(key === null ? [] : [`t.${identifier(key)}`]), `t.${identifier("@row")}`].join(", ");
    const list = columns.map((name) => `t.${identifier(name)}`).join(", ");
    const sql = `select ${list}\n${from}\norder by ${order}${question.limit === null ? "" : `\nlimit ${question.limit}`}`;
    try {
      const rows = await engine.query(sql);
      const total =
        question.limit === null || rows.rows < question.limit
          ? rows.rows
          : Number((await engine.query(`select count(*) as n\n${from}`)).data[0]?.[0] ?? 0);
      parts.push({ aggregate: measure.text, table: measure.table, total, rows, sql });
    } catch (cause) {
      if (!(cause instanceof EngineError)) throw cause;
      throw new Refused([failed([kpi], cause)]);
    }
  }
  return parts;
}

/** Every aggregate as often as it is written, of the definition in force. */
function aggregates(cell: Cell, plan: Plan, program: Program): readonly Measure[] {
  switch (cell.kind) {
    case "measure":
      return [cell.measure];
    case "call":
      return cell.args.flatMap((arg) => aggregates(arg, plan, program));
    case "settled":
      return aggregates(cell.cell, plan, program);
    case "history": {
      const branch = cell.branches[branchInForce(plan, cell, 0, program)];
      return aggregates(branch ? branch.cell : cell.now, plan, program);
    }
    default:
      return [];
  }
}

/** The columns a reader may see: everything but personal data. */
export function shownColumns(table: string, program: Program): readonly string[] {
  const declared = program.world.definitions.tables[table]?.columns ?? {};
  const names = tableOf(program.world, table)?.columns.map((c) => c.name) ?? [];
  return names.filter((name) => !(hasOwn(declared, name) && declared[name]?.pii));
}

function rowsSql(measure: Measure, scan: Scan, plan: Plan, program: Program): string {
  const counted: readonly (Row | null)[] = [measure.arg, measure.where, scan.where, measure.at];
  const from = source(measure.table, counted, measure.at, program.world);
  const context: RowContext = { alias: from.alias, instants: plan.instants, calendar: plan.calendar };
  const conditions = [scan.where, measure.where].filter((row) => row !== null).map((row) => rowSql(row, context));
  if (measure.arg !== null) conditions.push(`${rowSql(measure.arg, context)} is not null`);
  const window = scan.windows[0];
  if (measure.at && window && plan.range) {
    const time = `${context.alias(measure.at.via)}.${identifier(measure.at.name)}`;
    if (window.from !== null) conditions.push(`${time} >= ${moment(window.from)}`);
    conditions.push(`${time} < ${moment(window.to)}`);
  }
  const where = conditions.length > 0 ? [`where ${conditions.join("\n  and ")}`] : [];
  return [`from ${identifier(measure.table)} as t`, ...from.joins, ...where].join("\n");
}
