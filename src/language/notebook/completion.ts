import type { Completion } from "../item.js";
import { labelOf } from "../label.js";
import type { Names, TableNames } from "../names.js";
import { OPTIONS } from "./fence.js";
import { graph, type Node } from "./graph.js";
import { CODE_KINDS } from "./split.js";

/** What may be written at an offset of a notebook: names of KPIs, tables and columns, cells above, words of a first line. */
export function notebookCompletions(file: string, text: string, offset: number, names: Names): readonly Completion[] {
  const nodes = graph(text);
  const node = nodes.find(({ start, end }) => start <= offset && offset <= end);
  if (!node) return [];
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  const typed = /[\p{L}_$][\p{L}\p{N}_$]*$/u.exec(line)?.[0] ?? "";
  const edit = (insert: string): Completion["edit"] => ({ file, start: offset - typed.length, end: offset, text: insert });
  const items = node.info && offset <= node.inner.start ? firstLine(line, names) : inside(node, nodes, line, text, names);
  return items.map((item) => ({ ...item, edit: edit(item.insert) }));
}

type Offered = Omit<Completion, "edit">;

function firstLine(line: string, { sections }: Names): readonly Offered[] {
  if (/^ {0,3}(?:`{3,}|~{3,})[\w-]*$/.test(line))
    return CODE_KINDS.map((kind) => ({ label: kind, kind: "word", insert: kind }));
  if (/\bpin=["']?[\w,]*$/.test(line))
    return [...sections.stakeholders.keys()].map((name) => ({ label: name, kind: "stakeholder", insert: name }));
  return OPTIONS.map((name) => ({ label: name, kind: "key", insert: name === "echo" ? name : `${name}=` }));
}

function inside(node: Node, nodes: readonly Node[], line: string, text: string, names: Names): readonly Offered[] {
  const above = nodes.filter(({ index }) => index < node.index);
  switch (node.kind) {
    case "kpi": {
      const by = /^\s*(.+?)\s+by\s+\S*$/.exec(line)?.[1];
      return by === undefined ? kpiItems(names, true) : [];
    }
    case "sql":
      return sqlItems(node, above, line, text, names);
    case "js":
      return /\bkpi\(\s*["'][^"']*$/.test(line) ? kpiItems(names, false) : given(above);
    case "vega-lite":
      return /"name"\s*:\s*"\w*$/.test(line) ? given(above) : [];
    default:
      return /\$\{\s*kpi\(\s*["'][^"']*$/.test(line) ? kpiItems(names, false) : [];
  }
}

const kpiItems = (names: Names, written: boolean): readonly Offered[] =>
  [...names.sections.kpis.values()].map(({ name, entry }) => ({
    label: name,
    kind: "kpi",
    insert: !written || /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `\`${name}\``,
    detail: labelOf(entry.value, names),
  }));

const given = (above: readonly Node[]): readonly Offered[] =>
  above.flatMap(({ gives, kind }) => gives.map((name): Offered => ({ label: name, kind: "name", insert: name, detail: kind })));

function sqlItems(node: Node, above: readonly Node[], line: string, text: string, names: Names): readonly Offered[] {
  const source = text.slice(node.inner.start, node.inner.end);
  const words = new Set((source.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []).map((word) => word.toLowerCase()));
  const used = [...names.tables.values()].filter(({ name }) => words.has(name.toLowerCase()));
  const qualifier = /([\p{L}_][\p{L}\p{N}_]*)\.[\p{L}\p{N}_]*$/u.exec(line)?.[1];
  if (qualifier !== undefined) {
    const table = names.tables.get(qualifier) ?? aliased(qualifier, source, used);
    return table ? columnItems([table]) : [];
  }
  return [
    ...columnItems(used),
    ...[...names.tables.values()].map(({ name, row }): Offered => ({
      label: name,
      kind: "table",
      insert: quoted(name),
      detail: row,
    })),
    ...given(above.filter(({ kind }) => kind === "sql")),
  ];
}

const aliased = (alias: string, source: string, used: readonly TableNames[]): TableNames | undefined =>
  used.find(({ name }) => new RegExp(`\\b${name}"?\\s+(?:as\\s+)?${alias}\\b`, "i").test(source));

function columnItems(tables: readonly TableNames[]): readonly Offered[] {
  const found = new Map<string, Offered>();
  for (const { name: table, columns } of tables)
    for (const { name, type } of columns.values())
      found.set(name, { label: name, kind: "column", insert: quoted(name), detail: `${table}${type ? `, ${type}` : ""}` });
  return [...found.values()];
}

/** As SQL writes a name. */
const quoted = (name: string): string => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `"${name.replaceAll('"', '""')}"`);
