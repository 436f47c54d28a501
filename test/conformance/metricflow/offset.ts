import type { Models } from "./models.js";
import { input } from "./names.js";
import type { Input } from "./pack.js";
import { GRAINS, isGrain, Unfit, type Grain } from "./unfit.js";

/** The periods that `to_date` runs from the start of. */
export const LONGER: readonly string[] = ["year", "quarter", "month", "week"];

/** Whether the periods of a grain never run over the end of a longer one. */
const divides = (grain: string, longer: string): boolean =>
  isGrain(grain) && isGrain(longer) && GRAINS.indexOf(grain) < GRAINS.indexOf(longer) && grain !== "week";

/** The grain of the time that places a measure's rows. */
export function grainOf(models: Models, { name: measure }: Input): string {
  const found = models.measure(measure);
  const time = found?.measure.agg_time_dimension ?? found?.model.defaults?.agg_time_dimension;
  return found?.model.dimensions?.find((d) => d.name === time)?.type_params?.time_granularity ?? "day";
}

/**
 * MetricFlow shifts each day: by months, the ends of months meet, or are not met. Asked by a longer period, where we
 * shift both its ends, that is the sum over its days.
 */
export function shiftedDays(
  models: Models,
  times: readonly string[],
  { name: metric, offset_window: window = "" }: Input,
  formula: string,
): string {
  const base = baseOf(models, metric);
  const longer = times.some((asking) => isGrain(asking) && isGrain(base) && GRAINS.indexOf(asking) > GRAINS.indexOf(base));
  if (!longer || !/month|quarter|year/.test(window) || ["month", "quarter", "year"].includes(base)) return formula;
  const simple = input(models.metric(metric)?.type_params.measure).name;
  const agg = models.measure(simple)?.measure;
  if (!agg || agg.non_additive_dimension || !["sum", "count", "sum_boolean"].includes(agg.agg.toLowerCase()))
    throw new Unfit(`${metric} shifted by months day by day (LANGUAGE.md Meaning 6: both ends of a longer period are shifted)`);
  return `per(${formula}, ${base}, sum)`;
}

export function startOf(
  models: Models,
  times: readonly string[],
  { name: metric, offset_to_grain: grain }: Input,
  asked: { readonly startOf?: Grain },
): { readonly startOf?: Grain } {
  if (grain === undefined) return asked.startOf === undefined ? {} : { startOf: asked.startOf };
  // The start of the very period that the rows are of is that period.
  if (times.length > 0 && times.every((asking) => asking === grain) && baseOf(models, metric) === grain) return {};
  const [time] = times;
  // A longer period starts when the one in it does.
  const longer = times.length === 1 && time !== undefined && (time === grain || divides(grain, time)) && LONGER.includes(time);
  const shorter = times.every(
    (asking) => isGrain(asking) && asking !== "hour" && GRAINS.indexOf(asking) <= GRAINS.indexOf(grain as Grain),
  );
  if (asked.startOf !== undefined || !(longer || (LONGER.includes(grain) && shorter)))
    throw new Unfit(`the value at the start of the ${grain}, asked by ${times.join(" and ")}`);
  return { startOf: (longer ? time : grain) as Grain };
}

/** The grain of the rows behind a metric. */
function baseOf(models: Models, metricName: string): string {
  const params = models.metric(metricName)?.type_params;
  const [part] = params?.metrics ?? (params?.numerator === undefined ? [] : [params.numerator]);
  return part === undefined ? grainOf(models, input(params?.measure)) : baseOf(models, input(part).name);
}
