import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { definitionsOf, ENGINES, prepared, workspaceOf } from "./kit.js";
import { workbookOf, zipOf } from "./zip.js";

/** More shared texts than any workbook has, packed once. */
const SHARED = "xl/sharedStrings.xml";
const bombBook = workbookOf("<row><c t='s'><v>0</v></c></row>", { [SHARED]: Buffer.alloc(260 << 20, "<si><t>aaaa</t></si>") });

const columnsOf = (outcome: Awaited<ReturnType<typeof prepared>>, table = "t") =>
  outcome.catalog.tables[table]?.columns.map(({ name, type }) => `${name} ${type}`);

describe.each(ENGINES)("xlsx, %s", (engine) => {
  it("keeps numbers, booleans and dates typed, takes formulas' results, reads the first sheet or the named one", async () => {
    const book = new ExcelJS.Workbook();
    const first = book.addWorksheet("First");
    first.addRow([]);
    first.addRow(["id", "amount", "ok", "day", "at", "code", "mixed", "total", "rich", "none"]);
    first.addRow([
      1,
      1.5,
      true,
      new Date("2026-01-31"),
      new Date("2026-01-31T10:30:00Z"),
      "007",
      5,
      { formula: "1+1", result: 2 },
    ]);
    first.getCell("I3").value = { richText: [{ text: "bo" }, { text: "ld", font: { bold: true } }] };
    first.addRow([]);
    first.addRow([2, 2, false, new Date("2026-02-01"), new Date("2026-02-01"), "7", "x", { formula: "2+1", result: 3 }, ""]);
    for (const cell of ["D3", "D5"]) first.getCell(cell).numFmt = "dd/mm/yyyy";
    for (const cell of ["E3", "E5"]) first.getCell(cell).numFmt = "yyyy-mm-dd hh:mm";
    const second = book.addWorksheet("Second one");
    second.addRow(["n"]);
    second.addRow([9007199254740991]);
    const workspace = workspaceOf({ "b.xlsx": new Uint8Array(await book.xlsx.writeBuffer()) });
    const outcome = await prepared(
      engine,
      workspace,
      definitionsOf({
        t: { from: "b.xlsx", columns: { code: { type: "integer" } } },
        s: { from: "b.xlsx#Second one" },
        x: { from: "b.xlsx#Third" },
      }),
    );
    expect(columnsOf(outcome)).toEqual([
      "id integer",
      "amount number",
      "ok boolean",
      "day date",
      "at time",
      "code integer",
      "mixed text",
      "total integer",
      "rich text",
      "none text",
    ]);
    expect(await outcome.rows("t")).toEqual([
      [1, 1.5, true, "2026-01-31", "2026-01-31T10:30:00", 7, "5", 2, "bold", null],
      [2, 2, false, "2026-02-01", "2026-02-01T00:00:00", 7, "x", 3, null, null],
    ]);
    expect(await outcome.rows("s")).toEqual([[9007199254740991]]);
    expect(outcome.diagnostics.map(({ message, span }) => [message, span?.start])).toEqual([["dataNoSheet", 2100]]);
  });

  it("names the sheet's row where a value does not fit", async () => {
    const sheet = '<row r="2"><c r="B2" t="inlineStr"><is><t>n</t></is></c></row><row r="7"><c r="B7"><v>1.5</v></c></row>';
    const workspace = workspaceOf({ "b.xlsx": zipOf(workbookOf(sheet)) });
    const outcome = await prepared(
      engine,
      workspace,
      definitionsOf({ t: { from: "b.xlsx", columns: { n: { type: "integer" } } } }),
    );
    expect(outcome.diagnostics[0]?.data["place"]).toEqual({ file: "b.xlsx", at: "row", number: 7 });
  });

  it("leaves phonetic readings out, decodes escapes, counts errors and formulas without result, knows 1904", async () => {
    const shared =
      "<sst><si><r><t>東</t></r><r><t>京</t></r><rPh><t>トウキョウ</t></rPh></si><si><t>line_x000D_end</t></si><si><t>city</t></si></sst>";
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="[h]:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/><xf numFmtId="20"/></cellXfs></styleSheet>';
    const sheet = `<row><c t="s"><v>2</v></c><c t="str"><v>d</v></c><c t="str"><v>h</v></c><c t="str"><v>e</v></c><c t="str"><v>clock</v></c></row>
      <row><c t="s"><v>0</v></c><c s="1"><v>1</v></c><c s="2"><v>1.5</v></c><c t="e"><v>#N/A</v></c><c s="3"><v>0.5</v></c></row>
      <row><c t="s"><v>1</v></c><c s="1"><v>2</v></c><c s="2"><f>A1</f></c><c t="b"><v>1</v></c><c s="3"><v>0.75</v></c></row>`;
    const book = workbookOf(sheet, { "xl/sharedStrings.xml": shared, "xl/styles.xml": styles }, '<workbookPr date1904="1"/>');
    const outcome = await prepared(engine, workspaceOf({ "b.xlsx": zipOf(book) }), definitionsOf({ t: { from: "b.xlsx" } }));
    expect(columnsOf(outcome)).toEqual(["city text", "d date", "h number", "e boolean", "clock text"]);
    expect(await outcome.rows("t")).toEqual([
      ["東京", "1904-01-02", 1.5, null, "12:00:00"],
      ["line\rend", "1904-01-03", null, true, "18:00:00"],
    ]);
    expect(outcome.diagnostics.map(({ message, data }) => [message, data["count"]])).toEqual([
      ["dataSheetErrors", 1],
      ["dataFormulasWithoutResult", 1],
    ]);
  });

  it("dates before March 1900 as Excel shows them", async () => {
    const styles = '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>';
    const cells = [1, 59, 61, 46053].map((serial) => `<row><c s="0"><v>${serial}</v></c></row>`).join("");
    const book = workbookOf(`<row><c t="str"><v>d</v></c></row>${cells}`, { "xl/styles.xml": styles });
    const outcome = await prepared(engine, workspaceOf({ "b.xlsx": zipOf(book) }), definitionsOf({ t: { from: "b.xlsx" } }));
    expect(await outcome.rows("t")).toEqual([["1900-01-01"], ["1900-02-28"], ["1900-03-01"], ["2026-01-31"]]);
  });

  it("refuses what is no workbook, is damaged, or would blow up", async () => {
    const files = {
      "text.xlsx": "id,x\n1,2\n",
      "cut.xlsx": zipOf(workbookOf("<row><c><v>1</v></c></row>")).subarray(0, 200),
      "xml.xlsx": zipOf(workbookOf("<row><c><v>1</v></row>")),
      "bomb.xlsx": zipOf(bombBook),
      "liar.xlsx": zipOf(bombBook, { [SHARED]: 1000 }),
      "none.xlsx": zipOf(workbookOf("")),
    };
    const names = Object.keys(files);
    const tables = Object.fromEntries(names.map((name) => [name.replace(".xlsx", ""), { from: name }]));
    const outcome = await prepared(engine, workspaceOf(files), definitionsOf(tables));
    expect(outcome.diagnostics.map(({ message, data }) => [data["file"], message])).toEqual([
      ["text.xlsx", "dataUnreadable"],
      ["cut.xlsx", "dataUnreadable"],
      ["xml.xlsx", "dataUnreadable"],
      ["bomb.xlsx", "dataTooLarge"],
      ["liar.xlsx", "dataUnreadable"],
      ["none.xlsx", "dataNoHeader"],
    ]);
    expect(outcome.catalog.tables).toEqual({});
  });
});
