import { definedAlike, inForce } from "../compile/in-force.js";
import type { Definitions, Grain } from "../compile/definitions.js";
import { understand, type Program } from "../compile/program.js";
import type { Question } from "../compile/question.js";
import { namesBehind, tablesOf } from "../compile/uses.js";
import type { Answerer } from "../engine/engine.js";
import { lastDay } from "../report/build/coverage.js";
import { addDuration, compareLocal, nextPeriod } from "../ground/day.js";
import { Refused } from "../ground/diagnostic.js";
import { ask } from "../query/ask.js";
import { settledCell } from "../report/build/cell.js";
import { enough, leastOf } from "../report/build/enough.js";
import { calendarOf } from "../report/build/series.js";
import type { KpiReport, Report, ReportCell } from "../report/model.js";
import { floors, withheld } from "../report/privacy.js";
import type { Bridge, KpiBridge } from "../report/versions/bridge.js";
import type { Version } from "../report/versions/difference.js";
import { openSession, type EngineKind, type Session } from "./session.js";
import { programInfo } from "./site.js";
import type { Read } from "./workspace.js";

/** The release before, with its frozen definitions read again. */
export interface Before extends Pick<Version, "name" | "report" | "inputs"> {
  readonly read: Read;
}

/** A KPI that both versions have a number of, and the period that the earlier one led with. */
interface Both {
  readonly id: string;
  readonly grain: Grain;
  readonly period: string | null;
  /** The period that leads now. */
  readonly now: string | null;
  /** Where the earlier version's data of it ended; only where the period is all its time. */
  readonly until: string | null;
}

type Cells = ReadonlyMap<string, ReportCell>;

/**
 * Computes the worlds between the release before and now: its definitions on today's data, then today's definitions with
 * its assumptions. A definition counts as it is in force in the period that a version leads with. Only KPIs that are
 * defined anew, or read an assumption that changed, are asked; the others' worlds stand in today's Report. What cannot be
 * computed or may not be shown is null: the parts around it are then told together.
 */
export async function bridgeTo(session: Session, report: Report, before: Before, kind: EngineKind): Promise<Bridge> {
  const old = before.read.definitions;
  const both = before.report.kpis.flatMap((earlier) => bothOf(earlier, report, before.report));
  const changed = new Set(both.filter((kpi) => !old || !alike(kpi, old, session.definitions)).map(({ id }) => id));
  const final = await finalWorld(session, report, both, changed);
  const assumed = await assumptionWorlds(session, old, both);
  const onNewData = await oldWorld(
    before,
    both.filter(({ id }) => changed.has(id)),
    session,
    kind,
  );
  const found = both.map((kpi): [string, KpiBridge] => {
    const { id, period, grain } = kpi;
    const own = assumed(id);
    const end = final.get(id);
    const newDefinition = own.length > 0 ? own[0]?.before : end;
    const tables = tablesOf(session.definitions, [id]);
    const dataChanged = tables.some((table) => before.inputs[table] !== session.catalog.tables[table]?.digest);
    const definitionChanged = changed.has(id);
    // Where today's report withholds a number, no other world tells it.
    if (isWithheldNow(kpi, report))
      return [id, { period, grain, dataChanged, definitionChanged, onNewData: null, newDefinition: null, assumptions: [] }];
    const onNew = definitionChanged ? tellable(onNewData.get(id), newDefinition, id, session) : newDefinition;
    const assumptions = own.map(({ name, after }, i) => ({ id: name, value: valueOf(i === own.length - 1 ? end : after) }));
    return [
      id,
      {
        period,
        grain,
        dataChanged,
        definitionChanged,
        onNewData: valueOf(onNew),
        newDefinition: valueOf(newDefinition),
        assumptions,
      },
    ];
  });
  return { format: 1, from: before.name, kpis: Object.fromEntries(found) };
}

