import type { ScalarTree } from "../compile/read/tree.js";
import { applied, type Edit } from "./edit.js";

/** A text as it is written inside a scalar of this style, without its quotes. */
export function insideScalar(style: ScalarTree["style"], text: string): string {
  if (style === "single") return text.replaceAll("'", "''");
  return style === "double" ? JSON.stringify(text).slice(1, -1) : text;
}

export const quotedSingle = (text: string): string => `'${insideScalar("single", text)}'`;

/** A text in double quotes, every unit that YAML forbids or that would be folded as an escape. */
export const quotedDouble = (text: string): string =>
  JSON.stringify(text).replace(
    /[\x7F-\x9F\u2028\u2029\uFEFF\uFDD0\uFDD1\uFFFE\uFFFF]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** True where a text may stand without quotes, in flow style too; whether it is read as text is another question. */
export function plainSafe(text: string, inFlow: boolean): boolean {
  if (text === "" || text.trim() !== text || /[\r\n]/.test(text)) return false;
  if (/^[-?:](\s|$)|^[,[\]{}#&*!|>'"%@`]/.test(text) || /:(\s|$)|\s#/.test(text)) return false;
  return !inFlow || !/[,[\]{}]|^[-?:]/.test(text);
}

/** Edits inside a plain scalar; one that puts all of it into quotes where it could not stand without them any more. */
export function plainOrQuoted({ source, span }: ScalarTree, edits: readonly Edit[]): readonly Edit[] {
  const within = edits.map((edit) => ({ ...edit, start: edit.start - span.start, end: edit.end - span.start }));
  // Over several lines each line of a plain scalar is bound by the same rules as one.
  const line = applied(source, within).replace(/\s*[\r\n]\s*/g, " ");
  // A formula without commas may stand in flow style, where names with one need quotes.
  return plainSafe(line, !/[,[\]{}]/.test(source)) ? edits : [{ ...span, text: quotedDouble(line) }];
}
