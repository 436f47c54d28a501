import type { Edit } from "../../../language/edit.js";
import { asEdited, type Session, type Stored } from "../session/session.js";
import type { DraftStore } from "./store.js";

/** After the last change so long, a text is put into the browser's store: no key waits for it. */
const QUIET_MS = 400;

/** Keeps every text that is not saved in the browser's store, until it is saved or is again what its file has. */
export class Drafts {
  readonly #session: Session;
  readonly #store: DraftStore;
  readonly #failed: (cause: unknown) => void;
  readonly #waiting = new Set<string>();
  /** Files with a draft in the store. */
  readonly #kept = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `failed` is told where the store takes nothing. */
  constructor(session: Session, store: DraftStore, failed: (cause: unknown) => void) {
    this.#session = session;
    this.#store = store;
    this.#failed = failed;
    session.listen(({ path }) => {
      this.#waiting.add(path);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.flush(), QUIET_MS);
    });
  }

  /** Puts back what was typed before the page was left, each file as one step; gives the files where that was done. */
  async restore(): Promise<readonly Restored[]> {
    const restored: Restored[] = [];
    for (const { path, text, base, at } of await this.#store.take()) {
      this.#kept.add(path);
      const isKnown = this.#session.paths.includes(path);
      const now = isKnown ? this.#session.stored(path) : null;
      if (now?.text === text) {
        await this.#drop(path);
        continue;
      }
      const movedOn = now?.digest !== base.digest;
      // What was typed belongs to the text it was typed over.
      if (movedOn) this.#session.open(path, base);
      this.#session.edit([change(path, this.#session.text(path), asEdited(text))]);
      restored.push({ path, at, theirs: movedOn ? (now ?? null) : "same" });
    }
    return restored;
  }

  /** Puts what waits into the store now: the page may be gone in a moment. */
  flush(): void {
    clearTimeout(this.#timer);
    const paths = [...this.#waiting];
    this.#waiting.clear();
    for (const path of paths) {
      const work = this.#session.isChanged(path)
        ? this.#keep(path)
        : this.#kept.has(path)
          ? this.#drop(path)
          : Promise.resolve();
      work.catch(this.#failed);
    }
  }

  #keep(path: string): Promise<void> {
    this.#kept.add(path);
    const { text, digest } = this.#session.stored(path);
    return this.#store.keep({ path, text: this.#session.bytes(path), base: { text, digest }, at: Date.now() });
  }

  #drop(path: string): Promise<void> {
    this.#kept.delete(path);
    return this.#store.drop(path);
  }
}

export interface Restored {
  readonly path: string;
  readonly at: number;
  /** What the file has become meanwhile; null where it is gone. */
  readonly theirs: Stored | null | "same";
}

/** The one range in which two texts differ. */
export function change(file: string, from: string, to: string): Edit {
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from[start] === to[start]) start++;
  let tail = 0;
  while (tail < most - start && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  return { file, start, end: from.length - tail, text: to.slice(start, to.length - tail) };
}
