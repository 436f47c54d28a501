import { z } from "zod";
import { SourceError } from "worthwhile/channel";
export default {
  id: "mine", version: 1, options: z.strictObject({ shop: z.string().optional(), key: z.string().optional() }), secrets: ["key"],
  streams: () => [{ name: "rows", columns: { id: "integer", word: "text", likes: "integer" }, key: ["id"], cursor: null, lookBack: 0, deletes: "none",
    nulls: {}, personal: [], policy: "freeze", time: null, expectsRows: true,  }],
  check: async () => undefined,
  async *read() { yield { rows: [{ id: 1, word: "a" }], deletes: [], nextCursor: "2", complete: false }; },
};
