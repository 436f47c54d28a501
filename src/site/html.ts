/** HTML that is known to be whole and harmless: made by `html`, or vouched for by `safe`. */
export interface Html {
  readonly [MARKED]: true;
  readonly text: string;
}

/** What may stand in an `html` template: text and numbers are escaped, null and false print nothing, lists are joined. */
export type Part = string | number | Html | null | undefined | false | readonly Part[];

declare const MARKED: unique symbol;

/**
 * Writes HTML: everything put in is escaped, but for what `html` itself made. The one way text becomes HTML.
 *
 * The result is inert in a Markdown page too: no blank line and no indentation (which would end an HTML block), no
 * `${…}` and no back tick from a value.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = "";
  strings.forEach((piece, i) => {
    text += piece.replace(/\s*\n\s*/g, "\n");
    if (i < parts.length) text += written(parts[i]);
  });
  // A part that prints nothing must not leave a blank line behind.
  return marked(text.replace(/\n\s*\n/g, "\n").replace(/^\n|\n$/g, ""));
}

/** Vouches for text that is HTML already: an SVG drawn at build. Never for anything a user wrote. */
export function safe(trusted: string): Html {
  return marked(trusted.replace(/[^\S\n]*\n\s*/g, "\n"));
}

/** Escapes text for an element or an attribute in double quotes. */
export function escape(text: string): string {
  return wellFormed(text).replace(/[&<>"'`${}\\\n\r\t]/g, (c) => `&#${c.charCodeAt(0)};`);
}

function written(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (typeof part === "string") return escape(part);
  if (typeof part === "number") return String(part);
  if (isList(part)) return part.map(written).join("");
  return part.text;
}

const isList = (part: Html | readonly Part[]): part is readonly Part[] => Array.isArray(part);

const marked = (text: string): Html => ({ text }) as unknown as Html;

/** Controls and lone surrogates cannot stand in an HTML file; each becomes the replacement character. */
function wellFormed(text: string): string {
  return text
    .replace(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]/g, "\uFFFD")
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
}
