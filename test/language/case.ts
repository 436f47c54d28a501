import type { Catalog } from "../../src/compile/catalog.js";
import { sentence } from "../../src/ground/messages.js";
import { completions } from "../../src/language/completion.js";
import { diagnostics, fixEdits, formatFormula } from "../../src/language/diagnostics.js";
import { applied, type Edit } from "../../src/language/edit.js";
import { hover } from "../../src/language/hover.js";
import { definitionAt, usagesAt } from "../../src/language/occurrences.js";
import { project, type Workspace } from "../../src/language/project.js";
import { rename } from "../../src/language/rename.js";
import { signature } from "../../src/language/signature.js";
import { symbols, type DocumentSymbol } from "../../src/language/symbols.js";

export interface Case {
  readonly workspace: Workspace;
  readonly marks: ReadonlyMap<string, { readonly file: string; readonly offset: number }>;
}

/** Takes the marks out of the texts; catalog.json says what the data holds, table by table, column by type. */
export function marked(files: Readonly<Record<string, string>>): Case {
  const marks = new Map<string, { file: string; offset: number }>();
  const texts: Record<string, string> = {};
  let catalog: Catalog | null = null;
  for (const [file, raw] of Object.entries(files)) {
    if (file === "catalog.json") {
      catalog = catalogOf(JSON.parse(raw) as Readonly<Record<string, Readonly<Record<string, string>>>>);
      continue;
    }
    let text = "";
    for (const part of raw.split(/(⟦[^⟧]*⟧)/)) {
      if (part.startsWith("⟦")) marks.set(part.slice(1, -1), { file, offset: text.length });
      else text += part;
    }
    texts[file] = text;
  }
  return { workspace: { texts, catalog, loaders: ["file", "discourse"] }, marks };
}

function catalogOf(tables: Readonly<Record<string, Readonly<Record<string, string>>>>): Catalog {
  const known = Object.entries(tables).map(([name, columns]) => [
    name,
    {
      name,
      columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
      rows: 3,
      coverage: { from: "2026-01-01", to: "2026-02-01" },
      outside: 0,
      digest: "",
      origin: name,
      loadedAt: null,
    },
  ]);
  return { tables: Object.fromEntries(known), instants: false } as Catalog;
}

/** The answer to one heading of expected.txt. */
export function outcome({ workspace, marks }: Case, heading: string): string {
  const [, ask = "", mark = "", wanted] = /^(\S+)(?: (\S+))?(?: = (.*))?$/.exec(heading) ?? [];
  const at = marks.get(mark) ?? { file: mark === "" ? "metrics.yaml" : mark, offset: 0 };
  const look = project(workspace, at.file);
  const text = (file: string): string => workspace.texts[file] ?? "";
  const lineOf = (file: string, offset: number): string => `${file}:${text(file).slice(0, offset).split("\n").length}`;
  const edited = (edits: readonly Edit[]): string =>
    [...edits]
      .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.start - b.start))
      .map(
        ({ file, start, end, text: put }) => `${lineOf(file, start)} ${quoted(text(file).slice(start, end))} → ${quoted(put)}`,
      )
      .join("\n");
  switch (ask) {
    case "complete": {
      const items = completions(look, at.file, at.offset);
      const first = items[0];
      return [items.map((item) => item.label).join(" · "), first ? edited([first.edit]) : ""].filter(Boolean).join("\n");
    }
    case "hover": {
      const found = hover(look, at.file, at.offset);
      return found
        ? `${quoted(text(at.file).slice(found.span.start, found.span.end))}\n${found.markdown.replace(/\n+/g, "\n")}`
        : "";
    }
    case "signature": {
      const found = signature(look, at.file, at.offset);
      const [start, end] = found?.parameters[found.active] ?? [0, 0];
      return found ? `${found.label} [${found.label.slice(start, end)}]` : "";
    }
    case "definition": {
      const span = definitionAt(look, at.file, at.offset);
      return span ? `${lineOf(span.file, span.start)} ${quoted(text(span.file).slice(span.start, span.end))}` : "";
    }
    case "usages":
      return usagesAt(look, at.file, at.offset)
        .map(
          ({ span, role }) => `${lineOf(span.file, span.start)} ${quoted(text(span.file).slice(span.start, span.end))} ${role}`,
        )
        .join("\n");
    case "rename": {
      const renamed = rename(look, at.file, at.offset, wanted ?? "");
      return "refused" in renamed ? renamed.refused : edited(renamed.edits);
    }
    case "format": {
      const edit = formatFormula(look, at.file, at.offset);
      return edit
        ? applied(text(at.file), [edit])
            .slice(edit.start, edit.start + edit.text.length)
            .trimEnd()
        : "nothing to do";
    }
    case "diagnostics":
      return diagnostics(look)
        .filter((d) => d.severity !== "info")
        .map((d) => {
          const { file, start, end } = d.span ?? { file: "", start: 0, end: 0 };
          const fix = d.fix ? `\n  fix: ${edited(fixEdits(look, d.fix))}` : "";
          return `${lineOf(file, start)} ${quoted(text(file).slice(start, end))} ${d.code}: ${sentence(d)}${fix}`;
        })
        .join("\n");
    case "symbols":
      return listed(symbols(look, at.file), "");
    default:
      throw new Error(`no such question: ${heading}`);
  }
}

const quoted = (text: string): string => `‹${text.replaceAll("\n", "⏎")}›`;

function listed(all: readonly DocumentSymbol[], margin: string): string {
  return all
    .map((s) =>
      [`${margin}${s.name} ${s.kind}${s.detail === "" ? "" : ` ${s.detail}`}`, listed(s.children, `${margin}  `)]
        .filter(Boolean)
        .join("\n"),
    )
    .join("\n");
}
