import type { Diagnostic } from "../../ground/diagnostic.js";
import { meaningProblems } from "../../compile/around.js";
import { notebookProblems } from "../../language/notebook/problems.js";
import { notebookTexts } from "../notebook/texts.js";
import { EXIT, type Context, type Exit } from "../context.js";
import type { CommandSpec, Given } from "../options.js";
import { diagnosticsJson, printDiagnostics } from "../output.js";
import { openSession, testProblems } from "../session.js";
import { ENGINE, engineKind } from "../shared.js";
import { sinceRelease } from "../unnoted.js";
import { errorsOf, findWorkspace, readDefinitions, type Read } from "../workspace.js";

export const spec: CommandSpec = {
  name: "check",
  takes: "",
  words: [0, 0],
  summary: "Says everything that is wrong in metrics.yaml and its data: where, why, and what to write instead.",
  options: [{ name: "format", value: "FORMAT", help: "text or json", choices: ["text", "json"] }, ENGINE],
  examples: ["worthwhile check", "worthwhile check --format json"],
};

export async function run(given: Given, context: Context): Promise<Exit> {
  const read = readDefinitions(findWorkspace(given.value("workspace"), context));
  const notebooks = notebookTexts(read.root);
  const found = [...read.diagnostics, ...(await deeper(read, given, context)), ...inNotebooks(notebooks, read)];
  const diagnostics = inOrder(found);
  const texts = { ...read.texts, ...notebooks };
  if (given.value("format") === "json") context.out.write(diagnosticsJson(diagnostics, texts));
  else {
    printDiagnostics(diagnostics, texts, context.out, context.env);
    context.out.write(`${summary(diagnostics, read)}\n`);
  }
  return errorsOf(diagnostics).length > 0 ? EXIT.wrong : EXIT.done;
}

/** What only the data and the formulas' meaning can tell. */
async function deeper(read: Read, given: Given, context: Context): Promise<readonly Diagnostic[]> {
  if (read.definitions === null) return [];
  const session = await openSession(read, null, [], engineKind(given), context.env);
  try {
    return [
      ...news(session.diagnostics, read.diagnostics),
      ...meaningProblems(session.program, read),
      ...(await testProblems(session)),
      ...sinceRelease(session),
    ];
  } finally {
    await session.engine.close();
  }
}

/** What is wrong with notebooks' cells; names are looked for only where the definitions hold together. */
function inNotebooks(texts: Readonly<Record<string, string>>, { definitions, lost }: Read): readonly Diagnostic[] {
  if (definitions === null) return [];
  const named = (section: "kpis" | "stakeholders" | "tables"): ReadonlySet<string> =>
    new Set([...Object.keys(definitions[section]), ...lost.filter((each) => each.section === section).map(({ name }) => name)]);
  const known = { kpis: named("kpis"), stakeholders: named("stakeholders"), tables: named("tables") };
  return Object.entries(texts).flatMap(([file, text]) => notebookProblems(file, text, known));
}

/** What the data says of a place that is not known to be wrong already. */
function news(said: readonly Diagnostic[], before: readonly Diagnostic[]): readonly Diagnostic[] {
  const wrong = new Set(errorsOf(before).map(({ span }) => JSON.stringify(span)));
  return said.filter(({ span }) => span === null || !wrong.has(JSON.stringify(span)));
}

/** By place in the file, each once. */
function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const once = new Map(diagnostics.map((d) => [JSON.stringify([d.message, d.span, d.data]), d]));
  const file = (d: Diagnostic): string => d.span?.file ?? "";
  return [...once.values()].sort((a, b) =>
    file(a) < file(b) ? -1 : file(a) > file(b) ? 1 : (a.span?.start ?? -1) - (b.span?.start ?? -1),
  );
}

function summary(diagnostics: readonly Diagnostic[], read: Read): string {
  const count = (severity: string): number => diagnostics.filter((d) => d.severity === severity).length;
  const words = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;
  const kpis = Object.keys(read.definitions?.kpis ?? {}).length;
  const goals = Object.keys(read.definitions?.goals ?? {}).length;
  return `${words(kpis, "KPI")}, ${words(goals, "goal")}: ${words(count("error"), "error")}, ${words(count("warning"), "warning")}, ${words(count("info"), "note")}.`;
}
