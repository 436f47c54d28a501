import * as z from "zod";
import { COVERAGE, dateOf, dayOf, midnightOf } from "./aurora/clock.js";
import { pages } from "./aurora/flow.js";
import { known } from "./aurora/known.js";
import { STREAMS } from "./aurora/streams.js";
import { world } from "./aurora/world.js";
import { SourceError, type Channel, type Cursor, type Page, type Stream, type Tools } from "./channel.js";

const options = z.strictObject({
  /** Another seed is another community. */
  seed: z.int().min(0).max(2_147_483_647).optional(),
  /** How much happens: 1 is about 200,000 rows, 50 about ten million. */
  scale: z.number().min(0.01).max(100).optional(),
  /** The day on which the world is looked at: rows up to the midnight it begins with, as they were known then. */
  until: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .refine((day) => day > COVERAGE.from && day <= COVERAGE.to && dateOf(dayOf(day)) === day, {
      error: `a day after ${COVERAGE.from}, up to ${COVERAGE.to}`,
    })
    .optional(),
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
  const until = given.until ?? COVERAGE.to;
  const w = world(given.seed ?? tools.seed, given.scale ?? tools.scale, midnightOf(until));
  for (const page of pages(known(found.rows(w), found.stream, w), PAGE, { from: found.from, to: until })) {
    tools.signal.throwIfAborted();
    yield page;
  }
}
