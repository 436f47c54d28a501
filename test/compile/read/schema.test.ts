import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { metricsSchema } from "../../../src/compile/schema.js";
import { emptyWorkspace } from "../../../src/cli/templates.js";

interface Node {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: boolean | Node;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly { readonly required: readonly string[] }[];
}

const schema = metricsSchema();
// Read back from its JSON, by a second reading of JSON Schema: what an editor would make of it. That reading knows no
// `required` by itself: which keys stand for each other is asked below.
const editor = z.fromJSONSchema(
  JSON.parse(JSON.stringify(schema, (key, part: unknown) => (key === "oneOf" ? undefined : part))) as Parameters<
    typeof z.fromJSONSchema
  >[0],
);
const sound = readFileSync(join(import.meta.dirname, "cases/sound-everything/metrics.yaml"), "utf8").replaceAll(
  /\$\{(\w+)\}/g,
  "'$$$1'",
);
const file = (): Record<string, Record<string, Record<string, unknown>>> =>
  parse(sound) as Record<string, Record<string, Record<string, unknown>>>;

describe("the JSON Schema", () => {
  it("takes what check takes", () => {
    expect(editor.safeParse(file()).error).toBeUndefined();
    expect(editor.safeParse(parse(emptyWorkspace("x")["metrics.yaml"] ?? "")).error).toBeUndefined();
    expect(editor.safeParse({ version: 1, tables: {} }).error).toBeUndefined();
  });

  it.each<[string, (text: ReturnType<typeof file>) => void]>([
    ["an unknown section", (f) => Object.assign(f, { kpi: {} })],
    ["an unknown key of a KPI", (f) => Object.assign(f["kpis"]?.["constant"] ?? {}, { labl: "x" })],
    ["an unknown key of a column", (f) => Object.assign(f["tables"]?.["topics"]?.["columns"] ?? {}, { x: { typ: "text" } })],
    ["an unknown key of a target", (f) => Object.assign(f["goals"]?.["g"]?.["target"] ?? {}, { untill: "x" })],
    ["an unknown word", (f) => Object.assign(f["kpis"]?.["constant"] ?? {}, { better: "hihger" })],
    ["a date that is none", (f) => Object.assign(f["goals"]?.["g"] ?? {}, { review: "tomorrow" })],
    ["a part without a weight", (f) => Object.assign(f["kpis"]?.["constant"] ?? {}, { composite: [{ kpi: "constant" }] })],
    ["a file without tables", (f) => delete f["tables"]],
    ["another version", (f) => Object.assign(f, { version: 2 })],
  ])("refuses %s", (_, change) => {
    const changed = file();
    change(changed);
    expect(editor.safeParse(changed).success).toBe(false);
  });

  it("wants a formula or a composite of every KPI, now and earlier", () => {
    const kpi = (schema as Node).properties?.["kpis"]?.additionalProperties as Node;
    const either = [{ required: ["formula"] }, { required: ["composite"] }];
    expect(kpi.oneOf).toEqual(either);
    expect(kpi.properties?.["history"]?.items?.oneOf).toEqual(either);
  });

  it("is strict everywhere but for a loader's own options, and explains each key of the first two levels", () => {
    const open: string[] = [];
    const silent: string[] = [];
    const walk = (node: Node, path: string, depth: number): void => {
      if (node.properties && node.additionalProperties !== false) open.push(path);
      for (const [key, inner] of Object.entries(node.properties ?? {})) {
        if (
          depth < 2 &&
          !inner.description &&
          !path.startsWith("maturity") &&
          !path.startsWith("pilots") &&
          !path.startsWith("roi")
        )
          silent.push(`${path}.${key}`);
        walk(inner, path === "" ? key : `${path}.${key}`, depth + 1);
      }
      if (typeof node.additionalProperties === "object") walk(node.additionalProperties, `${path}.*`, depth);
      if (node.items) walk(node.items, `${path}[]`, depth);
      for (const option of node.anyOf ?? []) walk(option, path, depth);
    };
    walk(schema as Node, "", 0);
    expect(open).toEqual(["sources.*"]);
    expect(silent).toEqual([]);
  });
});
