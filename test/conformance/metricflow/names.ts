import type { Models, Named } from "./models.js";
import type { Filter, Input } from "./pack.js";
import { references, type Reference } from "./sql.js";

/** How names, inputs and filters of a pack are read. */
export const input = (given: string | Input | undefined): Input =>
  given === undefined || typeof given === "string" ? { name: given ?? "" } : given;

export const list = (filter: Filter | undefined): readonly string[] =>
  filter === undefined || filter === null ? [] : typeof filter === "string" ? [filter] : filter;

export const isMetricTime = ({ links, element }: Pick<Named, "links" | "element">): boolean =>
  links.length === 0 && element === "metric_time";

const NAMES_OF_GRAINS = [
  "hour",
  "day",
  "week",
  "month",
  "quarter",
  "year",
  "minute",
  "second",
  "millisecond",
  "microsecond",
  "nanosecond",
];
export const allGrains = (models: Models): readonly string[] => [...NAMES_OF_GRAINS, ...models.customGrains.keys()];

export function namedOf({ name: full, grain, part, kind }: Reference, models: Models): Named {
  const named = models.parse(full, kind === "Dimension" || kind === "TimeDimension" ? allGrains(models) : []);
  return { ...named, grain: grain ?? named.grain, part: part ?? named.part };
}

export const speaksOfTimeOnly = (filter: string, models: Models): boolean => {
  const all = references(filter);
  return all.length > 0 && all.every((reference) => reference.kind !== "Metric" && isMetricTime(namedOf(reference, models)));
};
