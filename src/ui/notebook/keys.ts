import type { Node } from "../../language/notebook/graph.js";

/** A cell and the key it goes by while the text around it changes. */
export interface Keyed {
  readonly key: string;
  readonly node: Node;
}

let made = 0;

/**
 * Keys for a notebook's cells after an edit: cells that are alike at the beginning and at the end keep theirs; those
 * between keep theirs in order where as many are left, by name where they have one, and are new otherwise.
 */
export function keyed(before: readonly Keyed[], nodes: readonly Node[]): readonly Keyed[] {
  const isSame = (a: Node | undefined, b: Node | undefined): boolean =>
    a !== undefined && b !== undefined && a.kind === b.kind && a.source === b.source && a.options.id === b.options.id;
  let head = 0;
  while (head < nodes.length && isSame(before[head]?.node, nodes[head])) head++;
  let tail = 0;
  while (
    tail < Math.min(nodes.length, before.length) - head &&
    isSame(before[before.length - 1 - tail]?.node, nodes[nodes.length - 1 - tail])
  )
    tail++;
  const between = before.slice(head, before.length - tail);
  const now = nodes.slice(head, nodes.length - tail);
  const taken = new Set<string>();
  const keep = (found: Keyed | undefined): string | null => {
    if (!found || taken.has(found.key)) return null;
    taken.add(found.key);
    return found.key;
  };
  const middle = now.map((node, i): Keyed => {
    const same = between.find((old) => !taken.has(old.key) && isSame(old.node, node));
    const byName = between.find(
      (old) => old.node.kind === node.kind && old.node.options.id !== null && old.node.options.id === node.options.id,
    );
    const byPlace = between.length === now.length ? between[i] : undefined;
    return { key: keep(same) ?? keep(byName) ?? keep(byPlace) ?? `c${++made}`, node };
  });
  return nodes.map((node, i): Keyed => {
    if (i < head) return { key: before[i]?.key ?? `c${++made}`, node };
    if (i >= nodes.length - tail) return { key: before[before.length - (nodes.length - i)]?.key ?? `c${++made}`, node };
    return middle[i - head] ?? { key: `c${++made}`, node };
  });
}
