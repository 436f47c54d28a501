import { stringify } from "yaml";
import { Formulas } from "./formula.js";
import { dayAfter, Models, type Found, type Named } from "./models.js";
import { allGrains, isMetricTime, list, namedOf, speaksOfTimeOnly } from "./names.js";
import type { Case, Model, Pack } from "./pack.js";
import { conjuncts, ours, reference, references } from "./sql.js";
import { Tables } from "./tables.js";
import { FINER_THAN_HOURS, GRAINS, isGrain, name, Unfit } from "./unfit.js";

/** A case as our product is asked it, and what is done to the answer before it is compared. */
export interface Asking {
  readonly yaml: string;
  readonly argv: readonly string[];
  /** Columns of the case: dimensions in the order of `--by`, then KPIs as asked. */
  readonly dimensions: readonly string[];
  readonly metrics: readonly string[];
  /** The metric behind each column of one. */
  readonly metricOf: ReadonlyMap<string, string>;
  /** Numbers that count the rows behind a value when there is no metric: they are dropped. */
  readonly valuesOnly: boolean;
  /** Whether the first key is a finer grain, of which the first row with a value stands for each cell. */
  readonly firsts: boolean;
  /** A condition on the answer's rows, in SQL over the case's columns. */
  readonly keep: readonly string[];
  /** Tables of calendars of one's own, which such a condition may read. */
  readonly calendars: readonly string[];
  readonly order: readonly { readonly column: string; readonly descending: boolean }[];
  readonly limit: number | null;
  readonly minMax: boolean;
  /** A note for each thing MetricFlow means otherwise, with the transformation that answers it. */
  readonly notes: readonly string[];
}

/**
 * A case as a metrics.yaml and a query. `joining` puts joins into the tables' SQL, where a key names several rows.
 * Throws Unfit where the language has no words for it.
 */
