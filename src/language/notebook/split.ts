import { fenceInfo, type FenceInfo } from "./fence.js";

/** What a fence may hold that is a cell of its own; any other fence is part of the Markdown around it. */
export const CODE_KINDS = ["sql", "kpi", "vega-lite", "js"] as const;
export type CodeKind = (typeof CODE_KINDS)[number];
export type CellKind = CodeKind | "markdown" | "front";

/** A piece of a notebook's text. Offsets are those of the text. */
export interface Cell {
  readonly kind: CellKind;
  /** The whole cell, from its first byte to its last, without the line's end behind it. */
  readonly start: number;
  readonly end: number;
  /** What stands inside the fence, or between the marks of the front matter; of Markdown the whole cell. */
  readonly inner: { readonly start: number; readonly end: number };
  /** What stands behind the fence's marks; null where there is no fence. */
  readonly info: FenceInfo | null;
  /** False where a fence never ends: it then reaches to the end of the text. */
  readonly closed: boolean;
  /** The fence's marks, as "```"; empty without one. */
  readonly fence: string;
}

/**
 * Takes a notebook apart: the front matter, cells in fences, and the Markdown between them, which two blank lines part
 * too. Between cells stand blank lines alone, so `print` gives the very text.
 */
export function split(text: string): readonly Cell[] {
  const lines = linesOf(text);
  const cells: Cell[] = [];
  let i = 0;
  const front = frontMatter(text, lines);
  if (front !== null) {
    cells.push(front.cell);
    i = front.next;
  }
  let run: { start: number; end: number } | null = null;
  let blank = 0;
  const flush = (): void => {
    if (run !== null) cells.push(markdown(run.start, run.end));
    run = null;
    blank = 0;
  };
  const grow = (start: number, end: number): void => {
    if (blank >= 2) flush();
    run = { start: run?.start ?? start, end };
    blank = 0;
  };
  while (i < lines.length) {
    const line = lines[i] as Line;
    const opened = OPEN.exec(text.slice(line.start, line.end));
    const mark = opened?.[1] ?? opened?.[2];
    if (opened === null || mark === undefined) {
      if (/^[ \t\r]*$/.test(text.slice(line.start, line.end))) blank++;
      else grow(line.start, line.end);
      i++;
      continue;
    }
    const { last, closed } = endOf(text, lines, i, mark);
    const end = (lines[last] as Line).end;
    const from = line.start + opened[0].length - (opened[3] ?? "").length;
    const info = fenceInfo(opened[3] ?? "", from);
    const kind = CODE_KINDS.find((each) => each === info.word);
    if (kind === undefined) grow(line.start, end);
    else {
      flush();
      const start = Math.min(line.next, text.length);
      const inner = { start, end: closed ? Math.max(start, (lines[last] as Line).start) : Math.max(start, end) };
      cells.push({ kind, start: line.start, end, inner, info, closed, fence: mark });
    }
    i = last + 1;
  }
  flush();
  return cells;
}

/** The text of cells as they stand in it, with the blank lines around them: what `split` was given. */
export function print(text: string, cells: readonly Cell[]): string {
  let at = 0;
  let out = "";
  for (const { start, end } of cells) {
    out += text.slice(at, start) + text.slice(start, end);
    at = end;
  }
  return out + text.slice(at);
}

/** What is written inside a cell. */
export const sourceOf = (text: string, { inner }: Cell): string => text.slice(inner.start, inner.end);

interface Line {
  readonly start: number;
  /** Before the line's end. A "\r" before "\n" belongs to the end. */
  readonly end: number;
  /** Where the next line begins. */
  readonly next: number;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length;) {
    const at = text.indexOf("\n", start);
    const next = at < 0 ? text.length : at + 1;
    const stop = at < 0 ? text.length : at;
    lines.push({ start, end: text[stop - 1] === "\r" && stop > start && at >= 0 ? stop - 1 : stop, next });
    start = next;
  }
  return lines;
}

/** A fence's first line: up to three blanks, the marks, and the rest. Behind backticks stands no further one. */
const OPEN = /^ {0,3}(?:(`{3,})(?=[^`]*$)|(~{3,}))([^]*)$/;

function endOf(text: string, lines: readonly Line[], first: number, mark: string): { last: number; closed: boolean } {
  const close = new RegExp(`^ {0,3}\\${mark[0] ?? ""}{${mark.length},}[ \\t\\r]*$`);
  for (let i = first + 1; i < lines.length; i++) {
    const { start, end } = lines[i] as Line;
    if (close.test(text.slice(start, end))) return { last: i, closed: true };
  }
  return { last: lines.length - 1, closed: false };
}

const markdown = (start: number, end: number): Cell => ({
  kind: "markdown",
  start,
  end,
  inner: { start, end },
  info: null,
  closed: true,
  fence: "",
});

/** `---` on the first line, and again on a line of its own. */
function frontMatter(text: string, lines: readonly Line[]): { readonly cell: Cell; readonly next: number } | null {
  const [first] = lines;
  const isRule = (line: Line | undefined): boolean =>
    line !== undefined && /^---[ \t]*$/.test(text.slice(line.start, line.end));
  if (!first || !isRule(first)) return null;
  const last = lines.findIndex((line, i) => i > 0 && isRule(line));
  if (last < 0) return null;
  const { start, end } = lines[last] as Line;
  const cell: Cell = {
    ...markdown(first.start, end),
    kind: "front",
    inner: { start: first.next, end: start },
  };
  return { cell, next: last + 1 };
}
