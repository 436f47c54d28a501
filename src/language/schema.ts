import { metricsSchema } from "../compile/schema.js";
import type { Path } from "../compile/read/tree.js";

/** A node of the file's JSON Schema, as far as an editor asks. */
export interface SchemaNode {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly (string | number | boolean)[];
  readonly const?: string | number | boolean;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaNode | boolean;
  readonly propertyNames?: { readonly pattern?: string };
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  /** Keys that stand for each other: one set of them is given. */
  readonly oneOf?: readonly { readonly required: readonly string[] }[];
}

let schema: SchemaNode | null = null;
/** Made once, as it never changes and is large. */
const root = (): SchemaNode => (schema ??= metricsSchema() as SchemaNode);

/** Everything that may stand at a path: one node, or several where the schema gives a choice. */
export function schemaAt(path: Path): readonly SchemaNode[] {
  let nodes = choices(root());
  for (const step of path) nodes = nodes.flatMap((node) => below(node, step).flatMap(choices));
  return nodes;
}

/** The sentence that the schema says of a key. */
export function described(path: Path): string | null {
  const parents = schemaAt(path.slice(0, -1));
  const last = path.at(-1);
  const nodes = last === undefined ? [root()] : parents.flatMap((node) => below(node, last));
  return nodes.find((node) => node.description !== undefined)?.description ?? null;
}

function below(node: SchemaNode, step: string | number): readonly SchemaNode[] {
  if (typeof step === "number") return node.items ? [node.items] : [];
  const own = node.properties && Object.hasOwn(node.properties, step) ? node.properties[step] : undefined;
  if (own) return [own];
  return typeof node.additionalProperties === "object" ? [node.additionalProperties] : [];
}

function choices(node: SchemaNode): readonly SchemaNode[] {
  return node.anyOf ? node.anyOf.flatMap(choices) : [node];
}

export const isMapNode = (node: SchemaNode): boolean => node.type === "object";
/** A map of texts by language. */
export const isTexts = (node: SchemaNode): boolean => node.propertyNames?.pattern?.startsWith("^[a-z]{2,3}") ?? false;
