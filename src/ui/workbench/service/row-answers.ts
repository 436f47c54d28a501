import { formulaText } from "../../../compile/read/formula-text.js";
import { treeAt, type Path } from "../../../compile/read/tree.js";
import { completions } from "../../../language/completion.js";
import type { Edit } from "../../../language/edit.js";
import { applied } from "../../../language/edit.js";
import { freeName } from "../../../language/free-name.js";
import type { Project } from "../../../language/project.js";
import {
  beginning,
  duplicateEntry,
  moveEntry,
  namesTaken,
  removeEntry,
  setCells,
  type CellChange,
} from "../../../language/rows.js";
import { setValue } from "../../../language/set-value.js";
import type { NamedSection } from "../../../compile/definitions.js";
import type { CellSuggestion, InTurn, RowChange, RowsChanged } from "./protocol.js";

type Texts = Readonly<Record<string, string>>;

/** Many cells of any files, in the order given. */
export function writtenCells(texts: Texts, changes: readonly (CellChange & { readonly file: string })[]): InTurn {
  const files = [...new Set(changes.map(({ file }) => file))];
  const written = files.map((file) =>
    setCells(
      texts[file] ?? "",
      changes.filter((change) => change.file === file),
      file,
    ),
  );
  return {
    edits: written.flatMap(({ edits }) => edits),
    refused: written.reduce((sum, { refused }) => sum + refused.length, 0),
  };
}

/** Entries added, copied, taken out or moved. */
export function changedRows(seen: Project, texts: Texts, entry: string, change: RowChange): RowsChanged | null {
  const { section } = change;
  const named = seen.names.sections[section as NamedSection] as ReadonlyMap<string, { readonly file: string }> | undefined;
  if (!named) return null;
  const fileOf = (name: string): string => named.get(name)?.file ?? entry;
  switch (change.kind) {
    case "add": {
      const row = freeName(namesTaken(seen), `new_${section.replace(/s$/, "")}`);
      const file = [...named.values()].at(-1)?.file ?? entry;
      const cells = beginning(seen, section).map(([key, value]) => ({ path: [section, row, key], value }));
      const { edits, refused } = setCells(texts[file] ?? "", cells, file);
      return refused.length > 0 ? null : { edits, refused: 0, row };
    }
    case "duplicate": {
      const row = freeName(namesTaken(seen), `${change.name}_2`);
      const file = fileOf(change.name);
      const edit = duplicateEntry(texts[file] ?? "", section, change.name, row, file);
      return edit && { edits: [edit], refused: 0, row };
    }
    case "remove": {
      const now: Record<string, string> = { ...texts };
      const edits: Edit[] = [];
      let refused = 0;
      for (const name of change.names) {
        const file = fileOf(name);
        const edit = removeEntry(now[file] ?? "", section, name, file);
        if (edit) {
          edits.push(edit);
          now[file] = applied(now[file] ?? "", [edit]);
        } else refused++;
      }
      const names = [...named.keys()];
      const behind = names.slice(names.indexOf(change.names.at(-1) ?? "") + 1)[0];
      return edits.length === 0 ? null : { edits, refused, row: behind ?? null };
    }
    case "move": {
      const file = fileOf(change.name);
      const edits = moveEntry(texts[file] ?? "", section, change.name, change.by, file);
      // Given from the end, each leaves the places of the others as they are.
      return edits && { edits: [...edits].sort((a, b) => b.start - a.start), refused: 0, row: change.name };
    }
  }
}

/**
 * What may be typed at a place of a cell that is being typed: the file is looked at with the cell's text in it.
 * `look` makes a project of the texts.
 */
export function completedCell(
  look: (texts: Texts) => Project,
  texts: Texts,
  file: string,
  path: Path,
  value: string,
  caret: number,
): readonly CellSuggestion[] {
  const set = setValue(texts[file] ?? "", path, value, file);
  if (!set) return [];
  const seen = look({ ...texts, [file]: set.text });
  const root = seen.document(file)?.root;
  const scalar = root ? treeAt(root, path) : null;
  if (scalar?.kind !== "scalar") return [];
  const { map } = formulaText(scalar);
  const last = map.length - 1;
  const inCell = (offset: number): number => {
    const at = map.findIndex((place) => place >= offset);
    return at < 0 ? last : at;
  };
  return completions(seen, file, map[Math.min(caret, last)] ?? scalar.span.end).map(
    ({ label, detail = "", documentation = "", edit }) => ({
      label,
      detail,
      documentation,
      from: inCell(edit.start),
      to: Math.max(inCell(edit.end), inCell(edit.start)),
      text: edit.text,
    }),
  );
}
