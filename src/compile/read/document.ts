import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Document, Scalar, YAMLMap, YAMLSeq } from "yaml";
import type { Diagnostic } from "../../ground/diagnostic.js";
import { diagnose } from "../../ground/messages.js";
import type { Span } from "../../ground/span.js";
import type { Entry, ScalarTree, Tree } from "./tree.js";

/** Deeper nesting is refused, so that whatever follows may recurse. */
export const DEEPEST = 100;
/** What a file may hold with every alias written out. */
const MOST_NODES = 200_000;

/** A tree and what it costs to walk it. */
interface Measured {
  readonly tree: Tree;
  readonly size: number;
  readonly depth: number;
}

/** The YAML package's document as a tree of ours; `unmask` undoes what the reader did to the text before parsing. */
export function treeOf(
  document: Document.Parsed | null,
  file: string,
  text: string,
  unmask: (text: string) => string,
): { tree: Tree | null; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const anchors = new Map<string, Measured>();
  let total = 0;

  const span = (range: readonly number[] | null | undefined): Span => {
    const start = Math.min(range?.[0] ?? 0, text.length);
    return { file, start, end: Math.max(start, Math.min(range?.[1] ?? start, text.length)) };
  };
  const nothing = (at: Span): Measured => measured({ ...EMPTY, span: at });

  function measure(node: unknown, fallback: Span): Measured {
    if (isAlias(node)) {
      const named = anchors.get(node.source);
      const at = span(node.range);
      if (!named) return refused(at, diagnose("unknownAlias", at, { name: node.source }));
      total += named.size;
      if (total > MOST_NODES || named.depth > DEEPEST) return refused(at, diagnose("aliasBomb", at, { most: MOST_NODES }));
      return named;
    }
    total += 1;
    const made = isScalar(node) ? scalar(node) : isMap(node) ? map(node) : isSeq(node) ? list(node) : nothing(fallback);
    if (made.depth > DEEPEST) {
      return refused(made.tree.span, diagnose("yamlTooDeep", made.tree.span, { most: DEEPEST }));
    }
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined) anchors.set(node.anchor, made);
    return made;
  }

  function scalar(node: Scalar): Measured {
    const at = span(node.range);
    const content = unmask(node.source ?? "");
    const value =
      typeof node.value === "number" || typeof node.value === "boolean" || node.value === null ? node.value : content;
    if (/\0|\p{Cs}/u.test(content)) diagnostics.push(diagnose("unfitEscape", at, {}));
    return measured({
      kind: "scalar",
      value,
      text: content,
      style: STYLES[node.type ?? "PLAIN"] ?? "plain",
      source: text.slice(at.start, at.end),
      span: at,
    });
  }

  function map(node: YAMLMap): Measured {
    const entries = new Map<string, Entry>();
    const parts: Measured[] = [];
    for (const pair of node.items) {
      const key = keyOf(pair.key);
      const value = measure(pair.value, afterKey(key?.span ?? span(node.range)));
      if (!key) continue;
      if (entries.has(key.name)) diagnostics.push(diagnose("duplicateKey", key.span, { key: key.name }));
      else {
        entries.set(key.name, { key: key.span, value: value.tree });
        parts.push(value);
      }
    }
    return gathered({ kind: "map", entries, span: span(node.range) }, parts);
  }

  function keyOf(node: unknown): { name: string; span: Span } | null {
    if (!isScalar(node) || (node.source ?? "") === "") {
      const range = (node as { range?: readonly number[] } | null)?.range;
      diagnostics.push(diagnose("keyIsNoText", span(range), {}));
      return null;
    }
    const at = span(node.range);
    const name = unmask(node.source ?? "").normalize("NFC");
    if (/\0|\p{Cs}/u.test(name)) diagnostics.push(diagnose("unfitEscape", at, {}));
    if (name === "<<" && node.type === "PLAIN") {
      diagnostics.push(diagnose("mergeKey", at, {}));
      return null;
    }
    return { name, span: at };
  }

  function list(node: YAMLSeq): Measured {
    const parts = node.items.map((item) => measure(item, span(node.range)));
    return gathered({ kind: "list", items: parts.map((part) => part.tree), span: span(node.range) }, parts);
  }

  function refused(at: Span, why: Diagnostic): Measured {
    diagnostics.push(why);
    return nothing(at);
  }

  const root = document?.contents ? measure(document.contents, span(null)).tree : null;
  const empty = root === null || (root.kind === "scalar" && root.source === "");
  return { tree: empty ? null : root, diagnostics };
}

const EMPTY: Omit<ScalarTree, "span"> = { kind: "scalar", value: null, text: "", style: "plain", source: "" };

const STYLES: Readonly<Record<string, ScalarTree["style"]>> = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

const measured = (tree: Tree): Measured => ({ tree, size: 1, depth: 1 });

const gathered = (tree: Tree, parts: readonly Measured[]): Measured => ({
  tree,
  size: parts.reduce((sum, part) => sum + part.size, 1),
  depth: parts.reduce((most, part) => Math.max(most, part.depth), 0) + 1,
});

const afterKey = (key: Span): Span => ({ file: key.file, start: key.end, end: key.end });
