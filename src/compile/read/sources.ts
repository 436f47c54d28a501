import * as z from "zod";
import type { SourceDef } from "../definitions.js";
import { plainName, word } from "./atoms.js";
import type { Reading } from "./reading.js";
import { buildNamed, nameSpan } from "./reading.js";
import type { Path, Tree } from "./tree.js";
import { record, treeAt } from "./tree.js";

export const sourceShape = z
  .looseObject(
    { loader: word.describe("The channel that loads it: file, discourse, slack_export, … or a file of loaders/.") },
    { error: "map" },
  )
  .describe("A channel's options. Secrets only as ${ENV}.");

/** A source's name is a folder of data/lake/ too. */
export const sourcesShape = z
  .record(plainName, sourceShape, { error: "map" })
  .describe("Where rows come from: one loader and its options each.");

export function buildSources(input: z.output<typeof sourcesShape> | undefined, reading: Reading): Record<string, SourceDef> {
  return buildNamed(input, ["sources"], (name, { loader }, path): SourceDef => {
    const { loader: _, ...options } = optionsAt(reading, path);
    return { name, loader, options: record(Object.entries(options)), span: nameSpan(reading, path) };
  });
}

/** The loader's own options as they stand, in objects without a prototype. */
function optionsAt(reading: Reading, path: Path): Record<string, unknown> {
  const tree = treeAt(reading.root, path);
  return tree?.kind === "map" ? (valueOf(tree) as Record<string, unknown>) : {};
}

function valueOf(tree: Tree): unknown {
  if (tree.kind === "scalar") return tree.value;
  if (tree.kind === "list") return tree.items.map(valueOf);
  return record([...tree.entries].map(([key, entry]) => [key, valueOf(entry.value)] as const));
}
