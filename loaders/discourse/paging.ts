import { SourceError, type Cursor } from "../channel.js";

/** Where a run of a stream stands: what is to be read next, since when, and when the run began. */
export interface Standing {
  readonly next: number | null;
  /** Epoch ms; null for all there is. */
  readonly since: number | null;
  /** RFC 3339: up to here the run covers the forum. */
  readonly started: string;
}

/** Reads a cursor: nothing, a bookmark, or where an interrupted run stood. Throws SourceError with restart on others. */
export function standingOf(cursor: Cursor | null, now: number): Standing {
  const started = new Date(now).toISOString();
  if (cursor === null) return { next: null, since: null, started };
  const since = Date.parse(cursor);
  if (!Number.isNaN(since)) return { next: null, since, started };
  try {
    const { next, since: from, started: began } = JSON.parse(cursor) as Partial<Standing>;
    if (typeof next === "number" && typeof began === "string") return { next, since: from ?? null, started: began };
  } catch {
    // Told below.
  }
  throw new SourceError("transient", "the bookmark of an earlier run cannot be read", null, true);
}

export const cursorOf = (standing: Standing): Cursor => JSON.stringify(standing);

/**
 * The number of the last page that has items, 0 where none has: doubled until a page is empty, then halved. A list in
 * the order things were made is read from its end to its beginning: then what is added while reading comes after, and
 * what is deleted moves only what was read already, so no item is missed.
 */
export async function lastPage(hasItems: (page: number) => Promise<boolean>): Promise<number> {
  let full = 0;
  let empty = 1;
  while (await hasItems(empty)) {
    full = empty;
    empty *= 2;
  }
  while (empty - full > 1) {
    const middle = Math.floor((full + empty) / 2);
    if (await hasItems(middle)) full = middle;
    else empty = middle;
  }
  return full;
}
