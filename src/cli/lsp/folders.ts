import { existsSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { memory } from "../../compile/again.js";
import type { Definitions } from "../../compile/definitions.js";
import type { Expr } from "../../ground/expr.js";
import { formulaInWords } from "../../report/build/words.js";
import { LANGUAGES } from "../../report/language.js";
import { FileProblem } from "../../compile/read/files.js";
import { documentOf } from "../../language/document.js";
import { NOTEBOOKS } from "../../language/notebooks.js";
import { includes, project, type Project } from "../../language/project.js";
import type { EngineKind } from "../session.js";
import { ENTRY, filesOf } from "../workspace.js";
import { DataReader } from "./data.js";

/** Names of the channels that come with the product. */
const LOADERS = ["file", "discourse", "slack_export", "aurora"];

/** One workspace that an editor has a file of open: its texts, open ones before those of the disk, and its data. */
export class Folder {
  readonly root: string;
  readonly data: DataReader;
  readonly #memory = memory();
  readonly #open: (uri: string) => TextDocument | undefined;
  #disk: { readonly texts: Map<string, string | FileProblem>; readonly lists: Map<string, readonly string[]> } | null = null;
  #last: { readonly key: string; readonly project: Project } | null = null;

  constructor(root: string, engine: EngineKind, open: (uri: string) => TextDocument | undefined, changed: () => void) {
    this.root = root;
    this.#open = open;
    this.data = new DataReader(root, engine, changed);
  }

  uri(file: string): string {
    return pathToFileURL(join(this.root, file)).href;
  }

  /** The path of an open file from the workspace's folder. */
  file(uri: string): string {
    return relative(this.root, fileURLToPath(uri)).split(sep).join("/");
  }

  /** What is on the disk may have changed: it is read again when it is next needed. */
  forgetDisk(): void {
    this.#disk = null;
    this.#last = null;
  }

  document(file: string): TextDocument | undefined {
    return this.#open(this.uri(file)) ?? this.#open(this.uri(file).replace(/^file:\/\/\/([a-z]):/i, "file:///$1%3A"));
  }

  /** The workspace as it stands in the editor, looked at once a change. */
  project(asked: string): Project {
    const texts = this.#texts(asked);
    const { catalog } = this.data.known;
    const versions = Object.keys(texts).map((file) => `${file}:${this.document(file)?.version ?? "disk"}`);
    const key = JSON.stringify([
      asked,
      versions,
      Object.values(catalog?.tables ?? {}).map((table) => [table.name, table.digest]),
    ]);
    if (this.#last?.key !== key)
      this.#last = {
        key,
        project: project({ texts, catalog, loaders: LOADERS, entry: ENTRY, memory: this.#memory, inWords }, asked),
      };
    return this.#last.project;
  }

  #texts(asked: string): Readonly<Record<string, string>> {
    const files = filesOf(this.root);
    const disk = (this.#disk ??= { texts: new Map(), lists: new Map() });
    const text = (path: string): string => {
      const open = this.document(path)?.getText();
      if (open !== undefined) return open;
      const known = disk.texts.get(path) ?? attempt(() => files.read(path));
      disk.texts.set(path, known);
      if (known instanceof FileProblem) throw known;
      return known;
    };
    const list = (glob: string): readonly string[] => {
      const known = disk.lists.get(glob) ?? files.list(glob);
      disk.lists.set(glob, known);
      return known;
    };
    const texts: Record<string, string> = {};
    const add = (path: string): void => {
      const found = attempt(() => text(path));
      if (typeof found === "string") texts[path] = found;
    };
    add(ENTRY);
    for (const pattern of includes(documentOf(ENTRY, texts[ENTRY] ?? ""))) list(pattern).forEach(add);
    list(NOTEBOOKS).forEach(add);
    add(asked);
    return texts;
  }
}

/** In the community's first language, where reports are written in it. */
const inWords = (formula: Expr, definitions: Definitions): string =>
  formulaInWords(formula, definitions, LANGUAGES.find((each) => each === definitions.community.languages[0]) ?? "en");

function attempt(read: () => string): string | FileProblem {
  try {
    return read();
  } catch (problem) {
    if (problem instanceof FileProblem) return problem;
    throw problem;
  }
}

/** The workspace's folder of an open file: the nearest upward with metrics.yaml, which may not be saved yet. */
export function rootOf(uri: string, given: string | null): string | null {
  if (given !== null) return given;
  if (!uri.startsWith("file:")) return null;
  const path = fileURLToPath(uri);
  if (basename(path) === ENTRY) return dirname(path);
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(join(folder, ENTRY))) return folder;
    if (dirname(folder) === folder) return null;
  }
}
