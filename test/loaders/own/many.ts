import { z } from "zod";

/** A workspace's own loader for tests: as many rows as asked, in no order, made as they are read. */
const PAGE = 5000;

export default {
  id: "many",
  version: 1,
  options: z.strictObject({ rows: z.number() }),
  secrets: [],
  streams: () => [
    {
      name: "rows",
      columns: {
        id: "integer",
        topic_id: "integer",
        author: "text",
        title: "text",
        at: "instant",
        updated: "instant",
        views: "integer",
        kind: "text",
        score: "number",
        ok: "boolean",
      },
      key: ["id"],
      cursor: { field: "updated", resolution: "ms", sorted: false },
      lookBack: 0,
      deletes: "none",
      nulls: {},
      personal: ["author"],
      policy: "evolve",
      time: "at",
      expectsRows: true,
    },
  ],
  check: async () => undefined,
  async *read(_: unknown, __: unknown, options: { readonly rows: number }) {
    for (let start = 0; start < options.rows; start += PAGE) {
      const rows = Array.from({ length: Math.min(PAGE, options.rows - start) }, (_one, index) => {
        const id = ((start + index) * 7919) % options.rows;
        const at = Date.UTC(2024, 0, 1) + id * 1000;
        return {
          id,
          topic_id: id % 1000,
          author: `user${id % 50_000}`,
          title: `A topic of the community, number ${id}`,
          at,
          updated: at,
          views: id % 977,
          kind: "post",
          score: id / 7,
          ok: id % 2 === 0,
        };
      });
      yield {
        rows,
        deletes: [],
        nextCursor: String(start + PAGE),
        complete: start + PAGE >= options.rows,
        expected: options.rows,
      };
    }
  },
};
