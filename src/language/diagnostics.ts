import { meaningProblems } from "../compile/around.js";
import { formulaText } from "../compile/read/formula-text.js";
import { insideScalar, plainOrQuoted } from "./scalar.js";
import type { Diagnostic, Fix } from "../ground/diagnostic.js";
import type { ScalarTree } from "../compile/read/tree.js";
import { setValue } from "./set-value.js";
import { parse } from "../formula/parse.js";
import { print } from "../formula/print.js";
import { pathAt } from "./cursor.js";
import type { Edit } from "./edit.js";
import { notebookProblems, type Known } from "./notebook/problems.js";
import { meantAt } from "./places.js";
import type { Project } from "./project.js";

/** Everything that is wrong, in the files' order, each once: what the texts tell, and where the data is known what they mean over it. */
export function diagnostics(project: Project): readonly Diagnostic[] {
  const meaning = project.program ? meaningProblems(project.program, project.read) : [];
  const notebooks = project.notebooks.flatMap((file) =>
    notebookProblems(file, project.workspace.texts[file] ?? "", knownBy(project)),
  );
  const once = new Map(
    [...project.read.diagnostics, ...meaning, ...notebooks].map((d) => [JSON.stringify([d.message, d.span, d.data]), d]),
  );
  const key = ({ span }: Diagnostic): string => `${span?.file ?? ""}\0${String(span?.start ?? 0).padStart(9, "0")}`;
  return [...once.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const knownBy = ({ sketch: { sections, tables } }: Project): Known => ({
  kpis: new Set(sections.kpis.keys()),
  stakeholders: new Set(sections.stakeholders.keys()),
  tables: new Set(tables.keys()),
});

/**
 * What a diagnostic's fix does to its file: inside a formula its text is written as the scalar's style wants it, and a
 * plain one is put into quotes where the fix brings what cannot stand there, as a comma in flow style.
 */
export const fixEdits = (project: Project, { span, text, also = [] }: Fix): readonly Edit[] =>
  [{ span, text }, ...also].map((change) => fixEdit(project, change));

function fixEdit(project: Project, { span, text }: Pick<Fix, "span" | "text">): Edit {
  const root = project.document(span.file)?.root;
  const found = root ? pathAt(root, span.start) : null;
  const scalar = found?.tree.kind === "scalar" && meantAt(found.path)?.kind === "formula" ? found.tree : null;
  const edit = { file: span.file, start: span.start, end: span.end, text: insideScalar(scalar?.style ?? "plain", text) };
  return scalar?.style === "plain" ? (plainOrQuoted(scalar, [edit])[0] ?? edit) : edit;
}

/** The formula at an offset as the language prints it, in its scalar's own style; null where nothing would change. */
export function formatFormula(project: Project, file: string, offset: number): Edit | null {
  const document = project.document(file);
  const found = document?.sound ? pathAt(document.root, offset) : null;
  if (!document || found?.tree.kind !== "scalar" || meantAt(found.path)?.kind !== "formula") return null;
  const formula = formulaText(found.tree);
  const { expr } = parse(formula);
  const printed = expr ? print(expr) : null;
  if (printed === null || printed === formula.text) return null;
  const inner = withinScalar(found.tree, printed);
  return inner ?? setValue(document.text, found.path, printed, file)?.edit ?? null;
}

/** Only the formula's own bytes, where its style can hold the printed text as it stands. */
function withinScalar(scalar: ScalarTree, printed: string): Edit | null {
  if (scalar.style !== "single" && scalar.style !== "double") return null;
  const { file, start, end } = scalar.span;
  return { file, start: start + 1, end: end - 1, text: insideScalar(scalar.style, printed) };
}
