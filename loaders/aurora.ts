import { z } from "zod";
import { pages } from "./aurora/flow.js";
import { STREAMS } from "./aurora/streams.js";
import { world } from "./aurora/world.js";
import { SourceError, type Channel, type Cursor, type Page, type Stream, type Tools } from "./channel.js";

const options = z.strictObject({
  /** Another seed is another community. */
  seed: z.int().min(0).max(2_147_483_647).optional(),
  /** How much happens: 1 is about 200,000 rows, 50 about ten million. */
  scale: z.number().min(0.01).max(100).optional(),
});
export type AuroraOptions = z.infer<typeof options>;

/**
 * Aurora, an invented community with known truth: three fixed years of forum, chat, help desk, site, sales, surveys,
 * mentions and costs. It needs no network and no secrets; the same seed and scale give the same rows on any machine.
 */
export const aurora: Channel<AuroraOptions> = {
  id: "aurora",
  version: 1,
  options,
  secrets: [],
  streams: () => STREAMS.map(({ stream }) => stream),
  check: () => Promise.resolve(),
  read,
};

/** Rows in a page. */
const PAGE = 5_000;

async function* read(stream: Stream, _cursor: Cursor | null, given: AuroraOptions, tools: Tools): AsyncGenerator<Page> {
  const found = STREAMS.find((one) => one.stream.name === stream.name);
  if (!found)
    throw new SourceError(
      "config",
      `Aurora has no stream “${stream.name}”.`,
      `Use one of ${STREAMS.map((s) => s.stream.name).join(", ")}.`,
    );
  const w = world(given.seed ?? tools.seed, given.scale ?? tools.scale);
  for (const page of pages(found.rows(w), PAGE, found.from)) {
    tools.signal.throwIfAborted();
    yield page;
  }
}
