/** Puts each aggregate of a formula into an `each` by the reference of its table. */
export function eachOf(formula: string, ref: (table: string) => string | undefined): string {
  let out = "";
  for (let rest = formula; ;) {
    const found = /\b(?:count|sum|avg|min|max|median|percentile)\((?:distinct )?(\w+)/.exec(rest);
    const by = found && ref(found[1] ?? "");
    if (!found || by === undefined || by === null) return out + rest;
    let end = rest.indexOf("(", found.index) + 1;
    for (let depth = 1; depth > 0; end++) depth += rest[end] === "(" ? 1 : rest[end] === ")" ? -1 : 0;
    out += `${rest.slice(0, found.index)}each(${rest.slice(found.index, end)} by ${by} over all)`;
    rest = rest.slice(end);
  }
}
