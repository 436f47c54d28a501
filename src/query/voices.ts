import type { EarlyWarningsDef, SentimentDef, TopicDef } from "../compile/definitions.js";
import type { Program } from "../compile/program.js";
import type { Days, Heard, HeardIncidents, HeardTexts, HeardTopics } from "../compile/heard.js";
import type { Answer } from "../compile/question.js";
import { ASKED } from "../compile/voices.js";
import type { Answerer } from "../engine/engine.js";
import { addDuration, compareLocal, periodStart } from "../ground/day.js";
import { ask, type Asked } from "./ask.js";

const ALL = { from: null, to: null } as const;

/** Texts by period, language and label; null where nothing is covered. */
export async function heardTexts(engine: Answerer, program: Program, def: SentimentDef): Promise<HeardTexts | null> {
  if (!program.world.catalog.tables[def.table]?.coverage) return null;
  const by = [...(def.language === null ? [] : [own(def, def.language)]), own(def, def.column)];
  const where = def.where?.text ?? null;
  const over = await ask(engine, program, { kpis: [ASKED.texts], where, ...ALL, by: [def.grain, ...by] }, COUNTED);
  const labelled =
    def.checked === null
      ? []
      : (
          await ask(
            engine,
            program,
            { kpis: [ASKED.checked], where: null, ...ALL, by: [own(def, def.checked), ...by] },
            COUNTED,
          )
        ).rows;
  const heard = (key: Row["key"]): Omit<Heard, "n"> => ({
    language: def.language === null ? null : textOf(key[0]),
    label: textOf(key.at(-1)),
  });
  return {
    periods: statesOf(over.rows),
    cells: counted(over.rows).map(({ key, n }) => ({ period: String(key[0]), ...heard(key.slice(1)), n })),
    labelled: counted(labelled).map(({ key, n }) => ({ checked: textOf(key[0]) ?? "", ...heard(key.slice(1)), n })),
    sql: over.sql,
  };
}

/** A dimension's values in the latest whole time and in the one it is compared with; null where none is covered. */
export async function heardTopics(engine: Answerer, program: Program, def: TopicDef): Promise<HeardTopics | null> {
  const now = lastWhole(program, def);
  if (now === null) return null;
  const back = def.against === "year_before" ? ([-1, "year"] as const) : ([-def.over.count, def.over.unit] as const);
  const shifted = { from: addDuration(now.from, ...back), to: addDuration(now.to, ...back) };
  const covered = program.world.catalog.tables[def.table]?.coverage;
  const before = covered && compareLocal(covered.from, shifted.from) <= 0 ? shifted : null;
  const question = { kpis: [ASKED.topic(def.name)], by: [dimension(def)], where: def.where?.text ?? null };
  const later = await ask(engine, program, { ...question, ...now }, COUNTED);
  const earlier = before === null ? null : await ask(engine, program, { ...question, ...before }, COUNTED);
  const groups = new Map<string, { readonly name: string | null; now: number; before: number }>();
  for (const [side, answer] of [["now", later] as const, ["before", earlier] as const]) {
    for (const { key, n } of counted(answer?.rows ?? [])) {
      const name = textOf(key[0]);
      const group = groups.get(JSON.stringify(name)) ?? { name, now: 0, before: 0 };
      group[side] += n;
      groups.set(JSON.stringify(name), group);
    }
  }
  return { now, before, groups: [...groups.values()], sql: later.sql };
}

/** Every incident by its key, and what all of them come to. */
export async function heardIncidents(
  engine: Answerer,
  program: Program,
  def: EarlyWarningsDef,
): Promise<HeardIncidents | null> {
  const key = program.world.definitions.tables[def.table]?.key ?? null;
  if (key === null || !program.world.catalog.tables[def.table]) return null;
  const where = def.where?.text ?? null;
  const columns = [key, ...[def.severity, def.area].filter((name) => name !== null)];
  const by = [...new Set(columns)].map((column) => own(def, column));
  const kpis = [ASKED.report, ASKED.incident, ASKED.between];
  const each = await ask(engine, program, { kpis, by, where, ...ALL }, COUNTED);
  const whole = await ask(engine, program, { kpis: [ASKED.first, ASKED.lead, ASKED.lag], by: [], where, ...ALL }, DETAILED);
  const at = (row: Row, column: string | null): string | null =>
    column === null ? null : textOf(row.key[by.indexOf(own(def, column))]);
  const [first, lead, lag] = whole.rows[0]?.cells ?? [];
  if (!first || !lead || !lag) return null;
  return {
    each: each.rows.map((row) => {
      const [report, incident, between] = row.cells.map(({ value }) => value);
      return {
        id: at(row, key) ?? "",
        severity: at(row, def.severity),
        area: at(row, def.area),
        report: textOf(report),
        incident: textOf(incident),
        between: typeof between === "number" ? between : null,
      };
    }),
    first,
    lead,
    lag,
    sql: whole.sql,
  };
}

type Row = Asked["rows"][number];

function statesOf(rows: readonly Row[]): HeardTexts["periods"] {
  const states = new Map(rows.map(({ key, cells }) => [String(key[0]), cells[0]?.state ?? "no_data"]));
  return [...states].map(([period, state]) => ({ period, state }));
}

const COUNTED = { detail: false, notes: false };
const DETAILED = { detail: true, notes: false };

const textOf = (value: Answer["rows"][number]["key"][number] | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

const counted = (rows: readonly Row[]): readonly { readonly key: Row["key"]; readonly n: number }[] =>
  rows.flatMap(({ key, cells: [cell] }) => (Number(cell?.value ?? 0) > 0 ? [{ key, n: Number(cell?.value) }] : []));

const own = ({ table }: { readonly table: string }, column: string): string => `${table}.${column}`;

/** A bare name is the table's own column; a path begins with it, or with the table. */
const dimension = ({ table, by }: TopicDef): string => (by.includes(".") ? by : `${table}.${by}`);

/** The latest whole time of this length that a table covers; null where it covers less. */
function lastWhole({ world }: Program, { table, over }: TopicDef): Days | null {
  const coverage = world.catalog.tables[table]?.coverage;
  if (!coverage) return null;
  const { weekStart, fiscalYearStart } = world.definitions.community;
  const to = periodStart(coverage.to, over.unit, { weekStart, fiscalYearStart });
  const from = addDuration(to, -over.count, over.unit);
  return compareLocal(from, coverage.from) < 0 ? null : { from, to };
}
