import type { Grain } from "../../../compile/definitions.js";
import { isFiner } from "../../../compile/grain.js";
import { compareLocal, nextPeriod, periodStart, type Calendar } from "../../../ground/day.js";
import { hiding, type Floor } from "../../privacy.js";

/** What is counted together: a KPI, or the rows of a table. Plain counts, nothing withheld yet. */
export interface Subject {
  readonly id: string;
  readonly tables: readonly string[];
  readonly floor: Floor;
  /** Over the whole range; null where that is not told. */
  readonly total: number | null;
  /** By the grain it is shown by first, then by those of its goals and composites. */
  readonly series: readonly Counts[];
  /** Ids of those that count all of what this one counts some of. */
  readonly someOf: readonly string[];
  /** What releases have told of it; absent where there are none. */
  readonly earlier?: Earlier;
}

/** Subjects that count all of what others of the same table count, each row once: "solved" and "not solved" are "asked". */
export interface Relation {
  /** Those that count the whole, all alike. */
  readonly whole: readonly string[];
  /** Those that count each part, alike within a part. */
  readonly parts: readonly (readonly string[])[];
}

/** What whoever kept the releases of a report knows beside it. */
export interface Earlier {
  /** Counts of whole periods that a release tells. */
  told(grain: Grain, period: string): boolean;
  /** Of each release that tells the total: the first period that was not over then. */
  readonly since: readonly string[];
}

export interface Counts {
  readonly grain: Grain;
  readonly points: readonly { readonly period: string; readonly n: number }[];
}

/** A cell of a subject: of a period, or, where `at` is null, its total. */
export interface Place {
  readonly id: string;
  readonly at: { readonly grain: Grain; readonly period: string } | null;
}

export interface Withheld {
  cell(id: string, grain: Grain, period: string): boolean;
  total(id: string): boolean;
}

/**
 * Which counts must not be shown, so that none of them follows from those that are: from a total and the other periods,
 * from periods of another grain, from the same rows counted by somebody else. What is hidden in one place is hidden in
 * all, and hides more beside it, until nothing changes; it only ever grows, so that it ends.
 */
export function withholding(
  subjects: readonly Subject[],
  forced: readonly Place[],
  relations: readonly Relation[],
  calendar: Calendar,
): Withheld {
  const out = new Set(forced.map(keyOf));
  const alike = countedAlike(subjects);
  const shared = new Set(alike.flat().map(keyOf));
  const most = mostOf(subjects, out);
  const nested = nestedIn(subjects, calendar);
  const related = relatedPlaces(subjects, relations);
  for (let before = -1; before !== out.size;) {
    before = out.size;
    for (const subject of subjects) {
      withinTotal(subject, out, most, calendar);
      hideTheSum(subject, shared, out);
      betweenGrains(subject, out, most, calendar);
    }
    for (const places of alike)
      if (places.some((place) => out.has(keyOf(place)))) for (const place of places) out.add(keyOf(place));
    for (const { whole, parts } of related)
      if ([...whole, ...parts].some((key) => out.has(key))) for (const key of parts) out.add(key);
    for (const { whole, parts } of nested) if (parts.some((part) => out.has(part))) out.add(whole);
  }
  return {
    cell: (id, grain, period) => out.has(keyOf({ id, at: { grain, period } })),
    total: (id) => out.has(keyOf({ id, at: null })),
  };
}

const keyOf = ({ id, at }: Place): string => JSON.stringify(at === null ? [id] : [id, at.grain, at.period]);

/**
 * Few in all are withheld, and of the shown series what would follow from the total. A coarser series reaches further
 * back: what it counts beyond the shown one is a cell of its own, and what lies within is hidden as its parts are.
 */
