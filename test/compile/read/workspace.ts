import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { FileProblem, readWorkspace, type Files, type ReadResult } from "../../../src/compile/read.js";
import { placed } from "../../../src/compile/place.js";

/** Files in memory; a pattern's `*` stands for anything within a folder. */
export function filesIn(texts: Readonly<Record<string, string>>): Files {
  return {
    read(path) {
      const text = texts[path];
      if (text === undefined) throw new FileProblem("missing", path);
      return text;
    },
    list(glob) {
      const pattern = new RegExp(`^${glob.replace(/[.+^${}()|[\]\\]/g, "\\$&").replace(/\*+/g, "[^/]*")}$`);
      return Object.keys(texts).filter((path) => pattern.test(path));
    },
  };
}

export const readText = (text: string): ReadResult => readWorkspace(filesIn({ "metrics.yaml": text }));

/** Every file below a folder, by its path from there. */
export function textsBelow(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  return Object.fromEntries(
    paths.map((path) => [relative(folder, join(folder, path)).split(sep).join("/"), readFileSync(join(folder, path), "utf8")]),
  );
}

/** A line each, as `check` prints them; the file is named where it is not the main one. */
export function lines({ diagnostics, texts }: ReadResult): string[] {
  return diagnostics.map((diagnostic) => {
    const { path, line, column, endLine, endColumn, severity, code, message, fix } = placed(diagnostic, texts);
    const file = path === "metrics.yaml" ? "" : `${path}:`;
    const end = line === endLine ? `${endColumn}` : `${endLine}:${endColumn}`;
    return `${file}${line}:${column}-${end} ${severity} ${code} ${message}${fix ? ` [${fix.text}]` : ""}`;
  });
}
