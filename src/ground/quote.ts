/** Quotes a name for SQL. With `literal`, the one place where a user's text becomes SQL. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Quotes a text for SQL. NUL cannot stand in a DuckDB literal and is written as chr(0). */
export function literal(text: string): string {
  const quote = (part: string): string => `'${part.replaceAll("'", "''")}'`;
  return text.includes("\0") ? `(${text.split("\0").map(quote).join(" || chr(0) || ")})` : quote(text);
}
