import { diagnose } from "../../src/ground/messages.js";
import { Refused } from "../../src/ground/diagnostic.js";
import type { Span } from "../../src/ground/span.js";
import type { Page, Row, RowType, Stream } from "../channel.js";
import { cleaned, encodeCell, NULL_MARK } from "./line.js";
import type { Personal } from "./personal.js";
import { own } from "./record.js";
import { addSweep } from "./sweep.js";
import type { Committed } from "./staging.js";
import { fit, typeOf, widened } from "./value.js";

/** Where a stream stands: for the sentences. */
export interface Place {
  readonly source: string;
  readonly stream: string;
  readonly span: Span;
}

/**
 * Turns pages into the lines of the staging file: types checked by the stream's policy, null sentinels emptied, personal
 * data replaced, texts cleaned. `start` is what is staged already, or the columns to begin with.
 */
export function shapePages(stream: Stream, place: Place, personal: Personal | null, start: Committed): (page: Page) => Shaped {
  const columns = new Map<string, RowType>(Object.entries(start.columns));
  const known = new Set([...columns.keys()].map((name) => name.toLowerCase()));
  const hidden = new Set(personal === null ? [] : stream.personal);
  const erasable = new Set(stream.erased ?? []);
  const keys = new Set(stream.key);
  const seen = new Set(start.seen);
  const counts = { ...start.counts };
  let { lines: line, rows, bookmark, longest, sweeps, coverage } = start;

  /** The cells of a row by column, null where the row is left out. */
  function cells(row: Row): Map<string, string | null> | null {
    const made = new Map<string, string | null>();
    for (const name of Object.keys(row)) {
      const raw = row[name];
      if (raw === undefined) continue;
      if (!columns.has(name) && !welcome(name, raw)) {
        if (stream.policy === "discard_row" && raw !== null) return null;
        continue;
      }
      seen.add(name);
      const cell = cellOf(name, raw);
      if (cell === undefined) return null;
      made.set(name, cell);
    }
    return eraseIn(made);
  }

  /** Whether an undeclared column comes in. */
  function welcome(name: string, raw: unknown): boolean {
    if (raw === null || raw === "") return false;
    if (stream.policy === "freeze") {
      throw new Refused([diagnose("loadingNewColumn", place.span, { ...named(place), column: name })]);
    }
    // DuckDB's names know no case; a channel with thousands of columns has put data into its names.
    if (
      stream.policy !== "evolve" ||
      known.has(name.toLowerCase()) ||
      name === "__proto__" ||
      name === "" ||
      columns.size >= 500
    ) {
      if (stream.policy !== "discard_row") counts.emptied++;
      return false;
    }
    columns.set(name, typeOf(raw));
    known.add(name.toLowerCase());
    return true;
  }

  /** The cell's text; undefined where the whole row is to be left out. */
  function cellOf(name: string, raw: unknown): string | null | undefined {
    const type = columns.get(name) ?? "text";
    const nulls = own(stream.nulls, name);
    if (nulls !== undefined && isSentinel(raw, type, nulls)) return null;
    let text = fit(raw, type);
    if (text === undefined) {
      switch (stream.policy) {
        case "freeze":
          throw new Refused([
            diagnose("loadingMisfit", place.span, {
              ...named(place),
              column: name,
              type,
              row: rows + 1,
              given: hidden.has(name) ? null : shown(raw),
            }),
          ]);
        case "discard_row":
          return undefined;
        case "discard_value":
          counts.emptied++;
          return null;
        case "evolve": {
          const wider = widened(type, raw);
          columns.set(name, wider);
          text = fit(raw, wider) ?? null;
        }
      }
    }
    if (text === null) return null;
    if (hidden.has(name) && personal !== null) return personal.pseudonym(text);
    const clean = cleaned(text);
    if (clean === null) return text;
    counts.cleaned++;
    return clean;
  }

  /** An erased person's row: nothing of it where the person is its key, else without what is theirs. */
  function eraseIn(made: Map<string, string | null>): Map<string, string | null> | null {
    if (personal === null || personal.erased.size === 0) return made;
    const theirs = stream.personal.filter((name) => personal.erased.has(made.get(name) ?? ""));
    if (theirs.length === 0) return made;
    if (theirs.some((name) => keys.has(name))) return null;
    for (const name of made.keys()) if (hidden.has(name) || erasable.has(name)) made.set(name, null);
    return made;
  }

  function lineOf(made: ReadonlyMap<string, string | null>, operation: "r" | "d"): string {
    let text = `${++line}\t${operation}`;
    for (const name of columns.keys()) {
      const cell = made.get(name) ?? null;
      text += cell === null ? `\t${NULL_MARK}` : `\t${encodeCell(cell)}`;
    }
    if (text.length * 3 > longest) longest = Math.max(longest, Buffer.byteLength(text) + 1);
    return text;
  }

  /** Moves the bookmark to the largest value of the cursor field. */
  function mark(made: ReadonlyMap<string, string | null>): void {
    const value = stream.cursor === null ? null : (made.get(stream.cursor.field) ?? null);
    if (value === null) return;
    const integer = columns.get(stream.cursor?.field ?? "") === "integer";
    if (bookmark === null || (integer ? BigInt(value) > BigInt(bookmark) : value > bookmark)) bookmark = value;
  }

  return (page) => {
    const out: string[] = [];
    for (const row of page.rows) {
      const made = cells(row);
      if (made === null || stream.key.some((name) => (made.get(name) ?? null) === null)) {
        counts.leftOut++;
        continue;
      }
      mark(made);
      out.push(lineOf(made, "r"));
      rows++;
    }
    for (const row of page.deletes) {
      const made = new Map<string, string | null>();
      for (const name of stream.key) made.set(name, cellOf(name, row[name]) ?? null);
      out.push(lineOf(made, "d"));
    }
    if (page.sweeps) sweeps = addSweep(sweeps, page.sweeps);
    if (page.coverage) coverage = coverage === null ? page.coverage : joined(coverage, page.coverage);
    return {
      lines: out.length > 0 ? `${out.join("\n")}\n` : "",
      committed: {
        lines: line,
        rows,
        cursor: page.nextCursor,
        bookmark,
        complete: page.complete,
        columns: Object.fromEntries(columns),
        seen: [...seen],
        coverage,
        sweeps,
        counts: { ...counts },
        longest,
      },
    };
  };
}