function withinTotal(
  { id, floor, total, series, someOf, earlier }: Subject,
  out: Set<string>,
  most: Most,
  calendar: Calendar,
): void {
  if (floor.personal && total !== null && total > 0 && total < floor.k) out.add(keyOf({ id, at: null }));
  const [shown, ...others] = series;
  if (shown === undefined) return;
  const cellsOf = ({ grain, points }: Counts): readonly Cell[] =>
    points.map(({ period, n }) => ({
      key: keyOf({ id, at: { grain, period } }),
      n,
      most: most(someOf, { grain, period }),
      told: earlier?.told(grain, period) ?? false,
    }));
  const own = cellsOf(shown);
  for (const beyond of [
    [],
    ...others
      .filter(({ grain }) => isFiner(shown.grain, grain))
      .map((other) => beyondShown(other, shown, cellsOf(other), calendar)),
  ]) {
    const cells = [...own, ...beyond];
    const ns = cells.map(({ n }) => n);
    const keys = cells.map(({ key }) => key);
    const hidden = hiding(ns, floor.k, {
      small: floor.personal,
      forced: indexesIn(keys, out),
      rest: total === null ? 0 : total - sumOf(ns),
      most: cells.map((cell) => cell.most),
      told: toldIn(cells),
    });
    for (const i of hidden.cells) out.add(keys[i] as string);
    if (!hidden.protected) out.add(keyOf({ id, at: null }));
  }
  // What has come since a release is the difference of the two totals.
  for (const since of earlier?.since ?? []) {
    const cells = own.filter((_, i) => compareLocal(shown.points[i]?.period ?? "", since) >= 0);
    const ns = cells.map(({ n }) => n);
    const more = sumOf(ns);
    const forced = indexesIn(
      cells.map(({ key }) => key),
      out,
    );
    const hidden = hiding(ns, floor.k, { small: floor.personal, forced, most: cells.map((cell) => cell.most) });
    for (const i of hidden.cells) out.add((cells[i] as Cell).key);
    if (!hidden.protected || (floor.personal && more > 0 && more < floor.k)) out.add(keyOf({ id, at: null }));
  }
}

/**
 * A withheld total must not be the sum of what is shown: a period is withheld too, the least, and where there is one, of
 * those that nobody else counts as many of.
 */
function hideTheSum({ id, total, series: [shown] }: Subject, shared: ReadonlySet<string>, out: Set<string>): void {
  if (!total || !shown || !out.has(keyOf({ id, at: null })) || sumOf(shown.points.map(({ n }) => n)) !== total) return;
  const cells = shown.points
    .filter(({ n }) => n > 0)
    .map(({ period, n }) => ({ key: keyOf({ id, at: { grain: shown.grain, period } }), n }));
  if (cells.some(({ key }) => out.has(key))) return;
  const rank = ({ key, n }: { readonly key: string; readonly n: number }): number => (shared.has(key) ? 1e12 : 0) + n;
  out.add(cells.reduce((a, b) => (rank(b) < rank(a) ? b : a)).key);
}

interface Cell {
  readonly key: string;
  readonly n: number;
  readonly most: number;
  readonly told: boolean;
}

const toldIn = (cells: readonly Cell[]): ReadonlySet<number> => new Set(cells.flatMap(({ told }, i) => (told ? [i] : [])));

/** What a coarser series counts in each period beyond the shown one's. */
function beyondShown(coarse: Counts, shown: Counts, cells: readonly Cell[], calendar: Calendar): readonly Cell[] {
  return coarse.points.map(({ period, n }, i) => {
    const within = shown.points.filter((part) => overlap(part.period, shown.grain, period, coarse.grain, calendar));
    return {
      key: (cells[i] as Cell).key,
      n: Math.max(0, n - sumOf(within.map((part) => part.n))),
      most: Infinity,
      told: false,
    };
  });
}

const overlap = (a: string, grainA: Grain, b: string, grainB: Grain, calendar: Calendar): boolean =>
  compareLocal(a, nextPeriod(b, grainB, calendar)) < 0 && compareLocal(nextPeriod(a, grainA, calendar), b) > 0;

/**
 * One subject by two grains. The shown one stays as it is where it can: a coarser period over a hidden one is withheld,
 * or it would tell it; of finer ones so many that none follows from the shown period they lie in.
 */
function betweenGrains({ id, floor, series, someOf }: Subject, out: Set<string>, most: Most, calendar: Calendar): void {
  const [shown] = series;
  for (const fine of series) {
    for (const coarse of series) {
      if (!isFiner(fine.grain, coarse.grain)) continue;
      for (const { period, n } of coarse.points) {
        const own = keyOf({ id, at: { grain: coarse.grain, period } });
        const parts = fine.points.filter((part) => overlap(part.period, fine.grain, period, coarse.grain, calendar));
        if (parts.length === 0) continue;
        const keys = parts.map((part) => keyOf({ id, at: { grain: fine.grain, period: part.period } }));
        const ns = parts.map((part) => part.n);
        // Weeks are no parts of months: what they leave over is no count of anything.
        const rest = fine.grain === "week" ? 0 : n - sumOf(ns);
        const few = floor.personal && rest > 0 && rest < floor.k;
        if (coarse !== shown) {
          if (few || keys.some((key) => out.has(key))) out.add(own);
        } else if (out.has(own)) {
          parts.forEach((part, i) => part.n > 0 && out.add(keys[i] as string));
        } else {
          const hidden = hiding(ns, floor.k, {
            small: floor.personal,
            forced: indexesIn(keys, out),
            rest,
            most: parts.map((part) => most(someOf, { grain: fine.grain, period: part.period })),
          });
          for (const i of hidden.cells) out.add(keys[i] as string);
          if (!hidden.protected && n > 0) out.add(own);
        }
      }
    }
  }
}

