import { Refused } from "../ground/diagnostic.js";
import { measureKey, type Cell, type Measure, type Row } from "../compile/cell.js";
import { moment } from "../compile/emit/measure.js";
import { eachJoins, source, type Source } from "../compile/emit/scan.js";
import { rowSql, type RowContext } from "../compile/emit/row.js";
import type { Dialect } from "../compile/emit/dialect.js";
import { perKey } from "../compile/per.js";
import { least } from "../compile/periods.js";
import { makePlan, partsInForce, type PerPlan, type Plan } from "../compile/plan.js";
import { convertedBeside, convertedName } from "../compile/money.js";
import type { CheckedKpi, Program } from "../compile/program.js";
import type { Scan } from "../compile/scans.js";
import type { Window } from "../compile/window.js";
import { hasOwn, tableOf } from "../compile/scope.js";
import { EngineError, type Answerer } from "../engine/engine.js";
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
export async function countedRows(engine: Answerer, program: Program, question: RowsQuestion): Promise<readonly Part[]> {
  const [kpi] = asked(program, [question.kpi]);
  if (!kpi) return [];
  const cell = kpi.cell as Cell;
  const { plan, diagnostics } = makePlan(program, { ...question, kpis: [question.kpi], by: [] }, [{ name: "v0", kpi, cell }]);
  if (plan === null) throw new Refused(diagnostics);
  const { identifier, statement } = engine.dialect;
  const parts: Part[] = [];
  for (const counted of aggregates(cell, kpi, plan, 0, program)) {
    const { measure } = counted;
    const { from, further, then } = rowsSql(counted, plan, program, engine.dialect);
    const columns = shownColumns(measure.table, program);
    const key = program.world.definitions.tables[measure.table]?.key ?? null;
    const order = [...(key === null ? [] : [`t.${identifier(key)}`]), `t.${identifier("@row")}`, ...then].join(", ");
    const list = [...columns.map((column) => shownSql("t", column, engine.dialect)), ...further].join(", ");
    const limit = question.limit === null ? "" : `\nlimit ${question.limit}`;
    const sql = statement(`select ${list}\n${from}\norder by ${order}${limit}`);
    try {
      const rows = await engine.query(sql);
      const total =
        question.limit === null || rows.rows < question.limit
          ? rows.rows
          : Number((await engine.query(statement(`select count(*) as n\n${from}`))).data[0]?.[0] ?? 0);
      parts.push({ aggregate: measure.text, table: measure.table, total, rows, sql });
    } catch (cause) {
      if (!(cause instanceof EngineError)) throw cause;
      throw new Refused([failed([kpi], cause)]);
    }
  }
  return parts;
}

interface Counted {
  readonly measure: Measure;
  readonly scan: Scan;
  /** The spans of time whose rows were counted, and in which of the scan's periods; none where nothing was. */
  readonly windows: readonly { readonly period: number; readonly window: Window }[];
}

/** Every aggregate as often as it is written, of the definition in force. */
function aggregates(cell: Cell, kpi: CheckedKpi, plan: Plan, period: number, program: Program): readonly Counted[] {
  return partsInForce(plan, cell, period, program).flatMap((leaf): readonly Counted[] => {
    if (leaf.kind === "per") {
      const per = plan.pers.get(perKey(leaf, kpi));
      return per ? inFinePeriods(leaf.cell, kpi, per, period, program) : [];
    }
    const place = plan.places.get(measureKey(leaf.measure));
    const scan = place && plan.scans[place.scan];
    const window = scan?.windows[period];
    return scan ? [{ measure: leaf.measure, scan, windows: window ? [{ period, window }] : [] }] : [];
  });
}

/** The rows of all fine periods that belong to a cell. */
function inFinePeriods(cell: Cell, kpi: CheckedKpi, per: PerPlan, period: number, program: Program): readonly Counted[] {
  const { from, to } = per.spans[period] ?? { from: 0, to: 0 };
  const fine = per.known.flatMap((known, f) => (f >= from && f < to && known ? [f] : []));
  const parts = fine.map((f) => aggregates(cell, kpi, per.plan, f, program));
  return (parts[0] ?? []).map(({ measure, scan }, i) => ({
    measure,
    scan,
    windows: parts.flatMap((part) => (part[i]?.scan === scan ? part[i].windows : [])),
  }));
}

