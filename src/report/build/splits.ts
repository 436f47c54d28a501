import { parseText } from "../../formula/parse.js";
import type { Definitions, Texts } from "../../compile/definitions.js";
import type { KpiInfo, ReportInput } from "../input.js";
import type { KpiReport, ReportCell } from "../model.js";
import { counted, partOf, withheld, type Floor } from "../privacy.js";
import { askTogether, sizeOf, type OneAnswer } from "./ask.js";
import { settledCell } from "./cell.js";
import { enough, leastOf } from "./enough.js";
import { firstPeriod, type Gathered } from "./series.js";
import type { Whole } from "./floor/earlier.js";
import { partId } from "./floor/relations.js";
import type { Relation } from "./floor/withheld.js";
import { splitFloor, type SplitCounts, type SplitFloor } from "./floor/split-floor.js";

/** A year of months, and the one it is compared with. */
const SPLIT_PERIODS = 13;

/** How many groups a page draws; the others stay to be explored. */
const SHOWN_GROUPS = 6;

/** How many rows a table of whole ranges has. */
const LISTED_GROUPS = 12;

type Split = KpiReport["splits"][number];

/** What the questions by dimension gave. */
export interface Splits {
  of(kpi: string): readonly Split[];
  /** Columns that say to which group a row belongs, where one is withheld: no row may show them. */
  readonly hiding: ReadonlySet<string>;
  /** Totals that may not be shown beside their groups. */
  readonly unsafe: readonly { readonly kpi: string; readonly at: string }[];
}

/** What the floor of splits looks at: the KPIs' own counts, and what of them is withheld. */
export interface Around {
  readonly gathered: Gathered;
  /** KPIs that lead with the whole range: they are split over it, not by periods. */
  readonly whole: ReadonlySet<string>;
  /** The counts of a KPI's periods, and of the whole range (""); null where there is none. */
  readonly total: (kpi: string, at: string) => number | null;
  readonly isWithheld: (kpi: string, at: string) => boolean;
  readonly madeOf: (kpi: string) => ReadonlySet<string>;
  readonly someOf: (kpi: string) => readonly string[];
  readonly relations: readonly Relation[];
  /** Whether a release withholds a group. */
  readonly before: (kpi: string, dimension: string, name: string | null, at: string) => boolean;
  /** What releases told of a split over the whole range. */
  readonly wholes: (kpi: string, dimension: string) => readonly Whole[];
}