type Most = (someOf: readonly string[], at: NonNullable<Place["at"]>) => number;

/** The least that is shown of those whose rows are counted in part. */
function mostOf(subjects: readonly Subject[], out: ReadonlySet<string>): Most {
  const counts = new Map(
    subjects.flatMap(({ id, series }) =>
      series.flatMap(({ grain, points }) => points.map(({ period, n }) => [keyOf({ id, at: { grain, period } }), n] as const)),
    ),
  );
  return (someOf, at) =>
    Math.min(
      ...someOf.map((id) => {
        const key = keyOf({ id, at });
        return out.has(key) ? Infinity : (counts.get(key) ?? Infinity);
      }),
    );
}

const sumOf = (ns: readonly number[]): number => ns.reduce((all, n) => all + n, 0);

const indexesIn = (keys: readonly string[], out: ReadonlySet<string>): ReadonlySet<number> =>
  new Set(keys.flatMap((key, i) => (out.has(key) ? [i] : [])));

/** Places of as many rows, in the same period, of subjects that read a table together: they may be the same rows. */
function countedAlike(subjects: readonly Subject[]): readonly (readonly Place[])[] {
  const found = new Map<string, Place[]>();
  const put = (subject: Subject, at: Place["at"], n: number): void => {
    if (n <= 0) return;
    for (const table of subject.tables) {
      const key = JSON.stringify([table, n, at]);
      found.set(key, [...(found.get(key) ?? []), { id: subject.id, at }]);
    }
  };
  for (const subject of subjects) {
    if (subject.total !== null) put(subject, null, subject.total);
    for (const { grain, points } of subject.series) for (const { period, n } of points) put(subject, { grain, period }, n);
  }
  return [...found.values()].filter((places) => places.length > 1);
}

/** Periods whose rows another subject of the same table counts by a finer grain: as many in all of its periods within. */
function nestedIn(
  subjects: readonly Subject[],
  calendar: Calendar,
): readonly { readonly whole: string; readonly parts: readonly string[] }[] {
  return subjects.flatMap((coarse) =>
    coarse.series.flatMap((whole) =>
      subjects
        .filter(({ id, tables }) => id !== coarse.id && tables.some((table) => coarse.tables.includes(table)))
        .flatMap((fine) =>
          fine.series
            .filter(({ grain }) => isFiner(grain, whole.grain))
            .flatMap((series) => {
              const within = new Map<string, { readonly period: string; readonly n: number }[]>();
              for (const point of series.points) {
                const start = periodStart(point.period, whole.grain, calendar);
                within.set(start, [...(within.get(start) ?? []), point]);
              }
              return whole.points.flatMap(({ period, n }) => {
                const parts = within.get(period) ?? [];
                if (n <= 0 || sumOf(parts.map((part) => part.n)) !== n) return [];
                return [
                  {
                    whole: keyOf({ id: coarse.id, at: { grain: whole.grain, period } }),
                    parts: parts.map((part) => keyOf({ id: fine.id, at: { grain: series.grain, period: part.period } })),
                  },
                ];
              });
            }),
        ),
    ),
  );
}

/**
 * The places of each relation. Where one of the parts, or the whole, is withheld, all parts are, those without rows too: then
 * nothing shown tells how what is withheld lies on the parts.
 */
function relatedPlaces(
  subjects: readonly Subject[],
  relations: readonly Relation[],
): readonly { readonly whole: readonly string[]; readonly parts: readonly string[] }[] {
  const known = new Map(subjects.map((subject) => [subject.id, subject]));
  return relations.flatMap(({ whole, parts }) => {
    const ids = [...whole, ...parts.flat()];
    const places = new Map<string, Place["at"]>([["", null]]);
    for (const id of ids)
      for (const { grain, points } of known.get(id)?.series ?? [])
        for (const { period } of points) places.set(`${grain} ${period}`, { grain, period });
    const keys = (of: readonly string[], at: Place["at"]): readonly string[] => of.map((id) => keyOf({ id, at }));
    return [...places.values()].map((at) => ({ whole: keys(whole, at), parts: keys(parts.flat(), at) }));
  });
}
