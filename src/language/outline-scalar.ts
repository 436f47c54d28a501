import type { ScalarTree } from "../compile/read/tree.js";

/** A scalar as the strict reader would give it, read from its source as far as that goes. */
export function scalarOf(text: string, file: string, start: number, end: number, style: ScalarTree["style"]): ScalarTree {
  const source = text.slice(start, end);
  const content = CONTENT[style](source);
  return { kind: "scalar", value: valueOf(content, style), text: content, style, source, span: { file, start, end } };
}

const CONTENT: { readonly [S in ScalarTree["style"]]: (source: string) => string } = {
  plain: (source) => folded(source),
  single: (source) => folded(inside(source, "'")).replaceAll("''", "'"),
  double: (source) => unescaped(folded(inside(source, '"'))),
  literal: (source) => blockText(source, "\n"),
  folded: (source) => blockText(source, " "),
};

/** The lines of a block scalar without their indentation. */
function blockText(source: string, joint: string): string {
  const [, ...lines] = source.split(/\r\n|\n|\r/);
  return lines
    .map((line) => line.trim())
    .join(joint)
    .trim();
}

function inside(source: string, quote: string): string {
  const closed = source.length > 1 && source.endsWith(quote);
  return source.slice(1, closed ? -1 : undefined);
}

const folded = (text: string): string =>
  text.replace(/[ \t]*(?:\r\n|\n|\r)[ \t\r\n]*/g, (breaks) => {
    const count = breaks.split("\n").length - 1;
    return count > 1 ? "\n".repeat(count - 1) : " ";
  });

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "0": "\0", e: "\x1B", a: "\x07", b: "\b" };

const unescaped = (text: string): string =>
  text.replace(/\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)/g, (_, code: string) => {
    if (code.length === 1) return ESCAPES[code] ?? code;
    const point = parseInt(code.slice(1), 16);
    return point > 0x10ffff ? "\uFFFD" : String.fromCodePoint(point);
  });

function valueOf(content: string, style: ScalarTree["style"]): ScalarTree["value"] {
  if (style !== "plain") return content;
  if (/^(|~|null|Null|NULL)$/.test(content)) return null;
  if (/^(true|True|TRUE)$/.test(content)) return true;
  if (/^(false|False|FALSE)$/.test(content)) return false;
  return /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/.test(content) ? Number(content) : content;
}

/** The offset after the closing quote, or null where the text has none before `limit`. */
export function quotedEnd(text: string, start: number, limit: number): number | null {
  const quote = text[start] ?? "";
  for (let at = start + 1; at < limit; at++) {
    if (quote === '"' && text[at] === "\\") at++;
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === "'") at++;
      else return at + 1;
    }
  }
  return null;
}

/** Where a comment begins between the two offsets. */
export function commentAt(text: string, start: number, end: number): number | null {
  for (let at = start; at < end; at++) if (text[at] === "#" && (at === 0 || " \t\n\r".includes(text[at - 1] ?? ""))) return at;
  return null;
}
