/**
 * The staging file's lines: tab-separated text that DuckDB's `read_csv` reads without quotes. A null is the null mark;
 * what would break a line is written as the escape and a letter, which `decoded` undoes in SQL.
 */
export const NULL_MARK = "\x01N";

export function encodeCell(text: string): string {
  return BREAKS.test(text) ? text.replaceAll(BREAK, (sign) => ESCAPES[sign] ?? sign) : text;
}

/** The SQL that gives a staged text back as it was. */
export function decoded(column: string): string {
  // The escape's own code is undone last: only then can no replaced text look like a code.
  const undo = Object.entries(ESCAPES).reduceRight((sql, [sign, code]) => {
    return `replace(${sql}, chr(1) || '${code.slice(1)}', chr(${sign.charCodeAt(0)}))`;
  }, column);
  return `CASE WHEN contains(${column}, chr(1)) THEN ${undo} ELSE ${column} END`;
}

/** Cleans a text of what no table can hold: NUL and lone surrogates become U+FFFD. Null where it is clean already. */
export function cleaned(text: string): string | null {
  return UNCLEAN.test(text) ? text.replaceAll(UNCLEAN_ALL, "\uFFFD") : null;
}

const ESCAPES: Readonly<Record<string, string>> = { "\x01": "\x01a", "\n": "\x01n", "\r": "\x01r", "\t": "\x01t" };
const BREAKS = /[\x01\n\r\t]/;
const BREAK = /[\x01\n\r\t]/g;
const UNCLEAN = /[\0\p{Cs}]/u;
const UNCLEAN_ALL = /[\0\p{Cs}]/gu;
