import { describe, expect, it } from "vitest";
import { fromObservable, toObservable } from "../../../src/language/notebook/observable.js";
import { graph } from "../../../src/language/notebook/graph.js";

const TEXT = `# Who waits?

A text with </script> in it & more.


Another.

\`\`\`sql id=rows display=false
select 1 as n
  from topics
\`\`\`

\`\`\`js echo
rows.length
\`\`\`

\`\`\`kpi id=rate
resolution_rate by language
\`\`\`

\`\`\`vega-lite title="Chart"
{"mark": "bar"}
\`\`\`
`;
const said = (text: string): readonly unknown[] =>
  graph(text).map(({ kind, source, options }) => [kind, source.trimEnd(), options]);

describe("Observable's notebook file", () => {
  it("holds a notebook and gives it back; what runs nowhere else is told", () => {
    const { text, lost } = toObservable("notebooks/a.md", TEXT);
    expect(text).toContain("<title>Who waits?</title>");
    expect(text).toContain(
      '<script id="3" type="application/sql" output="rows" hidden>\n    select 1 as n\n      from topics\n  </script>',
    );
    expect(text).toContain('<script id="4" type="module" pinned>\n    rows.length\n  </script>');
    expect(text.match(/<\/script>/g)?.length).toBe(6);
    expect(lost.map((each) => /^Cell \d/.exec(each)?.[0])).toEqual(["Cell 5", "Cell 6"]);
    const back = fromObservable(text);
    expect(said(back?.text ?? "")).toEqual(said(TEXT));
    expect(back?.lost).toEqual([]);
  });

  it("is read as Observable's own tools write it, and what cannot run here stays as text", () => {
    const html = `<!doctype html>
<notebook theme="air">
  <title>Hello, &amp; welcome</title>
  <script id="1" type="text/markdown">
    # Hello

    world
  </script>
  <script id="2" type="module" pinned="">
    const x = 1;
    display("<\\/script>");
  </script>
  <script id="3" type="application/sql" database="sales" output="foo">
    select 1
  </script>
  <script id="4" type="text/x-python">
    print(1)
  </script>
</notebook>
`;
    const found = fromObservable(html);
    expect(found?.text).toBe(
      '---\ntitle: "Hello, & welcome"\n---\n\n# Hello\n\nworld\n\n```js echo\nconst x = 1;\ndisplay("</script>");\n```\n\n```sql id=foo\nselect 1\n```\n\n```python\nprint(1)\n```\n',
    );
    expect(found?.lost).toEqual([
      "Cell 3 asked the database sales: here it asks the workspace's own tables.",
      "Cell 4 is text/x-python, which runs in Observable alone: it is kept as text.",
    ]);
    expect(fromObservable("<p>no notebook</p>")).toBeNull();
  });
});
