import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applied } from "../../../src/language/edit.js";
import {
  changeKind,
  insertCell,
  moveCell,
  NEW_KINDS,
  removeCell,
  setOption,
  type CellEdit,
} from "../../../src/language/notebook/edits.js";
import { split } from "../../../src/language/notebook/split.js";

const FILE = "notebooks/a.md";
const TEXT = "# A\n\nwhy\n\n```sql id=rows\nselect 1\n```\n\n\nThen\n\n\nand\n\n~~~js\nrows\n~~~\n";
const pieces = (text: string): readonly string[] => split(text).map(({ start, end }) => text.slice(start, end));
const done = (made: CellEdit | null, text = TEXT): string => applied(text, made ? [made.edit] : []);

describe("an edit of a notebook's cells", () => {
  it("puts a new cell between two others, which stay as they were", () => {
    for (const kind of NEW_KINDS)
      for (let index = -1; index < pieces(TEXT).length; index++) {
        const made = insertCell(FILE, TEXT, index, kind);
        const now = pieces(done(made));
        expect(now.length).toBe(pieces(TEXT).length + 1);
        expect(split(done(made))[made?.index ?? -1]?.kind).toBe(kind);
        expect(now.filter((_, i) => i !== index + 1)).toEqual(pieces(TEXT));
      }
  });

  it("takes a cell out, and no other", () => {
    for (let index = 0; index < pieces(TEXT).length; index++)
      expect(pieces(done(removeCell(FILE, TEXT, index)))).toEqual(pieces(TEXT).filter((_, i) => i !== index));
  });

  it("moves a cell down and up again, past Markdown that stays apart", () => {
    const down = moveCell(FILE, TEXT, 1, 1);
    expect(pieces(done(down)).slice(1, 3)).toEqual(["Then", "```sql id=rows\nselect 1\n```"]);
    expect(pieces(done(moveCell(FILE, done(down), 2, -1), done(down)))).toEqual(pieces(TEXT));
    expect(moveCell(FILE, TEXT, 0, -1)).toBeNull();
  });

  it("changes a cell's kind, and what it says of itself", () => {
    expect(pieces(done(changeKind(FILE, TEXT, 1, "js")))[1]).toBe("```js id=rows\nselect 1\n```");
    expect(pieces(done(changeKind(FILE, TEXT, 1, "markdown")))[1]).toBe("select 1");
    expect(pieces(done(changeKind(FILE, TEXT, 2, "sql")))[2]).toBe("```sql\nThen\n```");
    expect(pieces(done(changeKind(FILE, "a ```` b", 0, "sql"), "a ```` b"))[0]).toBe("`````sql\na ```` b\n`````");
    expect(pieces(done(setOption(FILE, TEXT, 1, "id", "waits")))[1]).toBe("```sql id=waits\nselect 1\n```");
    expect(pieces(done(setOption(FILE, TEXT, 1, "title", "By month")))[1]).toBe(
      '```sql id=rows title="By month"\nselect 1\n```',
    );
    expect(pieces(done(setOption(FILE, TEXT, 1, "id", null)))[1]).toBe("```sql\nselect 1\n```");
    expect(pieces(done(setOption(FILE, TEXT, 4, "pin", "cfo")))[4]).toBe("~~~js pin=cfo\nrows\n~~~");
  });

  it("keeps all bytes outside of its range, however many follow each other", () => {
    const step = fc.tuple(fc.nat(4), fc.nat(9), fc.constantFrom(...NEW_KINDS));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let text = TEXT;
        for (const [what, at, kind] of steps) {
          const n = split(text).length;
          const index = n === 0 ? 0 : at % n;
          const made =
            what === 0
              ? insertCell(FILE, text, n === 0 ? -1 : index, kind)
              : what === 1
                ? removeCell(FILE, text, index)
                : what === 2
                  ? moveCell(FILE, text, index, 1)
                  : what === 3
                    ? changeKind(FILE, text, index, kind)
                    : setOption(FILE, text, index, "title", "x y");
          if (!made) continue;
          const next = done(made, text);
          const { start, end, text: put } = made.edit;
          expect(next).toBe(text.slice(0, start) + put + text.slice(end));
          if (what === 0) expect(split(next).length).toBe(n + 1);
          if (what === 1) expect(split(next).length).toBe(n - 1);
          text = next;
        }
      }),
      { numRuns: 400 },
    );
  });
});
