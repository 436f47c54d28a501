import type { Span } from "../../ground/span.js";

/** What stands behind a fence's marks: a word, and `name=value` pairs or bare names. */
export interface FenceInfo {
  /** The first word: "sql". */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly options: readonly FenceOption[];
}

export interface FenceOption {
  readonly name: string;
  /** Null where the name stands alone. */
  readonly value: string | null;
  readonly start: number;
  readonly end: number;
  /** Where the value stands, without quotes; the name's own place where there is none. */
  readonly at: { readonly start: number; readonly end: number };
}

const PIECE = /([^\s="'`]+)(?:=(?:"([^"]*)"|'([^']*)'|(\S*)))?/g;

/** Reads what stands behind a fence's marks. `from` is its offset in the text. Nothing is refused here. */
export function fenceInfo(text: string, from: number): FenceInfo {
  const trimmed = text.trimEnd();
  const [first, ...rest] = [...trimmed.matchAll(PIECE)];
  const options = rest.map((match): FenceOption => {
    const [all, name = "", double, single, bare] = match;
    const start = from + match.index;
    const value = double ?? single ?? bare ?? null;
    const quoted = double !== undefined || single !== undefined ? 1 : 0;
    const end = start + all.length;
    return {
      name,
      value,
      start,
      end,
      at: value === null ? { start, end } : { start: start + name.length + 1 + quoted, end: end - quoted },
    };
  });
  const leading = trimmed.length - trimmed.trimStart().length;
  return { word: first?.[0] ?? "", start: from + leading, end: from + trimmed.length, options };
}

/** What a cell's fence may say; all else is a mistake. */
export const OPTIONS = ["id", "display", "echo", "pin", "title"] as const;
export type OptionName = (typeof OPTIONS)[number];

export function option({ options }: FenceInfo, name: OptionName): FenceOption | null {
  return options.find((each) => each.name === name) ?? null;
}

/** What a fence says of its cell. */
export interface CellOptions {
  /** Its name, by which later cells ask for its rows or value. */
  readonly id: string | null;
  /** Whether its result is shown. */
  readonly display: boolean;
  /** Whether what is written in it is shown open on the built page. */
  readonly echo: boolean;
  /** Stakeholders on whose pages it stands too. */
  readonly pins: readonly string[];
  readonly title: string | null;
}

const on = (found: FenceOption | null, otherwise: boolean): boolean =>
  found === null ? otherwise : found.value === null || found.value === "true";

export function optionsOf(info: FenceInfo | null): CellOptions {
  if (info === null) return { id: null, display: true, echo: false, pins: [], title: null };
  return {
    id: option(info, "id")?.value ?? null,
    display: on(option(info, "display"), true),
    echo: on(option(info, "echo"), false),
    pins: info.options.flatMap(({ name, value }) =>
      name === "pin" && value ? value.split(",").map((each) => each.trim()) : [],
    ),
    title: option(info, "title")?.value ?? null,
  };
}

export const spanOf = (file: string, { start, end }: { readonly start: number; readonly end: number }): Span => ({
  file,
  start,
  end,
});
