import { text, Unfit } from "./unfit.js";

/** `{{ TimeDimension('metric_time', 'day').date_part('year') }}` taken apart. */
export interface Reference {
  readonly kind: "Dimension" | "TimeDimension" | "Entity" | "Metric";
  readonly name: string;
  readonly grain: string | null;
  readonly part: string | null;
  /** The entities a metric is grouped by. */
  readonly by: readonly string[];
}
type Token =
  | { readonly kind: "reference"; readonly reference: Reference }
  | { readonly kind: "word" | "text" | "number" | "sign"; readonly text: string };

export function reference(body: string): Reference {
  const call = /^\s*(Dimension|TimeDimension|Entity|Metric)\s*\(([^]*?)\)\s*((?:\.[^]*)?)$/.exec(body);
  if (!call) throw new Unfit(`the filter reference {{${body}}}`);
  const [, kind, inside = "", methods = ""] = call;
  const lists = [...inside.matchAll(/\[([^\]]*)\]/g)].map((m) => strings(m[1] ?? ""));
  const [name = "", second = null] = strings(inside.replace(/(?:entity_path\s*=\s*)?\[[^\]]*\]/g, ""));
  const method = (word: string) => new RegExp(`\\.${word}\\(\\s*['"](\\w+)['"]`).exec(methods)?.[1] ?? null;
  // The entities walked stand before the name, or in a list beside it.
  const path = kind === "Metric" ? [] : (lists.at(-1) ?? []);
  return {
    kind: kind as Reference["kind"],
    name: [...path, name].join("__"),
    grain: second ?? method("grain"),
    part: method("date_part"),
    by: kind === "Metric" ? (lists.at(-1) ?? []) : [],
  };
}
const strings = (inside: string): readonly string[] =>
  [...inside.matchAll(/'([^']*)'|"([^"]*)"/g)].map((m) => m[1] ?? m[2] ?? "");

export function tokens(sql: string): readonly Token[] {
  const found = sql.matchAll(
    /\{\{([^]*?)\}\}|'((?:[^']|'')*)'|(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(<>|<=|>=|!=|==|\|\||[-+*/=<>(),])|(\s+)|([^])/g,
  );
  return [...found].flatMap(([, ref, string, number, word, sign, blank, other]): Token[] => {
    if (blank !== undefined) return [];
    if (ref !== undefined) return [{ kind: "reference", reference: reference(ref) }];
    if (string !== undefined) return [{ kind: "text", text: string.replaceAll("''", "'") }];
    if (number !== undefined) return [{ kind: "number", text: number }];
    if (word !== undefined) return [{ kind: "word", text: word }];
    if (sign !== undefined && sign !== "||") return [{ kind: "sign", text: sign }];
    throw new Unfit(`the SQL sign ${sign ?? other ?? ""}`);
  });
}

/** The references of a filter, whether in braces or written as a column's name. */
export const references = (sql: string): readonly Reference[] =>
  tokens(sql).flatMap((token) =>
    token.kind === "reference"
      ? [token.reference]
      : token.kind === "word" && token.text.includes("__")
        ? [{ kind: "Dimension" as const, name: token.text, grain: null, part: null, by: [] }]
        : [],
  );

const SAME = new Set("and or not in is null like between true false".split(" "));
const FUNCTIONS = new Set("coalesce abs round floor ceil least greatest lower upper".split(" "));

/**
 * An SQL expression of a filter or a derived metric in our words. `write` gives a reference its path, `word` a bare name
 * its formula. Date texts become dates where the expression speaks of a time, as SQL would cast them.
 */
