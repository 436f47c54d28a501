import type { Edit } from "../edit.js";
import { option, type OptionName } from "./fence.js";
import { CODE_KINDS, split, type Cell, type CellKind, type CodeKind } from "./split.js";

/** An edit of a notebook's cells, and the index of the cell that it is about afterwards. */
export interface CellEdit {
  readonly edit: Edit;
  readonly index: number;
}

/** What a new Markdown cell holds: an empty one would be none. */
const WORD = "Text";
export type NewKind = CodeKind | "markdown";

/** Puts a new cell behind the cell at `index` (-1: at the very beginning); null behind a fence that never ends. */
export function insertCell(file: string, text: string, index: number, kind: NewKind, inner = ""): CellEdit | null {
  const cells = split(text);
  const before = cells[index];
  if (before?.closed === false) return null;
  const after = cells[index + 1];
  const at = before ? before.end : (after?.start ?? text.length);
  const body = kind === "markdown" ? inner || WORD : fenced(kind, inner);
  const lead = before ? "\n".repeat(gap(before.kind, kind)) : "";
  const there = after ? newlines(text.slice(at, after.start)) : newlines(text.slice(at));
  const wanted = after ? gap(kind, after.kind) : 1;
  const tail = "\n".repeat(Math.max(0, wanted - there));
  return { edit: { file, start: at, end: at, text: lead + body + tail }, index: index + 1 };
}

/** Takes a cell out, with the blank lines that parted it from the next one. */
export function removeCell(file: string, text: string, index: number): CellEdit | null {
  const cells = split(text);
  const cell = cells[index];
  if (!cell) return null;
  const [before, after] = [cells[index - 1], cells[index + 1]];
  if (after) {
    // Two pieces of Markdown stay two.
    const kept = before ? newlines(text.slice(before.end, cell.start)) : 99;
    const apart = before ? Math.max(0, gap(before.kind, after.kind) - kept) : 0;
    return { edit: { file, start: cell.start, end: after.start, text: "\n".repeat(apart) }, index };
  }
  return { edit: { file, start: before?.end ?? cell.start, end: cell.end, text: "" }, index: Math.max(0, index - 1) };
}

/** Changes places with the cell above (-1) or below (1); null where there is none, or one of the two cannot move. */
export function moveCell(file: string, text: string, index: number, by: -1 | 1): CellEdit | null {
  const cells = split(text);
  const [first, second] = by === 1 ? [cells[index], cells[index + 1]] : [cells[index - 1], cells[index]];
  if (!first || !second || first.kind === "front" || !second.closed || !first.closed) return null;
  const [a, b] = [text.slice(first.start, first.end), text.slice(second.start, second.end)];
  const between = text.slice(first.end, second.start);
  const at = { start: first.start, end: second.end, first: second.kind, last: first.kind };
  return { edit: { file, ...placed(text, cells, at, b + between + a) }, index: index + by };
}

/** Makes a cell one of another kind; what is written in it stays. */
export function changeKind(file: string, text: string, index: number, kind: NewKind): CellEdit | null {
  const cells = split(text);
  const cell = cells[index];
  if (!cell || cell.kind === "front" || cell.kind === kind) return null;
  const { start, end, info } = cell;
  if (info === null) {
    return kind === "markdown" ? null : { edit: { file, start, end, text: fenced(kind, text.slice(start, end)) }, index };
  }
  if (kind !== "markdown") return { edit: { file, start: info.start, end: info.start + info.word.length, text: kind }, index };
  const inner = text.slice(cell.inner.start, cell.inner.end).trim();
  return { edit: { file, ...placed(text, cells, { start, end, first: kind, last: kind }, inner || WORD) }, index };
}

interface Place {
  readonly start: number;
  readonly end: number;
  /** The kinds of the first and the last cell that are put there. */
  readonly first: CellKind;
  readonly last: CellKind;
}

/** Cells put in place of others, parted from their neighbours by as many blank lines as they need. */
function placed(text: string, cells: readonly Cell[], { start, end, first, last }: Place, body: string): Omit<Edit, "file"> {
  const before = cells.filter((cell) => cell.end <= start).at(-1);
  const after = cells.find((cell) => cell.start >= end);
  const missing = (a: CellKind, b: CellKind, there: string): string => "\n".repeat(Math.max(0, gap(a, b) - newlines(there)));
  const lead = before ? missing(before.kind, first, text.slice(before.end, start)) : "";
  const tail = after ? missing(last, after.kind, text.slice(end, after.start)) : "";
  return { start, end, text: lead + body + tail };
}

/** Says something on a cell's first line, or no longer says it where `value` is null. */
export function setOption(file: string, text: string, index: number, name: OptionName, value: string | null): CellEdit | null {
  const info = split(text)[index]?.info;
  if (!info) return null;
  const found = option(info, name);
  if (value === null) {
    if (!found) return null;
    const lead = /[ \t]*$/.exec(text.slice(0, found.start))?.[0].length ?? 0;
    return { edit: { file, start: found.start - lead, end: found.end, text: "" }, index };
  }
  const written = `${name}=${/^[\w$,.-]+$/.test(value) ? value : `"${value.replace(/["\n\r`]/g, "'")}"`}`;
  if (found) return { edit: { file, start: found.start, end: found.end, text: written }, index };
  return { edit: { file, start: info.end, end: info.end, text: ` ${written}` }, index };
}

/** Two pieces of Markdown are parted by two blank lines, all else by one. */
const gap = (a: CellKind, b: CellKind): number => (a === "markdown" && b === "markdown" ? 3 : 2);
const newlines = (text: string): number => text.split("\n").length - 1;

/** A fence that no line of its text ends. */
function fenced(kind: CodeKind, inner: string): string {
  const longest = Math.max(2, ...[...inner.matchAll(/`{3,}/g)].map(([marks]) => marks.length));
  const marks = "`".repeat(longest + 1);
  return `${marks}${kind}\n${inner === "" || inner.endsWith("\n") ? inner : `${inner}\n`}${marks}`;
}

export const NEW_KINDS: readonly NewKind[] = ["markdown", ...CODE_KINDS];
