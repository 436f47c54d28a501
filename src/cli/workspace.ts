import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { globSync } from "tinyglobby";
import { Refused, type Diagnostic } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import { FileProblem, LONGEST_FILE, type Files } from "../compile/read/files.js";
import { readWorkspace, type ReadResult } from "../compile/read.js";
import type { Context } from "./context.js";

/** The name of the one file that makes a folder a workspace. */
export const ENTRY = "metrics.yaml";

/** The workspace's folder: as given, else the nearest upward that holds metrics.yaml. Throws Refused where there is none. */
export function findWorkspace(given: string | null, { cwd }: Pick<Context, "cwd">): string {
  if (given !== null) return resolve(cwd, given);
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (existsSync(join(folder, ENTRY))) return folder;
    if (dirname(folder) === folder) throw new Refused([diagnose("noWorkspace", null, { folder: resolve(cwd) })]);
  }
}

/** The workspace's files, as the reader wants them. */
export function filesOf(root: string): Files {
  return {
    read(path) {
      const full = join(root, path);
      let bytes: Buffer;
      try {
        const found = statSync(full);
        if (found.isDirectory()) throw new FileProblem("directory", path);
        if (found.size > LONGEST_FILE) throw new FileProblem("too-large", path);
        bytes = readFileSync(full);
      } catch (cause) {
        if (cause instanceof FileProblem) throw cause;
        throw new FileProblem((cause as NodeJS.ErrnoException).code === "ENOENT" ? "missing" : "unreadable", path);
      }
      try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
      } catch {
        throw new FileProblem("encoding", path);
      }
    },
    list: (glob) => globFiles(root, glob),
  };
}

function globFiles(root: string, glob: string): readonly string[] {
  const inside = (path: string): boolean => !relative(root, resolve(root, path)).startsWith("..");
  return globSync(glob, { cwd: root, onlyFiles: true, followSymbolicLinks: false, expandDirectories: false })
    .map((path) => path.split(sep).join("/"))
    .filter(inside)
    .sort();
}

export interface Read extends ReadResult {
  readonly root: string;
}

/** Reads the definitions of a workspace. Mistakes are in the result; nothing is thrown for them. */
export function readDefinitions(root: string): Read {
  return { root, ...readWorkspace(filesOf(root), ENTRY) };
}

export const errorsOf = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.filter((d) => d.severity === "error");
