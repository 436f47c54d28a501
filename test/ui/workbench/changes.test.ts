import { describe, expect, it } from "vitest";
import type { Sheet, SheetColumn } from "../../../src/language/sheet.js";
import {
  cleared,
  filled,
  found,
  nameOf,
  pasted,
  replacedIn,
  textsOf,
  type Shown,
} from "../../../src/ui/workbench/grid/changes.js";
import { rangeOf } from "../../../src/ui/workbench/grid/range.js";
import { tableOf, tableText } from "../../../src/ui/workbench/grid/table-text.js";
import { shownRows } from "../../../src/ui/workbench/grid/view.js";

const column = (id: string, kind: SheetColumn["kind"] = "text"): SheetColumn => ({
  id,
  path: id.split("."),
  kind,
  translation: false,
  choices: [],
  about: "",
});
const COLUMNS = [column("label"), column("value", "number"), column("unit"), column("splits")];
const ROWS: Readonly<Record<string, readonly string[]>> = {
  rate: ["Rate", "14.5", "EUR", "a, b"],
  share: ["Share of it", "9", "percent", ""],
  third: ["", "100", "percent", ""],
};
const SHEET: Sheet = {
  section: "assumptions",
  columns: COLUMNS,
  rows: Object.entries(ROWS).map(([name, texts]) => ({
    name,
    file: "metrics.yaml",
    start: 0,
    end: 0,
    cells: texts.map((text, i) => ({
      text,
      path: ["assumptions", name, ...(COLUMNS[i]?.path ?? [])],
      locked: i === 3 && text !== "" ? ("list" as const) : null,
    })),
  })),
};
const SHOWN: Shown = { sheet: SHEET, rows: SHEET.rows, columns: COLUMNS };
const free = (wanted: string): string => (["rate", "share", "third"].includes(wanted) ? `${wanted}_2` : wanted);
const cells = (top: number, left: number, bottom = top, right = left) =>
  rangeOf({ row: top, column: left }, { row: bottom, column: right });
const paste = (range: ReturnType<typeof cells>, text: string) => {
  const { changes, added, kept } = pasted(SHOWN, range, tableOf(text), free, "metrics.yaml");
  return { changes: changes.map(({ path, value }) => `${path.join(".")} = ${JSON.stringify(value)}`), added, kept };
};

