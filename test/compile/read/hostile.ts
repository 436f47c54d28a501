/** Texts made to break a reader, by what they try; each about as long as asked. */
export function hostileTexts(length: number): Readonly<Record<string, string>> {
  const filled = (part: string): string => part.repeat(Math.ceil(length / part.length)).slice(0, length);
  const counted = (start: string, line: (i: number) => string): string => {
    const lines = [start];
    for (let i = 0, size = start.length; size < length; i++) {
      const next = line(i);
      lines.push(next);
      size += next.length;
    }
    return lines.join("");
  };
  const head = "version: 1\ntables: {}\n";
  const bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x]\n"];
  for (let i = 1; i <= 30; i++)
    bomb.push(
      `a${i}: &a${i} [${Array<string>(9)
        .fill(`*a${i - 1}`)
        .join(", ")}]\n`,
    );
  return {
    nothing: "",
    brackets: filled("["),
    "closed brackets": `${head}kpis: ${"[".repeat(10_000)}${"]".repeat(10_000)}`,
    braces: filled("{a: "),
    dashes: filled("- "),
    questions: filled("? "),
    "keys in a line": filled("a: "),
    tabs: filled("\t"),
    "tabs before keys": filled("\ta: b\n"),
    anchors: filled("&a "),
    aliases: filled("- *a\n"),
    "alias bomb": bomb.join(""),
    "alias of itself": "a: &a [*a]\n",
    "merge keys": filled("<<: *a\n"),
    tags: filled("- !!js/function x\n"),
    quotes: filled('"'),
    "quotes of both kinds": filled("'\""),
    "bad escapes": `"${filled("\\q")}"`,
    NUL: filled("\0"),
    "lone surrogates": filled("\uD800"),
    "byte order marks": filled("\uFEFF"),
    "carriage returns": filled("\r"),
    directives: filled("%YAML 1.2\n"),
    documents: filled("---\n"),
    "closing brackets": filled("]"),
    colons: filled(":\n"),
    "line ends": filled("\n"),
    "duplicate keys": filled("a: b\n"),
    "unknown keys": counted(head, (i) => `k${i}: 1\n`),
    "empty KPIs": counted(`${head}kpis:\n`, (i) => `  k${i}: {}\n`),
    "faulty KPIs": counted(`${head}kpis:\n`, (i) => `  k${i}: {formula: 1, family: servce, x: 1}\n`),
    "names that nearly fit": counted(`${head}kpis:\n`, (i) => `  bbbbb${i}: {formula: 1}\n`).concat(
      counted("goals:\n", (i) => `  g${i}: {for: x${i}, problem: x, kpi: bbbbx${i}, target: {by: 2026-01-01, at_least: 1}}\n`),
    ),
    "a faulty history": `${head}kpis:\n  a:\n    formula: 1\n    history:\n${"      - {until: 2025-13-01, formula: 1}\n".repeat(Math.ceil(length / 40))}`,
    "a long formula": `${head}kpis: {a: {formula: '${filled("x + ")}'}}`,
    "a formula of escapes": `${head}kpis: {a: {formula: "${'\\"'.repeat(length / 2)}"}}`,
    "a long key": `${head}${filled("k")}: 1`,
    prototypes: `${head}__proto__: {x: 1}\nconstructor: 1\nkpis: {__proto__: {formula: x, __proto__: 1}, constructor: {formula: x}}`,
    "keys that are no words": `${head}kpis: {[a]: {formula: x}, ? {a: b} : c, null: {formula: 1}, true: {formula: 1}}`,
    environment: filled("${A} ${"),
  };
}
