import { countedRows, type Part } from "../../query/rows.js";
import { answerType } from "../../query/ask.js";
import type { Context, Exit } from "../context.js";
import { EXIT } from "../context.js";
import type { CommandSpec, Given } from "../options.js";
import { openSession } from "../session.js";
import { ENGINE, engineKind } from "../shared.js";
import { csvOf, plainTable } from "../table.js";
import { findWorkspace, readDefinitions } from "../workspace.js";

export const spec: CommandSpec = {
  name: "rows",
  takes: "KPI",
  words: [1, 1],
  summary: "The counted rows behind a number: for each aggregate exactly the rows it counted, without personal data.",
  options: [
    { name: "from", value: "DATE", help: "first day of the range" },
    { name: "to", value: "DATE", help: "day after the range, exclusive" },
    { name: "where", value: "EXPR", help: "only rows that fulfil a condition" },
    { name: "format", value: "FORMAT", help: "table, json or csv", choices: ["table", "json", "csv"] },
    ENGINE,
  ],
  examples: [
    "worthwhile rows resolution_rate --from 2026-09-01 --to 2026-10-01",
    "worthwhile rows orders --where \"currency = 'EUR'\" --format csv",
  ],
};

export async function run(given: Given, context: Context): Promise<Exit> {
  const kpi = given.words[0] ?? "";
  const where = given.value("where");
  const read = readDefinitions(findWorkspace(given.value("workspace"), context));
  const session = await openSession(read, [kpi], where === null ? [] : [where], engineKind(given), context.env);
  try {
    const parts = await countedRows(session.answers, session.program, {
      kpi,
      from: given.value("from"),
      to: given.value("to"),
      where,
      limit: null,
    });
    context.out.write(PRINT[given.value("format") ?? "table"]?.(parts) ?? "");
    return EXIT.done;
  } finally {
    await session.engine.close();
  }
}

const columnsOf = (part: Part): readonly { readonly name: string; readonly type: string }[] =>
  part.rows.columns.map(({ name, type }) => ({ name, type: answerType(type) }));

const rowsOf = (part: Part): readonly (readonly unknown[])[] =>
  Array.from({ length: part.rows.rows }, (_, r) => part.rows.data.map((column) => column[r] ?? null));

const PRINT: Readonly<Record<string, (parts: readonly Part[]) => string>> = {
  json: (parts) =>
    `${JSON.stringify({ parts: parts.map((part) => ({ aggregate: part.aggregate, table: part.table, columns: columnsOf(part), rows: rowsOf(part) })) })}\n`,
  csv: (parts) =>
    parts
      .map(
        (part) => (parts.length > 1 ? `# ${part.aggregate}\r\n` : "") + csvOf({ columns: columnsOf(part), rows: rowsOf(part) }),
      )
      .join(parts.length > 1 ? "\r\n" : ""),
  table: (parts) =>
    parts
      .map(
        (part) =>
          `${part.aggregate} (${part.total} ${part.total === 1 ? "row" : "rows"} of ${part.table})\n${plainTable(
            part.rows.columns.map((c) => c.name),
            rowsOf(part),
          )}`,
      )
      .join("\n"),
};
