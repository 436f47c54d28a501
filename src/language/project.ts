import type { Catalog } from "../compile/catalog.js";
import type { Definitions } from "../compile/definitions.js";
import type { Expr } from "../ground/expr.js";
import { understand, type Program } from "../compile/program.js";
import { FileProblem, readWorkspace, type ReadResult } from "../compile/read.js";
import { again, type Memory } from "../compile/again.js";
import { staysInside } from "../compile/read/files.js";
import { documentOf, once, type Document } from "./document.js";
import { matcher } from "./glob.js";
import { namesOf, type Names } from "./names.js";
import { isNotebook } from "./notebooks.js";

/** What the service is asked about: the texts of a workspace by path, and what is known of its data. */
export interface Workspace {
  readonly texts: Readonly<Record<string, string>>;
  readonly entry?: string;
  readonly catalog?: Catalog | null;
  /** Names of the channels that a source may have. */
  readonly loaders?: readonly string[];
  /** Says a formula in words of the community's first language, where somebody can. */
  readonly inWords?: (formula: Expr, definitions: Definitions) => string;
  /** Of the last look at it: handed in again and again, a look costs what has changed. */
  readonly memory?: Memory;
}

/** A workspace with what is found out about it, each part when it is first asked for. */
export interface Project {
  readonly workspace: Workspace;
  /** The main file, those it includes, and whatever else was asked about. */
  readonly documents: readonly Document[];
  /** Paths of the notebooks among the texts. */
  readonly notebooks: readonly string[];
  readonly document: (file: string) => Document | null;
  readonly names: Names;
  /** The same by the outlines alone: quick enough for every keystroke. */
  readonly sketch: Names;
  readonly read: ReadResult;
  /** Null where the file cannot be read at all. */
  readonly program: Program | null;
}

export const NO_DATA: Catalog = { tables: {}, instants: false };

/** Looks at a workspace. `asked` is a file that counts though nothing includes it, as it is open. */
export function project(workspace: Workspace, asked?: string): Project {
  const entry = workspace.entry ?? "metrics.yaml";
  const known = new Map<string, Document>();
  const document = (file: string): Document | null => {
    const text = Object.hasOwn(workspace.texts, file) ? workspace.texts[file] : undefined;
    if (text === undefined) return null;
    const made = known.get(file) ?? documentOf(file, text, workspace.memory);
    known.set(file, made);
    return made;
  };
  const documents = once(() => {
    const main = document(entry);
    const files = new Set([
      entry,
      ...(main ? included(main, workspace, entry) : []),
      ...(asked === undefined || isNotebook(asked) ? [] : [asked]),
    ]);
    return [...files].flatMap((file) => document(file) ?? []);
  });
  const read = once(() => readWorkspace(filesOf(workspace, entry), entry, workspace.memory));
  const catalog = workspace.catalog ?? NO_DATA;
  const names = once(() => namesOf(documents(), catalog));
  const sketch = once(() =>
    namesOf(
      documents().map(({ file, outline }) => ({ file, root: outline.root })),
      catalog,
    ),
  );
  const program = once(() => {
    const { definitions, lost, tree } = read();
    const world = definitions && { definitions, catalog, lost };
    return world && understand(world, workspace.memory && tree ? again(workspace.memory, tree, world) : null);
  });
  return {
    workspace,
    document,
    notebooks: Object.keys(workspace.texts).filter(isNotebook),
    get documents() {
      return documents();
    },
    get names() {
      return names();
    },
    get sketch() {
      return sketch();
    },
    get read() {
      return read();
    },
    get program() {
      return program();
    },
  };
}

const included = (main: Document, workspace: Workspace, entry: string): readonly string[] =>
  includes(main).flatMap((pattern) => filesOf(workspace, entry).list(pattern));

/** The patterns of files that a main file includes, sound or not. */
export function includes(document: Document): readonly string[] {
  // An outline is only made of a file that may include others.
  if (!/\binclude\b/.test(document.text)) return [];
  const include = document.outline.root.entries.get("include")?.value;
  const items = include?.kind === "list" ? include.items : include ? [include] : [];
  return items.flatMap((item) => (item.kind === "scalar" && staysInside(item.text) ? [item.text] : []));
}

/** The texts, as the reader wants files. */
function filesOf({ texts }: Workspace, entry: string) {
  return {
    read(path: string): string {
      const text = Object.hasOwn(texts, path) ? texts[path] : undefined;
      if (text === undefined) throw new FileProblem("missing", path);
      return text;
    },
    list(glob: string): readonly string[] {
      const matches = matcher(glob);
      return Object.keys(texts)
        .filter((path) => path !== entry && matches(path))
        .sort();
    },
  };
}
