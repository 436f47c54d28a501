import type { Dimension, Entity, Manifest, Model, Pack } from "./pack.js";
import { rawRows } from "./pack.js";
import { FINER_THAN_HOURS, Unfit } from "./unfit.js";

/** A name of the pack taken apart: `listing__user__ds__month`, `metric_time__extract_year`. */
export interface Named {
  readonly links: readonly string[];
  readonly element: string;
  readonly grain: string | null;
  readonly part: string | null;
}

/** Where a name is found from a model: the references walked, each an entity and the model it leads to, and the element there. */
export interface Found {
  readonly steps: readonly { readonly entity: string; readonly to: Model }[];
  readonly model: Model;
  readonly element: string;
  readonly dimension: Dimension | null;
}

/** The semantic models of a manifest, asked for names. */
export class Models {
  readonly spines;
  readonly customGrains: ReadonlyMap<string, { readonly table: string; readonly key: string; readonly column: string }>;

  constructor(
    readonly pack: Pack,
    readonly manifest: Manifest,
  ) {
    this.spines = manifest.project_configuration?.time_spines ?? [];
    this.customGrains = new Map(
      this.spines.flatMap(({ node_relation, primary_column, custom_granularities }) =>
        (custom_granularities ?? []).map(({ name, column_name }) => [
          name,
          { table: node_relation.alias, key: primary_column.name, column: column_name ?? name },
        ]),
      ),
    );
  }

  parse(text: string, grains: readonly string[]): Named {
    const parts = text.split("__");
    const last = parts.at(-1) ?? "";
    if (parts.length > 1 && last.startsWith("extract_"))
      return { links: parts.slice(0, -2), element: parts.at(-2) ?? "", grain: null, part: last.slice("extract_".length) };
    const grain = parts.length > 1 && (grains.includes(last) || this.customGrains.has(last)) ? last : null;
    const rest = grain === null ? parts : parts.slice(0, -1);
    return { links: rest.slice(0, -1), element: rest.at(-1) ?? "", grain, part: null };
  }

  measure(name: string) {
    for (const model of this.manifest.semantic_models) {
      const measure = model.measures?.find((m) => m.name === name);
      if (measure) return { model, measure };
    }
    return null;
  }

  metric(name: string) {
    return (
      this.manifest.metrics.find((m) => m.name === name) ??
      (this.measure(name)?.measure.create_metric ? { name, type: "simple", type_params: { measure: name } } : null)
    );
  }

  /** Every way to a name from a model: its own first, then along references; shorter before longer. */
  ways(model: Model, { links, element }: Pick<Named, "links" | "element">): readonly Found[] {
    const own = this.own(model, element);
    if (links.length === 0) return own ? [own] : [];
    const [entity = "", ...rest] = links;
    const local = rest.length === 0 && own && primaries(model).includes(entity) ? [own] : [];
    if (!entityOf(model, entity)) return local;
    const away = this.manifest.semantic_models.filter((to) => to !== model && joinable(to, entity));
    const reached = away.flatMap((to) => {
      const there =
        rest.length === 0 ? [this.own(to, element)].filter((f) => f !== null) : this.ways(to, { links: rest, element });
      return there.map((found): Found => ({ ...found, steps: [{ entity, to }, ...found.steps] }));
    });
    return [...local, ...reached];
  }

  private own(model: Model, element: string): Found | null {
    const dimension = model.dimensions?.find((d) => d.name === element) ?? null;
    if (!dimension && !entityOf(model, element)) return null;
    return { steps: [], model, element, dimension };
  }

  /** The spine that holds the finest of some grains, as a model of its own. */
  calendar(grains: readonly string[]): { readonly model: Model; readonly time: string } | null {
    const finest = SPINES.find((grain) => grain === "day" || grains.includes(grain));
    const spine = this.spines.find(({ primary_column }) => primary_column.time_granularity === finest);
    if (!spine) return null;
    const { name, time_granularity } = spine.primary_column;
    const alias = spine.node_relation.alias;
    const time: Dimension = { name, type: "time", type_params: { time_granularity } };
    const model: Model = {
      name: `calendar_${alias}`,
      node_relation: { alias },
      defaults: { agg_time_dimension: name },
      dimensions: [time],
    };
    return { model, time: name };
  }

  /** The first day (or hour) of the spine of a grain, and the first after its last: MetricFlow's calendar. */
  spine(grain: "day" | "hour"): { readonly from: string; readonly to: string } | null {
    const spine = this.spines.find(({ primary_column }) => primary_column.time_granularity === grain);
    if (!spine) return null;
    return this.daysIn(spine.node_relation.alias, spine.primary_column.name);
  }

  /** The days of a model's time: the first, and the day after the last. */
  days(model: Model, column: string) {
    return this.daysIn(model.node_relation.alias, column.replaceAll('"', ""));
  }

  private daysIn(table: string, column: string): { readonly from: string; readonly to: string } | null {
    const at = this.pack.tables[table]?.columns.findIndex((c) => c.name === column) ?? -1;
    const days = rawRows(this.pack, table)
      .flatMap((row) => row[at]?.slice(0, 10) ?? [])
      .sort();
    const [first, last] = [days[0], days.at(-1)];
    return first === undefined || last === undefined ? null : { from: first, to: dayAfter(last) };
  }
}

/** Grains of spines, the finest first. */
const SPINES = [...FINER_THAN_HOURS, "hour", "day"];

export const dayAfter = (day: string): string => {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
};

export const entityOf = (model: Model, name: string): Entity | null => model.entities?.find((e) => e.name === name) ?? null;

const joinable = (model: Model, entity: string): boolean =>
  ["primary", "unique", "natural"].includes(entityOf(model, entity)?.type.toLowerCase() ?? "");

const primaries = (model: Model): readonly string[] => [
  ...(model.primary_entity === undefined ? [] : [model.primary_entity]),
  ...(model.entities ?? []).filter(({ name }) => joinable(model, name)).map(({ name }) => name),
];

/** The partitions that two models share: MetricFlow joins along them too. */
export const sharedPartitions = (from: Model, to: Model): readonly string[] => {
  const names = (model: Model) => (model.dimensions ?? []).filter((d) => d.is_partition).map((d) => d.name);
  return names(from).filter((name) => names(to).includes(name));
};

export function dimensionOf(model: Model, name: string): Dimension {
  const found = model.dimensions?.find((d) => d.name === name);
  if (!found) throw new Unfit(`the manifest has no dimension ${name} in ${model.name}`);
  return found;
}