function bothOf(earlier: KpiReport, now: Report, before: Report): readonly Both[] {
  const later = now.kpis.find(({ id }) => id === earlier.id);
  if (!later?.latest || !earlier.latest) return [];
  const { id, latest, series } = earlier;
  const ends = before.coverage.flatMap(({ to }) => (to === null ? [] : [to])).sort(compareLocal);
  const until = latest.period === null && series.points.length > 0 ? (ends.at(-1) ?? null) : null;
  return [{ id, grain: series.grain, period: latest.period, now: later.latest.period, until }];
}

function isWithheldNow({ id, period, grain }: Both, report: Report): boolean {
  const kpi = report.kpis.find((each) => each.id === id);
  if (period === null) return kpi?.total?.state === "suppressed";
  return (
    kpi?.series.grain === grain &&
    kpi.series.points.some((point) => point.period === period && point.cell.state === "suppressed")
  );
}

const alike = ({ id, period, now }: Both, old: Definitions, today: Definitions): boolean =>
  definedAlike(id, inForce(old, period), inForce(today, now));

const valueOf = (cell: ReportCell | null | undefined): number | null => cell?.value ?? null;

/** Today's definitions, as they are in force now, with all of today's assumptions. */
async function finalWorld(
  session: Session,
  report: Report,
  both: readonly Both[],
  changed: ReadonlySet<string>,
): Promise<Cells> {
  const cells = new Map<string, ReportCell>();
  const asked: Both[] = [];
  for (const kpi of both) {
    const series = report.kpis.find(({ id }) => id === kpi.id)?.series;
    const known = series?.grain === kpi.grain ? series.points.find(({ period }) => period === kpi.period)?.cell : undefined;
    // A definition that changed between the two periods is not the one that made the series there.
    if (known && !changed.has(kpi.id)) cells.set(kpi.id, known);
    else asked.push(kpi);
  }
  return new Map([...cells, ...(await todaysWorld(session, session.definitions, asked))]);
}

/** These KPIs by today's tables, each as it is defined in the period that leads now. */
async function todaysWorld(session: Session, definitions: Definitions, both: readonly Both[]): Promise<Cells> {
  const cells = new Map<string, ReportCell>();
  for (const now of new Set(both.map((kpi) => kpi.now))) {
    const program = understand({ definitions: inForce(definitions, now), catalog: session.catalog });
    const found = await cellsOf(
      { answers: session.answers, program },
      both.filter((kpi) => kpi.now === now),
    );
    for (const [id, cell] of found) cells.set(id, cell);
  }
  return cells;
}

interface AssumptionStep {
  readonly name: string;
  readonly before: ReportCell | undefined;
  readonly after: ReportCell | undefined;
}

/** One world per changed assumption, by name: those before it as they are now, it and those after as they were. */
async function assumptionWorlds(
  session: Session,
  old: Definitions | null,
  both: readonly Both[],
): Promise<(id: string) => readonly AssumptionStep[]> {
  const today = session.definitions.assumptions;
  const changed = Object.keys(today)
    .filter((name) => {
      const was = old && Object.hasOwn(old.assumptions, name) ? old.assumptions[name] : undefined;
      return was !== undefined && (was.value !== today[name]?.value || was.unit !== today[name].unit);
    })
    .sort();
  const reads = new Map(
    both.map(({ id }) => {
      const names = new Set(namesBehind(session.definitions, [id]));
      return [id, changed.filter((name) => names.has(name))] as const;
    }),
  );
  const asked = both.filter(({ id }) => (reads.get(id) ?? []).length > 0);
  const worlds: Cells[] = [];
  for (let many = 0; many < changed.length; many++) {
    const assumptions = { ...today };
    for (const name of changed.slice(many))
      assumptions[name] = old?.assumptions[name] ?? (today[name] as (typeof today)[string]);
    worlds.push(await todaysWorld(session, { ...session.definitions, assumptions }, asked));
  }
  return (id) =>
    (reads.get(id) ?? []).map((name) => {
      const at = changed.indexOf(name);
      return { name, before: worlds[at]?.get(id), after: worlds[at + 1]?.get(id) };
    });
}

