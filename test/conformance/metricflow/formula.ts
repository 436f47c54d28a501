import type { Models, Named } from "./models.js";
import { eachOf } from "./each.js";
import { input, isMetricTime, list, namedOf } from "./names.js";
import type { Input, Measure, Metric, Model } from "./pack.js";
import { grainOf, LONGER, shiftedDays, startOf } from "./offset.js";
import { ours, type Reference } from "./sql.js";
import type { Tables } from "./tables.js";
import { duration, GRAINS, isGrain, name, Unfit, type Grain } from "./unfit.js";

/** How a formula is asked: the filters that come from outside, and along which grains. */
export interface Asked {
  readonly filters: readonly string[];
  /** Whether the value is one part of an expression, where MetricFlow's null must stay a null. */
  readonly part: boolean;
  /** The longer period whose first day is asked for. */
  readonly startOf?: Grain;
}

/** A counted measure: the table and what was made of it. */
interface Counted {
  readonly formula: string;
  readonly table: string;
  readonly model: Model;
  readonly time: string;
}

/** Translates metrics into formulas and remembers what they read. */
export class Formulas {
  /** Each measure read: the table, and the time that is metric_time there. */
  readonly read: Counted[] = [];
  windowed = false;
  /** Whether a window of its own was read since last asked: a range cuts what it reads. */
  private cumulated = false;
  /** The grains of windows that are reduced to the first of a longer period, which `per` cannot: one entry each. */
  readonly firsts: string[] = [];
  spined = false;
  conversions = false;
  /** How far a shift looks back whose input has a window of its own. */
  shifted: string | null = null;

  constructor(
    private readonly models: Models,
    private readonly tables: Tables,
    /** Whether a range is asked, the grains asked beside the names of dimensions, and the grains of times alone. */
    private readonly asked: {
      readonly grains: readonly string[];
      readonly times: readonly string[];
      readonly ranged: boolean;
      readonly names: readonly Named[];
    },
  ) {}

  metric(metricName: string, asked: Asked): string {
    const metric = this.models.metric(metricName);
    if (!metric) throw new Unfit(`the manifest has no metric ${metricName}`);
    const inner: Asked = { ...asked, filters: [...asked.filters, ...list(metric.filter)] };
    switch (metric.type.toLowerCase()) {
      case "simple":
        return this.counted(input(metric.type_params.measure), inner).formula;
      case "cumulative":
        return this.cumulative(metric, inner);
      case "ratio":
        return this.ratio(metric, inner);
      case "derived":
        return this.derived(metric, inner);
      case "conversion":
        return this.conversion(metric, inner);
      default:
        throw new Unfit(`metrics of type ${metric.type}`);
    }
  }

  /** A measure under its filters. As a part, without rows it is null, or what it is to be filled with. */
  private counted(given: Input, asked: Asked): Counted {
    const found = this.models.measure(given.name);
    if (!found) throw new Unfit(`the manifest has no measure ${given.name}`);
    const { model, measure } = found;
    const table = this.tables.of(model, measure);
    const usual = model.defaults?.agg_time_dimension;
    const level = measure.non_additive_dimension;
    const time = measure.agg_time_dimension ?? usual ?? "";
    const filters = [...asked.filters, ...list(given.filter)];
    const { startOf } = asked;
    const where = this.conditions(filters, table, model, time);
    const starts = startOf === undefined ? null : this.starts(startOf, measure, table, model, time);
    const at = level || time === usual || usual === undefined ? "" : ` at ${this.tables.timed(table, time)}`;
    // What is filled is a number wherever the calendar goes.
    if (given.join_to_timespine || given.fill_nulls_with !== undefined) this.spined = true;
    const tail: (...also: readonly string[]) => Tail =
      (...also) =>
      (more) => {
        const all = [...more, ...where, ...also];
        return `${all.length === 0 ? "" : ` where ${all.map((c) => (all.length > 1 ? `(${c})` : c)).join(" and ")}`}${at}`;
      };
    const over = (make: (tail: Tail) => string): string => {
      if (!starts) return make(tail());
      const toDate = `to_date(${make(tail(starts.first))}, ${startOf})`;
      return starts.inside === null ? toDate : `(${toDate} - ${make(tail(starts.first, starts.inside))})`;
    };
    const plain = over((rows) => this.aggregate(measure, table, rows));
    const present = this.present(measure, table, over, plain);
    const fill = given.fill_nulls_with;
    const filled = fill === undefined ? present : `coalesce(${present}, ${fill})`;
    const nothing = asked.part || typeof starts?.inside === "string";
    const formula = nothing || (fill !== undefined && fill !== 0) ? filled : plain;
    const counted: Counted = { formula, table, model, time };
    this.read.push(counted);
    return counted;
  }

