/** A scale from values to px: linear, `domain` to `range`. */
export interface Scale {
  (value: number): number;
  readonly domain: readonly [number, number];
}

export function linear(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const [d0, d1] = domain;
  const span = d1 - d0 || 1;
  return Object.assign((value: number) => range[0] + ((value - d0) / span) * (range[1] - range[0]), { domain });
}

/**
 * Round steps for an axis from `low` to `high`: about `count` of them, at 1, 2, 2.5 or 5 times a power of ten of
 * `unit` (3600 for an axis in hours whose values are seconds).
 */
export function ticks(low: number, high: number, count: number, unit = 1): readonly number[] {
  const raw = (high - low) / unit / count;
  if (!(raw > 0) || !Number.isFinite(raw)) return [low];
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 2.5, 5, 10].find((k) => k * power >= raw * 0.999) ?? 10) * power;
  const all: number[] = [];
  for (
    let i = Math.ceil(low / unit / step - 1e-9);
    i * step <= (high / unit) * (1 + Math.sign(high) * 1e-9) + step * 1e-6;
    i++
  ) {
    all.push(Number((i * step * unit).toPrecision(12)));
  }
  return all;
}

/**
 * The domain of a line's axis and its steps: wide enough for the data, down to zero where that costs little (values
 * that are all positive and reach below 40 % of the highest), never past the bounds a unit has.
 */
export function axis(
  low: number,
  high: number,
  bounds: { readonly low: number; readonly high: number },
  count: number,
  unit = 1,
) {
  const flat = high - low < Math.abs(high) * 1e-9;
  const pad = flat ? Math.abs(high) * 0.1 || unit : (high - low) * 0.06;
  let from = low >= 0 && low < high * 0.4 ? 0 : Math.max(bounds.low, low - pad);
  let to = Math.min(bounds.high, high + pad);
  if (from < 0 && low >= 0) from = 0;
  if (to <= from) to = from + (Math.abs(from) * 0.1 || unit);
  const steps = ticks(from, to, count, unit);
  const step = (steps[1] ?? to) - (steps[0] ?? from);
  // The axis begins at a step, so the lowest line of the grid is the base.
  const base = Math.max(bounds.low, Math.floor(from / step + 1e-9) * step);
  const domain: readonly [number, number] = [Number(base.toPrecision(12)), to];
  return { domain, steps: ticks(domain[0], to, count, unit).filter((t) => t <= to + step * 1e-6) };
}