/** The release's own definitions and assumptions on today's data. Empty where they cannot be asked any more. */
async function oldWorld(before: Before, both: readonly Both[], { read }: Session, kind: EngineKind): Promise<Cells> {
  if (both.length === 0 || before.read.definitions === null) return new Map();
  const found = new Map<string, ReportCell>();
  const askSome = async (some: readonly Both[]): Promise<void> => {
    try {
      const old = await openSession(
        { ...before.read, root: read.root },
        some.map(({ id }) => id),
        [],
        kind,
      );
      try {
        for (const [id, cell] of await cellsOf(old, some)) found.set(id, cell);
      } finally {
        await old.engine.close();
      }
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause;
      // One whose table is gone does not keep the others from being asked.
      if (some.length > 1) {
        const half = Math.ceil(some.length / 2);
        await askSome(some.slice(0, half));
        await askSome(some.slice(half));
      }
    }
  };
  await askSome(both);
  return found;
}

/** Each KPI's cell in its period, as a report would show it. One that cannot be asked so is left out. */
async function cellsOf(
  { answers, program }: { readonly answers: Answerer; readonly program: Program },
  both: readonly Both[],
): Promise<Cells> {
  const { definitions } = program.world;
  const calendar = calendarOf(definitions.community);
  const info = programInfo(program);
  const floorOf = floors(definitions, info.kpis);
  const groups = new Map<string, Both[]>();
  for (const kpi of both) {
    const key = JSON.stringify([kpi.grain, kpi.period, kpi.until]);
    groups.set(key, [...(groups.get(key) ?? []), kpi]);
  }
  const found = new Map<string, ReportCell>();
  for (const group of groups.values()) {
    const { grain, period, until } = group[0] as Both;
    const range: Omit<Question, "kpis"> =
      period === null
        ? { by: [], from: null, to: until === null ? null : addDuration(lastDay(until), 1, "day"), where: null }
        : { by: [grain], from: period, to: nextPeriod(period, grain, calendar), where: null };
    const ids = group.map(({ id }) => id).filter((id) => program.kpis[id]?.cell);
    for (const [id, raw] of await askEach(answers, program, ids, range)) {
      const cell = settledCell(raw);
      const { k, personal } = floorOf(program.kpis[id]?.tables ?? []);
      const few = personal && cell.n !== null && cell.n > 0 && cell.n < k;
      found.set(id, few ? withheld : enough(cell, leastOf(id, definitions, info)));
    }
  }
  return found;
}

type RawCell = Parameters<typeof settledCell>[0];

/** Many at once, in halves where one is refused. */
async function askEach(
  answers: Answerer,
  program: Program,
  ids: readonly string[],
  range: Omit<Question, "kpis">,
): Promise<readonly (readonly [string, RawCell])[]> {
  if (ids.length === 0) return [];
  try {
    const answer = await ask(answers, program, { kpis: ids, ...range }, { detail: true });
    const cells = answer.rows[0]?.cells ?? [];
    return ids.flatMap((id, i) => (cells[i] ? [[id, cells[i]] as const] : []));
  } catch (refusal) {
    if (!(refusal instanceof Refused)) throw refusal;
    if (ids.length === 1) return [];
    const half = Math.ceil(ids.length / 2);
    return [
      ...(await askEach(answers, program, ids.slice(0, half), range)),
      ...(await askEach(answers, program, ids.slice(half), range)),
    ];
  }
}

/**
 * The old definition's number, unless it and the new one's stand for nearly the same people: their difference would then
 * tell of the few between them.
 */
function tellable(
  old: ReportCell | undefined,
  now: ReportCell | null | undefined,
  id: string,
  { program, definitions }: Session,
): ReportCell | undefined {
  const { k, personal } = floors(definitions, programInfo(program).kpis)(program.kpis[id]?.tables ?? []);
  const between = Math.abs((old?.n ?? 0) - (now?.n ?? 0));
  return personal && between > 0 && between < k ? undefined : old;
}
