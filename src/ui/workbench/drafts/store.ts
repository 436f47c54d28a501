import { openDB, type DBSchema } from "idb";
import type { Stored } from "../session/session.js";

/** A text that was typed and not saved. */
export interface Draft {
  readonly path: string;
  readonly text: string;
  /** What it was typed over: what another program has made of the file since is found by it. */
  readonly base: Stored;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** The drafts of one page. */
export interface DraftStore {
  /** What earlier pages left, the newest of each file; they are this page's from now on. */
  take(): Promise<readonly Draft[]>;
  keep(draft: Draft): Promise<void>;
  drop(path: string): Promise<void>;
}

interface Base extends DBSchema {
  drafts: {
    key: [scope: string, path: string, page: string];
    value: Draft & { readonly scope: string; readonly page: string };
  };
}

/**
 * Opens the browser's store. `scope` names the workspace or the site. Every open page has drafts of its own, so that two
 * tabs on one file do not write over each other's; those of a page that is gone are the next page's. Throws where the
 * browser keeps nothing.
 */
export async function openDrafts(scope: string): Promise<DraftStore> {
  const base = await openDB<Base>("worthwhile-workbench", 1, {
    upgrade: (db) => void db.createObjectStore("drafts", { keyPath: ["scope", "path", "page"] }),
  });
  const page = await pageName();
  const ofScope = IDBKeyRange.bound([scope], [scope, []]);
  return {
    async take() {
      const alive = await livePages();
      const transaction = base.transaction("drafts", "readwrite");
      const newest = new Map<string, Base["drafts"]["value"]>();
      for (const draft of await transaction.store.getAll(ofScope)) {
        const isAnothers = draft.page !== page && alive.has(draft.page);
        if (!isAnothers && draft.at >= (newest.get(draft.path)?.at ?? 0)) newest.set(draft.path, draft);
      }
      for (const draft of newest.values()) {
        await transaction.store.delete([scope, draft.path, draft.page]);
        await transaction.store.put({ ...draft, page });
      }
      await transaction.done;
      return [...newest.values()].map(({ path, text, base: over, at }) => ({ path, text, base: over, at }));
    },
    keep(draft) {
      const transaction = base.transaction("drafts", "readwrite");
      const put = transaction.store.put({ ...draft, scope, page });
      // At once, without waiting to be told that the text was put: the page may be gone by then.
      transaction.commit();
      return Promise.all([put, transaction.done]).then(() => undefined);
    },
    drop: (path) => base.delete("drafts", [scope, path, page]),
  };
}

const LOCK = "worthwhile-page-";
/** Not on a site without a secure connection: there all pages share their drafts. */
const canLock = (): boolean => "locks" in navigator;
/** Longer than a page that is being reloaded needs to let go of its name. */
const RELOAD_MS = 2_000;

/** This page's name: kept over a reload; another one where a second tab was made of this one. */
async function pageName(): Promise<string> {
  if (!canLock()) return "page";
  const before = sessionStorage.getItem(LOCK);
  const name = before !== null && (await hold(before, AbortSignal.timeout(RELOAD_MS))) ? before : crypto.randomUUID();
  if (name !== before) await hold(name, null);
  sessionStorage.setItem(LOCK, name);
  return name;
}

/** Holds a name until the page is gone, however it goes. False where another page has it. */
function hold(name: string, signal: AbortSignal | null): Promise<boolean> {
  return new Promise((resolve) => {
    const held = (): Promise<never> => (resolve(true), new Promise<never>(() => undefined));
    navigator.locks.request(LOCK + name, signal ? { signal } : {}, held).catch(() => resolve(false));
  });
}

async function livePages(): Promise<ReadonlySet<string>> {
  if (!canLock()) return new Set();
  const { held = [] } = await navigator.locks.query();
  return new Set(held.map(({ name }) => (name ?? "").slice(LOCK.length)));
}
