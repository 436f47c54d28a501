import type { SheetColumn } from "../../../language/sheet.js";

/** What a typed text means in a column: a number where the column holds numbers and the text is one. */
export function valueOf(typed: string, { kind }: SheetColumn): string | number | boolean {
  if (kind === "boolean" && /^(?:true|false)$/.test(typed)) return typed === "true";
  if (kind === "number" && typed.trim() !== "" && Number.isFinite(Number(typed))) return Number(typed);
  return typed;
}
