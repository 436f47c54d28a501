import { shownNumber } from "./shown.js";
import type { Asked } from "../query/ask.js";
import type { Table, Value, CellType } from "../engine/table.js";
import type { CheckedKpi } from "../compile/program.js";

/** An answer as `--format json` prints it (fixed). */
export interface PrintedTable {
  readonly columns: readonly { readonly name: string; readonly type: string; readonly unit?: string }[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Columns: the `--by` names as written, then the KPIs as asked, with their bounds or their details where wanted. */
export function answerTable(answer: Asked, how: { readonly detail: boolean; readonly interval: boolean }): PrintedTable {
  const kpiColumns = answer.kpis.flatMap((kpi, i): PrintedTable["columns"] => {
    const type = answer.types[i] ?? "number";
    const unit = type === "number" ? { unit: kpi.unit } : {};
    const bounds = how.interval
      ? ["low", "high"].map((side) => ({ name: `${kpi.name}_${side}`, type: "number", ...unit }))
      : [];
    return [{ name: kpi.name, type, ...unit }, ...bounds];
  });
  const columns: PrintedTable["columns"] = [...answer.by, ...kpiColumns];
  const rows = answer.rows.map((row) => [
    ...row.key,
    ...row.cells.flatMap((cell) => {
      const { value, n, low, high, state } = cell;
      return [how.detail ? { value, n, low, high, state } : value, ...(how.interval ? [low, high] : [])];
    }),
  ]);
  return { columns, rows };
}

/** The same as a typed table, for Arrow; a detailed cell is its value. */
export function typedTable({ columns, rows }: PrintedTable): Table {
  const types = columns.map((column, c) =>
    cellType(
      column.type,
      rows.map((row) => row[c]),
    ),
  );
  const flat = (value: unknown): Value =>
    value !== null && typeof value === "object" ? ((value as { readonly value: Value }).value ?? null) : (value as Value);
  return {
    columns: columns.map((column, c) => ({ name: column.name, type: types[c] as CellType })),
    rows: rows.length,
    data: columns.map((_, c) => rows.map((row) => flat(row[c]))),
  };
}

function cellType(type: string, values: readonly unknown[]): CellType {
  if (type === "timestamp") return "time";
  if (type !== "number") return type as CellType;
  return values.some((value) => typeof value === "string") ? "integer" : "number";
}

/** RFC 4180: a null is empty, an empty text is quoted, so the two stay apart. */
export function csvOf(table: Pick<PrintedTable, "columns" | "rows">): string {
  const headed = table.columns.flatMap(({ name }) => name);
  const detailed = table.rows.some((row) => row.some((value) => value !== null && typeof value === "object"));
  const header = detailed
    ? table.columns.flatMap(({ name }, c) =>
        isDetail(table, c) ? ["", "_n", "_low", "_high", "_state"].map((end) => `${name}${end}`) : [name],
      )
    : headed;
  const cells = (row: readonly unknown[]): readonly unknown[] =>
    row.flatMap((value) => (value !== null && typeof value === "object" ? Object.values(value) : [value]));
  return [header, ...table.rows.map(cells)].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

const isDetail = (table: Pick<PrintedTable, "rows">, column: number): boolean => {
  const value = table.rows[0]?.[column];
  return value !== null && typeof value === "object";
};

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  return text === "" || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** For people: aligned columns, numbers in the unit the KPI is shown in, states in words. */
export function textTable(answer: Asked, kpis: Readonly<Record<string, CheckedKpi>>, bounds: boolean): string {
  const header = [...answer.by.map((b) => b.name), ...answer.kpis.map((kpi) => kpi.name)];
  const numeric = [...answer.by.map((b) => b.type === "number"), ...answer.kpis.map(() => true)];
  const body = answer.rows.map((row) => [
    ...row.key.map((value) => (value === null ? "–" : printable(String(value)))),
    ...row.cells.map((cell, i) => {
      const kpi = kpis[answer.kpis[i]?.name ?? ""];
      const value = shownNumber(cell.value, kpi);
      const range =
        bounds && cell.low !== null && cell.high !== null
          ? ` [${shownNumber(cell.low, kpi)}, ${shownNumber(cell.high, kpi)}]`
          : "";
      const state = cell.state === "complete" ? "" : ` (${cell.state.replace("_", " ")})`;
      return `${cell.value === null ? "–" : value}${range}${state}`;
    }),
  ]);
  return aligned(header, body, numeric);
}

/** Any rows, aligned; numbers to the right. */
export function plainTable(header: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const numeric = header.map((_, c) => rows.length > 0 && rows.every((row) => row[c] === null || typeof row[c] === "number"));
  return aligned(
    header,
    rows.map((row) => row.map((value) => (value === null ? "–" : printable(String(value))))),
    numeric,
  );
}

function aligned(header: readonly string[], body: readonly (readonly string[])[], numeric: readonly boolean[]): string {
  const widths = header.map((name, c) =>
    body.reduce((most, row) => Math.max(most, displayWidth(row[c] ?? "")), displayWidth(name)),
  );
  const pad = (cell: string, c: number): string => " ".repeat((widths[c] ?? 0) - displayWidth(cell));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, c) => (numeric[c] ? pad(cell, c) + cell : cell + pad(cell, c)))
      .join("  ")
      .trimEnd();
  return [line(header), widths.map((w) => "─".repeat(w)).join("  "), ...body.map(line), ""].join("\n");
}

/** Control characters in data must not drive the reader's terminal. */
const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}]/gu, (c) => `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);

/** Columns a text takes on a terminal: East Asian wide characters take two, combining marks none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const c of text)
    width += /\p{M}/u.test(c)
      ? 0
      : /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u.test(
            c,
          )
        ? 2
        : 1;
  return width;
}
