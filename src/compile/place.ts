import type { Diagnostic, Fix } from "../ground/diagnostic.js";
import { sentence } from "../ground/messages.js";
import type { Span } from "../ground/span.js";

/** 1-based; columns in UTF-16 units, as editors count them. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A diagnostic as `check --format json` prints it; ends are exclusive. */
export interface Placed {
  readonly code: string;
  readonly severity: string;
  /** Empty where no file holds the mistake. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  readonly fix?: PlacedFix;
}

/** Replace the range by `text`, and each further one with it. */
export interface PlacedFix extends PlacedEdit {
  readonly title: string;
  readonly also?: readonly PlacedEdit[];
}

interface PlacedEdit extends Range {
  readonly text: string;
}

interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

type Texts = Readonly<Record<string, string>>;

/** The line and column of an offset. A byte order mark takes no column: editors do not show it. */
export function place(text: string, offset: number): Place {
  const starts = lineStarts(text);
  const at = Math.min(Math.max(offset, 0), text.length);
  const line = lineOf(starts, at);
  const mark = line === 0 && text.startsWith("\uFEFF") && at > 0 ? 1 : 0;
  return { line: line + 1, column: at - (starts[line] ?? 0) + 1 - mark };
}

/** The diagnostic with its sentence, its lines and columns; `texts` holds the files' texts by path. */
export function placed(diagnostic: Diagnostic, texts: Texts): Placed {
  const { code, severity, span, fix } = diagnostic;
  return {
    code,
    severity,
    path: span?.file ?? "",
    ...range(span, texts),
    message: sentence(diagnostic),
    ...(fix ? { fix: placedFix(fix, texts) } : {}),
  };
}

function placedFix({ title, text, span, also }: Fix, texts: Texts): PlacedFix {
  const further = also?.map((edit) => ({ text: edit.text, ...range(edit.span, texts) }));
  return { title, text, ...range(span, texts), ...(further && further.length > 0 ? { also: further } : {}) };
}

function range(span: Span | null, texts: Texts): Range {
  const text = (span && texts[span.file]) ?? "";
  const start = place(text, span?.start ?? 0);
  const end = place(text, span?.end ?? 0);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** Where each line begins; \n, \r\n and \r end one. Remembered for the last text, as one file has many diagnostics. */
export function lineStarts(text: string): readonly number[] {
  if (remembered.text === text) return remembered.starts;
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  remembered = { text, starts };
  return starts;
}

let remembered: { text: string; starts: readonly number[] } = { text: "", starts: [0] };

/** The index of the line that holds the offset. */
export function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
