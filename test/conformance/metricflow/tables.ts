import { dimensionOf, entityOf, sharedPartitions, type Found, type Models, type Named } from "./models.js";
import type { Measure, Model } from "./pack.js";
import {
  groupedSql,
  joinedSql,
  keySql,
  merged,
  sqlOf,
  typeOf,
  validity,
  type Column,
  type Join,
  type Table,
} from "./table-sql.js";
import { FINER_THAN_HOURS, isGrain, name, Unfit } from "./unfit.js";

/** The tables of one case's metrics.yaml, made as its formulas ask for them. */
export class Tables {
  private readonly made = new Map<string, Table>();
  private readonly spines = new Set<string>();

  constructor(
    readonly models: Models,
    /** Whether joins stand in a table's SQL instead of references: where a key names several rows, nothing else can. */
    private readonly joining: boolean,
  ) {}

  /** The table a measure is counted in. A level has one of its own, with its series. */
  of(model: Model, measure: Measure | null): string {
    const level = measure?.non_additive_dimension;
    const key = level ? `${model.name}__${measure.name}` : model.name;
    const table = this.table(key, model);
    const time = level?.name ?? model.defaults?.agg_time_dimension ?? measure?.agg_time_dimension ?? null;
    if (time !== null) {
      dimensionOf(model, time);
      table.time = time;
    }
    if (level) table.series ??= [];
    return key;
  }

  /** Says that a table's numbers are asked along MetricFlow's calendar, where its rows end too. */
  along(table: string, grain: "day" | "hour"): void {
    const made = this.made.get(table);
    if (made && made.spine !== "hour") made.spine = grain;
  }

  /** Makes a level of each group: the rows of one group and moment are added up, and each group is a series. */
  grouped(table: string, measure: Measure, groups: readonly string[]): void {
    const made = this.get(table);
    made.series = groups.map((group) => this.columnOf(table, group));
    made.grouped = { measure: `m_${measure.name}`, groups };
  }

  /** Makes the column of a time that `at` places rows by. */
  timed(table: string, time: string): string {
    this.get(table).times.add(time);
    this.add(table, time, { sql: sqlOf(this.get(table).model, time) });
    return name(time);
  }

  /** A column of the measure's own expression. */
  measured(table: string, { name: measure, expr, agg }: Measure): string {
    const column = `m_${measure}`;
    // A thing counted by its key is a row of some table: all are counted in rows.
    const unit = agg.toLowerCase() === "count_distinct" ? { unit: "row" } : {};
    this.add(table, column, { sql: String(expr ?? measure), ...unit });
    return column;
  }

  /** Gives rows a key that grows towards the file's first, where they have none: of equal times the greater key is last. */
  ordered(table: string): void {
    const made = this.get(table);
    if (made.key !== null) return;
    this.add(table, "order_of_file", { sql: "-row_number() OVER ()" });
    made.key = "order_of_file";
  }

  /** The same column under one name in two tables, for `same`. */
  alias(table: string, column: string, from: string): void {
    const { model } = this.get(table);
    this.add(table, column, { sql: sqlOf(model, from) });
  }

  /** The path from a table to a name, its references and columns made. */
  path(table: string, found: Found, { grain, part }: Pick<Named, "grain" | "part">): string {
    if (this.joining && found.steps.length > 0) return this.joined(table, found, grain, part);
    const { parts, at } = this.walk(table, found.steps);
    return [...parts, ...this.element(at, found, grain, part)].map(name).join(".");
  }

  /** The references of some steps, made where they are not yet, and the table they lead to. */
  private walk(table: string, steps: Found["steps"]): { readonly parts: readonly string[]; readonly at: string } {
    let at = table;
    const parts: string[] = [];
    for (const { entity, to } of steps) {
      const { model } = this.get(at);
      const partitions = sharedPartitions(model, to);
      const target = this.referred(to, entity, partitions);
      const column = `to_${entity}__${to.name}`;
      this.add(at, column, { sql: keySql(model, entity, partitions), ref: target });
      parts.push(column);
      at = target;
    }
    return { parts, at };
  }