export function translate(given: Case, pack: Pack, joining: boolean): Asking {
  const manifest = pack.manifests[given.manifest];
  if (!manifest) throw new Unfit(`the pack has no manifest ${given.manifest}`);
  const saved =
    given.saved_query === null ? null : manifest.saved_queries?.find((q) => q.name === given.saved_query)?.query_params;
  if (given.saved_query !== null && !saved) throw new Unfit(`the manifest has no saved query ${given.saved_query}`);
  const models = new Models(pack, manifest);
  if (given.apply_group_by === false)
    throw new Unfit("rows as they are, not grouped (LANGUAGE.md Meaning 1: a query answers by cell)");
  const metricOf = new Map(
    [...(given.metrics ?? []), ...(saved?.metrics ?? [])].map((asked): [string, string] =>
      typeof asked === "string" ? [asked, asked] : [asked.alias ?? asked.name, asked.name],
    ),
  );
  const metrics = [...metricOf.keys()];
  const where = [...list(given.where), ...list(saved?.where)].flatMap(conjuncts);
  const minMax = given.min_max_only === true;
  const columns = minMax
    ? [...new Set(given.columns.map((c) => c.replace(/__(min|max)$/, "")))]
    : given.columns.filter((c) => !metrics.includes(c));
  const spelled = new Map((given.group_by ?? []).flatMap(aliasOf));
  const named = columns.map((column) => ({ column, ...models.parse(spelled.get(column) ?? column, allGrains(models)) }));
  const notes = joining
    ? ["a key names several rows: MetricFlow counts each match, so the table's own SQL makes the join (Meaning 2)"]
    : [];

  const tables = new Tables(models, joining);
  const formulas = new Formulas(models, tables, {
    grains: [...named.flatMap(({ grain }) => grain ?? []), ...named.map(({ element }) => element)],
    ranged: given.time_constraint !== null,
    times: named.flatMap(({ grain }) => grain ?? []),
    names: named,
  });
  const inFormulas = where.filter((filter) => references(filter).some(({ kind }) => kind === "Metric"));
  const kpis = Object.fromEntries(
    [...metricOf].map(([column, metric]) => [
      column,
      { formula: formulas.metric(metric, { filters: inFormulas, part: false }) },
    ]),
  );
  if (metrics.length === 0) Object.assign(kpis, listed(models, tables, formulas, named, where));

  // A window looks past the rows a time filter would leave: the filter holds for the output, as a range does (Meaning 5, 6).
  const output = (filter: string): boolean => formulas.windowed && speaksOfAgg(filter, models, formulas);
  const rowFilters = where.filter((filter) => !inFormulas.includes(filter) && !output(filter));
  const keep = where.filter((filter) => !inFormulas.includes(filter) && output(filter));
  if (keep.length > 0) notes.push("a condition on the time of a windowed metric picks rows of the answer");

  const grainWords: (string | null)[] = named.map((n) => grainWord(n, formulas));
  if (formulas.conversions)
    notes.push(
      "of base rows at one time MetricFlow credits the one the engine meets first: the file's order is made their key",
    );
  const finer = formulas.firsts[0];
  if (finer !== undefined) {
    if (new Set(formulas.firsts).size > 1 || formulas.firsts.length !== formulas.read.length)
      throw new Unfit("the first day of a longer period beside what is no such (LANGUAGE.md: per has no first)");
    notes.push(
      "the first day's value of a longer period: asked by day, the first row of each period is kept (per has no first)",
    );
  }
  if ((formulas.windowed || formulas.spined) && named.some((n) => n.grain !== null && FINER_THAN_HOURS.includes(n.grain)))
    throw new Unfit("a metric along a calendar below the hour (LANGUAGE.md: grains end at the hour)");
  if (formulas.windowed && named.some((n) => n.part !== null && isAgg(n, formulas)))
    throw new Unfit("a part of the date of a shifted or windowed metric (LANGUAGE.md Meaning 1: a part is the row's own)");
  const by = [
    ...(finer === undefined ? [] : [finer]),
    ...named.map((n, i) => grainWords[i] ?? common(n, models, tables, formulas)),
  ];
  const conditions = rowFilters.map((filter) => shared(filter, models, tables, formulas));
  if (formulas.windowed || formulas.spined) {
    const grain = grainWords.includes("hour") ? "hour" : "day";
    for (const { table } of formulas.read) tables.along(table, grain);
  }

  const range =
    given.time_constraint === null
      ? []
      : rangeOf(
          given.time_constraint,
          named.flatMap((n, i) => grainWords[i] ?? (isMetricTime(n) ? n.grain : null) ?? []),
          formulas,
        );
  const cut = given.time_constraint !== null && formulas.shifted !== null;
  if (cut)
    notes.push("MetricFlow cuts the input of a shifted window at the range; prior looks at unrestricted input (Meaning 6)");
  const from = given.time_constraint?.[0] ?? "";
  const time = named.find(isMetricTime)?.column;
  const shiftedRows = cut && time !== undefined ? [`"${time}" >= TIMESTAMP '${from}' + INTERVAL '${formulas.shifted}'`] : [];
  const yaml = stringify({ version: 1, tables: tables.yaml(), kpis }, { lineWidth: 0 });
  const asked = metrics.length > 0 ? metrics : Object.keys(kpis);
  return {
    yaml,
    argv: [
      asked.join(","),
      ...(by.length > 0 ? ["--by", by.join(",")] : []),
      ...(conditions.length > 0 ? ["--where", conditions.map((c) => `(${c})`).join(" and ")] : []),
      ...range,
    ],
    dimensions: columns,
    metrics: asked,
    metricOf,
    firsts: finer !== undefined,
    valuesOnly: metrics.length === 0,
    keep: [...keep.map((filter) => overAnswer(filter, models, columns)), ...shiftedRows],
    calendars: [...new Set([...models.customGrains.values()].map(({ table }) => table))],
    order: [...(given.order_by ?? []), ...(saved?.order_by ?? [])].map((item) => ordering(item, given.columns)),
    limit: given.limit ?? saved?.limit ?? null,
    minMax,
    notes,
  };
}

/** Whether a name is the time that places the rows. */
const isAgg = (named: Named, formulas: Formulas): boolean =>
  isMetricTime(named) || formulas.read.every(({ time, model }) => time === named.element && primaryOf(model, named));

/** The column that a group's alias names, and the full name of what it stands for. */
function aliasOf(item: unknown): readonly [string, string][] {
  const { name: stem, alias, grain, date_part: part } = (item ?? {}) as Readonly<Record<string, string | undefined>>;
  if (alias === undefined || alias === null || stem === undefined) return [];
  return [[alias, [stem, ...(part ? [`extract_${part.toLowerCase()}`] : grain ? [grain.toLowerCase()] : [])].join("__")]];
}

/** A grain of `--by` where the name is the time that places the rows; null where it is a dimension. */
function grainWord(named: Named, formulas: Formulas): string | null {
  const standard = named.grain !== null && isGrain(named.grain);
  if (isMetricTime(named) && standard) return named.grain;
  // The time column itself, asked of a metric along the calendar, is its metric_time.
  const along = formulas.windowed || formulas.spined;
  return standard && along && formulas.read.length > 0 && isAgg(named, formulas) ? named.grain : null;
}

const primaryOf = (model: Model, { links }: Named): boolean =>
  links.length === 1 &&
  (model.primary_entity === links[0] ||
    (model.entities ?? []).some((e) => e.name === links[0] && e.type.toLowerCase() !== "foreign"));

