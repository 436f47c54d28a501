import { readYaml } from "../compile/read/yaml.js";
import type { MapTree, Tree } from "../compile/read/tree.js";
import { outline, type Outline } from "./outline.js";

/** One file: its tree, exact where the YAML is sound, else as far as its indentation tells. */
export interface Document {
  readonly file: string;
  readonly text: string;
  readonly sound: boolean;
  readonly root: Tree;
  readonly outline: Outline;
}

export function documentOf(file: string, text: string): Document {
  const { tree, sound } = readYaml(file, text);
  let made: Outline | null = null;
  const lazily = (): Outline => (made ??= outline(text, file));
  const empty: MapTree = { kind: "map", entries: new Map(), span: { file, start: 0, end: text.length } };
  return {
    file,
    text,
    sound,
    root: sound ? (tree ?? empty) : lazily().root,
    get outline() {
      return lazily();
    },
  };
}