  private aggregate(measure: Measure, table: string, tail: Tail): string {
    const agg = measure.agg.toLowerCase();
    const t = name(table);
    const constant = /^\d+$/.exec(String(measure.expr ?? ""))?.[0];
    const column = (): string => name(this.tables.measured(table, measure));
    const level = measure.non_additive_dimension;
    if (level) {
      if (agg !== "sum") throw new Unfit(`levels aggregated by ${agg}`);
      const groups = level.window_groupings ?? [];
      const other = this.asked.names.find(
        (n) => !isMetricTime(n) && ![level.name, ...groups].includes(n.element) && !groups.includes(n.links[0] ?? ""),
      );
      if (other)
        throw new Unfit(
          "a level by what its moment is not sought by (LANGUAGE.md Meaning 7: the latest or earliest of each cell)",
        );
      if (groups.length > 0 && !groups.every((group) => this.asked.grains.includes(group)))
        this.tables.grouped(table, measure, groups);
      return `${level.window_choice === "min" ? "first" : "last"}(${t}.${column()}${tail([])})`;
    }
    switch (agg) {
      case "count":
        return constant === undefined ? `count(${t}${tail([`${column()} is not null`])})` : `count(${t}${tail([])})`;
      case "sum":
        if (constant === "1") return `count(${t}${tail([])})`;
        return `sum(${t}.${column()}${tail([])})`;
      case "sum_boolean":
        return `count(${t}${tail([column()])})`;
      case "count_distinct":
        return `count(distinct ${t}.${column()}${tail([])})`;
      case "average":
        return `avg(${t}.${column()}${tail([])})`;
      case "min":
      case "max":
      case "median":
        return `${agg}(${t}.${column()}${tail([])})`;
      case "percentile": {
        const params = measure.agg_params ?? {};
        if (params.use_approximate_percentile) throw new Unfit("approximate percentiles (LANGUAGE.md Held to)");
        if (params.use_discrete_percentile) throw new Unfit("discrete percentiles (LANGUAGE.md: percentile interpolates, R-7)");
        return `percentile(${t}.${column()}, ${params.percentile ?? 0.5}${tail([])})`;
      }
      default:
        throw new Unfit(`the aggregation ${agg}`);
    }
  }

  /** What is null where no row entered: in MetricFlow a sum or count of no rows is null, here it is 0 (Meaning 8). */
  private present(measure: Measure, table: string, over: (make: (tail: Tail) => string) => string, plain: string): string {
    const agg = measure.agg.toLowerCase();
    if (!["count", "sum", "sum_boolean", "count_distinct"].includes(agg) || measure.non_additive_dimension) return plain;
    const constant = /^\d+$/.test(String(measure.expr ?? ""));
    const entered = constant || agg.startsWith("count") ? [] : [`${name(this.tables.measured(table, measure))} is not null`];
    // Counted things become plain numbers, which can be put together with others: MetricFlow has no units.
    const number = agg === "sum" && String(measure.expr) !== "1" ? plain : `${plain} / 1 row`;
    return `if(${over((tail) => `count(${name(table)}${tail(entered)})`)} > 0, ${number}, null)`;
  }

  /**
   * Conditions on the rows of a longer period's first moment. A week runs over the ends of months: `inside` are those of
   * a first day that it meets after its own.
   */
  private starts(grain: Grain, measure: Measure, table: string, model: Model, time: string) {
    const [found] = this.models.ways(model, { links: [], element: time });
    if (!found) throw new Unfit(`${time} is not in ${model.name}`);
    const path = this.tables.path(table, found, { grain: null, part: null });
    const finest = found.dimension?.type_params?.time_granularity === "hour" ? "hour" : "day";
    const at = (word: string): string => `date_trunc("${word}", ${path})`;
    const crossed = grain !== "week" && this.asked.times.length === 1 && this.asked.times[0] === "week";
    if (crossed && !["sum", "count", "sum_boolean"].includes(measure.agg.toLowerCase()))
      throw new Unfit(`the ${measure.agg} at the start of the ${grain}, asked by week, which runs over its end`);
    return { first: `${at(finest)} = ${at(grain)}`, inside: crossed ? `${at(finest)} > ${at("week")}` : null };
  }

