import { Refused } from "../ground/diagnostic.js";
import { identifier } from "../ground/quote.js";
import { measureKey, type Cell, type Measure, type Row } from "../compile/cell.js";
import { moment, source, type Source } from "../compile/emit/scan.js";
import { rowSql, type RowContext } from "../compile/emit/row.js";
import { branchInForce, makePlan, type Plan, type Scan } from "../compile/plan.js";
import type { Program } from "../compile/program.js";
import { hasOwn, tableOf } from "../compile/scope.js";
import { EngineError, type Engine } from "../engine/engine.js";
import type { Table } from "../engine/table.js";
import { asked } from "./ask.js";
import { eventSource } from "./event-rows.js";
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
    const { from, further, then } = rowsSql(measure, scan, plan, program);
    const columns = shownColumns(measure.table, program);
    const key = program.world.definitions.tables[measure.table]?.key ?? null;
    const order = [...(key === null ? [] : [`t.${identifier(key)}`]), `t.${identifier("@row")}`, ...then].join(", ");
    const list = [...columns.map((name) => `t.${identifier(name)}`), ...further].join(", ");
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

function rowsSql(
  measure: Measure,
  scan: Scan,
  plan: Plan,
  program: Program,
): { readonly from: string; readonly further: readonly string[]; readonly then: readonly string[] } {
  const { world } = program;
  // What a form across events makes is counted by its pairs, so that conversions credited to one row are all there.
  const own = measure.events ? { ...measure, arg: null, where: touched(measure) } : measure;
  const counted: readonly (Row | null)[] = [own.arg, own.where, scan.where, own.at];
  const env = { world, instants: plan.instants, calendar: plan.calendar };
  const made = eventSource(own, counted, env, (table) => shownColumns(table, program), program);
  const from = made ?? source(own.table, counted, own.at, world);
  const context: RowContext = { alias: from.alias, instants: plan.instants, calendar: plan.calendar };
  const conditions = [scan.where, own.where].filter((row) => row !== null).map((row) => rowSql(row, context));
  if (own.arg !== null) conditions.push(`${rowSql(own.arg, context)} is not null`);
  const window = scan.windows[0];
  if (own.at && window && plan.range) {
    const time = `${context.alias(own.at.via)}.${identifier(own.at.name)}`;
    if (window.from !== null) conditions.push(`${time} >= ${moment(window.from)}`);
    conditions.push(`${time} < ${moment(window.to)}`);
  }
  const all = [...(made?.conditions ?? []), ...conditions];
  const where = all.length > 0 ? [`where ${all.join("\n  and ")}`] : [];
  const lines = made?.lines ?? [`from ${identifier(own.table)} as t`, ...(from as Source).joins];
  return { from: [...lines, ...where].join("\n"), further: made?.columns ?? [], then: made?.order ?? [] };
}

/** Whose credit is added up; the other forms have put their conditions into their rows. */
const touched = ({ events, where }: Measure): Row | null => (events?.kind === "attributed" ? where : null);
