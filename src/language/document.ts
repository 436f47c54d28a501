import { readYamlAgain, type YamlMemory } from "../compile/read/pieces.js";
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

export function documentOf(file: string, text: string, memory: YamlMemory | null = null): Document {
  const rough = once(() => outline(text, file));
  const exact = once(() => {
    const { tree, sound } = memory ? readYamlAgain(file, text, memory) : readYaml(file, text);
    const empty: MapTree = { kind: "map", entries: new Map(), span: { file, start: 0, end: text.length } };
    return { sound, root: sound ? (tree ?? empty) : rough().root };
  });
  return {
    file,
    text,
    get sound() {
      return exact().sound;
    },
    get root() {
      return exact().root;
    },
    get outline() {
      return rough();
    },
  };
}

/** Made when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
