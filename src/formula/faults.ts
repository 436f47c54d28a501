import type { Diagnostic } from "../ground/diagnostic.js";
import type { FormulaText } from "../ground/span.js";
import type { MessageName } from "../ground/messages.js";
import { diagnose } from "../ground/messages.js";
import { spanIn } from "../ground/span.js";

/** More mistakes than a reader will work through at once: after these the formula is given up. */
const MOST = 20;

export type DataOf<K extends MessageName> = Parameters<typeof diagnose<K>>[2];

/** A replacement of the formula's range [start, end), and what it does in words. */
export interface Edit {
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Gathers what is wrong with one formula while it is read. Places are offsets in the formula's text. */
export class Faults {
  readonly #formula: FormulaText;
  readonly #found: { readonly start: number; readonly diagnostic: Diagnostic }[] = [];
  /** False once something could not be read, so that the tree is not the writer's. */
  whole = true;
  /** True once nothing more is worth saying. */
  givenUp = false;

  constructor(formula: FormulaText) {
    this.#formula = formula;
  }

  get count(): number {
    return this.#found.length;
  }

  /** Notes a mistake that leaves the tree as the writer meant it. */
  remark<K extends MessageName>(message: K, start: number, end: number, data: DataOf<K>, edit?: Edit): void {
    if (this.givenUp) return;
    const fix = edit && { title: edit.title, span: spanIn(this.#formula, edit.start, edit.end), text: edit.text };
    this.#found.push({ start, diagnostic: diagnose(message, spanIn(this.#formula, start, end), data, fix) });
    if (this.#found.length >= MOST) this.givenUp = true;
  }

  /** Notes a mistake that leaves no tree. */
  add<K extends MessageName>(message: K, start: number, end: number, data: DataOf<K>, edit?: Edit): void {
    this.whole = false;
    this.remark(message, start, end, data, edit);
  }

  /** Says this instead of all that was said since there were `count` mistakes: they followed from it. */
  instead<K extends MessageName>(count: number, message: K, start: number, end: number, data: DataOf<K>, edit: Edit): void {
    if (this.givenUp) return;
    this.#found.length = count;
    this.add(message, start, end, data, edit);
  }

  /** The last word: this mistake, and then silence. */
  giveUp<K extends MessageName>(message: K, start: number, end: number, data: DataOf<K>): void {
    this.add(message, start, end, data);
    this.givenUp = true;
  }

  /** All of them, in the order of their places. */
  list(): readonly Diagnostic[] {
    return [...this.#found].sort((a, b) => a.start - b.start).map(({ diagnostic }) => diagnostic);
  }
}
