/** A replacement of [start, end) in one file. */
export interface Edit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with all edits of its file made; they do not overlap. */
export function applied(text: string, edits: readonly Edit[]): string {
  let made = text;
  for (const { start, end, text: put } of [...edits].sort((a, b) => b.start - a.start || b.end - a.end))
    made = made.slice(0, start) + put + made.slice(end);
  return made;
}
