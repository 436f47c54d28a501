import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { parseDocument } from "yaml";
import { applied } from "../../src/language/edit.js";
import { freeName } from "../../src/language/free-name.js";
import { duplicateEntry, moveEntry, removeEntry, setCells } from "../../src/language/rows.js";

const DEMO = readFileSync(new URL("../../metrics.yaml", import.meta.url), "utf8");
const SMALL = `version: 1
# all of them
kpis:
  # the first
  # of three
  a: {formula: count(x)} # short

  "b":
    label: |
      two
      lines

    formula: count(y)   # kept

  # about c
  c:
    formula: &f count(z)
goals: {one: {kpi: a}, two: { kpi: c }}
assumptions:
  rate:
    value: 1
last: end`;

type Sections = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
/** Read by the YAML package itself. */
const read = (text: string): Sections => parseDocument(text, { version: "1.2", schema: "core" }).toJS() as Sections;
const names = (text: string, section: string): readonly string[] => Object.keys(read(text)[section] ?? {});

const TEXTS = [
  ["the demo", DEMO],
  ["a small file", SMALL],
  ["a small file with CRLF", SMALL.replaceAll("\n", "\r\n")],
] as const;
const SECTIONS = ["kpis", "goals", "assumptions", "stakeholders", "tables", "pilots"];
const entries = TEXTS.flatMap(([what, text]) =>
  SECTIONS.flatMap((section) => names(text, section).map((name) => ({ what, text, section, name }))),
);

describe("a copy of an entry", () => {
  test("stands right behind it, says the same, and takes no byte away", () => {
    fc.assert(
      fc.property(fc.constantFrom(...entries), ({ text, section, name }) => {
        const edit = duplicateEntry(text, section, name, "a_copy");
        expect(edit, `${section}.${name}`).not.toBeNull();
        if (!edit) return;
        expect(edit.start).toBe(edit.end);
        const made = applied(text, [edit]);
        const [before, after] = [read(text), read(made)];
        const order = names(text, section).flatMap((each) => (each === name ? [each, "a_copy"] : [each]));
        expect(names(made, section)).toEqual(order);
        expect(after[section]?.["a_copy"]).toEqual(before[section]?.[name]);
        const { a_copy: _, ...rest } = after[section] ?? {};
        expect({ ...after, [section]: rest }).toEqual(before);
      }),
      { numRuns: 12, seed: 5 },
    );
  });
});

describe("moving an entry", () => {
  test("swaps it with its neighbour, comments above them too, and back again gives the very bytes", () => {
    fc.assert(
      fc.property(fc.constantFrom(...entries), fc.constantFrom(-1 as const, 1 as const), ({ text, section, name }, by) => {
        const all = names(text, section);
        const at = all.indexOf(name);
        const edits = moveEntry(text, section, name, by);
        if (all[at + by] === undefined || text.includes(`${section}: {`)) {
          expect(edits).toBeNull();
          return;
        }
        expect(edits, `${section}.${name}`).not.toBeNull();
        const made = applied(text, edits ?? []);
        const wanted = [...all];
        wanted.splice(at, 1);
        wanted.splice(at + by, 0, name);
        expect(names(made, section)).toEqual(wanted);
        expect(read(made)).toEqual(read(text));
        expect(applied(made, moveEntry(made, section, name, by === 1 ? -1 : 1) ?? [])).toBe(text);
      }),
      { numRuns: 12, seed: 6 },
    );
  });

  it("takes the comment right above along, and leaves empty lines where they are", () => {
    const made = applied(SMALL, moveEntry(SMALL, "kpis", "c", -1) ?? []);
    expect(made).toBe(
      SMALL.replace(/ {2}"b":[\s\S]*?# kept\n\n {2}# about c\n {2}c:\n.*\n/, () => {
        const [, b = ""] = /( {2}"b":[\s\S]*?# kept\n)/.exec(SMALL) ?? [];
        return `  # about c\n  c:\n    formula: &f count(z)\n\n${b}`;
      }),
    );
  });
});

describe("taking an entry out", () => {
  test("leaves every other one", () => {
    fc.assert(
      fc.property(fc.constantFrom(...entries), ({ text, section, name }) => {
        const edit = removeEntry(text, section, name);
        expect(edit, `${section}.${name}`).not.toBeNull();
        const after = read(applied(text, edit ? [edit] : []));
        const { [name]: _, ...rest } = read(text)[section] ?? {};
        const { [section]: now, ...others } = after;
        const { [section]: __, ...before } = read(text);
        expect(others).toEqual(before);
        expect(now ?? {}).toEqual(rest);
      }),
      { numRuns: 12, seed: 7 },
    );
  });

  it("takes the section with its last entry, as a section cannot be empty", () => {
    const edit = removeEntry(SMALL, "assumptions", "rate");
    expect(applied(SMALL, edit ? [edit] : [])).toBe(SMALL.replace("assumptions:\n  rate:\n    value: 1\n", ""));
  });
});

describe("many cells", () => {
  it("are written one after the other, new entries among them, and what cannot be is told", () => {
    const { text, edits, refused } = setCells(SMALL, [
      { path: ["kpis", "a", "formula"], value: "count(y) + 1" },
      { path: ["kpis", "a", "unit"], value: "post" },
      { path: ["kpis", "d", "formula"], value: "count(z)" },
      { path: ["kpis", "d", "label"], value: "Fourth" },
      { path: ["goals", "two", "kpi"], value: null },
      { path: ["kpis", "a"], value: "no" },
    ]);
    expect(refused).toEqual([["kpis", "a"]]);
    expect(edits.reduce((now, edit) => applied(now, [edit]), SMALL)).toBe(text);
    expect(text).toContain("  a: {formula: count(y) + 1, unit: post} # short\n");
    expect(text).toContain("formula: &f count(z)\n  d:\n    formula: count(z)\n    label: Fourth\ngoals:");
    expect(read(text)["goals"]).toEqual({ one: { kpi: "a" }, two: {} });
  });
});

it("a name that is taken gets the next number", () => {
  const taken = new Set(["kpi", "kpi_2", "other_7"]);
  expect(["new", "kpi", "kpi_2", "other_7"].map((name) => freeName(taken, name))).toEqual(["new", "kpi_3", "kpi_3", "other_2"]);
});