/** Asks, for each dimension some KPI is split by, all its KPIs at once; keeps the floor over all groups, then the biggest. */
export async function gatherSplits(input: ReportInput, around: Around, floorOf: (kpi: string) => Floor): Promise<Splits> {
  const { definitions, program } = input;
  const { gathered, whole } = around;
  const found = new Map<string, Split>();
  const hiding = new Set<string>();
  const unsafe: { kpi: string; at: string }[] = [];
  /** Groups whose sum over all periods would tell of the periods in which some KPI withholds them. */
  const partly = new Map<string, Set<string>>();
  const keep = (dimension: string, raws: readonly Raw[], shownOf: (raw: Raw, cellAt: CellAt) => Split["groups"]): void => {
    const tablesOf = (kpi: string): readonly string[] => program.kpis[kpi]?.tables ?? [];
    const twins = raws.map((raw) => twinsOf(raw, around, program));
    const floor = splitFloor(
      [
        ...raws.map((raw, i) =>
          countsOf(raw, around, floorOf(raw.kpi), tablesOf(raw.kpi), {
            dimension,
            twins: twins[i] ?? [],
            sums: new Set(tablesOf(raw.kpi).flatMap((table) => [...(partly.get(`${dimension} ${table}`) ?? [])])),
          }),
        ),
        ...raws.flatMap((raw) =>
          program.kpis[raw.kpi]?.partOfWhole ? partsOf(raw, around, floorOf(raw.kpi), tablesOf(raw.kpi)) : [],
        ),
      ],
      around.relations,
    );
    unsafe.push(
      ...floor.unsafe.filter(({ kpi }) => raws.some((raw) => raw.kpi === kpi)),
      ...raws.flatMap((raw, i) => (twins[i] ?? []).flatMap((twin) => besideTwin(raw, twin, floor, around))),
    );
    for (const raw of raws) {
      const parts = around.madeOf(raw.kpi);
      const least = leastOf(raw.kpi, definitions, program);
      // A part that is split so too: its own group is what could be worked out.
      const beside = raws
        .filter(({ kpi }) => parts.has(kpi))
        .map((part) => ({ ...part, at: new Map(part.names.map((n, i) => [n, i])) }));
      const isHidden: Hides = (at, group) =>
        floor.hides(raw.kpi, at, group) ||
        floor.hides(partId(raw.kpi), at, group) ||
        around.before(raw.kpi, dimension, raw.names[group] ?? null, at) ||
        beside.some((part) => floor.hides(part.kpi, at, part.at.get(raw.names[group] ?? null) ?? -1));
      for (const [group, name] of raw.names.entries()) {
        const known = raw.columns.filter((at) => counted(raw.cell(at, group)) > 0);
        const hidden = known.filter((at) => isHidden(at, group));
        // Of all withheld periods each holds one at least: their sum must leave each of them room to be large.
        const most = hidden.reduce((sum, at) => sum + counted(raw.cell(at, group)), 0) - (hidden.length - 1);
        if (hidden.length === 0 || (hidden.length === known.length && most >= floorOf(raw.kpi).k)) continue;
        for (const table of tablesOf(raw.kpi)) {
          const key = `${dimension} ${table}`;
          partly.set(key, (partly.get(key) ?? new Set()).add(nameKey(name)));
        }
      }
      if (raw.columns.some((at) => raw.names.some((_, group) => isHidden(at, group))))
        for (const name of namesOf(dimension)) hiding.add(name);
      const label = dimensionLabel(dimension, (program.kpis[raw.kpi] as KpiInfo).tables, definitions);
      const cellAt: CellAt = (at, group) => (isHidden(at, group) ? withheld : enough(raw.cell(at, group), least));
      found.set(`${raw.kpi} ${dimension}`, { dimension, label, groups: shownOf(raw, cellAt) });
    }
  };

  const wanted = Object.keys(program.kpis)
    .filter((id) => !whole.has(id) && gathered.series(id).points.length > 0)
    .flatMap((id) =>
      (definitions.kpis[id]?.splits ?? []).map((dimension) => ({ id, dimension, grain: gathered.series(id).grain })),
    );
  for (const key of new Set(wanted.map(({ grain, dimension }) => `${grain} ${dimension}`))) {
    const together = wanted.filter(({ grain, dimension }) => `${grain} ${dimension}` === key);
    const { grain, dimension } = together[0] as (typeof wanted)[number];
    const from = firstPeriod(input, grain, SPLIT_PERIODS);
    const answers = await askTogether(
      input,
      together.map(({ id }) => id),
      { by: [grain, dimension], from },
    );
    const raws = answers.map((one) =>
      rawOf(
        one,
        gathered
          .series(one.kpi)
          .points.map(({ period }) => period)
          .slice(-SPLIT_PERIODS),
      ),
    );
    keep(dimension, raws, (raw, cellAt) =>
      ordered(raw)
        .map((group) => ({
          name: raw.names[group] ?? null,
          series: { grain, points: raw.columns.map((period) => ({ period, cell: cellAt(period, group) })) },
        }))
        .slice(0, SHOWN_GROUPS),
    );
  }
  // Where every panel would be empty, the whole range is all there is to tell.
  const empty = wanted.filter(({ id, dimension }) => !(found.get(`${id} ${dimension}`)?.groups ?? []).some(isDrawn));
  const totals = [
    ...[...whole].flatMap((id) => (definitions.kpis[id]?.splits ?? []).map((dimension) => ({ id, dimension }))),
    ...empty,
  ];
  for (const dimension of new Set(totals.map((each) => each.dimension))) {
    const kpis = totals.filter((each) => each.dimension === dimension).map(({ id }) => id);
    const answers = await askTogether(input, kpis, { by: [dimension], from: null });
    keep(
      dimension,
      answers.map((one) => rawOf(one, [WHOLE])),
      (raw, cellAt) =>
        ordered(raw)
          .map((group) => ({
            name: raw.names[group] ?? null,
            series: { grain: gathered.series(raw.kpi).grain, points: [] },
            total: cellAt(WHOLE, group),
          }))
          .slice(0, LISTED_GROUPS),
    );
  }
  return {
    of: (kpi) =>
      (definitions.kpis[kpi]?.splits ?? [])
        .map((dimension) => found.get(`${kpi} ${dimension}`))
        .filter((split) => split !== undefined),
    hiding,
    unsafe,
  };
}

