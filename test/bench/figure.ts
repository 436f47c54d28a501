/** One measured thing. `holds` is null where nothing is promised. */
export interface Figure {
  readonly part: string;
  /** A short name that stays the same from run to run. */
  readonly name: string;
  readonly unit: Unit;
  readonly ours: number;
  /** What the same run measured for the yardstick; null where the figure stands alone. */
  readonly baseline: number | null;
  readonly ratio: number | null;
  /** The most that is allowed: of the ratio where there is a baseline, else of the figure itself. */
  readonly most: number | null;
  readonly holds: boolean | null;
  /** What was measured against what, in a few words. */
  readonly about: string;
}
export type Unit = "ms" | "MB" | "kB" | "bytes" | "requests" | "rows" | "values";

/** A figure held against a yardstick of the same run. */
export function against(
  part: string,
  name: string,
  unit: Unit,
  measured: { readonly ours: number; readonly baseline: number },
  most: number | null,
  about: string,
): Figure {
  const ratio = measured.ours / measured.baseline;
  const holds = most === null ? null : ratio <= most;
  return { part, name, unit, ...rounded(measured), ratio: short(ratio), most, holds, about };
}

/** A figure held against a fixed measure, or only told where `most` is null. */
export function alone(part: string, name: string, unit: Unit, ours: number, most: number | null, about: string): Figure {
  const holds = most === null ? null : ours <= most;
  return { part, name, unit, ours: short(ours), baseline: null, ratio: null, most, holds, about };
}

const short = (value: number): number => Number(value.toPrecision(4));
const rounded = ({ ours, baseline }: { ours: number; baseline: number }) => ({ ours: short(ours), baseline: short(baseline) });

/** The figure in one line, for people. */
export function line(figure: Figure): string {
  const { ours, baseline, ratio, most, holds, unit } = figure;
  const mark = holds === null ? "    " : holds ? "ok  " : "OVER";
  const value = `${shown(ours)} ${unit}`.padStart(16);
  const against = baseline === null ? "" : ` against ${shown(baseline)} ${unit}: ${(ratio ?? 0).toFixed(2)} ×`;
  const bound = most === null ? "" : baseline === null ? ` (at most ${shown(most)})` : ` (at most ${most} ×)`;
  return `${mark} ${`${figure.part} ${figure.name}`.padEnd(36)} ${value}${against}${bound}  ${figure.about}`;
}

const shown = (value: number): string => value.toLocaleString("en", { maximumFractionDigits: value < 100 ? 2 : 0 });
