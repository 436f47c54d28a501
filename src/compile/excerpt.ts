import type { Diagnostic } from "../ground/diagnostic.js";
import { lineOf, lineStarts } from "./place.js";

/** Columns shown of a long line. */
const WIDEST = 110;
const TAB = "    ";

/**
 * The line of the mistake with carets under it, for a terminal; empty where no file holds it. Without colours, and
 * without anything a terminal would act on.
 *
 *     12 | formula: sum(topics.veiws)
 *        |              ^^^^^^^^^^^^
 */
export function excerpt(diagnostic: Diagnostic, texts: Readonly<Record<string, string>>): string {
  const { span } = diagnostic;
  const text = span && texts[span.file];
  if (!span || text === undefined || text === null) return "";
  const starts = lineStarts(text);
  const line = lineOf(starts, Math.min(span.start, text.length));
  const lineStart = starts[line] ?? 0;
  const whole = text.slice(lineStart, starts[line + 1] ?? text.length).replace(/[\r\n]+$/, "");
  const from = Math.min(span.start - lineStart, whole.length);
  const to = Math.min(Math.max(span.end - lineStart, from), whole.length);
  const marked = diagnostic.message === "literalSecret" ? "•".repeat(Math.min(to - from, 8)) : shown(whole.slice(from, to));
  const before = shown(whole.slice(0, from)).replace(/^\uFEFF/, "");
  const { left, middle, right } = fitted(before, marked, shown(whole.slice(to)));
  const number = String(line + 1);
  const margin = " ".repeat(number.length);
  return `${number} | ${left}${middle}${right}\n${margin} | ${" ".repeat(width(left))}${"^".repeat(Math.max(1, width(middle)))}`;
}

/** The parts cut to the widest line, the marked part kept in sight. */
function fitted(before: string, marked: string, after: string): { left: string; middle: string; right: string } {
  if (width(before) + width(marked) + width(after) <= WIDEST) return { left: before, middle: marked, right: after };
  const middle = head(marked, WIDEST - 20);
  const left = width(before) > WIDEST / 2 ? `…${tail(before, Math.max(10, Math.floor((WIDEST - width(middle)) / 2)))}` : before;
  const room = Math.max(0, WIDEST - width(left) - width(middle));
  const right = middle === marked ? head(after, room) : "…";
  return { left, middle, right: right === after || right === "…" ? right : `${right}…` };
}

function head(text: string, columns: number): string {
  let used = 0;
  let kept = "";
  for (const glyph of text) {
    used += width(glyph);
    if (used > columns) break;
    kept += glyph;
  }
  return kept;
}

function tail(text: string, columns: number): string {
  // A code unit is at most two columns and at least a part of one: looking at the last few is enough.
  const glyphs = Array.from(text.slice(-4 * columns)).reverse();
  let used = 0;
  const kept: string[] = [];
  for (const glyph of glyphs) {
    used += width(glyph);
    if (used > columns) break;
    kept.push(glyph);
  }
  return kept.reverse().join("");
}

/** Tabs as spaces; whatever a terminal would obey as a replacement character. */
const shown = (text: string): string =>
  text.replaceAll("\t", TAB).replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]|\p{Cs}/gu, "\uFFFD");

const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;
const NARROW = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** The columns a text takes on a terminal: two for East Asian wide characters and emoji, none for combining marks. */
function width(text: string): number {
  let columns = 0;
  for (const glyph of text) columns += NARROW.test(glyph) ? 0 : WIDE.test(glyph) ? 2 : 1;
  return columns;
}
