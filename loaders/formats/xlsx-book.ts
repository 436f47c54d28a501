import { scanXml } from "./xml.js";
import type { Zip } from "./zip.js";

/** What a workbook says beside its sheets' cells. */
export interface Book {
  /** In the order of their tabs; `target` is the part's path from xl/. */
  readonly sheets: readonly { readonly name: string; readonly target: string }[];
  readonly texts: readonly string[];
  /** By a cell's style index: whether it shows a number as a date, as a time of day, or neither. */
  readonly styles: readonly ("date" | "clock" | null)[];
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean;
}

const MOST = 256 << 20;

export async function readBook(zip: Zip): Promise<Book> {
  const targets = new Map<string, string>();
  await scanXml(zip.read("xl/_rels/workbook.xml.rels", MOST), {
    open: (name, at) => {
      if (name === "Relationship" && at["Id"] !== undefined) targets.set(at["Id"], (at["Target"] ?? "").replace(/^\/xl\//, ""));
    },
  });
  const sheets: { name: string; target: string }[] = [];
  let from1904 = false;
  await scanXml(zip.read("xl/workbook.xml", MOST), {
    open: (name, at) => {
      if (name === "workbookPr") from1904 = at["date1904"] === "1" || at["date1904"] === "true";
      const id = Object.entries(at).find(([key]) => key.endsWith(":id"))?.[1];
      const target = id === undefined ? undefined : targets.get(id);
      // A chart's own tab is no sheet of cells.
      if (name === "sheet" && target?.startsWith("worksheets/")) sheets.push({ name: at["name"] ?? "", target });
    },
  });
  return { sheets, from1904, texts: await sharedTexts(zip), styles: await dateStyles(zip) };
}

async function sharedTexts(zip: Zip): Promise<string[]> {
  const texts: string[] = [];
  if (!zip.names.includes("xl/sharedStrings.xml")) return texts;
  let text = "";
  let isText = false;
  let phonetic = 0;
  await scanXml(zip.read("xl/sharedStrings.xml", MOST), {
    open: (name) => {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic++;
      isText = name === "t" && phonetic === 0;
    },
    text: (part) => {
      if (isText) text += part;
    },
    close: (name) => {
      if (name === "si") texts.push(unescape(text));
      else if (name === "rPh") phonetic--;
      isText = false;
    },
  });
  return texts;
}

/** Excel writes a control character as _x000D_. */
export const unescape = (text: string): string =>
  text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text;

async function dateStyles(zip: Zip): Promise<("date" | "clock" | null)[]> {
  const styles: ("date" | "clock" | null)[] = [];
  if (!zip.names.includes("xl/styles.xml")) return styles;
  const codes = new Map<number, string>();
  let inCells = false;
  await scanXml(zip.read("xl/styles.xml", MOST), {
    open: (name, at) => {
      if (name === "numFmt") codes.set(Number(at["numFmtId"]), at["formatCode"] ?? "");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) styles.push(showsDate(Number(at["numFmtId"] ?? 0), codes));
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
}

/** Formats Excel builds in (ECMA-376, 18.8.30): 14–17 and 22 are dates, 18–21 and 45–47 times; 27–36 and 50–58 dates in East Asia. */
function showsDate(id: number, codes: ReadonlyMap<number, string>): "date" | "clock" | null {
  const code = codes.get(id);
  if (code === undefined) {
    if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return "date";
    return (id >= 18 && id <= 21) || id === 45 || id === 47 ? "clock" : null;
  }
  // Elapsed time such as [h]:mm is an amount, not a moment; other brackets are colours and locales.
  if (/\[(h+|m+|s+)\]/i.test(code)) return null;
  const letters = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "").replace(/general/i, "");
  if (/[dy]/i.test(letters)) return "date";
  if (/[hs]/i.test(letters)) return "clock";
  return /m/i.test(letters) ? "date" : null;
}
