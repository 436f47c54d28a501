import { error, info, quoted, typeWords, warning } from "./message.js";

interface RowPlace {
  readonly file: string;
  readonly at: "line" | "row" | "entry";
  readonly number: number;
}
const spot = (place: RowPlace): string => `${place.file}, ${place.at} ${place.number}`;
const list = (names: readonly string[]): string =>
  names.slice(0, 12).map(quoted).join(", ") + (names.length > 12 ? ` and ${names.length - 12} more` : "");
const meant = (near: string | null): string => (near === null ? "" : ` Did you mean ${quoted(near)}?`);
const delimiterName = (delimiter: string): string => (delimiter === "\t" ? "tab" : quoted(delimiter));
const more = (count: number): string =>
  count === 0 ? "" : ` ${count} more ${count === 1 ? "value does" : "values do"} not fit either.`;

/** Sentences about the rows themselves: files, their formats, types, keys, coverage. */
export const data = {
  dataFileMissing: error<{ path: string; near: string | null }>(
    "data-missing",
    ({ path, near }) => `There is no file ${quoted(path)}; paths start at the folder of metrics.yaml.${meant(near)}`,
  ),
  dataSourceAsFile: error<{ source: string }>(
    "data-missing",
    ({ source }) =>
      `${quoted(source)} is a source, not a file. Name one of its tables: ${source}.rows for a file source, or what its loader offers.`,
  ),
  dataFolder: error<{ path: string }>(
    "data-missing",
    ({ path }) =>
      `${quoted(path)} is a folder. Write which of its files are meant, for example ${path.replace(/\/$/, "")}/*.csv.`,
  ),
  dataOutside: error<{ path: string }>(
    "bad-value",
    ({ path }) =>
      `${quoted(path)} leads out of the folder of metrics.yaml. Put the file inside it; links to elsewhere are not followed.`,
  ),
  dataNotSynced: error<{ source: string; stream: string }>(
    "data-missing",
    ({ source }) => `The source ${quoted(source)} has not been loaded yet. Run: worthwhile sync ${source}`,
  ),
  dataNoStream: error<{ source: string; stream: string; streams: readonly string[]; near: string | null }>(
    "data-missing",
    ({ source, stream, streams, near }) =>
      `The source ${quoted(source)} has no table ${quoted(stream)}; it holds ${list(streams)}.${meant(near)} If it is new there, run: worthwhile sync ${source}`,
  ),
  dataUnreadable: error<{ file: string; reason: string }>(
    "data-missing",
    ({ file, reason }) => `${file} cannot be read: ${reason}`,
  ),
  dataUnknownFormat: error<{ file: string; formats: readonly string[] }>(
    "data-missing",
    ({ file, formats }) => `Files like ${quoted(file)} cannot be read. Save it as one of ${formats.join(", ")}.`,
  ),
  dataMixedFormats: error<{ files: readonly string[] }>(
    "data-missing",
    ({ files }) =>
      `One table needs files of one format; these differ: ${list(files)}. Narrow the pattern to one ending, for example *.csv.`,
  ),
  dataTooLarge: error<{ file: string; part: string }>(
    "data-missing",
    ({ file, part }) => `${file} would unpack to more than is safe (${part}). If it is what it should be, save it as CSV.`,
  ),
  dataUnknownEncoding: error<{ file: string; encoding: string }>(
    "bad-value",
    ({ file, encoding }) =>
      `The encoding ${quoted(encoding)} declared for ${file} is not known. Common ones are utf-8, utf-16le, windows-1252, shift_jis.`,
  ),
  dataWrongEncoding: error<{ file: string; encoding: string; line: number; likely: string }>(
    "data-type",
    ({ file, encoding, line, likely }) =>
      encoding === "utf-8"
        ? `${file} is not UTF-8: line ${line} cannot be read as text. Save it as UTF-8, or make it a source that says its encoding: {loader: file, path: ${file}, encoding: ${likely}}.`
        : `${file} is not ${encoding}, near line ${line}. Set encoding: to the one it was saved in.`,
  ),
  dataBadDelimiter: error<{ delimiter: string }>(
    "bad-value",
    ({ delimiter }) =>
      `${quoted(delimiter)} cannot separate cells. A delimiter is one plain character such as "," or ";" or a tab.`,
  ),
  dataOneColumn: warning<{ file: string; delimiter: string; likely: string }>(
    "data-type",
    ({ file, delimiter, likely }) =>
      `${file} gives one column when cut at every ${delimiterName(delimiter)}, and its first line holds ${delimiterName(likely)}. Make it a source that says so: {loader: file, path: ${file}, delimiter: ${JSON.stringify(likely)}}.`,
  ),
  dataNoHeader: error<{ file: string }>("data-missing", ({ file }) => `${file} is empty. Its first row must name the columns.`),
  dataNoColumns: error<{ file: string }>("data-missing", ({ file }) => `${file} holds no rows, so its columns are not known.`),
  dataRaggedRow: error<{ file: string; line: number; found: number; expected: number }>(
    "data-type",
    ({ file, line, found, expected }) =>
      `${file}, line ${line}: ${found} ${found === 1 ? "cell" : "cells"} where the header names ${expected}. Mend the row; a cell with a comma or a line end in it must stand in double quotes.`,
  ),
  dataOpenQuote: error<{ file: string; line: number }>(
    "data-type",
    ({ file, line }) =>
      `${file}: the double quote opened on line ${line} is never closed. A quote inside a quoted cell is written twice: "".`,
  ),
  dataTextAfterQuote: error<{ file: string; line: number }>(
    "data-type",
    ({ file, line }) =>
      `${file}, line ${line}: text follows a closing double quote. A quote inside a quoted cell is written twice: "".`,
  ),
  dataTwinColumns: warning<{ file: string; kept: string; dropped: string }>("ambiguous", ({ file, kept, dropped }) =>
    kept === dropped
      ? `${file} has several columns named ${quoted(kept)}. The first is used, the others are left out; rename them to use them.`
      : `${file} has columns ${quoted(kept)} and ${quoted(dropped)}, which differ only by case. The second is left out; rename it to use it.`,
  ),
  dataFileLacksColumns: info<{ file: string; columns: readonly string[] }>(
    "data-missing",
    ({ file, columns }) => `${file} lacks ${list(columns)}, which other files of the table have. Its rows are empty there.`,
  ),
  dataBadJson: error<{ file: string; line: number | null }>("data-type", ({ file, line }) =>
    line === null
      ? `${file} is not valid JSON; it may be cut off or lack a bracket or comma.`
      : `${file}, line ${line}: not valid JSON. The format is one object a line.`,
  ),
  dataJsonNoList: error<{ file: string; lists: number }>("data-type", ({ file, lists }) =>
    lists > 1
      ? `${file} holds ${lists} lists, so it cannot be told which are the rows. Keep one, or save the rows as a list alone.`
      : `${file} holds no list of rows. It must be [{…}, {…}], or an object with one such list in it.`,
  ),
  dataJsonNoObject: error<{ file: string; at: "line" | "entry"; number: number }>(
    "data-type",
    (place) => `${spot(place)}: a row must be an object such as {"id": 1}.`,
  ),
  dataEndlessNumber: error<{ file: string; at: "line" | "entry"; number: number; column: string }>(
    "data-type",
    (place) =>
      `${spot(place)}: the number in ${quoted(place.column)} is larger than any number that can be held. Write it as text.`,
  ),
  dataNoSheet: error<{ file: string; sheet: string | null; sheets: readonly string[] }>(
    "data-missing",
    ({ file, sheet, sheets }) =>
      sheet === null ? `${file} holds no sheet of cells.` : `${file} has no sheet ${quoted(sheet)}; it has ${list(sheets)}.`,
  ),
  dataSheetErrors: warning<{ file: string; count: number }>(
    "data-type",
    ({ file, count }) =>
      `${file}: ${count} ${count === 1 ? "cell shows" : "cells show"} an error such as #N/A and ${count === 1 ? "counts" : "count"} as empty.`,
  ),
  dataFormulasWithoutResult: warning<{ file: string; count: number }>(
    "data-type",
    ({ file, count }) =>
      `${file}: ${count} ${count === 1 ? "formula has" : "formulas have"} no saved result and ${count === 1 ? "counts" : "count"} as empty. Open it in a spreadsheet and save it.`,
  ),

  dataUnknownColumn: error<{ table: string; column: string; role: string; near: string | null; columns: readonly string[] }>(
    "unknown-column",
    ({ table, column, role, near, columns }) =>
      `The data of ${quoted(table)} has no column ${quoted(column)}${role === "columns" ? "" : ` (its ${role}:)`}.${meant(near)} It has ${list(columns)}.`,
  ),
  dataReservedColumn: warning<{ table: string; column: string }>(
    "ambiguous",
    ({ table, column }) =>
      `The column ${quoted(column)} of ${quoted(table)} has a name kept for our own use and is left out. Rename it to use it.`,
  ),
  dataMisfit: error<{
    table: string;
    column: string;
    type: string;
    ref: string | null;
    value: string;
    place: RowPlace;
    more: number;
    hint: string | null;
  }>(
    "data-type",
    ({ table, column, type, ref, value, place, more: others, hint }) =>
      `${spot(place)}: ${quoted(value)} in ${table}.${column} is not ${typeWords(type)}${ref === null ? "" : `, as the key of ${quoted(ref)} is`}.${more(others)}${hint === null ? "" : ` ${hint}`}`,
  ),
  dataBadFormat: error<{ column: string; format: string; reason: string }>(
    "bad-value",
    ({ column, format, reason }) =>
      `The format ${quoted(format)} of ${quoted(column)} cannot be read${/strptime/.test(reason) ? "" : `: ${reason}`}. Write it with %Y %m %d %H %M %S, for example "%d/%m/%Y", or "%s" for seconds since 1970.`,
  ),
  dataAmbiguousDates: info<{ table: string; column: string; example: string; formats: readonly string[] }>(
    "data-type",
    ({ table, column, example, formats }) =>
      `${table}.${column} looks like dates (${quoted(example)}) but is read as text, since it cannot be told which is the day and which the month. To use it as dates write under columns: ${column}: {type: date, format: ${formats.map((format) => JSON.stringify(format)).join(" or ")}}.`,
  ),
  dataNumbersAsText: info<{ table: string; column: string; example: string; decimal: string }>(
    "data-type",
    ({ table, column, example, decimal }) =>
      `${table}.${column} looks like numbers (${quoted(example)}) but is read as text. To use it as numbers write under columns: ${column}: {type: number, decimal: ${JSON.stringify(decimal)}}.`,
  ),
  dataTimeNoTime: error<{ table: string; role: "time" | "valid"; column: string; type: string }>(
    "data-type",
    ({ table, role, column, type }) =>
      `${role}: of ${quoted(table)} names ${quoted(column)}, which holds ${type === "text" ? "text" : `${type} values`}, not dates or times. Declare its type under columns:, with a format where it is not written 2026-01-31.`,
  ),
  dataKeyEmpty: error<{ table: string; key: string; count: number; place: RowPlace }>(
    "data-key",
    ({ table, key, count, place }) =>
      `The key ${quoted(key)} of ${quoted(table)} is empty in ${count} ${count === 1 ? "row" : "rows"}, the first at ${spot(place)}. A key names each row: fill it in, or leave key: out.`,
  ),
  dataKeyRepeated: error<{ table: string; key: string; value: string; count: number; places: readonly RowPlace[] }>(
    "data-key",
    ({ table, key, value, count, places }) =>
      `The key ${quoted(key)} of ${quoted(table)} is not unique: ${quoted(value)} stands at ${places.map(spot).join(" and at ")}${count > 1 ? `, and ${count - 1} more ${count === 2 ? "value repeats" : "values repeat"}` : ""}.`,
  ),
  dataKeyOverlaps: error<{ table: string; key: string; value: string; places: readonly RowPlace[] }>(
    "data-key",
    ({ table, key, value, places }) =>
      `Two rows of ${quoted(table)} with ${key} ${quoted(value)} are valid at the same time: ${places.map(spot).join(" and ")}. Let the earlier one end where the later begins.`,
  ),
  dataOutsideCoverage: info<{ table: string; count: number; from: string; to: string }>(
    "data-missing",
    ({ table, count, from, to }) =>
      `${count} ${count === 1 ? "row" : "rows"} of ${quoted(table)} outside its coverage (${from} to ${to}) ${count === 1 ? "is" : "are"} left out.`,
  ),
  dataTwinTables: error<{ table: string; other: string }>(
    "ambiguous",
    ({ table, other }) =>
      `The tables ${quoted(other)} and ${quoted(table)} differ only in capital letters and cannot be told apart. Rename one.`,
  ),
  dataSqlFails: error<{ table: string; reason: string }>(
    "data-type",
    ({ table, reason }) => `The sql: of ${quoted(table)} does not run: ${reason}`,
  ),
  dataSqlNotSelect: error<{ table: string }>(
    "bad-value",
    ({ table }) =>
      `The sql: of ${quoted(table)} may only read: write one SELECT over other tables of this file, without a semicolon.`,
  ),
  dataSqlReaches: error<{ table: string; what: string }>(
    "bad-value",
    ({ table, what }) =>
      `The sql: of ${quoted(table)} reads ${what}. It may read only tables declared in this file: declare the file as a table of its own.`,
  ),
  dataSqlCycle: error<{ tables: readonly string[] }>(
    "cycle",
    ({ tables }) => `These tables need each other, so none can be made first: ${tables.map(quoted).join(" → ")}.`,
  ),
};
