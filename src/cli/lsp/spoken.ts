import {
  CompletionItemKind,
  DiagnosticSeverity,
  SymbolKind,
  type CompletionItem,
  type Diagnostic as LspDiagnostic,
  type DocumentSymbol as LspSymbol,
  type Location,
  type Position,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver/node.js";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Diagnostic } from "../../ground/diagnostic.js";
import { sentence } from "../../ground/messages.js";
import type { Span } from "../../ground/span.js";
import type { Completion } from "../../language/item.js";
import type { Edit } from "../../language/edit.js";
import type { ItemKind } from "../../language/item.js";
import type { Project } from "../../language/project.js";
import type { DocumentSymbol } from "../../language/symbols.js";
import type { Folder } from "./folders.js";

/** The service's words as the protocol says them: offsets as lines and UTF-16 columns, paths as addresses. */
export class Spoken {
  readonly #folder: Folder;
  readonly #project: Project;
  readonly #texts = new Map<string, TextDocument>();

  constructor(folder: Folder, project: Project) {
    this.#folder = folder;
    this.#project = project;
  }

  #text(file: string): TextDocument {
    const text = this.#project.workspace.texts[file] ?? "";
    const known = this.#texts.get(file) ?? TextDocument.create(file, "yaml", 0, text);
    this.#texts.set(file, known);
    return known;
  }

  offset(file: string, position: Position): number {
    return this.#text(file).offsetAt(position);
  }

  range({ file, start, end }: Span): Range {
    const text = this.#text(file);
    return { start: text.positionAt(start), end: text.positionAt(end) };
  }

  location(span: Span): Location {
    return { uri: this.#folder.uri(span.file), range: this.range(span) };
  }

  textEdit({ text, ...span }: Edit): TextEdit {
    return { range: this.range(span), newText: text };
  }

  workspaceEdit(edits: readonly Edit[]): WorkspaceEdit {
    const changes: Record<string, TextEdit[]> = {};
    for (const edit of edits) (changes[this.#folder.uri(edit.file)] ??= []).push(this.textEdit(edit));
    return { changes };
  }

  diagnostic(diagnostic: Diagnostic): LspDiagnostic {
    const { span, code, severity } = diagnostic;
    const range = span ? this.range(span) : { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    return { range, code, severity: SEVERITY[severity], source: "worthwhile", message: sentence(diagnostic) };
  }

  /** True where a complaint about the data still points at the place it meant. */
  stillStands({ span }: Diagnostic): boolean {
    if (span === null) return true;
    return this.#project.workspace.texts[span.file] === this.#folder.data.known.texts[span.file];
  }

  completion({ label, kind, detail, documentation, edit }: Completion, index: number): CompletionItem {
    return {
      label,
      kind: KIND[kind],
      sortText: String(index).padStart(5, "0"),
      filterText: this.#text(edit.file).getText().startsWith("`", edit.start) ? `\`${label}` : label,
      textEdit: this.textEdit(edit),
      ...(detail === undefined || detail === "" ? {} : { detail }),
      ...(documentation === undefined ? {} : { documentation: { kind: "markdown", value: documentation } }),
    };
  }

  symbol({ name, detail, kind, span, nameSpan, children }: DocumentSymbol): LspSymbol {
    return {
      name: name === "" ? "…" : name,
      detail,
      kind: SYMBOL[kind],
      range: this.range(span),
      selectionRange: this.range(nameSpan),
      children: children.map((child) => this.symbol(child)),
    };
  }
}

const SEVERITY = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;

const KIND: Readonly<Record<ItemKind, CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  table: CompletionItemKind.Class,
  column: CompletionItemKind.Field,
  kpi: CompletionItemKind.Variable,
  assumption: CompletionItemKind.Constant,
  function: CompletionItemKind.Function,
  unit: CompletionItemKind.Unit,
  word: CompletionItemKind.Keyword,
  stakeholder: CompletionItemKind.Reference,
  name: CompletionItemKind.Reference,
};

const SYMBOL: Readonly<Record<DocumentSymbol["kind"], SymbolKind>> = {
  section: SymbolKind.Namespace,
  kpis: SymbolKind.Variable,
  assumptions: SymbolKind.Constant,
  tables: SymbolKind.Class,
  columns: SymbolKind.Field,
  other: SymbolKind.Object,
};