/** One path that every counted table has, as `--by` and `--where` name a dimension of several tables. */
function common(named: Named & { readonly column?: string }, models: Models, tables: Tables, formulas: Formulas): string {
  const ways = formulas.read.map((read) => ({
    ...read,
    ways: models.ways(read.model, isMetricTime(named) ? { links: [], element: read.time } : named),
  }));
  const missing = ways.find((read) => read.ways.length === 0);
  if (missing) throw new Unfit(`${named.element} is not reached from ${missing.model.name}`);
  const keyed = (found: Found) => found.steps.map(({ entity, to }) => `${entity}>${to.name}`).join("/");
  const [first, ...others] = ways;
  const agreed = first?.ways.find((way) =>
    others.every((read) => read.ways.some((other) => keyed(other) === keyed(way) && other.element === way.element)),
  );
  // Where one table holds the dimension itself and others refer to it, it refers to itself.
  const target = agreed ?? ways.flatMap((read) => read.ways).find((way) => way.steps.length > 0);
  if (!target) throw new Unfit(`${named.element} is not one dimension of all counted tables`);
  const paths = new Set(
    ways.map((read) => {
      const found = read.ways.find((way) => keyed(way) === keyed(target) && way.element === target.element);
      const own = read.model === target.model && target.steps.length === 1 ? { ...target } : null;
      if (!found && !own) throw new Unfit(`${named.element} is reached by different references`);
      return tables.path(read.table, found ?? (own as Found), named);
    }),
  );
  const [path] = paths;
  if (path === undefined || paths.size > 1) throw new Unfit(`${named.element} is reached by different references`);
  const finer = named.grain !== null && FINER_THAN_HOURS.includes(named.grain);
  const timed = target.dimension?.type === "time" && named.part === null;
  if (!timed || finer) return path;
  const grain = named.grain !== null && isGrain(named.grain) ? named.grain : "day";
  return `${path}.${grain}`;
}

/** A row filter in names that every counted table has. */
function shared(filter: string, models: Models, tables: Tables, formulas: Formulas): string {
  const write = (ref: ReturnType<typeof reference>) => {
    const named = namedOf(ref, models);
    const custom = named.grain !== null && models.customGrains.has(named.grain);
    const path = common(custom ? named : { ...named, grain: null }, models, tables, formulas).replace(/\.day$/, "");
    const temporal = isTime(named, models, formulas) && named.part === null;
    if (custom) return { text: path, time: true };
    return { text: temporal ? `date_trunc("${named.grain ?? "day"}", ${path})` : path, time: temporal };
  };
  return ours(filter, write, (word) =>
    word.includes("__") ? write({ kind: "Dimension", name: word, grain: null, part: null, by: [] }) : null,
  );
}

const isTime = (named: Named, models: Models, formulas: Formulas): boolean =>
  isMetricTime(named) ||
  formulas.read.some((read) => models.ways(read.model, named).some((way) => way.dimension?.type === "time"));

/** Whether a filter speaks of the time that places the rows, and of nothing else. */
function speaksOfAgg(filter: string, models: Models, formulas: Formulas): boolean {
  if (speaksOfTimeOnly(filter, models)) return true;
  const all = references(filter).map((ref) => namedOf(ref, models));
  return all.length > 0 && all.every((n) => formulas.read.every((read) => n.element === read.time && primaryOf(read.model, n)));
}

/** The filter over the columns of the answer: a time is asked at the filter's grain or at one that divides it. */
function overAnswer(filter: string, models: Models, columns: readonly string[]): string {
  const column = (ref: ReturnType<typeof reference>): string => {
    const named = namedOf(ref, models);
    const stem = [...named.links, named.element].join("__");
    const grain = named.grain ?? "day";
    if (named.part === null && columns.includes(`${stem}__${grain}`)) return `"${stem}__${grain}"`;
    const asked = ["hour", "day"].find((finer) => columns.includes(`${stem}__${finer}`));
    if (asked === undefined || (asked === "day" && grain === "hour"))
      throw new Unfit(`a filter on the ${named.part ?? grain} of a windowed metric that is not asked by it`);
    const at = `"${stem}__${asked}"`;
    if (named.part !== null) return `extract(${named.part === "dow" ? "isodow" : named.part} FROM ${at})`;
    const custom = models.customGrains.get(grain);
    if (!custom) return `date_trunc('${grain}', ${at})`;
    return `(SELECT "${custom.column}" FROM "${custom.table}" WHERE "${custom.key}" = date_trunc('day', ${at}))`;
  };
  return filter.replace(/\{\{([^]*?)\}\}/g, (_, body: string) => column(reference(body)));
}

