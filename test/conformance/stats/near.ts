import { expect } from "vitest";

export interface PlainEntry {
  readonly input: string;
  readonly parameters: unknown;
  readonly expected: unknown;
  readonly tolerance: number | string;
}

type Data = Readonly<Record<string, readonly number[]>>;

export interface PlainCheck {
  /** Held against "folder/entry method". */
  readonly is: RegExp;
  /** Throws where a figure is off; returns what of the entry is not held, in words of the table. `path` is the input's. */
  readonly run: (entry: PlainEntry, data: Data, path: string) => readonly string[] | void;
}

/** Within an absolute tolerance. */
export function near(got: number | null | undefined, want: number, tolerance: number | string, what: string): void {
  expect(typeof tolerance).toBe("number");
  expect(Math.abs((got ?? Number.NaN) - want), `${what}: ${got}, expected ${want}`).toBeLessThanOrEqual(Number(tolerance));
}

/** Within a share of what is expected. */
export const nearShare = (got: number | null | undefined, want: number, share: number | string, what: string): void =>
  near(got, want, Math.abs(want) * Number(share), what);

/** What a method found; a refusal fails the test with its words. */
export function agrees<A extends { readonly ok: boolean; readonly why?: string }>(
  answer: A,
): Extract<A, { readonly ok: true }> {
  if (!answer.ok) throw new Error(`refused: ${answer.why}`);
  return answer as Extract<A, { readonly ok: true }>;
}

/** A file's rows by the names of their columns, as text. */
export function rowsOf(text: string): readonly Readonly<Record<string, string>>[] {
  const cut = (line: string): string[] => line.split(",").map((cell) => cell.replaceAll('"', ""));
  const [header = "", ...lines] = text.trim().split(/\r?\n/);
  return lines.map((line) => Object.fromEntries(cut(line).map((cell, i) => [cut(header)[i] ?? "", cell])));
}
