import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { after, before, graph } from "../../../src/language/notebook/graph.js";
import { factsOf } from "../../../src/language/notebook/front.js";
import { print, sourceOf, split } from "../../../src/language/notebook/split.js";

const kinds = (text: string): readonly string[] => split(text).map(({ kind }) => kind);
const pieces = (text: string): readonly string[] => split(text).map(({ start, end }) => text.slice(start, end));

const WHOLE = `---
title: Did the rota help?
---

# Question

Why.

\`\`\`sql id=rows
select 1

\`\`\`

Then

~~~js
const a = rows
~~~
`;

describe("a notebook taken apart", () => {
  it("gives front matter, Markdown and fenced cells, with what stands in them", () => {
    expect(kinds(WHOLE)).toEqual(["front", "markdown", "sql", "markdown", "js"]);
    const cells = split(WHOLE);
    expect(cells.map((cell) => sourceOf(WHOLE, cell))).toEqual([
      "title: Did the rota help?\n",
      "# Question\n\nWhy.",
      "select 1\n\n",
      "Then",
      "const a = rows\n",
    ]);
    expect(print(WHOLE, cells)).toBe(WHOLE);
  });

  it("keeps a fence inside a longer one, another language's fence, and tildes in backticks as they are", () => {
    expect(kinds("````sql\n```\nselect 1\n```\n````\n")).toEqual(["sql"]);
    expect(kinds("```yaml\n```sql\n```\n")).toEqual(["markdown"]);
    expect(kinds("~~~sql\n```\n~~~\nx")).toEqual(["sql", "markdown"]);
    expect(kinds("```sql with `ticks`\nx\n")).toEqual(["markdown"]);
  });

  it("takes up to three blanks before a fence, and four for a code block of Markdown", () => {
    expect(kinds("   ```kpi\na\n  ```\n")).toEqual(["kpi"]);
    expect(kinds("    ```kpi\na\n    ```\n")).toEqual(["markdown"]);
  });

  it("ends Markdown at two blank lines, not within a foreign fence", () => {
    expect(pieces("a\n\nb\n\n\nc\n")).toEqual(["a\n\nb", "c"]);
    expect(pieces("a\n```yaml\nx\n\n\n\ny\n```\n")).toEqual(["a\n```yaml\nx\n\n\n\ny\n```"]);
  });

  it("says that a fence never ends, and lets it reach to the end", () => {
    const [cell] = split("```sql\nselect 1\n");
    expect(cell?.closed).toBe(false);
    expect(cell && sourceOf("```sql\nselect 1\n", cell)).toBe("select 1");
    expect(split("```sql").map(({ inner }) => inner)).toEqual([{ start: 6, end: 6 }]);
  });

  it("reads lines that end in CR LF, and changes none", () => {
    const text = WHOLE.replaceAll("\n", "\r\n");
    expect(kinds(text)).toEqual(kinds(WHOLE));
    expect(print(text, split(text))).toBe(text);
    expect(split(text)[2]?.info?.options.map(({ name, value }) => [name, value])).toEqual([["id", "rows"]]);
  });

  it("reads what stands behind the fence's marks, each with its place", () => {
    const text = "```sql id=rows display=false  pin=\"cfo,cmo\" title='By month' echo\n```\n";
    const options = split(text)[0]?.info?.options ?? [];
    expect(options.map(({ name, value }) => [name, value])).toEqual([
      ["id", "rows"],
      ["display", "false"],
      ["pin", "cfo,cmo"],
      ["title", "By month"],
      ["echo", null],
    ]);
    expect(options.map(({ at }) => text.slice(at.start, at.end))).toEqual(["rows", "false", "cfo,cmo", "By month", "echo"]);
  });

  it("prints what it took apart, whatever the text, in cells that follow each other with blank lines alone between", () => {
    const line = fc.oneof(
      fc.constantFrom(
        "```sql id=a",
        "```",
        "~~~",
        "~~~js",
        "````kpi",
        "````",
        "",
        "  ",
        "---",
        "# h",
        " ```",
        "     ```sql",
        "```yaml",
        "\t",
      ),
      fc.string({ maxLength: 8 }),
    );
    const text = fc
      .array(fc.tuple(line, fc.constantFrom("\n", "\r\n", "\n", "\r")), { maxLength: 30 })
      .map((lines) => lines.flat().join(""));
    fc.assert(
      fc.property(text, (given) => {
        const cells = split(given);
        expect(print(given, cells)).toBe(given);
        let at = 0;
        for (const { start, end, inner } of cells) {
          expect(given.slice(at, start)).toMatch(/^[ \t\r\n]*$/);
          expect(start).toBeGreaterThanOrEqual(at);
          expect(inner.start).toBeGreaterThanOrEqual(start);
          expect(inner.end).toBeLessThanOrEqual(end + 2);
          expect(inner.end).toBeGreaterThanOrEqual(inner.start);
          at = end;
        }
        expect(given.slice(at)).toMatch(/^[ \t\r\n]*$/);
      }),
      { numRuns: 2_000 },
    );
  });

  it("an edit inside a cell leaves every other cell's bytes alone", () => {
    fc.assert(
      fc.property(fc.nat(4), fc.stringMatching(/^[a-z ]{0,12}$/), (index, typed) => {
        const cell = split(WHOLE)[index];
        if (!cell || cell.kind === "front") return;
        const word = `x${typed}`;
        const next = WHOLE.slice(0, cell.inner.start) + word + WHOLE.slice(cell.inner.start);
        const others = pieces(next).filter((_, i) => i !== index);
        expect(others).toEqual(pieces(WHOLE).filter((_, i) => i !== index));
      }),
    );
  });
});

describe("what cells ask of each other", () => {
  const TEXT = [
    "```sql id=rows\nselect 1 as n\n```",
    "```kpi id=rate\nresolution_rate by language\n# a comment\n`odd name`\n```",
    "```sql id=more\nselect * from rows\n```",
    "```js id=worst\nconst half = rows.length / 2;\nrate[0]\n```",
    '```vega-lite\n{"data": {"name": "worst"}, "mark": "bar"}\n```',
    "```js\nhalf + later\n```",
    "```sql id=later\nselect 2\n```",
  ].join("\n\n");

  it("is found upwards alone, in SQL among SQL cells", () => {
    const nodes = graph(TEXT);
    expect(nodes.map(({ inputs }) => inputs)).toEqual([[], [], [0], [0, 1], [3], [3], []]);
    expect(nodes[3]?.gives).toEqual(["worst", "half"]);
    expect(before(nodes, 4)).toEqual([0, 1, 3, 4]);
    expect(after(nodes, 0)).toEqual([2, 3, 4, 5]);
  });

  it("is a KPI a line, with what it is split by and where it stands", () => {
    const lines = graph(TEXT)[1]?.kpis ?? [];
    expect(lines.map(({ name, by }) => [name, by])).toEqual([
      ["resolution_rate", "language"],
      ["odd name", null],
    ]);
    expect(lines.map(({ start, end }) => TEXT.slice(start, end))).toEqual(["resolution_rate", "`odd name`"]);
  });

  it("has a title: the front matter's, the first heading, the file's name", () => {
    expect(factsOf("notebooks/a/b.md", graph(WHOLE))).toEqual({ title: "Did the rota help?", language: null });
    expect(factsOf("notebooks/a/b.md", graph("---\nlang: da\n---\n\n# Spurgt #\n"))).toEqual({
      title: "Spurgt",
      language: "da",
    });
    expect(factsOf("data/notebooks/a/b.md", graph("text"))).toEqual({ title: "a/b", language: null });
  });
});
