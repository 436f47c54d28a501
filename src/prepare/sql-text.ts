/**
 * Whether a text is one statement that begins with SELECT, WITH, FROM or VALUES and closes every bracket it opens, so
 * that put in brackets it stays one subquery. Strings, quoted names and comments are skipped over.
 */
export function isOneSelect(sql: string): boolean {
  let depth = 0;
  let first: string | null = null;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(sql); match !== null; match = TOKEN.exec(sql)) {
    const [token] = match;
    if (/^(\s|--|\/\*)/.test(token)) continue;
    if (token === ";" || OPEN_ENDED.test(token)) return false;
    if (token === "(") depth++;
    else if (token === ")" && --depth < 0) return false;
    else first ??= token.toLowerCase();
  }
  return depth === 0 && first !== null && ["select", "with", "from", "values"].includes(first);
}

const TOKEN =
  /\s+|--[^\n]*|\/\*[^]*?\*\/|\/\*|[eE]'(?:[^'\\]|''|\\[^])*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[^]*?\$\1\$|[\p{L}_][\p{L}\p{N}_]*|[^]/gu;
/** A quote or comment that never ends matches only as its first character. */
const OPEN_ENDED = /^('|"|\/\*)$/;
