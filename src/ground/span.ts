/** A half-open range of UTF-16 units in one file. `file` is a path from the workspace's root, or "<command line>". */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A formula as it stands in its file. `map[i]` is the file offset of the formula's unit `i`, and `map[text.length]`
 * the offset after its last: so a range of the formula is placed exactly inside plain, quoted and block scalars.
 */
export interface FormulaText {
  readonly text: string;
  readonly file: string;
  readonly map: readonly number[];
  /** The offset after unit `i`, given only where a unit is written with several (an escape, a doubled quote). */
  readonly ends?: readonly number[];
}

/** The place in the file of the formula's range [start, end). */
export function spanIn(formula: FormulaText, start: number, end: number): Span {
  const last = formula.map.length - 1;
  const from = formula.map[Math.min(start, last)] ?? 0;
  // An end is placed after the last unit it covers, so that an escape or a line fold behind it stays outside.
  const to = end > start ? (formula.ends?.[end - 1] ?? (formula.map[Math.min(end - 1, last)] ?? from) + 1) : from;
  return { file: formula.file, start: from, end: Math.max(from, to) };
}

/** The same plain value with every place in it changed; the very value where no place does. */
export function withPlaces<T>(value: T, change: (span: Span) => Span): T {
  return replaced(value, change) as T;
}

function replaced(value: unknown, change: (span: Span) => Span): unknown {
  if (value === null || typeof value !== "object") return value;
  if (isSpan(value)) return change(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => replaced(item, change));
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  let made: Record<string, unknown> | null = null;
  for (const [key, part] of Object.entries(value)) {
    const other = replaced(part, change);
    if (other !== part) (made ??= { ...value })[key] = other;
  }
  return made ?? value;
}

const isSpan = (value: object): value is Span =>
  "file" in value && "start" in value && "end" in value && typeof value.start === "number" && typeof value.end === "number";