export function ours(
  sql: string,
  write: (reference: Reference) => { readonly text: string; readonly time: boolean },
  word: (name: string) => { readonly text: string; readonly time: boolean } | null,
): string {
  const list = tokens(sql);
  let at = 0;
  let timed = false;
  const take = (expected?: string): Token => {
    const token = list[at++];
    if (!token || (expected !== undefined && (token.kind === "reference" || token.text.toLowerCase() !== expected)))
      throw new Unfit(`the SQL “${sql.trim()}”`);
    return token;
  };
  const said = (found: { readonly text: string; readonly time: boolean }): string => {
    timed ||= found.time;
    return found.text;
  };
  // Dates are marked and settled at the end, once it is known whether a time is spoken of.
  const out: (string | { readonly date: string })[] = [];
  const literal = (value: string) => (/^\d{4}-\d\d-\d\d/.test(value) ? { date: value } : text(value));
  const until = (ends: readonly string[]): void => {
    for (let depth = 0; at < list.length;) {
      const token = list[at] as Token;
      if (depth === 0 && token.kind !== "reference" && ends.includes(token.text.toLowerCase())) return;
      if (token.kind === "sign" && token.text === "(") depth++;
      if (token.kind === "sign" && token.text === ")") depth--;
      one();
    }
  };
  const one = (): void => {
    const token = take();
    if (token.kind === "reference") return void out.push(said(write(token.reference)));
    if (token.kind === "text") return void out.push(literal(token.text));
    if (token.kind === "number") return void out.push(token.text);
    if (token.kind === "sign") return void out.push(token.text === "<>" ? "!=" : token.text === "==" ? "=" : token.text);
    const lower = token.text.toLowerCase();
    const next = list[at];
    const called = next?.kind === "sign" && next.text === "(";
    if (lower === "cast" && called) {
      take("(");
      out.push("(");
      until(["as"]);
      take("as");
      take();
      take(")");
      return void out.push(")");
    }
    if ((lower === "date" || lower === "timestamp") && next?.kind === "text") return one();
    if (lower === "nullif" && called) {
      take("(");
      const start = out.length;
      until([","]);
      const value = out.splice(start);
      take(",");
      const from = out.length;
      until([")"]);
      const other = out.splice(from);
      take(")");
      return void out.push("if(", ...value, "=", ...other, ", null, ", ...value, ")");
    }
    if (lower === "case") {
      let open = 0;
      while ((list[at] as Token | undefined)?.kind === "word" && (list[at] as { text: string }).text.toLowerCase() === "when") {
        take("when");
        out.push("if(");
        until(["then"]);
        take("then");
        out.push(",");
        until(["when", "else", "end"]);
        out.push(",");
        open++;
      }
      if ((list[at] as { text?: string } | undefined)?.text?.toLowerCase() === "else") {
        take("else");
        until(["end"]);
      } else out.push("null");
      take("end");
      return void out.push(")".repeat(open));
    }
    if (SAME.has(lower) || (FUNCTIONS.has(lower) && called)) return void out.push(lower);
    const named = word(token.text);
    if (!named) throw new Unfit(`the SQL word ${token.text}`);
    out.push(said(named));
  };
  until([]);
  return out
    .map((piece) => (typeof piece === "string" ? piece : timed ? `@${piece.date.replace(" ", "T")}` : text(piece.date)))
    .join(" ")
    .replace(/\b(\w+) \(/g, (whole, before: string) => (FUNCTIONS.has(before) ? `${before}(` : whole))
    .replace(/@(\d{4}-\d\d-\d\d)T00:00:00(?:\.0+)?(?!\d)/g, "@$1");
}

/** A filter's parts that must all hold. */
export function conjuncts(sql: string): readonly string[] {
  const parts = [""];
  let depth = 0;
  let between = false;
  for (const [piece] of sql.matchAll(/\{\{[^]*?\}\}|'(?:[^']|'')*'|\w+|[^]/g)) {
    const lower = piece.toLowerCase();
    if (piece === "(") depth++;
    if (piece === ")") depth--;
    if (depth === 0 && lower === "between") between = true;
    if (depth === 0 && lower === "or") return [sql];
    if (depth === 0 && lower === "and" && !between) parts.push("");
    else parts[parts.length - 1] += piece;
    if (depth === 0 && lower === "and") between = false;
  }
  return parts;
}
