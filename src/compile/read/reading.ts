import type { Diagnostic, Fix } from "../../ground/diagnostic.js";
import { diagnose } from "../../ground/messages.js";
import type { FormulaText, Span } from "../../ground/span.js";
import type { Texts } from "../definitions.js";
import type { TextsInput } from "./atoms.js";
import { formulaText } from "./formula-text.js";
import type { Suggest } from "./suggest.js";
import type { Path, Tree } from "./tree.js";
import { keyAt, record, treeAt, trueKey } from "./tree.js";

/** What the sections are built with: the tree for places, the community's languages, a list for complaints. */
export interface Reading {
  readonly root: Tree;
  readonly languages: readonly string[];
  /** False where the file names no languages: then every language is welcome. */
  readonly languagesGiven: boolean;
  readonly complaints: Diagnostic[];
  readonly suggest: Suggest;
}

/** The place of a value; of its key's neighbourhood where nothing stands there. */
export function spanAt(reading: Reading, path: Path): Span {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    const tree = treeAt(reading.root, part);
    if (tree) return length === path.length ? tree.span : (keyAt(reading.root, part) ?? tree.span);
  }
  return { file: reading.root.span.file, start: 0, end: 0 };
}

/** The place of the key a path ends in: where a named thing is pointed at. */
export const nameSpan = (reading: Reading, path: Path): Span => keyAt(reading.root, path) ?? spanAt(reading, path);

/** Every entry of a map of named things, built in the file's order, without a prototype. */
export function buildNamed<I, O>(
  input: Readonly<Record<string, I>> | undefined,
  path: Path,
  build: (name: string, input: I, path: Path) => O,
): Record<string, O> {
  return record(
    Object.entries(input ?? {}).map(([key, value]) => {
      const name = trueKey(key);
      return [name, build(name, value, [...path, name])] as const;
    }),
  );
}

/** Texts by language; a plain text is in the community's first language. */
export function buildTexts(reading: Reading, input: TextsInput | undefined, path: Path): Texts {
  if (input === undefined) return record<string>([]);
  if (typeof input === "string") return record([[reading.languages[0] ?? "en", input]]);
  const { languages, languagesGiven, complaints, suggest } = reading;
  for (const language of Object.keys(input)) {
    if (!languagesGiven || languages.includes(language)) continue;
    const at = nameSpan(reading, [...path, language]);
    const near = suggest(language, languages);
    complaints.push(diagnose("unknownLanguage", at, { language, near, languages }, replacement(at, near)));
  }
  return record(Object.entries(input));
}

/** The formula written at a path that the schema has found to be text. */
export function buildFormula(reading: Reading, path: Path): FormulaText {
  const tree = treeAt(reading.root, path);
  if (tree?.kind === "scalar") return formulaText(tree);
  const { file, start } = spanAt(reading, path);
  return { text: "", file, map: [start] };
}

/** "Did you mean": replaces the place by the nearest name, where there is one. */
export function replacement(span: Span, near: string | null): Fix | undefined {
  return near === null ? undefined : { title: `Replace by ${near}`, span, text: scalarText(near) };
}

/** A text as a YAML scalar: plain where that is safe in flow and block style alike. */
const scalarText = (text: string): string =>
  /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(text) && !RESERVED.test(text) ? text : JSON.stringify(text);
const RESERVED = /^(true|false|null)$/i;
