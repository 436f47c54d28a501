import { z } from "zod";

/** A workspace's own loader for tests: 120 small pages with edits and deletes, slowly, going on from its cursor. */
const PAGES = 120;

const columns = { id: "integer", author: "text", body: "text", at: "instant" } as const;
const common = { lookBack: 0, nulls: {}, personal: ["author"], policy: "evolve", time: "at", expectsRows: true } as const;

export default {
  id: "stepwise",
  version: 1,
  options: z.strictObject({ pause: z.number().default(2), token: z.string().optional() }),
  secrets: ["token"],
  streams: () => [
    {
      ...common,
      name: "tracked",
      columns,
      key: ["id"],
      cursor: { field: "at", resolution: "ms", sorted: true },
      deletes: "tombstone",
    },
    { ...common, name: "whole", columns, key: [], cursor: null, deletes: "none" },
  ],
  check: async () => undefined,
  async *read(stream: { readonly name: string }, cursor: string | null, options: { readonly pause: number }) {
    const first = cursor === null || !/^page /.test(cursor) ? 0 : Number(cursor.slice(5));
    for (let page = first; page < PAGES; page++) {
      await new Promise((resolve) => setTimeout(resolve, options.pause));
      const rows = Array.from({ length: 20 }, (_, index) => rowOf(page * 20 + index, "new"));
      // Each page edits two rows of the one before and deletes one.
      if (page > 0) rows.push(rowOf(page * 20 - 3, "edited"), rowOf(page * 20 - 7, "edited"));
      const deletes = stream.name === "tracked" && page > 0 ? [{ id: page * 20 - 11 }] : [];
      yield { rows, deletes, nextCursor: `page ${page + 1}`, complete: page === PAGES - 1, expected: PAGES * 20 };
    }
  },
};

const rowOf = (id: number, word: string) => ({
  id,
  author: `Person ${id % 40}`,
  body: `${word} ${id}\n\tline two, "quoted" 👩‍👩‍👧‍👦 ‏שלום`,
  at: new Date(Date.UTC(2025, 0, 1) + id * 60_000).toISOString(),
});
