import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escape, html, safe } from "../../src/site/html.js";

/** What a browser reads from escaped text: every reference is a number. */
const read = (text: string): string => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

describe("html", () => {
  it("escapes whatever is put in, and reads back as it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const out = html`<p title="${text}">${text}</p>`.text;
        expect(out.match(/<\/?p/g)).toHaveLength(2);
        expect(out).not.toMatch(/[`]|\$\{|\n/);
        expect(read(escape(text))).toBe(text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]/g, "\uFFFD"));
      }),
    );
  });

  it("makes what cannot stand in a file the replacement character", () => {
    expect(escape("a\0b\ud800c\udc00d\u{1f600}")).toBe("a\ufffdb\ufffdc\ufffdd\u{1f600}");
  });

  it("leaves its own markup, joins lists, prints nothing for nothing", () => {
    expect(
      html`<ul>
        ${["<", "b"].map((x) => html`<li>${x}</li>`)}${null}${false}${undefined}${0}
      </ul>`.text,
    ).toBe("<ul>\n<li>&#60;</li><li>b</li>0\n</ul>");
  });

  it("has no line a Markdown page would read as its end or as code", () => {
    const inner = safe("<svg>\n\n    <g/>\n</svg>");
    expect(html` <div>${inner} ${"a\n\n    b"}</div> `.text).not.toMatch(/\n\s*\n|\n /);
  });
});
