import { FileProblem } from "../../compile/read/files.js";
import { NOTEBOOKS } from "../../language/notebooks.js";
import { filesOf } from "../workspace.js";

/** The texts of a workspace's notebooks, by path. What is no text, or too large for one, is none. */
export function notebookTexts(root: string): Readonly<Record<string, string>> {
  const files = filesOf(root);
  const read = (path: string): readonly (readonly [string, string])[] => {
    try {
      return [[path, files.read(path)]];
    } catch (cause) {
      if (cause instanceof FileProblem) return [];
      throw cause;
    }
  };
  return Object.fromEntries(files.list(NOTEBOOKS).flatMap(read));
}