export interface Shaped {
  readonly lines: string;
  readonly committed: Committed;
}

/** Nothing staged yet, with these columns to begin with. */
export const nothingStaged = (columns: Readonly<Record<string, RowType>>): Committed => ({
  lines: 0,
  rows: 0,
  cursor: null,
  bookmark: null,
  complete: false,
  columns,
  seen: [],
  coverage: null,
  sweeps: [],
  counts: { cleaned: 0, emptied: 0, leftOut: 0 },
  longest: 0,
});

const named = ({ source, stream }: Place): { source: string; stream: string } => ({ source, stream });

/** A value equal to a sentinel, or, as a time, of the same moment: "1970-01-01" is 1970-01-01T00:00:00Z too. */
function isSentinel(raw: unknown, type: RowType, nulls: readonly (string | number)[]): boolean {
  if (nulls.some((sentinel) => raw === sentinel)) return true;
  if (type !== "date" && type !== "time" && type !== "instant") return false;
  const text = fit(raw, type);
  return typeof text === "string" && nulls.some((sentinel) => sameMoment(sentinel, text, type));
}
function sameMoment(sentinel: string | number, text: string, type: RowType): boolean {
  const day =
    typeof sentinel === "string" && /^\d{4}-\d\d-\d\d$/.test(sentinel) && type === "instant"
      ? `${sentinel}T00:00:00Z`
      : sentinel;
  return fit(day, type) === text;
}

type Coverage = { readonly from: string; readonly to: string };
const joined = (a: Coverage, b: Coverage): Coverage => ({
  from: Date.parse(b.from) < Date.parse(a.from) ? b.from : a.from,
  to: Date.parse(b.to) > Date.parse(a.to) ? b.to : a.to,
});

function shown(raw: unknown): string {
  const text = typeof raw === "string" ? raw : (fit(raw, "text") ?? "");
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
