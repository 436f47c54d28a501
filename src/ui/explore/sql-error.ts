/** What DuckDB said, taken apart: what is wrong, on which line and column (from 1), and the name it thinks was meant. */
export interface SqlFault {
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
  /** How long the underlined name is. */
  readonly length: number;
  readonly meant: string | null;
}

export function sqlFault(text: string, sql: string): SqlFault {
  const [, number, , caret] = /^LINE (\d+): (.*)\n( *)\^/m.exec(text) ?? [];
  const head = text.split(/\n\s*\n|\nLINE /)[0] ?? text;
  const meant = /(?:Candidate bindings|Did you mean|Candidate tables)[^"]*"([^"]+)"/.exec(text)?.[1]?.split(".").at(-1) ?? null;
  const message = head
    .replace(/^[A-Za-z ]*Error:\s*/, "")
    .replace(/\n?(?:Candidate bindings|Did you mean)[\s\S]*$/, "")
    .trim();
  if (number === undefined || caret === undefined) return { message, line: null, column: null, length: 1, meant };
  const line = Number(number);
  const own = sql.split("\n")[line - 1] ?? "";
  const name = /"([^"]+)"/.exec(message)?.[1] ?? "";
  // A long line is printed cut, so that its caret does not count from the line's beginning: the name is sought then.
  const counted = caret.length - `LINE ${number}: `.length;
  const there = own.slice(counted).startsWith(name) || name === "";
  const at = there ? counted : Math.max(0, own.search(new RegExp(`\\b${name.replace(/\W/g, "\\$&")}\\b`)));
  return {
    message,
    line,
    column: at + 1,
    length: Math.max(1, name === "" ? (/^\w+/.exec(own.slice(at))?.[0].length ?? 1) : name.length),
    meant,
  };
}