/** In place of a period: all of them. */
export const WHOLE = "";

type CellAt = (at: string, group: number) => ReportCell;
type Hides = (at: string, group: number) => boolean;

/** One KPI's groups by period, or over the whole range. */
interface Raw {
  readonly kpi: string;
  readonly names: readonly (string | null)[];
  readonly columns: readonly string[];
  readonly cell: CellAt;
  /** How great each group is over all that was asked. */
  readonly sizes: readonly number[];
}

function rawOf({ kpi, rows }: OneAnswer, columns: readonly string[]): Raw {
  const groups = new Map<string | null, number>();
  const sizes: number[] = [];
  const cells = new Map<string, ReportCell>();
  for (const { key, cell: answered } of rows) {
    const name = key.at(-1) ?? null;
    const at = key.length > 1 ? String(key[0]) : WHOLE;
    const group = groups.get(name) ?? groups.size;
    groups.set(name, group);
    const cell = settledCell(answered);
    cells.set(`${at} ${group}`, cell);
    sizes[group] = (sizes[group] ?? 0) + sizeOf(cell);
  }
  return { kpi, names: [...groups.keys()], columns, sizes, cell: (at, group) => cells.get(`${at} ${group}`) ?? NONE };
}

function countsOf(
  raw: Raw,
  { total, isWithheld, someOf, before, wholes }: Around,
  { k, personal }: Floor,
  tables: readonly string[],
  {
    dimension,
    twins,
    sums,
  }: { readonly dimension: string | null; readonly twins: readonly Twin[]; readonly sums: ReadonlySet<string> },
): SplitCounts {
  const grewByFew =
    dimension !== null && wholes(raw.kpi, dimension).some((then) => tellsFew(raw, then, total(raw.kpi, WHOLE), k));
  return {
    kpi: raw.kpi,
    tables,
    k,
    personal,
    names: raw.names,
    someOf: someOf(raw.kpi),
    columns: raw.columns.map((at) => ({
      at,
      ns: raw.names.map((_, group) => counted(raw.cell(at, group))),
      total: total(raw.kpi, at),
      withheld: isWithheld(raw.kpi, at),
      forced: new Set([
        ...twins.flatMap(({ group, kpi }) => (isWithheld(kpi, at) && counted(raw.cell(at, group)) > 0 ? [group] : [])),
        ...raw.names.flatMap((name, group) => (dimension !== null && before(raw.kpi, dimension, name, at) ? [group] : [])),
        ...raw.names.flatMap((name, group) => (at === WHOLE && (grewByFew || sums.has(nameKey(name))) ? [group] : [])),
      ]),
    })),
  };
}

/**
 * Whether what has come since a release told of the whole range tells of a few: a group has grown by fewer than k, or the
 * groups that it did not tell have by so few together that each is known to be small. Then no group is told.
 */
function tellsFew(raw: Raw, then: Whole, total: number | null, k: number): boolean {
  const grown = raw.names.map((name, group) => {
    const before = then.groups.get(name);
    return before === undefined ? null : Math.abs(counted(raw.cell(WHOLE, group)) - before);
  });
  if (grown.some((n) => n !== null && n > 0 && n < k)) return true;
  if (total === null || then.total === null) return false;
  const rest = total - then.total - grown.reduce((sum: number, n) => sum + (n ?? 0), 0);
  const others = grown.filter((n, group) => n === null && counted(raw.cell(WHOLE, group)) > 0).length;
  return rest > 0 && rest - Math.max(0, others - 1) < k;
}

