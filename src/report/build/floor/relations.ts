import type { Relation, Subject } from "./withheld.js";

/** What a share is the part of, as a subject of its own: never a KPI's name. */
export const partId = (kpi: string): string => `part of ${kpi}`;

/** So many different counts of one table are looked at in twos, and in threes; more are not parts of one whole on purpose. */
const IN_TWOS = 60;
const IN_THREES = 24;

/**
 * What adds up wherever it is counted. Formulas can say one thing in many ways, so this is read off the counts: it may
 * find a sum that is one by chance, and then a number more is withheld than must be.
 */
export function relationsOf(subjects: readonly Subject[]): readonly Relation[] {
  const found = new Map<string, Relation>();
  for (const table of new Set(subjects.flatMap(({ tables }) => tables))) {
    const own = subjects.filter(({ tables }) => tables.includes(table));
    for (const relation of within(own)) found.set(JSON.stringify(relation), relation);
  }
  return [...found.values()];
}

/** What counts some of another's rows: were it shown where that one is withheld, it would be the least that one can be. */
export const nestings = (subjects: readonly Subject[]): readonly Relation[] =>
  subjects.flatMap(({ id, someOf }) => someOf.map((whole) => ({ whole: [whole], parts: [[id]] })));

interface Vector {
  readonly ids: string[];
  readonly ns: readonly number[];
}

function within(subjects: readonly Subject[]): readonly Relation[] {
  const places = [...new Set(subjects.flatMap((subject) => [...placesOf(subject).keys()]))];
  const vectors = new Map<string, Vector>();
  for (const subject of subjects) {
    const counts = placesOf(subject);
    const ns = places.map((place) => counts.get(place) ?? 0);
    if (ns.every((n) => n === 0)) continue;
    const key = ns.join(" ");
    const alike = vectors.get(key);
    if (alike) alike.ids.push(subject.id);
    else vectors.set(key, { ids: [subject.id], ns });
  }
  const all = [...vectors.values()];
  const relations: Relation[] = [];
  const tell = (parts: readonly Vector[]): void => {
    const key = places.map((_, i) => parts.reduce((sum, { ns }) => sum + (ns[i] ?? 0), 0)).join(" ");
    const whole = vectors.get(key);
    if (whole && parts.every((part) => part !== whole))
      relations.push({ whole: whole.ids, parts: parts.map(({ ids }) => ids) });
  };
  if (all.length > IN_TWOS) return [];
  all.forEach((a, i) =>
    all.slice(i + 1).forEach((b, j) => {
      tell([a, b]);
      if (all.length <= IN_THREES) for (const c of all.slice(i + j + 2)) tell([a, b, c]);
    }),
  );
  return relations;
}

/** What a subject counts in each period of the grain it is shown by, and over all. */
function placesOf({ series, total }: Subject): ReadonlyMap<string, number> {
  const [shown] = series;
  const periods = shown?.points.map(({ period, n }) => [`${shown.grain} ${period}`, n] as const) ?? [];
  return new Map([...periods, ...(total === null ? [] : [["total", total] as const])]);
}
