import type { z } from "zod";
import { Bug, type Diagnostic, type Fix } from "../../ground/diagnostic.js";
import { diagnose } from "../../ground/messages.js";
import type { Expectation } from "../../ground/messages/definitions.js";
import { EXPECTED } from "../../ground/messages/definitions.js";
import { quoted } from "../../ground/messages/message.js";
import type { Span } from "../../ground/span.js";
import { FileShape, type FileInput } from "./file.js";
import { replacement } from "./reading.js";
import { ONE_OF } from "./shape-words.js";
import { suggester, type Suggest } from "./suggest.js";
import { NAMED_SECTIONS, type NamedSection } from "../definitions.js";
import { originOf } from "./pieces.js";
import type { Entry, MapTree, Path, Plain, Tree } from "./tree.js";
import { keyAt, plain, record, safeKey, treeAt, trueKey } from "./tree.js";

export interface ShapeResult {
  readonly input: FileInput;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Holds a file against its schema. What does not fit is reported, then taken out – the unknown key, the bad value, at
 * worst the whole entry that cannot be without it – so that the rest is read all the same.
 */
export function checkShape(root: MapTree): ShapeResult {
  const { value, fitting } = asked(root);
  // A section whose lines are all comments is as good as none.
  for (const key of Object.keys(value)) if (value[key] === null) delete value[key];
  let result = FileShape.safeParse(value);
  const issues = result.success ? [] : result.error.issues;
  const misfits = new Set(issues.map(({ path: [section, name] }) => signOf([section ?? "", name ?? ""])));
  const diagnostics = explain(issues, root);
  for (let round = 0; !result.success; round++) {
    if (round > ROUNDS) throw new Bug("a file's mistakes cannot be taken out");
    for (const { holder, key } of result.error.issues.flatMap((issue) => culprits(value, issue))) delete holder[key];
    supplyNeeded(value);
    result = FileShape.safeParse(value);
  }
  keepFitting(root, result.data, misfits);
  return { input: withFitting(root, result.data, fitting), diagnostics };
}

type NamedInput = Readonly<Record<string, unknown>>;

/** By section, what the schema made of entries that fitted it: of the same text it makes the same again. */
const known = new Map<string, WeakMap<Tree, unknown>>(NAMED_SECTIONS.map((section) => [section, new WeakMap()]));

type Fitting = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** The values that the schema is asked about, and what is known already of the entries left out. */
function asked(root: MapTree): { readonly value: { [key: string]: Plain }; readonly fitting: Fitting } {
  const value = Object.create(null) as { [key: string]: Plain };
  const fitting = new Map<string, ReadonlyMap<string, unknown>>();
  for (const [section, { value: tree }] of root.entries) {
    const kept = known.get(section);
    if (!kept || tree.kind !== "map") {
      value[safeKey(section)] = plain(tree);
      continue;
    }
    const fits = new Map<string, unknown>();
    const open = new Map<string, Entry>();
    for (const [name, entry] of tree.entries) {
      const made = kept.get(originOf(entry.value));
      if (made === undefined) open.set(name, entry);
      else fits.set(name, made);
    }
    fitting.set(section, fits);
    value[section] = plain({ ...tree, entries: open });
  }
  return { value, fitting };
}

function keepFitting(root: MapTree, input: FileInput, misfits: ReadonlySet<string>): void {
  for (const [section, kept] of known) {
    const tree = root.entries.get(section)?.value;
    const made = input[section as NamedSection] as NamedInput | undefined;
    if (tree?.kind !== "map" || !made || misfits.has(signOf([section, ""]))) continue;
    for (const [name, { value }] of tree.entries) {
      const key = safeKey(name);
      if (Object.hasOwn(made, key) && !misfits.has(signOf([section, name]))) kept.set(originOf(value), made[key]);
    }
  }
}

/** All entries again, in the file's order. */
function withFitting(root: MapTree, input: FileInput, fitting: Fitting): FileInput {
  const whole: Record<string, unknown> = { ...input };
  for (const [section, fits] of fitting) {
    const tree = root.entries.get(section)?.value;
    if (tree?.kind !== "map" || fits.size === 0) continue;
    const made = (input[section as NamedSection] ?? {}) as NamedInput;
    whole[section] = record(
      [...tree.entries.keys()].flatMap((name): (readonly [string, unknown])[] => {
        const key = safeKey(name);
        return fits.has(name) ? [[key, fits.get(name)]] : Object.hasOwn(made, key) ? [[key, made[key]]] : [];
      }),
    );
  }
  return whole as FileInput;
}

/** Each round takes out at least one level of nesting, and schemas are less deep than this. */
const ROUNDS = 40;

type Issue = z.core.$ZodIssue;

/** What to take out for an issue; found for all issues before anything is taken out, as each looks at what is there. */
function culprits(value: { [key: string]: Plain }, issue: Issue): Culprit[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    const holder = valueAt(value, path);
    return isObject(holder) ? issue.keys.map((key) => ({ holder, key })) : [];
  }
  for (let length = path.length; length > 0; length--) {
    const holder = valueAt(value, path.slice(0, length - 1));
    const key = path[length - 1] ?? "";
    // An item of a list takes the list with it: places are found by index.
    if (isObject(holder) && key in holder) return [{ holder, key }];
  }
  return [];
}

