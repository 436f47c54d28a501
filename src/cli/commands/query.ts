import { ask, type Asked } from "../../query/ask.js";
import type { Question } from "../../compile/question.js";
import type { Context, Exit } from "../context.js";
import { EXIT } from "../context.js";
import type { CommandSpec, Given } from "../options.js";
import { answerTable, csvOf, textTable, typedTable } from "../table.js";
import { openSession } from "../session.js";
import { findWorkspace, readDefinitions } from "../workspace.js";
import { ENGINE, engineKind } from "../shared.js";
import { toArrow } from "../../engine/arrow.js";

export const spec: CommandSpec = {
  name: "query",
  takes: "KPI[,KPI…]",
  words: [1, 1],
  summary: "Answers KPIs by grains and dimensions.",
  options: [
    {
      name: "by",
      value: "month,channel",
      help: "grains (hour, day, week, month, quarter, year, fiscal_quarter, fiscal_year) and dimensions",
    },
    { name: "from", value: "DATE", help: "first day of the range (default: the start of the data)" },
    { name: "to", value: "DATE", help: "day after the range, exclusive (default: the end of the data)" },
    { name: "where", value: "EXPR", help: "only rows that fulfil a condition, such as \"language = 'ja'\"" },
    { name: "interval", help: "adds KPI_low and KPI_high: the 95 % interval" },
    { name: "detail", help: "each value with n, low, high and state" },
    { name: "sql", help: "prints the SQL instead of running it to an answer" },
    { name: "format", value: "FORMAT", help: "table, json, csv or arrow", choices: ["table", "json", "csv", "arrow"] },
    ENGINE,
  ],
  examples: [
    "worthwhile query resolution_rate --by month",
    "worthwhile query resolution_rate,topics --by quarter,language --from 2026-01-01 --format json",
    "worthwhile query deflection_savings --where \"language = 'ja'\" --interval",
  ],
};

export async function run(given: Given, context: Context): Promise<Exit> {
  const kpis = (given.words[0] ?? "").split(",").map((name) => name.trim());
  const read = readDefinitions(findWorkspace(given.value("workspace"), context));
  const where = given.value("where");
  const session = await openSession(read, kpis, where === null ? [] : [where], engineKind(given), context.env);
  try {
    const question: Question = { kpis, by: listOf(given.value("by")), from: given.value("from"), to: given.value("to"), where };
    const detail = given.has("detail");
    const interval = given.has("interval");
    const answer = await ask(session.answers, session.program, question, { detail: detail || interval });
    if (given.has("sql")) {
      context.out.write(`${answer.sql}\n`);
      return EXIT.done;
    }
    write(answer, { detail, interval, format: given.value("format") ?? "table" }, session.program.kpis, context);
    return EXIT.done;
  } finally {
    await session.engine.close();
  }
}

/** The names of `--by`, with their blanks: commas part them, but not inside backticks. */
export function listOf(text: string | null): readonly string[] {
  if (text === null || text.trim() === "") return [];
  const names = [""];
  let quoted = false;
  for (const c of text) {
    if (c === "`") quoted = !quoted;
    if (c === "," && !quoted) names.push("");
    else names[names.length - 1] += c;
  }
  return names;
}

type Shown = Parameters<typeof textTable>[1];

function write(
  answer: Asked,
  how: { readonly detail: boolean; readonly interval: boolean; readonly format: string },
  kpis: Shown,
  { out, err }: Context,
): void {
  if (how.format === "table") {
    out.write(textTable(answer, kpis, how.interval || how.detail));
    for (const note of answer.notes) err.write(`note: ${note.message}\n`);
    return;
  }
  const table = answerTable(answer, how);
  if (how.format === "json") out.write(`${JSON.stringify({ ...table, notes: answer.notes })}\n`);
  else if (how.format === "csv") out.write(csvOf(table));
  else out.write(toArrow(typedTable(table)));
}
