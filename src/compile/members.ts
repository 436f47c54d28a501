import type { Diagnostic } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import type { FormulaText, Span } from "../ground/span.js";
import { eachesOf, measuresOf, tablesRead, type Cell, type Column, type Each, type Measure, type Row } from "./cell.js";
import type { MembersDef } from "./definitions.js";
import { understand, wholeSpan, type CheckedKpi, type Program } from "./program.js";
import { columnNames, columnOf, hasOwn } from "./scope.js";
import { unnamedKpi } from "./unnamed-kpi.js";

/** Rows that are each a member's, and the column that says whose. */
export interface MemberRows {
  readonly table: string;
  readonly where: Row | null;
  readonly at: Column;
  readonly by: Column;
}

/** `members:` understood: whom it counts, and the rows of every event it speaks of. */
export interface MemberProgram {
  readonly def: MembersDef;
  readonly program: Program;
  readonly people: { readonly table: string; readonly key: string; readonly time: Column; readonly where: Row | null };
  /** In the order of `def.stages`. */
  readonly stages: readonly MemberRows[];
  readonly active: MemberRows | null;
  /** What is read, and by whom; null where `lurkers:` is not given. */
  readonly reading: Reading | null;
}

export const READERS = ["silent", "posted", "unknown"] as const;
/** Members who never came to a posting stage, those who did, and whoever was not signed in. */
export type ReaderGroup = (typeof READERS)[number];

/** KPIs, in no file, that answer about reads: of each group its members, its rows and its part of each value. */
export interface Reading {
  readonly table: string;
  readonly program: Program;
  readonly groups: Readonly<
    Record<ReaderGroup, { readonly members: string; readonly reads: string; readonly values: readonly string[] }>
  >;
  readonly values: readonly string[];
}

/** Null where `members:` is not given, or something in it has a mistake of its own. */
export function memberProgram(program: Program): MemberProgram | null {
  const def = program.world.definitions.members;
  if (def === null) return null;
  const known = checked(def, program);
  if (known.diagnostics.length > 0 || known.people === null) return null;
  const { people, stages, active, reads } = known;
  return {
    def,
    program,
    people,
    stages,
    active,
    reading: def.lurkers && reads ? readingOf(def.lurkers, reads, people, known, program) : null,
  };
}

/** What only the formulas' meaning tells of `members:`. */
export function memberProblems(
  program: Program,
  placeOf: (path: readonly (string | number)[]) => Span | null,
): readonly Diagnostic[] {
  const def = program.world.definitions.members;
  if (def === null) return [];
  const known = checked(def, program);
  if (known.diagnostics.length > 0 || !def.lurkers || !known.reads) return known.diagnostics;
  return valueProblems(def.lurkers.value, known.reads.table, program, placeOf);
}