/** MetricFlow's range holds both ends and whole periods; ours is half-open. */
function rangeOf([first, last]: readonly [string, string], grains: readonly string[], formulas: Formulas): readonly string[] {
  const own = formulas.read.map(
    ({ model, time }) => model.dimensions?.find((d) => d.name === time)?.type_params?.time_granularity ?? "day",
  );
  const coarsest = GRAINS[Math.max(...[...grains, ...own].filter(isGrain).map((g) => GRAINS.indexOf(g)), 0)] ?? "day";
  if (coarsest === "hour") {
    // Without an hour it is minutes or seconds, which a range may be exact to.
    const finer = FINER_THAN_HOURS.findLast((grain) => grains.includes(grain));
    const length = grains.includes("hour") || finer === undefined ? 13 : finer === "minute" ? 16 : 19;
    const whole = (at: string): string => `${at.replace(" ", "T")}${"T00:00:00".slice(at.length - 10)}`;
    const from = (at: string): string => `${whole(at).slice(0, length)}${"T00:00:00".slice(length - 10)}`;
    const next = new Date(`${from(last)}Z`);
    next.setUTCSeconds(next.getUTCSeconds() + (length === 13 ? 3600 : length === 16 ? 60 : 1));
    return ["--from", from(first), "--to", next.toISOString().slice(0, 19)];
  }
  return ["--from", startOf(first.slice(0, 10), coarsest), "--to", endOf(last.slice(0, 10), coarsest)];
}

function startOf(day: string, grain: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (grain === "week") date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  if (["month", "quarter", "year"].includes(grain)) date.setUTCDate(1);
  if (grain === "quarter") date.setUTCMonth(date.getUTCMonth() - (date.getUTCMonth() % 3));
  if (grain === "year") date.setUTCMonth(0);
  return date.toISOString().slice(0, 10);
}

function endOf(day: string, grain: string): string {
  if (grain === "day") return dayAfter(day);
  const date = new Date(`${startOf(day, grain)}T00:00:00Z`);
  if (grain === "week") date.setUTCDate(date.getUTCDate() + 7);
  else date.setUTCMonth(date.getUTCMonth() + (grain === "month" ? 1 : grain === "quarter" ? 3 : 12));
  return date.toISOString().slice(0, 10);
}

function ordering(item: unknown, columns: readonly string[]): { column: string; descending: boolean } {
  const said = typeof item === "string" ? item : String((item as { name?: unknown }).name);
  const descending =
    said.startsWith("-") || /descending\(\s*True/i.test(said) || (item as { descending?: boolean }).descending === true;
  const call = /^\s*\w+\s*\(\s*['"]([^'"]+)['"](?:\s*,\s*['"](\w+)['"])?/.exec(said);
  const stem = call ? [call[1], call[2]].filter(Boolean).join("__") : said.replace(/^-/, "");
  const column = columns.find((c) => c === stem) ?? columns.find((c) => c.startsWith(`${stem}__`));
  if (column === undefined) throw new Unfit(`an order by ${stem}, which is not asked`);
  return { column, descending };
}

/** A list of values without a metric: asked as the rows behind each, which are then left away. */
function listed(
  models: Models,
  tables: Tables,
  formulas: Formulas,
  named: readonly Named[],
  where: readonly string[],
): Record<string, unknown> {
  if (where.some((filter) => references(filter).some(({ kind }) => kind === "Metric")))
    throw new Unfit("a list of values without a metric, filtered by one (LANGUAGE.md: a query asks KPIs)");
  if (named.some(isMetricTime) && !named.every(isMetricTime))
    throw new Unfit("the calendar beside values of a table, without a metric (LANGUAGE.md: a query asks KPIs)");
  if (named.length > 0 && named.every(isMetricTime)) {
    const speaks = where.flatMap((filter) => references(filter).map((ref) => namedOf(ref, models)));
    const calendar = models.calendar(named.flatMap(({ grain }) => grain ?? []));
    if (!calendar || !speaks.every(isMetricTime))
      throw new Unfit("the calendar beside values of a table, without a metric (LANGUAGE.md: a query asks KPIs)");
    const table = tables.of(calendar.model, null);
    formulas.read.push({ formula: "", table, ...calendar });
    return { rows_behind: { formula: `count(${name(table)})` } };
  }
  const all = [...named, ...where.flatMap((filter) => references(filter).map((ref) => namedOf(ref, models)))];
  const found = models.manifest.semantic_models.find((model) => {
    const usual = model.defaults?.agg_time_dimension;
    const ways = all.map((n) =>
      isMetricTime(n) && usual !== undefined ? models.ways(model, { links: [], element: usual }) : models.ways(model, n),
    );
    const local = ways.map((way) => way[0]?.steps.length === 0);
    return ways.every((way) => way.length > 0) && (local.every(Boolean) || (local.some(Boolean) && where.length > 0));
  });
  if (!found)
    throw new Unfit(
      "values of several tables without a metric: MetricFlow joins them outwards (LANGUAGE.md: a query asks KPIs)",
    );
  const table = tables.of(found, null);
  formulas.read.push({ formula: "", table, model: found, time: found.defaults?.agg_time_dimension ?? "" });
  return { rows_behind: { formula: `count(${name(table)})` } };
}
