import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folder, json, under } from "./folder.js";

interface Rule {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly while?: string;
  readonly patterns?: readonly { readonly include?: string }[];
}

describe("the grammar", () => {
  const grammar = json(join(folder, "formula.tmLanguage.json")) as {
    readonly scopeName: string;
    readonly patterns: readonly Rule[];
    readonly repository: Readonly<Record<string, Rule>>;
  };
  const words = (grammar.repository["formula"]?.patterns ?? []) as readonly Rule[];

  test("has expressions that compile, and includes that lead somewhere", () => {
    const expressions = under(grammar, ["match", "begin", "end", "while"]);
    expect(expressions.length).toBeGreaterThan(20);
    // `while` may speak of what `begin` has captured.
    for (const expression of expressions)
      expect(() => new RegExp(expression.replace("\\1", " *"), "u"), expression).not.toThrow();
    const includes = under(grammar, ["include"]).map((name) => name.slice(1));
    expect(includes.filter((name) => !(name in grammar.repository))).toEqual([]);
    expect([...new Set(includes)].sort()).toEqual(Object.keys(grammar.repository).sort());
  });

  test.each([
    ["block", "    formula: >-"],
    ["block", "  - where: |"],
    ["double", '  a: {formula: "count(topics)"}'],
    ["single", "    formula: 'count(topics)'"],
    ["flow", "  a: {formula: count(topics), unit: topic}"],
    ["plain", "    formula: percentile(orders.amount, 0.9)  # a comment"],
  ])("finds a formula in a %s scalar: %s", (name, line) => {
    const found = Object.entries(grammar.repository).filter(
      ([, { begin }]) => begin !== undefined && new RegExp(begin, "u").test(line),
    );
    expect(found.map(([rule]) => rule)[0]).toBe(name);
  });

  /** As an editor reads a line: at each place the rule that matches first, the earlier of two. */
  function scopes(formula: string): readonly string[] {
    const found: string[] = [];
    for (let at = 0; at < formula.length;) {
      const next = words
        .map((rule) => {
          const expression = new RegExp(rule.match ?? "", "gu");
          expression.lastIndex = at;
          return { rule, match: expression.exec(formula) };
        })
        .filter(({ match }) => match !== null)
        .sort((a, b) => (a.match?.index ?? 0) - (b.match?.index ?? 0))[0];
      if (!next?.match) break;
      const scope = (next.rule.name ?? "number").replace(".worthwhile", "");
      found.push(`${next.match[0]} ${scope}`);
      at = next.match.index + Math.max(next.match[0].length, 1);
    }
    return found;
  }

  test("tells the words of a formula apart", () => {
    expect(
      scopes('count(topics where author_id.bot = false and title like "a%" at solved_at) / `odd name` >= 40 kEUR'),
    ).toEqual([
      "count entity.name.function",
      "topics variable.other",
      "where keyword.control",
      "author_id.bot variable.other",
      "= keyword.operator",
      "false constant.language",
      "and keyword.operator.word",
      "title variable.other",
      "like keyword.operator.word",
      '"a%" string.quoted.double',
      "at keyword.control",
      "solved_at variable.other",
      "/ keyword.operator",
      "`odd name` variable.other.quoted",
      ">= keyword.operator",
      "40 kEUR number",
    ]);
    expect(scopes("3 and @2026-01-31T10:00")).toEqual([
      "3 number",
      "and keyword.operator.word",
      "@2026-01-31T10:00 constant.other.date",
    ]);
  });
});