  /** The column of a name that the table's own SQL joins. */
  private joined(table: string, found: Found, grain: string | null, part: string | null): string {
    const { joins } = this.get(table);
    const chain = found.steps.map(({ entity, to }) => `${entity}__${to.name}`).join("__");
    const join = joins.get(chain) ?? ({ alias: `j${joins.size + 1}`, steps: found.steps, columns: new Map() } satisfies Join);
    joins.set(chain, join);
    const sql = sqlOf(found.model, found.element);
    const custom = grain === null ? undefined : this.models.customGrains.get(grain);
    const own = partOf(found, grain, part, sql);
    const column = `${chain}__${custom ? "day_of_" : ""}${own?.column ?? found.element}`;
    const made = custom ? `CAST(date_trunc('day', ${sql}) AS TIMESTAMP)` : (own?.sql ?? sql);
    join.columns.set(column, { sql: made, step: found.steps.length - 1 });
    if (own?.type) this.get(table).columns.set(column, { sql: "joined", type: own.type });
    if (!custom) return name(column);
    this.spines.add(custom.table);
    this.get(table).columns.set(column, { sql: "joined", ref: `spine_${custom.table}` });
    return `${name(column)}.${name(custom.column)}`;
  }

  private element(at: string, found: Found, grain: string | null, part: string | null): readonly string[] {
    const { model } = this.get(at);
    const sql = sqlOf(model, found.element);
    const made = partOf(found, grain, part, sql);
    if (made) {
      this.add(at, made.column, made);
      return [made.column];
    }
    if (found.dimension?.type === "time") {
      const fine = found.dimension.type_params?.time_granularity ?? "day";
      const custom = grain === null ? undefined : this.models.customGrains.get(grain);
      if (custom) {
        const column = `day_of_${found.element}`;
        this.spines.add(custom.table);
        this.add(at, column, { sql: `CAST(date_trunc('day', ${sql}) AS TIMESTAMP)`, ref: `spine_${custom.table}` });
        return [column, custom.column];
      }
      if (grain !== null && !isGrain(grain) && fine !== grain) throw new Unfit(`the grain ${grain}`);
    }
    const column = this.columnOf(at, found.element);
    return [column];
  }

  /** The column of a dimension or an entity's key. */
  columnOf(table: string, element: string): string {
    this.add(table, element, { sql: sqlOf(this.get(table).model, element) });
    return element;
  }

  /** Makes an entity the key of a table, so that rows of others can be gathered by it. */
  keyed(table: string, entity: string): void {
    const made = this.get(table);
    made.columns.set(`key_${entity}`, { sql: keySql(made.model, entity, []) });
    made.key = `key_${entity}`;
  }

  /** The path from a table to a reference to another by an entity. */
  refTo(table: string, { steps, element: entity }: Found, target: string): string {
    const { parts, at } = this.walk(table, steps);
    const column = `to_${entity}__${target}`;
    this.add(at, column, { sql: keySql(this.get(at).model, entity, []), ref: target });
    return [...parts, column].map(name).join(".");
  }

  private referred(to: Model, entity: string, partitions: readonly string[]): string {
    const primary = entityOf(to, entity)?.type.toLowerCase() !== "unique" && partitions.length === 0;
    const table = this.table(primary ? to.name : `${to.name}_by_${[entity, ...partitions].join("_")}`, to);
    const key = `key_${entity}`;
    table.columns.set(key, { sql: keySql(to, entity, partitions) });
    table.key = key;
    return primary ? to.name : `${to.name}_by_${[entity, ...partitions].join("_")}`;
  }

  private table(key: string, model: Model): Table {
    const found = this.made.get(key);
    if (found) return found;
    if (!this.models.pack.tables[model.node_relation.alias])
      throw new Unfit(`the pack has no table ${model.node_relation.alias}`);
    const made: Table = {
      model,
      columns: new Map(),
      key: null,
      time: null,
      series: null,
      grouped: null,
      joins: new Map(),
      times: new Set(),
      spine: null,
    };
    this.made.set(key, made);
    return made;
  }

  private get(table: string): Table {
    const found = this.made.get(table);
    if (!found) throw new Error(`no table ${table}`);
    return found;
  }

