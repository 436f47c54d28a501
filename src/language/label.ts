import type { Tree } from "../compile/read/tree.js";
import { child, type Names } from "./names.js";

/** A text of the file in the community's first language, or in any. */
export function textOf(tree: Tree | null, names: Names): string {
  if (tree?.kind === "scalar") return tree.text.trim();
  if (tree?.kind !== "map") return "";
  const chosen = names.languages.map((language) => tree.entries.get(language)?.value).find((value) => value !== undefined);
  const value = chosen ?? tree.entries.values().next().value?.value;
  return value?.kind === "scalar" ? value.text.trim() : "";
}

/** What readers call a named thing: its label, else nothing. */
export const labelOf = (tree: Tree, names: Names): string => textOf(child(tree, "label") ?? child(tree, "name"), names);
