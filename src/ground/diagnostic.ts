import type { Span } from "./span.js";

/** The fixed codes of the language page; nothing else may be a diagnostic's code. */
export const CODES = [
  "yaml",
  "unknown-key",
  "missing-key",
  "bad-value",
  "duplicate-key",
  "syntax",
  "unknown-name",
  "unknown-table",
  "unknown-column",
  "unknown-function",
  "arguments",
  "type",
  "unit",
  "currency",
  "cycle",
  "unreachable",
  "ambiguous",
  "no-time",
  "grain",
  "data-missing",
  "data-type",
  "data-key",
  "privacy",
  "usage",
] as const;
export type Code = (typeof CODES)[number];
export type Severity = "error" | "warning" | "info";

/**
 * What is wrong, as data. `message` names a sentence of messages.ts and `data` fills it; the prose is made last, by
 * `sentence()`. `fix` replaces `fix.span` by `fix.text`, and `fix.title` says so in words.
 */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Null where no file holds the mistake (a command line, a missing file). */
  readonly span: Span | null;
  readonly fix?: Fix;
}

export interface Fix {
  readonly title: string;
  readonly span: Span;
  readonly text: string;
  /** Further places that are changed with it, where one alone would not do. */
  readonly also?: readonly { readonly span: Span; readonly text: string }[];
}

/** Our own fault, never a user's: reaching it ends with exit code 3. */
export class Bug extends Error {
  override readonly name = "Bug";
}

/** Carries diagnostics out of a place that cannot go on. User input may raise this and nothing else. */
export class Refused extends Error {
  override readonly name = "Refused";
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((d) => d.message).join(", "));
  }
}
