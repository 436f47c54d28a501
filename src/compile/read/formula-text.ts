import type { FormulaText } from "../../ground/span.js";
import type { ScalarTree } from "./tree.js";

/**
 * A scalar's text with the place of each of its units. YAML folds lines, cuts indentation and reads escapes, so the
 * text is laid beside the source: apart from white space and escapes both hold the same units in the same order.
 */
export function formulaText(scalar: ScalarTree): FormulaText {
  const made = kept.get(scalar) ?? placed(scalar);
  kept.set(scalar, made);
  return made;
}

/** A scalar never changes: asked again, its text is the same thing, and so is what is known of it. */
const kept = new WeakMap<ScalarTree, FormulaText>();

function placed(scalar: ScalarTree): FormulaText {
  const text = scalar.text.trimEnd();
  const places = scalar.style === "double" ? besideEscapes(text, scalar.source) : beside(text, scalar);
  const file = scalar.span.file;
  const at = (relative: number): number => scalar.span.start + relative;
  const map = [...places.starts.map(at), at(places.ends.at(-1) ?? firstUnit(scalar))];
  const plainUnits = places.starts.every((start, i) => places.ends[i] === start + 1);
  return plainUnits ? { text, file, map } : { text, file, map, ends: places.ends.map(at) };
}

interface Places {
  readonly starts: number[];
  readonly ends: number[];
}

/** Plain, single-quoted and block scalars: no escapes but the doubled quote. */
function beside(text: string, scalar: ScalarTree): Places {
  const { source, style } = scalar;
  const places: Places = { starts: [], ends: [] };
  let s = firstUnit(scalar);
  for (let i = 0; i < text.length;) {
    const gap = blanks(text, i);
    const room = blanks(source, s);
    for (let k = 0; k < gap; k++) push(places, Math.min(s + Math.min(k, Math.max(room - 1, 0)), source.length), 1);
    i += gap;
    s += room;
    if (i >= text.length) break;
    const width = style === "single" && text[i] === "'" ? 2 : 1;
    push(places, s, width);
    i += 1;
    s += width;
  }
  return places;
}

/** Double-quoted scalars, read as the YAML package reads them. */
function besideEscapes(text: string, source: string): Places {
  const places: Places = { starts: [], ends: [] };
  let s = 1;
  while (places.starts.length < text.length && s < source.length) {
    const gap = blanks(source, s);
    if (gap > 0) {
      const lines = source.slice(s, s + gap).split("\n").length - 1;
      const units = lines === 0 ? gap : Math.max(1, lines - 1);
      for (let k = 0; k < units; k++) push(places, s + Math.min(k, gap - 1), 1);
      s += gap;
      continue;
    }
    if (source[s] !== "\\") {
      push(places, s, 1);
      s += 1;
      continue;
    }
    JOINED.lastIndex = s;
    if (JOINED.test(source)) {
      s = JOINED.lastIndex;
      continue;
    }
    const width = ESCAPE_WIDTH[source[s + 1] ?? ""] ?? 2;
    const astral = source[s + 1] === "U" && parseInt(source.slice(s + 2, s + 10), 16) > 0xffff;
    for (let k = 0; k < (astral ? 2 : 1); k++) push(places, s, width);
    s += width;
  }
  return { starts: places.starts.slice(0, text.length), ends: places.ends.slice(0, text.length) };
}

/** An escaped line end: the next line goes on without a space. */
const JOINED = /\\\r?\n[ \t]*/y;
const ESCAPE_WIDTH: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/** Where the content begins: after the quote, or after the header line of a block scalar. */
function firstUnit({ source, style }: ScalarTree): number {
  if (style === "plain") return 0;
  if (style === "single" || style === "double") return 1;
  const header = source.indexOf("\n");
  return header < 0 ? source.length : header + 1;
}

function blanks(text: string, from: number): number {
  let end = from;
  while (end < text.length && " \t\r\n".includes(text[end] ?? "")) end++;
  return end - from;
}

function push(places: Places, start: number, width: number): void {
  places.starts.push(start);
  places.ends.push(start + width);
}
