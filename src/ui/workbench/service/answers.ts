import type { Catalog } from "../../../compile/catalog.js";
import type { Definitions } from "../../../compile/definitions.js";
import { memory } from "../../../compile/again.js";
import { treeAt, type Path } from "../../../compile/read/tree.js";
import type { Diagnostic } from "../../../ground/diagnostic.js";
import type { Expr } from "../../../ground/expr.js";
import { sentence } from "../../../ground/messages.js";
import { place } from "../../../compile/place.js";
import { completions } from "../../../language/completion.js";
import { pathAt } from "../../../language/cursor.js";
import { diagnostics, fixEdits, formatFormula } from "../../../language/diagnostics.js";
import { hover } from "../../../language/hover.js";
import { labelOf } from "../../../language/label.js";
import { text } from "../../../language/names.js";
import { definitionAt, occurrenceAt, usagesAt } from "../../../language/occurrences.js";
import { project, type Project } from "../../../language/project.js";
import { rename } from "../../../language/rename.js";
import { removeKey, setValue } from "../../../language/set-value.js";
import { sheet } from "../../../language/sheet.js";
import { formulaInWords } from "../../../report/build/words.js";
import { LANGUAGES } from "../../../report/language.js";
import { changedRows, completedCell, writtenCells } from "./row-answers.js";
import type { Listed, Look, Outline, OutlineSection, Problem, Questions } from "./protocol.js";

const ENTRY = "metrics.yaml";

/** The language service over the texts of a workbench, as they stand: asked in the page's worker, or in a test. */
export class Answers {
  readonly #memory = memory();
  #texts: Readonly<Record<string, string>> = {};
  #catalog: Catalog | null = null;
  #loaders: readonly string[] = [];
  #looked: Project | null = null;
  #version = 0;

  set(version: number, texts: Readonly<Record<string, string>>): void {
    this.#version = version;
    this.#texts = { ...this.#texts, ...texts };
    this.#looked = null;
  }

  /** What is known of the data: tables with their columns, and the channels that a source may have. */
  data(catalog: Catalog | null, loaders: readonly string[]): void {
    this.#catalog = catalog;
    this.#loaders = loaders;
    this.#looked = null;
  }

  look(): Look {
    const seen = this.#project();
    return {
      version: this.#version,
      problems: diagnostics(seen).map((each) => this.#problem(each, seen)),
      outline: outlineOf(seen),
      sound: seen.documents.every(({ sound }) => sound),
    };
  }

  readonly questions: Questions = {
    complete: (file, offset) =>
      completions(this.#project(), file, offset).map(({ label, kind, detail = "", documentation = "", edit }) => ({
        label,
        kind,
        detail,
        documentation,
        edit,
      })),
    hover: (file, offset) => {
      const found = hover(this.#project(), file, offset);
      return found && { ...found.span, markdown: found.markdown };
    },
    definition: (file, offset) => definitionAt(this.#project(), file, offset),
    usages: (file, offset) => usagesAt(this.#project(), file, offset).map(({ span }) => span),
    nameAt: (file, offset) => {
      const found = occurrenceAt(this.#project(), file, offset);
      return found && { ...found.span, name: found.thing.name };
    },
    rename: (file, offset, name) => rename(this.#project(), file, offset, name),
    format: (file, offset) => formatFormula(this.#project(), file, offset),
    thing: (file, offset) => {
      const document = this.#project().document(file);
      return document ? (pathAt(document.root, offset)?.path ?? []) : [];
    },
    place: (file, path) => {
      const document = this.#project().document(file);
      return document ? (treeAt(document.root, path)?.span ?? null) : null;
    },
    sheet: (section) => sheet(this.#project(), section),
    set: (file, path, value) => setValue(this.#texts[file] ?? "", path, value, file)?.edit ?? null,
    remove: (file, path) => removeKey(this.#texts[file] ?? "", path, file)?.edit ?? null,
    cells: (changes) => writtenCells(this.#texts, changes),
    rows: (change) => changedRows(this.#project(), this.#texts, ENTRY, change),
    completeCell: (file, path, value, caret) =>
      completedCell((texts) => this.#over(texts), this.#texts, file, path, value, caret),
  };

  #project(): Project {
    return (this.#looked ??= this.#over(this.#texts));
  }

  #over(texts: Readonly<Record<string, string>>): Project {
    return project({
      texts,
      catalog: this.#catalog,
      loaders: this.#loaders,
      entry: ENTRY,
      memory: this.#memory,
      inWords,
    });
  }

  #problem(diagnostic: Diagnostic, seen: Project): Problem {
    const { code, severity, span, fix } = diagnostic;
    const file = span?.file ?? ENTRY;
    const at = place(this.#texts[file] ?? "", span?.start ?? 0);
    const root = span ? seen.document(file)?.root : undefined;
    const path: Path = root && span ? (pathAt(root, span.start)?.path ?? []) : [];
    return {
      code,
      severity,
      message: sentence(diagnostic),
      file,
      start: span?.start ?? 0,
      end: span?.end ?? 0,
      ...at,
      fix: fix ? { title: fix.title, edits: fixEdits(seen, fix) } : null,
      path,
    };
  }
}

/** In the community's first language, where reports are written in it. */
const inWords = (formula: Expr, definitions: Definitions): string =>
  formulaInWords(formula, definitions, LANGUAGES.find((each) => each === definitions.community.languages[0]) ?? "en");

function outlineOf(seen: Project): Outline {
  const { sections, tables } = seen.sketch;
  const about: { readonly [S in Exclude<OutlineSection, "notebooks">]: (name: string) => string } = {
    kpis: (name) => text(sections.kpis.get(name)?.entry.value, "unit") ?? "",
    stakeholders: (name) => text(sections.stakeholders.get(name)?.entry.value, "language") ?? "",
    goals: (name) => text(sections.goals.get(name)?.entry.value, "for") ?? "",
    assumptions: (name) => text(sections.assumptions.get(name)?.entry.value, "value") ?? "",
    tables: (name) => String(tables.get(name)?.columns.size ?? 0),
    pilots: (name) => text(sections.pilots.get(name)?.entry.value, "kpi") ?? "",
  };
  const listed = (section: Exclude<OutlineSection, "notebooks">): readonly Listed[] =>
    [...sections[section].values()].map(({ name, file, entry }) => ({
      name,
      label: labelOf(entry.value, seen.sketch),
      file,
      start: entry.key.start,
      end: entry.key.end,
      about: about[section](name),
    }));
  return {
    kpis: listed("kpis"),
    stakeholders: listed("stakeholders"),
    goals: listed("goals"),
    assumptions: listed("assumptions"),
    tables: listed("tables"),
    pilots: listed("pilots"),
    notebooks: seen.notebooks.map((file) => ({
      name: file.replace(/^(?:data\/)?notebooks\//, ""),
      label: "",
      file,
      start: 0,
      end: 0,
      about: "",
    })),
  };
}