interface Culprit {
  readonly holder: { [key: string]: Plain };
  readonly key: string;
}

/** Sections the file cannot be without, once they are missing or taken out. */
function supplyNeeded(value: { [key: string]: Plain }): void {
  value["version"] ??= 1;
  value["tables"] ??= Object.create(null) as { [key: string]: Plain };
}

const isObject = (value: Plain | undefined): value is { [key: string]: Plain } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function valueAt(value: Plain, path: readonly string[]): Plain | undefined {
  let at: Plain | undefined = value;
  for (const step of path) {
    if (Array.isArray(at)) at = at[Number(step)];
    else if (isObject(at)) at = at[step];
    else return undefined;
  }
  return at;
}

function explain(issues: readonly Issue[], root: MapTree): Diagnostic[] {
  const context = { root, suggest: suggester() };
  const told = new Set<string>();
  const mistyped = new Set(issues.flatMap((issue) => meantKeys(issue, context)));
  return issues
    .filter((issue) => neededAt(issue).every((path) => !mistyped.has(signOf(path))))
    .flatMap((issue) => diagnosticsOf(issue, [], context))
    .filter((d) => {
      const sign = `${d.span?.file}:${d.span?.start}:${d.span?.end}:${d.message}:${String(d.data["key"] ?? "")}`;
      return !told.has(sign) && told.add(sign);
    });
}

/** The keys that unknown ones were meant to be: that such a one is missing need not be said beside it. */
const meantKeys = (issue: Issue, { suggest }: Context): readonly string[] =>
  issue.code !== "unrecognized_keys"
    ? []
    : issue.keys.flatMap((key) => {
        const near = suggest(trueKey(key), issue.message.split(" "));
        return near === null ? [] : [signOf([...issue.path, near])];
      });

/** The keys whose absence an issue is about. */
const neededAt = (issue: Issue): readonly (readonly PropertyKey[])[] =>
  issue.code === "custom" && issue.message.startsWith(ONE_OF)
    ? issue.message
        .slice(ONE_OF.length)
        .split(" ")
        .map((key) => [...issue.path, key])
    : [issue.path];

const signOf = (path: readonly PropertyKey[]): string => JSON.stringify(path.map((step) => trueKey(String(step))));

interface Context {
  readonly root: MapTree;
  readonly suggest: Suggest;
}

function diagnosticsOf(issue: Issue, above: Path, context: Context): Diagnostic[] {
  const { root } = context;
  const path = [...above, ...issue.path.map((step) => (typeof step === "number" ? step : trueKey(String(step))))];
  const tree = treeAt(root, path);
  if (!tree) return [missing(path, root)];
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => unknownKey(trueKey(key), issue.message.split(" "), path, context));
  if (tree.kind === "scalar" && tree.value === null && tree.style === "plain") return [empty(path, tree, root)];
  if (issue.code === "invalid_key") return [badKey(issue, path, tree, root)];
  if (issue.code === "invalid_union") {
    const meant = issue.errors.find((option) => option.length > 0 && option.every((inner) => inner.path.length > 0));
    if (meant) return meant.flatMap((inner) => diagnosticsOf(inner, path, context));
  }
  if (issue.code === "invalid_value") return [notAmong(issue.values.map(String), tree, context)];
  if (issue.code === "custom" && issue.message.startsWith(ONE_OF))
    return [oneOf(issue.message.slice(ONE_OF.length).split(" "), path, tree, root)];
  return [
    diagnose("badValue", tree.span, { found: found(tree), expected: expectation(issue) }, nearWord(issue, tree, context)),
  ];
}

