import { readFileSync } from "node:fs";
import { join } from "node:path";

export const root = new URL("../../", import.meta.url).pathname;
/** The extension for VS Code. */
export const folder = join(root, "src/editors/vscode");
export const json = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

/** Every text of a JSON value under keys of this name. */
export function under(value: unknown, keys: readonly string[]): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    keys.includes(key) && typeof inner === "string" ? [inner] : under(inner, keys),
  );
}
