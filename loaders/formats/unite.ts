import { Refused, type Diagnostic } from "../../src/ground/diagnostic.js";
import { diagnose } from "../../src/ground/messages.js";
import type { FilesToRead } from "./raw.js";

export interface United {
  readonly columns: readonly { readonly name: string; readonly stored: string }[];
  /** For each file, where each of its columns goes: a stored column, or null for one left out. */
  readonly targets: readonly (readonly (string | null)[])[];
  readonly notes: readonly Diagnostic[];
}

/**
 * Brings the columns of several files together by name, in the order they first appear; a file without one gives nulls
 * there and a note says so. Names are compared in NFC. A second column of a name, or one that differs from another only
 * by case (DuckDB cannot tell them apart), is left out with a warning.
 */
export function unite(input: FilesToRead, headers: readonly (readonly string[])[]): United {
  const columns = new Map<string, { name: string; stored: string }>();
  const notes: Diagnostic[] = [];
  const targets = headers.map((header, i) => {
    const file = input.paths[i]?.name ?? "";
    const taken = new Map<string, string>();
    return header.map((written, position) => {
      const name = columnName(written, position);
      const known = [...columns.values()].find((column) => folded(column.name) === folded(name));
      const twin = taken.get(folded(name)) ?? (known !== undefined && known.name !== name ? known.name : undefined);
      if (twin !== undefined) {
        notes.push(diagnose("dataTwinColumns", input.span, { file, kept: twin, dropped: name }));
        return null;
      }
      taken.set(folded(name), name);
      const column = known ?? { name, stored: `c${columns.size}` };
      columns.set(name, column);
      return column.stored;
    });
  });
  headers.forEach((header, i) => {
    const own = new Set(header.map((written, position) => columnName(written, position)));
    const missing = [...columns.keys()].filter((name) => !own.has(name));
    if (missing.length > 0)
      notes.push(diagnose("dataFileLacksColumns", input.span, { file: input.paths[i]?.name ?? "", columns: missing }));
  });
  if (columns.size === 0) throw new Refused([diagnose("dataNoColumns", input.span, { file: input.paths[0]?.name ?? "" })]);
  return { columns: [...columns.values()], targets, notes };
}

/** A name as it is used: in NFC, without spaces around it; a column without one is called by its place. */
export const columnName = (written: string, position: number): string =>
  written.trim() === "" ? `column ${position + 1}` : written.trim().normalize("NFC");

/** What DuckDB takes for the same name: ASCII letters without their case. */
const folded = (name: string): string => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