  private cumulative(metric: Metric, asked: Asked): string {
    if (asked.startOf !== undefined)
      throw new Unfit("a window as it was on a longer period's first day (LANGUAGE.md Over time: no such form)");
    const { measure, cumulative_type_params: params = {} } = metric.type_params;
    const window = params.window ?? metric.type_params.window;
    const toDate = params.grain_to_date ?? metric.type_params.grain_to_date;
    this.windowed = this.cumulated = true;
    const grain = grainOf(this.models, input(measure));
    const longer = (asking: string): boolean =>
      isGrain(asking) && isGrain(grain) && GRAINS.indexOf(asking) > GRAINS.indexOf(grain);
    if (this.asked.times.some((asking) => this.models.customGrains.has(asking)))
      throw new Unfit("windows along a calendar of one's own (LANGUAGE.md: --by takes grains)");
    const coarse = this.asked.times.some(longer);
    // Reduced over days, a day whose window is empty counts for nothing in MetricFlow.
    const inner = this.counted(input(measure), { ...asked, part: asked.part || coarse });
    // To date of the very period that the rows are of is that period's own value.
    if (toDate === grain && this.asked.times.length > 0 && this.asked.times.every((asking) => asking === toDate))
      return inner.formula;
    if (toDate !== undefined && !LONGER.includes(toDate))
      throw new Unfit(`to date of the ${toDate} (LANGUAGE.md: year, quarter, month, week)`);
    const whole =
      window !== undefined
        ? `rolling(${inner.formula}, ${duration(window)})`
        : toDate !== undefined
          ? `to_date(${inner.formula}, ${toDate})`
          : `cumulative(${inner.formula})`;
    if (!coarse) return whole;
    const reduce = params.period_agg ?? "first";
    if (reduce === "first") this.firsts.push(grain);
    return reduce === "average" ? `per(${whole}, ${grain}, avg)` : whole;
  }

  private ratio({ type_params: { numerator, denominator } }: Metric, asked: Asked): string {
    const side = (given: string | Input | undefined): string => {
      const { name: metric, filter } = input(given);
      return this.metric(metric, { ...asked, filters: [...asked.filters, ...list(filter)] });
    };
    return `(${side(numerator)}) / (${side(denominator)})`;
  }

  private derived({ name: metric, type_params: { expr = "", metrics = [] } }: Metric, asked: Asked): string {
    const parts = new Map(
      metrics.map(input).map((given) => {
        const inner: Asked = {
          filters: [...asked.filters, ...list(given.filter)],
          part: asked.part || metrics.length > 1,
          ...startOf(this.models, this.asked.times, given, asked),
        };
        const before = [this.windowed, this.cumulated] as const;
        this.windowed = this.cumulated = false;
        let formula = this.metric(given.name, inner);
        if (given.offset_window !== undefined) {
          formula = shiftedDays(this.models, this.asked.times, given, `prior(${formula}, ${duration(given.offset_window)})`);
          if (this.cumulated) this.shifted = given.offset_window;
          this.windowed = true;
        }
        if (given.offset_to_grain !== undefined) this.windowed = true;
        this.windowed ||= before[0];
        this.cumulated ||= before[1];
        return [given.alias ?? given.name, formula] as const;
      }),
    );
    const named = (word: string) => {
      const formula = parts.get(word);
      return formula === undefined ? null : { text: `(${formula})`, time: false };
    };
    return ours(
      expr,
      () => {
        throw new Unfit(`a reference inside the expression of ${metric}`);
      },
      named,
    );
  }

