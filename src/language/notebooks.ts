import { Faults } from "../formula/faults.js";
import { Lexer, type Token } from "../formula/lex.js";
import type { Span } from "../ground/span.js";
import { sourceOf, split } from "./notebook/split.js";
import type { Names } from "./names.js";
import type { Target } from "./uses.js";

/** Where the notebooks of a workspace lie. */
export const NOTEBOOKS = "{notebooks,data/notebooks}/**/*.md";

/** Markdown whose fenced cells ask for KPIs and data. */
export const isNotebook = (file: string): boolean => /^(?:data\/)?notebooks\/.+\.md$/.test(file);

/** A name of the workspace in a notebook; in JavaScript it stands in quotes. */
export interface NotebookUse {
  readonly target: Target;
  readonly span: Span;
  readonly quote: `"` | "'" | null;
}

const cells = (text: string): readonly { readonly language: string; readonly text: string; readonly start: number }[] =>
  split(text).map((cell) => ({ language: cell.kind, text: sourceOf(text, cell), start: cell.inner.start }));

/**
 * The KPIs and assumptions that a notebook names: in its `kpi` cells (a formula or names a line, or behind `kpi:`,
 * `kpis:`, `formula:`), and as `kpi("name")` in JavaScript, in a cell or between `${` and `}`.
 */
export function usesInNotebook(file: string, text: string, names: Names): readonly NotebookUse[] {
  const found: NotebookUse[] = [];
  for (const cell of cells(text)) {
    if (cell.language !== "kpi") continue;
    for (const line of cell.text.matchAll(/^(?:[ \t]*(\w+)[ \t]*:)?(.*)$/gm)) {
      const [all, key, formula = ""] = line;
      if (key !== undefined && !FORMULA_KEYS.has(key)) continue;
      const start = cell.start + line.index + all.length - formula.length;
      found.push(...inFormula(formula, start, file, names));
    }
  }
  for (const { 0: all, 1: quote, 2: name = "", index } of text.matchAll(/\bkpi\(\s*(["'])((?:\\.|(?!\1)[^\\\n])*)\1/g)) {
    const target = targetOf(name.replace(/\\(.)/g, "$1"), names);
    const start = index + all.length - 1 - name.length;
    if (target) found.push({ target, span: { file, start, end: start + name.length }, quote: quote === "'" ? "'" : '"' });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

const FORMULA_KEYS: ReadonlySet<string> = new Set(["kpi", "kpis", "formula"]);

function inFormula(formula: string, start: number, file: string, names: Names): readonly NotebookUse[] {
  const lexer = new Lexer(formula, new Faults({ text: formula, file, map: [] }));
  const tokens: Token[] = [];
  for (let token = lexer.next(); token.kind !== "end"; token = lexer.next()) tokens.push(token);
  const isDot = (token: Token | undefined): boolean => token?.kind === "mark" && token.text === ".";
  return tokens.flatMap((token, i) => {
    // A part of a path is a column, and a name before a bracket a function.
    const next = tokens[i + 1];
    if (token.kind !== "name" || isDot(tokens[i - 1]) || isDot(next) || (next?.kind === "mark" && next.text === "(")) return [];
    const target = targetOf(token.text, names);
    const span = { file, start: start + token.start, end: start + token.end };
    return target ? [{ target, span, quote: null }] : [];
  });
}

function targetOf(written: string, { sections }: Names): Target | null {
  const name = written.normalize("NFC");
  if (sections.kpis.has(name)) return { section: "kpis", name };
  return sections.assumptions.has(name) ? { section: "assumptions", name } : null;
}

/** The SQL of a notebook's cells. */
export const sqlInNotebook = (text: string): string =>
  cells(text)
    .filter(({ language }) => language === "sql")
    .map((cell) => cell.text)
    .join("\n");
