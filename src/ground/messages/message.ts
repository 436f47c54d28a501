import type { Code, Severity } from "../diagnostic.js";

/** One sentence a user may read: its code, its weight, and the words around the data. */
export interface Message<D> {
  readonly code: Code;
  readonly severity: Severity;
  readonly say: (data: D) => string;
}

/** Writes one entry of a table of sentences; here only so that each entry's data has a type of its own. */
export const error = <D = Record<string, never>>(code: Code, say: (data: D) => string): Message<D> => ({
  code,
  severity: "error",
  say,
});
export const warning = <D = Record<string, never>>(code: Code, say: (data: D) => string): Message<D> => ({
  code,
  severity: "warning",
  say,
});
export const info = <D = Record<string, never>>(code: Code, say: (data: D) => string): Message<D> => ({
  code,
  severity: "info",
  say,
});

/** A name in a sentence: in typographic quotes, cut where hostile input made it endless, without what a terminal obeys. */
export const quoted = (name: string): string =>
  `“${(name.length > 80 ? `${name.slice(0, 77)}…` : name).replace(/\p{Cc}/gu, "\uFFFD")}”`;

/** A value of a column's type, in words. */
export const typeWords = (type: string): string => (Object.hasOwn(TYPES, type) ? (TYPES[type] as string) : type);
const TYPES: Readonly<Record<string, string>> = {
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  date: "a date",
  time: "a time",
  text: "text",
};