interface Checked {
  readonly people: MemberProgram["people"] | null;
  readonly stages: readonly MemberRows[];
  readonly byStage: ReadonlyMap<string, Measure>;
  readonly active: MemberRows | null;
  readonly reads: (MemberRows & { readonly measure: Measure }) | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Every formula of the section as a KPI of its own, and what is wrong with them. */
function checked(def: MembersDef, program: Program): Checked {
  const texts: readonly (readonly [name: string, formula: FormulaText])[] = [
    ["who", def.who],
    ...def.stages.map(({ name, event }) => [`stage ${name}`, event] as const),
    ...(def.cohorts ? [["active", def.cohorts.active] as const] : []),
    ...(def.lurkers ? [["reads", def.lurkers.reads] as const] : []),
  ];
  const { definitions } = program.world;
  const kpis = Object.fromEntries(texts.map(([name, formula]) => [name, unnamedKpi(name, formula, wholeSpan(formula))]));
  const understood = understand({ ...program.world, definitions: { ...definitions, kpis } });
  const own = texts.flatMap(([name]) => understood.kpis[name]?.diagnostics ?? []);
  const nothing = { people: null, stages: [], byStage: new Map<string, Measure>(), active: null, reads: null };
  // The first stage's event may stand for what is active: its mistakes are told once.
  const errors = [...new Map(own.filter(({ severity }) => severity === "error").map((d) => [JSON.stringify(d), d])).values()];
  if (errors.length > 0) return { ...nothing, diagnostics: errors };
  const who = understood.kpis["who"];
  if (!who?.cell) return { ...nothing, diagnostics: [] };
  const measure = counted(who.cell);
  if (measure === null || measure.arg !== null || eachesOf(measure).length > 0)
    return { ...nothing, diagnostics: [diagnose("memberWho", wholeSpan(def.who), { given: def.who.text })] };
  const { key = null, time = null } = definitions.tables[measure.table] ?? {};
  if (key === null || time === null || measure.at === null) {
    const lacks = key === null ? "key" : "time";
    return { ...nothing, diagnostics: [diagnose("memberTable", wholeSpan(def.who), { table: measure.table, lacks })] };
  }
  const people = { table: measure.table, key, time: measure.at, where: measure.where };
  const out: Diagnostic[] = [];
  const rowsOf = (name: string, formula: FormulaText): (MemberRows & { readonly measure: Measure }) | null => {
    const cell = understood.kpis[name]?.cell;
    return cell ? eventRows(cell, formula, people.table, program, out) : null;
  };
  const stages = def.stages.map(({ name, event }) => [name, rowsOf(`stage ${name}`, event)] as const);
  const active = def.cohorts ? rowsOf("active", def.cohorts.active) : null;
  const reads = def.lurkers ? rowsOf("reads", def.lurkers.reads) : null;
  return {
    people,
    stages: stages.flatMap(([, rows]) => rows ?? []),
    byStage: new Map(stages.flatMap(([name, rows]) => (rows ? [[name, rows.measure] as const] : []))),
    active,
    reads,
    diagnostics: [...new Map(out.map((d) => [JSON.stringify(d), d])).values()],
  };
}

/** The one count a formula is; null where it is more, or looks at another window of rows. */
function counted(cell: Cell): Measure | null {
  if (cell.kind !== "measure") return null;
  const { measure } = cell;
  const isPlain = measure.fn === "count" && !measure.events && measure.frame.length === 0 && measure.params.length === 0;
  return isPlain ? measure : null;
}

function eventRows(
  cell: Cell,
  formula: FormulaText,
  people: string,
  program: Program,
  out: Diagnostic[],
): (MemberRows & { readonly measure: Measure }) | null {
  const { world } = program;
  const measure = counted(cell);
  const by = measure?.distinct ? measure.arg : null;
  const tables = measuresOf(cell).map(({ table }) => table);
  const isMember =
    by?.kind === "column" &&
    (columnOf(world, by.table, by.name)?.ref === people ||
      (by.table === people && world.definitions.tables[people]?.key === by.name));
  if (measure === null || by?.kind !== "column" || !isMember) {
    const columns = tables.flatMap((table) =>
      columnNames(world, table)
        .filter((name) => columnOf(world, table, name)?.ref === people)
        .map((name) => `${table}.${name}`),
    );
    out.push(
      diagnose("memberEvent", wholeSpan(formula), {
        event: formula.text,
        table: people,
        columns: [...new Set(columns)].slice(0, 3),
      }),
    );
    return null;
  }
  if (measure.at === null) {
    out.push(diagnose("memberEventTime", wholeSpan(formula), { table: measure.table }));
    return null;
  }
  if (eachesOf(measure).length > 0) {
    out.push(diagnose("memberEventEach", wholeSpan(formula), { event: formula.text }));
    return null;
  }
  return { table: measure.table, where: measure.where, at: measure.at, by, measure };
}

function valueProblems(
  value: readonly string[],
  table: string,
  program: Program,
  placeOf: (path: readonly (string | number)[]) => Span | null,
): readonly Diagnostic[] {
  const fits = (kpi: CheckedKpi): boolean => tablesOf(kpi).join() === table && kpi.additive === "additive";
  const kpis = Object.values(program.kpis)
    .filter((kpi) => fits(kpi) && kpi.assumptions.length > 0)
    .map(({ name }) => name)
    .slice(0, 3);
  return value.flatMap((name, i) => {
    const kpi = hasOwn(program.kpis, name) ? program.kpis[name] : undefined;
    if (!kpi?.cell || fits(kpi)) return [];
    const span = placeOf(["lurkers", "value", i]) ?? kpi.def.span;
    const tables = tablesOf(kpi);
    if (tables.join() === table) return [diagnose("silentValueShare", span, { kpi: name })];
    const others = tables.includes(table) ? tables.filter((other) => other !== table) : [];
    return [diagnose("silentValue", span, { kpi: name, table, others, kpis })];
  });
}

/** The tables a KPI's measures are of. */
const tablesOf = ({ cell }: CheckedKpi): readonly string[] => (cell ? [...new Set(measuresOf(cell).flatMap(tablesRead))] : []);

function readingOf(
  { posted, value }: NonNullable<MembersDef["lurkers"]>,
  reads: MemberRows & { readonly measure: Measure },
  people: MemberProgram["people"],
  { byStage }: Checked,
  program: Program,
): Reading {
  const never = posted.flatMap((name) => {
    const stage = byStage.get(name);
    return stage ? [neverDone(stage, reads.by)] : [];
  });
  const member = all([isNull(reads.by, false), ...(people.where ? [asSeenFrom(people.where, reads.by)] : [])]);
  const conditions: Record<ReaderGroup, Row> = {
    silent: all([member, ...never]),
    posted: all([member, { kind: "call", fn: "not", args: [all(never)], type: "boolean" }]),
    unknown: isNull(reads.by, true),
  };
  const kpis: Record<string, CheckedKpi> = {};
  const asked = program.world.definitions.members?.lurkers?.reads as FormulaText;
  const base = unnamedKpi("reads", asked, wholeSpan(asked));
  const { reads: own } = understand({
    ...program.world,
    definitions: { ...program.world.definitions, kpis: { reads: base } },
  }).kpis;
  const put = (name: string, kpi: CheckedKpi, cell: Cell, where: Row): string => {
    kpis[name] = { ...kpi, name, cell: restricted(cell, where), tests: [], diagnostics: [] };
    return name;
  };
  const values = value.filter((name) => program.kpis[name]?.cell);
  const rows: Measure = { ...reads.measure, distinct: false, arg: null };
  const groups = Object.fromEntries(
    READERS.map((group) => [
      group,
      {
        members: put(`@${group} members`, own as CheckedKpi, { kind: "measure", measure: reads.measure }, conditions[group]),
        reads: put(`@${group} reads`, own as CheckedKpi, { kind: "measure", measure: rows }, conditions[group]),
        values: values.map((name) => {
          const kpi = program.kpis[name] as CheckedKpi;
          return put(`@${group} ${name}`, kpi, kpi.cell as Cell, conditions[group]);
        }),
      },
    ]),
  ) as unknown as Reading["groups"];
  return { table: reads.table, program: { world: program.world, kpis: { ...program.kpis, ...kpis } }, groups, values };
}

/** That a row's member never did what a stage asks for, up to the end of the period. */
function neverDone(stage: Measure, by: Column): Row {
  const each: Each = {
    kind: "each",
    measure: { ...stage, distinct: false, arg: null, frame: [{ kind: "cumulative" }], type: "integer" },
    by: stage.arg as Column,
    key: by,
    type: "integer",
  };
  return { kind: "call", fn: "=", args: [each, { kind: "constant", value: 0, type: "integer" }], type: "boolean" };
}

const isNull = (row: Row, yes: boolean): Row => ({
  kind: "call",
  fn: yes ? "is_null" : "is_not_null",
  args: [row],
  type: "boolean",
});

const all = (rows: readonly Row[]): Row => rows.reduce((a, b) => ({ kind: "call", fn: "and", args: [a, b], type: "boolean" }));

/** A condition on members as one on rows that refer to them by this column. */
function asSeenFrom(row: Row, by: Column): Row {
  const behind = (column: Column): Column => ({ ...column, via: [...by.via, by.name, ...column.via] });
  switch (row.kind) {
    case "column":
      return behind(row);
    case "call":
      return { ...row, args: row.args.map((arg) => asSeenFrom(arg, by)) };
    case "each":
      return { ...row, key: behind(row.key) };
    default:
      return row;
  }
}

/** A cell whose every measure counts only rows of which this holds. */
function restricted(cell: Cell, where: Row): Cell {
  switch (cell.kind) {
    case "measure":
      return { ...cell, measure: narrowed(cell.measure, where) };
    case "call":
      return { ...cell, args: cell.args.map((arg) => restricted(arg, where)) };
    case "history":
      return {
        ...cell,
        branches: cell.branches.map((branch) => ({ ...branch, cell: restricted(branch.cell, where) })),
        now: restricted(cell.now, where),
      };
    case "settled":
    case "per":
      return { ...cell, cell: restricted(cell.cell, where) };
    default:
      return cell;
  }
}

const narrowed = (measure: Measure, where: Row): Measure => ({
  ...measure,
  where: measure.where ? all([measure.where, where]) : where,
});
