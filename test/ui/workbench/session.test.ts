import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Edit } from "../../../src/language/edit.js";
import { Session } from "../../../src/ui/workbench/session/session.js";

const opened = (texts: Readonly<Record<string, string>>): Session => {
  const session = new Session();
  for (const [path, text] of Object.entries(texts)) session.open(path, { text, digest: "d" });
  return session;
};

/** Texts as files have them: line ends of every kind, also mixed in one file, a byte order mark, no last line end. */
const anyText = fc.oneof(
  fc
    .array(fc.constantFrom("kpis:", "  a: 1 # why", "  'b': [x, ü]", "", "名前: 値"), { maxLength: 12 })
    .chain((lines) => fc.constantFrom("\n", "\r\n").map((end) => lines.join(end))),
  fc.array(fc.constantFrom("a", "\n", "\r\n", "\r", "\uFEFF", "é", "😀"), { maxLength: 30 }).map((parts) => parts.join("")),
);

/** Edits that do not overlap, as shares of a text's length. */
const anyEdits = fc
  .array(
    fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.string({ maxLength: 6 }),
    ),
    {
      maxLength: 4,
    },
  )
  .map((parts) => parts.map(([a, b, put]) => ({ a: Math.min(a, b), b: Math.max(a, b), put: put.replaceAll("\r", "") })));

const editsOf = (path: string, text: string, parts: readonly { a: number; b: number; put: string }[]): readonly Edit[] => {
  const cuts = parts
    .flatMap(({ a, b }) => [a, b])
    .map((share) => Math.round(share * text.length))
    .sort((x, y) => x - y);
  return parts.flatMap(({ put }, i): Edit[] => {
    const [start, end] = [cuts[2 * i] ?? 0, cuts[2 * i + 1] ?? 0];
    // Not between the halves of a character.
    const whole = (at: number): boolean => !/[\uDC00-\uDFFF]/.test(text[at] ?? "");
    return whole(start) && whole(end) ? [{ file: path, start, end, text: put }] : [];
  });
};

describe("a session's texts", () => {
  it("are the bytes of their files while nobody edits them, whatever their line ends", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(opened({ a: text }).bytes("a")).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it("change in the edited ranges alone; undo to the start gives the very bytes, redo the last ones", () => {
    fc.assert(
      fc.property(anyText, anyText, fc.array(fc.tuple(fc.boolean(), anyEdits), { maxLength: 8 }), (a, b, rounds) => {
        const session = opened({ a, b });
        for (const [both, parts] of rounds) {
          const before = { a: session.text("a"), b: session.text("b") };
          const edits = [...editsOf("a", before.a, parts), ...(both ? editsOf("b", before.b, parts) : [])];
          session.edit(edits);
          for (const path of ["a", "b"] as const) {
            // Written again by hand, from the last edit to the first.
            let wanted: string = before[path];
            for (const { start, end, text } of edits.filter(({ file }) => file === path).reverse())
              wanted = wanted.slice(0, start) + text + wanted.slice(end);
            expect(session.text(path)).toBe(wanted);
          }
        }
        const last = { a: session.bytes("a"), b: session.bytes("b") };
        while (session.undo().length > 0);
        expect([session.bytes("a"), session.bytes("b")]).toEqual([a, b]);
        while (session.redo().length > 0);
        expect([session.bytes("a"), session.bytes("b")]).toEqual([last.a, last.b]);
      }),
      { numRuns: 500 },
    );
  });

  it("take several files' edits as one step", () => {
    const session = opened({ a: "one", b: "two" });
    session.edit([
      { file: "a", start: 0, end: 3, text: "1" },
      { file: "b", start: 0, end: 3, text: "2" },
    ]);
    session.edit([{ file: "a", start: 1, end: 1, text: "!" }]);
    expect(session.undo()).toEqual(["a"]);
    expect([session.text("a"), session.text("b")]).toEqual(["1", "2"]);
    expect(session.undo()).toEqual(["a", "b"]);
    expect([session.text("a"), session.text("b")]).toEqual(["one", "two"]);
    expect(session.undo()).toEqual([]);
  });

  it("tell every transaction in its order, so that a view can follow", () => {
    const session = opened({ a: "one" });
    const told: string[] = [];
    session.listen(({ transactions, state }) => {
      for (const each of transactions) expect(each.state).toBe(state);
      told.push(`${state.doc.toString()} ${state.selection.main.head}`);
    });
    const typed = session.state("a").update({ changes: { from: 3, insert: "!" } });
    const moved = typed.state.update({ selection: { anchor: 1 } });
    session.take("a", [typed, moved]);
    expect(told).toEqual(["one! 0", "one! 1"]);
    expect(session.undo()).toEqual(["a"]);
    expect(session.text("a")).toBe("one");
  });

  it("write every line's end back as the file has it, also of new lines", () => {
    const session = opened({ a: "x: 1\r\ny: 2\r\n" });
    session.edit([{ file: "a", start: 5, end: 5, text: "z: 3\n" }]);
    expect(session.bytes("a")).toBe("x: 1\r\nz: 3\r\ny: 2\r\n");
    expect(session.isChanged("a")).toBe(true);
    session.undo();
    expect(session.isChanged("a")).toBe(false);
  });

  it("forget of a file that is taken in anew what could be undone, and keep the rest", () => {
    const session = opened({ a: "one", b: "two" });
    session.edit([
      { file: "a", start: 0, end: 0, text: "x" },
      { file: "b", start: 0, end: 0, text: "y" },
    ]);
    session.open("a", { text: "new", digest: "e" });
    expect(session.undo()).toEqual(["b"]);
    expect([session.text("a"), session.text("b")]).toEqual(["new", "two"]);
  });
});