  private conversion({ type_params: { conversion_type_params: given } }: Metric, asked: Asked): string {
    if (!given) throw new Unfit("a conversion metric without its parameters");
    const [base, conversion] = [
      this.models.measure(input(given.base_measure).name),
      this.models.measure(input(given.conversion_measure).name),
    ];
    if (!base || !conversion) throw new Unfit("a conversion of measures the manifest does not have");
    const { formula, table, time } = this.counted(input(given.base_measure), { ...asked, part: false });
    const wanted = this.tables.of(conversion.model, conversion.measure);
    this.tables.ordered(table);
    this.conversions = true;
    const rows = (at: string, model: Model, basis: string, filters: readonly string[]): string => {
      const where = this.conditions(filters, at, model, basis);
      return `${name(at)}${where.length === 0 ? "" : ` where ${where.map((c) => `(${c})`).join(" and ")}`}${basis === model.defaults?.agg_time_dimension ? "" : ` at ${this.tables.timed(at, basis)}`}`;
    };
    const same = (given.constant_properties ?? []).map(({ base_property, conversion_property }, i) => {
      const column = base_property === conversion_property ? base_property : `same_${i + 1}`;
      this.tables.alias(table, column, base_property);
      this.tables.alias(wanted, column, conversion_property);
      return name(column);
    });
    const entity = this.tables.columnOf(table, given.entity);
    this.tables.columnOf(wanted, given.entity);
    const [left, right] = [
      rows(table, base.model, time, [...asked.filters, ...list(input(given.base_measure).filter)]),
      rows(
        wanted,
        conversion.model,
        conversion.measure.agg_time_dimension ?? conversion.model.defaults?.agg_time_dimension ?? "",
        list(input(given.conversion_measure).filter),
      ),
    ];
    const counting = conversion.measure.agg.toLowerCase() === "count_distinct" ? "entities" : "conversions";
    const converted = `converted(${left} to ${right} by ${name(entity)} within ${given.window === undefined ? "1000 years" : duration(given.window)}${same.length > 0 ? ` same ${same.join(", ")}` : ""} count ${counting})`;
    if (given.calculation !== "conversions") return `${converted} / ${formula}`;
    return asked.part ? `(${converted} / 1 row)` : converted;
  }

  /** Filters as conditions of one table's rows. */
  conditions(filters: readonly string[], table: string, model: Model, time: string): readonly string[] {
    return filters.map((filter) =>
      ours(
        filter,
        (reference) => this.written(reference, table, model, time),
        (word) =>
          word.includes("__")
            ? this.written({ kind: "Dimension", name: word, grain: null, part: null, by: [] }, table, model, time)
            : null,
      ),
    );
  }

  private written(reference: Reference, table: string, model: Model, time: string): { text: string; time: boolean } {
    if (reference.kind === "Metric") return { text: this.metricOf(reference, table, model), time: false };
    const named = namedOf(reference, this.models);
    const [found] = this.models.ways(model, isMetricTime(named) ? { links: [], element: time } : named);
    if (!found) throw new Unfit(`${reference.name} is not reached from ${model.name}`);
    const path = this.tables.path(table, found, named);
    const temporal = found.dimension?.type === "time" && named.part === null;
    if (!temporal) return { text: path, time: false };
    const custom = named.grain !== null && this.models.customGrains.has(named.grain);
    return { text: custom ? path : `date_trunc("${named.grain ?? "day"}", ${path})`, time: true };
  }

  /** A metric of this row's entity, over all time: the one reference to the counted table is the entity's key. */
  private metricOf({ name: metricName, by }: Reference, table: string, model: Model): string {
    const entity = by.at(-1)?.split("__").at(-1) ?? "";
    if (by.length !== 1) throw new Unfit("a metric of several entities in a filter");
    const own = model.entities?.find((e) => e.name === entity);
    if (!own || own.type.toLowerCase() === "foreign")
      throw new Unfit(
        `a metric of ${entity} in a filter on rows that only refer to one (LANGUAGE.md: each is of this row's entity)`,
      );
    if (this.asked.times.length > 0 || this.asked.ranged)
      throw new Unfit(
        "a condition on a metric of all time, asked by period (LANGUAGE.md: each … over all looks up to the period's end)",
      );
    // All time ends where the counted table's own coverage does: it is made MetricFlow's calendar.
    this.tables.along(table, "day");
    const inner = new Formulas(this.models, this.tables, { grains: [], times: [], ranged: false, names: [] });
    // Without rows it is null, not 0: no comparison holds.
    const formula = inner.metric(metricName, { filters: [], part: true });
    this.tables.keyed(table, entity);
    const refs = new Map(
      inner.read.map((read) => {
        const [found] = this.models.ways(read.model, this.models.parse(by[0] ?? "", []));
        if (!found) throw new Unfit(`${entity} is not reached from ${read.model.name}`);
        return [read.table, this.tables.refTo(read.table, found, table)];
      }),
    );
    // Each aggregate of it stands in an `each` of its own.
    return `(${eachOf(formula, (at) => refs.get(at))})`;
  }
}

/** What follows the table of an aggregate: its conditions, and some more, and the time it is placed by. */
type Tail = (more: readonly string[]) => string;