/** A column a reader sees, under which name. */
export interface Shown {
  readonly stored: string;
  readonly name: string;
}

const shownSql = (alias: string, { stored, name }: Shown, { identifier, named }: Dialect): string =>
  stored === name
    ? named(`${alias}.${identifier(stored)}`, identifier(name))
    : `${alias}.${identifier(stored)} as ${identifier(name)}`;

/** The columns a reader may see: everything but personal data, and beside money as it stands what it was converted to. */
export function shownColumns(table: string, { world }: Program): readonly Shown[] {
  const declared = world.definitions.tables[table]?.columns ?? {};
  const known = tableOf(world, table);
  const names = known?.columns.map((c) => c.name) ?? [];
  const { currency } = world.definitions.community;
  return names
    .filter((name) => !(hasOwn(declared, name) && declared[name]?.pii))
    .flatMap((name): readonly Shown[] => {
      const own = { stored: name, name };
      if (currency === null || !hasOwn(known?.money ?? {}, name)) return [own];
      const said = convertedName(name, currency);
      const stored = convertedBeside(name);
      return [own, { stored, name: names.includes(said) ? stored : said }];
    });
}

function rowsSql(
  { measure, scan, windows }: Counted,
  plan: Plan,
  program: Program,
  dialect: Dialect,
): { readonly from: string; readonly further: readonly string[]; readonly then: readonly string[] } {
  const { world } = program;
  const { identifier } = dialect;
  // What a form across events makes is counted by its pairs, so that conversions credited to one row are all there.
  const own = measure.events ? { ...measure, arg: null, where: touched(measure) } : measure;
  const counted: readonly (Row | null)[] = [own.arg, own.where, scan.where, own.at];
  const env = { world, instants: plan.instants, calendar: plan.calendar, dialect };
  const made = eventSource(own, counted, env, (table) => shownColumns(table, program), program);
  const from: Source = made ? { alias: made.alias, joins: [] } : source(own.table, counted, own.at, env);
  // What is asked of another table is another thing in each period.
  const apart = scan.windowed && scan.each.length > 0;
  const asking = eachJoins(plan, scan, from, env, "w.p");
  const context: RowContext = { ...env, alias: from.alias, each: asking.each };
  const conditions = [scan.where, own.where].filter((row) => row !== null).map((row) => rowSql(row, context));
  if (own.arg !== null) conditions.push(`${rowSql(own.arg, context)} is not null`);
  const joins: string[] = [];
  if (own.at && plan.range) {
    const time = `${context.alias(own.at.via)}.${identifier(own.at.name)}`;
    const within = ({ from: start, to }: Window): string =>
      [...(start === null ? [] : [`${time} >= ${moment(start, dialect)}`]), `${time} < ${moment(to, dialect)}`].join(" and ");
    if (windows.length === 0) conditions.push("false");
    else if (apart)
      joins.push(
        `join ${dialect.rows(
          windows.map(({ period }) => `(${period})`),
          "w",
          ["p"],
        )} on case w.p ${windows.map(({ period, window }) => `when ${period} then ${within(window)}`).join(" ")} end`,
      );
    else conditions.push(within(around(windows.map(({ window }) => window))));
  }
  const all = [...(made?.conditions ?? []), ...conditions];
  const where = all.length > 0 ? [`where ${all.join("\n  and ")}`] : [];
  const lines = made?.lines ?? [`from ${dialect.table(own.table)} as t`, ...from.joins];
  return {
    from: [...lines, ...joins, ...asking.joins, ...where].join("\n"),
    further: made?.columns ?? [],
    then: made?.order ?? [],
  };
}

/** From the first beginning to the last end. */
function around(windows: readonly Window[]): Window {
  const begins = windows.flatMap(({ from }) => from ?? []);
  const ends = windows.map(({ to }) => to);
  return { from: begins.length < windows.length ? null : least(begins), to: least(ends, -1) ?? "0001-01-01" };
}

/** Whose credit is added up; the other forms have put their conditions into their rows. */
const touched = ({ events, where }: Measure): Row | null => (events?.kind === "attributed" ? where : null);