/** A group that another KPI counts by itself, as "in Danish" is the group "da" of the languages. */
interface Twin {
  readonly group: number;
  readonly kpi: string;
}

function twinsOf(raw: Raw, { gathered, total }: Around, program: ReportInput["program"]): readonly Twin[] {
  const { tables = [] } = program.kpis[raw.kpi] ?? {};
  const own = gathered.series(raw.kpi).grain;
  const others = Object.keys(program.kpis).filter(
    (kpi) =>
      kpi !== raw.kpi &&
      program.kpis[kpi]?.tables.some((table) => tables.includes(table)) &&
      gathered.series(kpi).grain === own,
  );
  return raw.names.flatMap((_, group) => {
    const ns = raw.columns.map((at) => counted(raw.cell(at, group)));
    if (ns.every((n) => n === 0)) return [];
    return others.filter((kpi) => raw.columns.every((at, i) => (total(kpi, at) ?? 0) === ns[i])).map((kpi) => ({ group, kpi }));
  });
}

/**
 * Where a group is hidden, so is its twin; and what that comes to over the whole range, which would tie the hidden groups of
 * different periods together.
 */
function besideTwin(
  raw: Raw,
  { group, kpi }: Twin,
  floor: SplitFloor,
  { isWithheld }: Around,
): readonly { readonly kpi: string; readonly at: string }[] {
  const gone = raw.columns.filter((at) => counted(raw.cell(at, group)) > 0 && floor.hides(raw.kpi, at, group));
  const places = gone.length === 0 ? [] : [...gone, WHOLE];
  return places.filter((at) => !isWithheld(kpi, at)).map((at) => ({ kpi, at }));
}

/** Of a share, how many in each group are its part; they must only not tell of what is withheld. */
function partsOf(raw: Raw, around: Around, floor: Floor, tables: readonly string[]): readonly SplitCounts[] {
  const own = raw.columns.map((at) => raw.names.map((_, group) => partOf(raw.cell(at, group))));
  if (own.some((ns) => ns.includes(null))) return [];
  const counts = countsOf(raw, around, { ...floor, personal: false }, tables, {
    dimension: null,
    twins: [],
    sums: new Set(),
  });
  const columns = counts.columns.map((column, i) => ({
    ...column,
    ns: (own[i] ?? []).map((n) => n ?? 0),
    total: around.total(partId(raw.kpi), column.at),
  }));
  return [{ ...counts, kpi: partId(raw.kpi), small: false, columns }];
}

const nameKey = (name: string | null): string => JSON.stringify(name);

/** The groups, the biggest first. */
const ordered = ({ names, sizes }: Raw): readonly number[] =>
  names
    .map((_, group) => group)
    .sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || compareNames(names[a] ?? null, names[b] ?? null));

const isDrawn = ({ series }: Split["groups"][number]): boolean =>
  series.points.some(({ cell }) => cell.state === "complete" && cell.value !== null);

const NONE = { value: null, n: null, low: null, high: null, state: "no_data" } as const;

const compareNames = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;

/** The names of a dimension's path, those in backticks too. */
function namesOf(dimension: string): readonly string[] {
  const { expr } = parseText(dimension);
  return expr?.kind === "path" ? expr.parts.map(({ name }) => name) : [dimension];
}

/** The column's own label: of the named table, or of the first of the KPI's tables that has it. */
export function dimensionLabel(dimension: string, tables: readonly string[], definitions: Definitions): Texts {
  const parts = namesOf(dimension);
  const column = parts.at(-1) ?? dimension;
  const named = parts.length > 1 ? [parts[0] ?? ""] : [];
  for (const table of [...named, ...tables, ...Object.keys(definitions.tables)]) {
    const columns = Object.hasOwn(definitions.tables, table) ? definitions.tables[table]?.columns : undefined;
    const found = columns && Object.hasOwn(columns, column) ? columns[column]?.label : undefined;
    if (found && Object.keys(found).length > 0) return found;
  }
  return {};
}