  private add(table: string, column: string, made: Column): void {
    this.get(table).columns.set(column, made);
  }

  /** What metrics.yaml holds under `tables:`. */
  yaml(): Record<string, unknown> {
    const raw = [...this.made.values()].flatMap(({ model, joins }) => [
      model.node_relation.alias,
      ...[...joins.values()].flatMap(({ steps }) => steps.map(({ to }) => to.node_relation.alias)),
    ]);
    return {
      ...Object.fromEntries([...new Set([...raw, ...this.spines])].map((alias) => [`raw_${alias}`, this.raw(alias)])),
      ...Object.fromEntries([...this.spines].map((alias) => [`spine_${alias}`, this.spineTable(alias)])),
      ...Object.fromEntries([...this.made].map(([key, table]) => [key, this.entry(table)])),
    };
  }

  private raw(alias: string): unknown {
    const columns = this.models.pack.tables[alias]?.columns ?? [];
    return {
      from: `data/${alias}.ndjson`,
      columns: Object.fromEntries(columns.map((column) => [column.name, { type: typeOf(column.type) }])),
    };
  }

  private spineTable(alias: string): unknown {
    const key = this.models.spines.find(({ node_relation }) => node_relation.alias === alias)?.primary_column.name ?? "";
    return { sql: `SELECT * FROM raw_${alias}`, row: "row", key };
  }

  /** What a table covers: MetricFlow's calendar where it asks that, and the days of every time its rows are placed by. */
  private covered({ model, time, times, spine }: Table): { readonly from: string; readonly to: string } | null {
    const along = spine === null ? null : this.models.spine(spine);
    const days = time === null || times.size === 0 ? [] : [time, ...times].map((t) => this.models.days(model, sqlOf(model, t)));
    const all = [along, ...days].filter((range) => range !== null);
    const [from] = all.map((range) => range.from).sort();
    const to = all
      .map((range) => range.to)
      .sort()
      .at(-1);
    return from === undefined || to === undefined ? null : { from, to };
  }

  private entry(made: Table): unknown {
    const { model, columns, key, time, series, grouped, joins } = made;
    const own = new Map(columns);
    if (time !== null) own.set(time, { sql: sqlOf(model, time) });
    const valid = validity(model, own);
    const said = [...own].filter(([, { ref, unit, type }]) => ref !== undefined || unit !== undefined || type !== undefined);
    const grain = time === null ? "day" : (dimensionOf(model, time).type_params?.time_granularity ?? "day");
    const covered = this.covered(made);
    return {
      sql: joins.size > 0 ? joinedSql(model, own, merged([...joins.values()])) : groupedSql(model, own, time, grouped),
      row: "row",
      ...(key === null ? {} : { key }),
      ...(time === null ? {} : { time }),
      ...(time !== null && ["week", "month", "quarter", "year"].includes(grain) ? { grain } : {}),
      ...(series === null ? {} : { series }),
      ...(covered ? { coverage: covered } : {}),
      ...(valid ? { valid } : {}),
      columns: Object.fromEntries(
        said.map(([column, { ref, unit, type }]) => [
          column,
          { ...(ref ? { ref } : {}), ...(unit ? { unit } : {}), ...(type ? { type } : {}) },
        ]),
      ),
    };
  }
}

/**
 * A part of a date is a dimension of its own, numbered as MetricFlow's SQL numbers it. The language's grains end at the
 * hour: a finer one is a text of the table's own SQL.
 */
function partOf(
  found: Found,
  grain: string | null,
  part: string | null,
  sql: string,
): (Column & { readonly column: string }) | null {
  if (part !== null)
    return {
      column: `${found.element}__${part}`,
      sql: `CAST(extract(${part === "dow" ? "isodow" : part} FROM ${sql}) AS BIGINT)`,
    };
  if (found.dimension?.type !== "time" || grain === null || !FINER_THAN_HOURS.includes(grain)) return null;
  const text = `strftime(date_trunc('${grain}', ${sql}), '%Y-%m-%dT%H:%M:%S.%f')`;
  return { column: `${found.element}__${grain}`, sql: text, type: "text" };
}