describe("what spreadsheets put on the clipboard", () => {
  // As Excel and Google Sheets write it: CRLF or LF, quotes around what holds a tab, a quote or a line break.
  it.each([
    [
      "a\tb\r\n1\t2\r\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a\tb\n1\t2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    ['"two\nlines"\t"say ""so"""\r\n', [["two\nlines", 'say "so"']]],
    ["one\r\n", [["one"]]],
    ["a\t\tb\nc", [["a", "", "b"], ["c"]]],
    ["", []],
  ])("%j", (text, rows) => expect(tableOf(text)).toEqual(rows));

  it("is read again as it was written, whatever the cells say", () => {
    const rows = [
      ["a\tb", 'c"d', "e\nf"],
      ["", "g", "日本語"],
    ];
    expect(tableOf(tableText(rows))).toEqual(rows);
  });
});

describe("a paste", () => {
  it("writes a table from the corner, numbers as numbers, and leaves a list alone", () => {
    expect(paste(cells(0, 0), "New\t20\tUSD\tx\r\nOther\tabout 3\tpercent\ty\r\n")).toEqual({
      changes: [
        'assumptions.rate.label = "New"',
        "assumptions.rate.value = 20",
        'assumptions.rate.unit = "USD"',
        'assumptions.share.label = "Other"',
        'assumptions.share.value = "about 3"',
        'assumptions.share.splits = "y"',
      ],
      added: [],
      kept: 1,
    });
  });

  it("of one value fills the range, and of a table the range that is a multiple of it", () => {
    expect(paste(cells(0, 2, 2, 2), "hour").changes).toEqual(
      ["rate", "share", "third"].map((name) => `assumptions.${name}.unit = "hour"`),
    );
    expect(paste(cells(0, 1, 1, 1), "7\n").changes).toEqual(["assumptions.rate.value = 7", "assumptions.share.value = 7"]);
  });

  it("below the last row makes entries, named by the id column as formulas can use it, no name twice", () => {
    expect(paste(cells(2, -1), "third\tThird\nCost per ticket\tCost\t12\nshare\tAgain\t1\n\t\t5\n")).toEqual({
      changes: [
        'assumptions.third.label = "Third"',
        'assumptions.cost_per_ticket.label = "Cost"',
        "assumptions.cost_per_ticket.value = 12",
        'assumptions.share_2.label = "Again"',
        "assumptions.share_2.value = 1",
        "assumptions.new_assumption.value = 5",
      ],
      added: ["cost_per_ticket", "share_2", "new_assumption"],
      kept: 0,
    });
  });

  it("never renames: another name over a row's own is kept as it was, and told", () => {
    expect(paste(cells(0, -1), "other\tRate")).toEqual({ changes: [], added: [], kept: 1 });
  });

  it("of an empty cell takes the key out", () => {
    expect(paste(cells(0, 1), "\t\n").changes).toEqual(["assumptions.rate.value = null", "assumptions.rate.unit = null"]);
  });
});

it("fills down from the first row and right from the first column", () => {
  expect(filled(SHOWN, cells(0, 0, 2, 1), "down").changes.map(({ path, value }) => [path[1], path[2], value])).toEqual([
    ["share", "label", "Rate"],
    ["share", "value", 14.5],
    ["third", "label", "Rate"],
    ["third", "value", 14.5],
  ]);
  expect(filled(SHOWN, cells(1, 1, 1, 2), "right").changes.map(({ path, value }) => [path[2], value])).toEqual([["unit", "9"]]);
  expect(cleared(SHOWN, cells(0, -1, 0, 3))).toMatchObject({
    kept: 1,
    changes: [{ value: null }, { value: null }, { value: null }],
  });
});

it("copies names and cells as they are shown", () => {
  expect(textsOf(SHOWN, cells(0, -1, 1, 1))).toEqual([
    ["rate", "Rate", "14.5"],
    ["share", "Share of it", "9"],
  ]);
});

it("finds in every cell and replaces each place in it, as written or in any case", () => {
  const wanted = { find: "R", matchCase: false };
  expect(found(SHOWN, wanted).map(({ row, column: c }) => `${row}:${c}`)).toEqual([
    "0:-1",
    "0:0",
    "0:2",
    "1:-1",
    "1:0",
    "1:2",
    "2:-1",
    "2:2",
  ]);
  expect(found(SHOWN, { ...wanted, matchCase: true }).map(({ row, column: c }) => `${row}:${c}`)).toEqual(["0:0", "0:2"]);
  const { changes, kept } = replacedIn(
    SHOWN,
    found(SHOWN, { find: "e", matchCase: true }),
    { find: "e", matchCase: true },
    "$&",
  );
  expect(changes.map(({ path, value }) => [path[1], path[2], value])).toEqual([
    ["rate", "label", "Rat$&"],
    ["share", "label", "Shar$& of it"],
    ["share", "unit", "p$&rc$&nt"],
    ["third", "unit", "p$&rc$&nt"],
  ]);
  // Names are renamed, not replaced.
  expect(kept).toBe(2);
  expect(found(SHOWN, { find: "", matchCase: false })).toEqual([]);
});

it("shows the rows that hold every word, in one column where that is named, and sorts numbers as numbers", () => {
  const shown = (filter: string, by: string | null = null, descending = false): string =>
    shownRows(SHEET, filter, by === null ? null : { by, descending })
      .map(({ name }) => name)
      .join(" ");
  expect(shown("PERCENT")).toBe("share third");
  expect(shown("percent of")).toBe("share");
  expect(shown("label:of")).toBe("share");
  expect(shown("unit:of")).toBe("");
  expect(shown("", "value")).toBe("share rate third");
  expect(shown("", "value", true)).toBe("third rate share");
  expect(shown("", "label")).toBe("rate share third");
  expect(shown("", "label", true)).toBe("share rate third");
  expect(shown("", "", true)).toBe("third share rate");
});

it("makes names of what people write", () => {
  expect(["Resolution rate", "  7 days ", "Zufriedenheit (ÖPNV)", "解決率", "--"].map((text) => nameOf(text, "kpis"))).toEqual([
    "resolution_rate",
    "days",
    "zufriedenheit_öpnv",
    "解決率",
    "new_kpi",
  ]);
});
