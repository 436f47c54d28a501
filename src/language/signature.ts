import { FUNCTIONS } from "../formula/functions.js";
import { cursorAt, inFormula } from "./cursor.js";
import { meantAt } from "./places.js";
import type { Project } from "./project.js";
import { typing } from "./typing.js";

export interface Signature {
  readonly label: string;
  readonly meaning: string;
  /** Ranges of the label, one an argument. */
  readonly parameters: readonly (readonly [start: number, end: number])[];
  readonly active: number;
}

/** The innermost call around the cursor: how it is written, and at which argument the cursor stands. */
export function signature(project: Project, file: string, offset: number): Signature | null {
  const document = project.document(file);
  const cursor = document && cursorAt(document, offset);
  if (cursor?.kind !== "value" || meantAt(cursor.path)?.kind !== "formula") return null;
  const { calls, inText } = typing(inFormula(cursor.scalar, offset).before, project.sketch);
  const call = inText ? undefined : calls.findLast(({ name }) => name !== null);
  const help = call?.name ? FUNCTIONS.get(call.name) : undefined;
  if (!call || !help) return null;
  const label =
    help.signature.split(" or ")[help.signature.includes(" or ") && (call.distinct || call.argument > 0) ? 1 : 0] ??
    help.signature;
  const parameters = help.kind === "event" ? [] : argumentsOf(label);
  return { label, meaning: help.meaning, parameters, active: Math.min(call.argument, Math.max(parameters.length - 1, 0)) };
}

function argumentsOf(label: string): readonly (readonly [number, number])[] {
  const open = label.indexOf("(");
  const close = label.lastIndexOf(")");
  const found: (readonly [number, number])[] = [];
  let start = open + 1;
  for (const part of label.slice(open + 1, close).split(", ")) {
    found.push([start, start + part.length]);
    start += part.length + 2;
  }
  return found;
}