/** Where a word could have stood too, the one that was meant. */
function nearWord(issue: Issue, tree: Tree, { suggest }: Context): Fix | undefined {
  if (issue.code !== "invalid_union" || tree.kind !== "scalar") return undefined;
  const words = issue.errors.flat().flatMap((inner) => (inner.code === "invalid_value" ? inner.values.map(String) : []));
  return replacement(tree.span, suggest(tree.text, words));
}

function missing(path: Path, root: MapTree): Diagnostic {
  const parent = path.slice(0, -1);
  const holder = treeAt(root, parent);
  const start = holder?.span ?? root.span;
  const at = typeof parent.at(-1) === "string" ? keyAt(root, parent) : firstKey(holder);
  const inside = parent.length === 0 ? { ...start, end: start.start } : start;
  const of = parent.findLast((step) => typeof step === "string") ?? null;
  return diagnose("missingKey", at ?? inside, { key: String(path.at(-1)), of: of === null ? null : String(of) });
}

/** Where a map without a name of its own begins to be seen. */
function firstKey(tree: Tree | null): Span | null {
  return tree?.kind === "map" ? (tree.entries.values().next().value?.key ?? null) : null;
}

function empty(path: Path, tree: Tree, root: MapTree): Diagnostic {
  const named = path.findLast((step) => typeof step === "string");
  return diagnose("emptyKey", keyAt(root, path) ?? tree.span, { key: String(named ?? path.at(-1)) });
}

function unknownKey(key: string, known: readonly string[], path: Path, { root, suggest }: Context): Diagnostic {
  const at = keyAt(root, [...path, key]) ?? root.span;
  const near = suggest(key, known);
  return diagnose("unknownKey", at, { key, near, known }, replacement(at, near));
}

function badKey(issue: Extract<Issue, { code: "invalid_key" }>, path: Path, tree: Tree, root: MapTree): Diagnostic {
  const expected = issue.issues[0] ? expectation(issue.issues[0]) : "name";
  return diagnose("badValue", keyAt(root, path) ?? tree.span, { found: quoted(String(path.at(-1))), expected });
}

function notAmong(values: readonly string[], tree: Tree, { suggest }: Context): Diagnostic {
  if (values.length === 1) return diagnose("badValue", tree.span, { found: found(tree), expected: "version" });
  const near = tree.kind === "scalar" ? suggest(tree.text, values) : null;
  return diagnose("notAmong", tree.span, { found: found(tree), values, near }, replacement(tree.span, near));
}

function oneOf(keys: readonly string[], path: Path, tree: Tree, root: MapTree): Diagnostic {
  const at = typeof path.at(-1) === "string" ? keyAt(root, path) : firstKey(tree);
  const given = tree.kind === "map" ? keys.filter((key) => tree.entries.has(key)) : [];
  const second = given[1] === undefined ? null : keyAt(root, [...path, given[1]]);
  if (second) return diagnose("notBoth", second, { keys });
  const of = path.findLast((step) => typeof step === "string");
  return diagnose("oneOf", at ?? tree.span, { keys, of: of === undefined ? null : String(of) });
}

function expectation(issue: { readonly message: string; readonly code?: string | undefined } & object): Expectation {
  if (Object.hasOwn(EXPECTED, issue.message)) return issue.message as Expectation;
  const wanted = "expected" in issue ? String(issue.expected) : "";
  return TYPES[wanted] ?? "text";
}

const TYPES: Readonly<Record<string, Expectation>> = {
  string: "text",
  number: "number",
  int: "whole",
  boolean: "boolean",
  object: "map",
  record: "map",
  array: "list",
};

/** A value as a sentence names it. */
function found(tree: Tree): string {
  if (tree.kind === "map") return "A map";
  if (tree.kind === "list") return "A list";
  return quoted(tree.text);
}
