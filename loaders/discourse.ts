import * as z from "zod";
import type { Channel, Stream } from "./channel.js";
import { answerPages } from "./discourse/answers.js";
import { fields, notDiscourse, siteApi } from "./discourse/api.js";
import { categoryPages, userPages } from "./discourse/people.js";
import { postPages } from "./discourse/posts.js";
import { topicPages } from "./discourse/topics.js";

const options = z.strictObject({
  /** The forum's address. */
  url: z.url({ protocol: /^https?$/, error: "it must be an address like https://forum.example.org" }),
  /** An API key; without one, what a visitor sees. */
  key: z.string().min(1).optional(),
  /** The user the key acts as. */
  username: z.string().min(1).optional(),
  /** keep loads what was written; without it only its length. */
  text: z.enum(["keep", "drop"]).optional(),
  /** How far back a later load looks for edits and deletions. */
  look_back_days: z.number().min(0).max(3650).optional(),
  /** Requests a minute; Discourse lets an API key make 60. */
  per_minute: z.number().min(1).max(100_000).optional(),
});
type Options = z.infer<typeof options>;

/**
 * A Discourse forum by its API: topics, posts, users, categories and accepted answers. The first load reads all; later
 * ones what was bumped or written since, less the look-back, and `--full` all again. An old post edited, or an answer
 * accepted without the topic being bumped, shows in the next full load.
 */
export const discourse: Channel<Options> = {
  id: "discourse",
  version: 1,
  options,
  secrets: ["key"],
  streams: ({ text, look_back_days: days = 7 }) => streams(text === "keep", days * 86_400_000),
  async check(given, tools) {
    const latest = fields(await siteApi(given, tools).get("latest.json", { no_definitions: "true" }));
    if (!Array.isArray(fields(latest["topic_list"])["topics"])) throw notDiscourse(given.url);
  },
  async *read(stream, cursor, given, tools) {
    const api = siteApi(given, tools);
    yield* {
      categories: () => categoryPages(api),
      users: () => userPages(api, tools),
      topics: () => topicPages(api, cursor, tools),
      posts: () => postPages(api, cursor, given.text === "keep", tools),
      accepted_answers: () => answerPages(api, cursor, tools),
    }[stream.name as StreamName]();
  },
};

type StreamName = "categories" | "users" | "topics" | "posts" | "accepted_answers";

const common = { lookBack: 0, nulls: {}, policy: "discard_value", expectsRows: true } as const;

function streams(keepText: boolean, lookBack: number): readonly (Stream & { readonly name: StreamName })[] {
  return [
    {
      ...common,
      name: "categories",
      columns: {
        id: "integer",
        name: "text",
        slug: "text",
        parent_id: "integer",
        topics: "integer",
        posts: "integer",
        is_restricted: "boolean",
      },
      key: ["id"],
      cursor: null,
      deletes: "sweep",
      personal: [],
      time: null,
    },
    {
      ...common,
      name: "users",
      columns: {
        id: "text",
        username: "text",
        name: "text",
        joined_at: "instant",
        last_seen_at: "instant",
        trust_level: "integer",
        is_staff: "boolean",
        days_visited: "integer",
        posts: "integer",
        topics_entered: "integer",
        posts_read: "integer",
        likes_given: "integer",
        likes_received: "integer",
      },
      key: ["id"],
      cursor: null,
      deletes: "sweep",
      personal: ["id", "username", "name"],
      time: null,
      // A forum may hide its members from visitors.
      expectsRows: false,
    },
    {
      ...common,
      name: "topics",
      columns: {
        id: "integer",
        title: "text",
        slug: "text",
        category_id: "integer",
        author_id: "text",
        created_at: "instant",
        bumped_at: "instant",
        last_posted_at: "instant",
        posts_count: "integer",
        reply_count: "integer",
        views: "integer",
        like_count: "integer",
        is_closed: "boolean",
        is_archived: "boolean",
        is_pinned: "boolean",
        is_listed: "boolean",
        has_accepted_answer: "boolean",
        tags: "text",
      },
      key: ["id"],
      cursor: { field: "bumped_at", resolution: "ms", sorted: false },
      lookBack,
      deletes: "none",
      personal: ["author_id"],
      erased: ["title", "slug"],
      time: "created_at",
    },
    {
      ...common,
      name: "posts",
      columns: {
        id: "integer",
        topic_id: "integer",
        post_number: "integer",
        reply_to_post_number: "integer",
        author_id: "text",
        created_at: "instant",
        updated_at: "instant",
        kind: "text",
        reads: "integer",
        likes: "integer",
        quote_count: "integer",
        incoming_links: "integer",
        trust_level: "integer",
        is_staff: "boolean",
        is_hidden: "boolean",
        is_deleted: "boolean",
        is_accepted: "boolean",
        length: "integer",
        ...(keepText ? { text: "text" as const } : {}),
      },
      key: ["id"],
      cursor: { field: "created_at", resolution: "ms", sorted: false },
      lookBack,
      deletes: "soft",
      personal: ["author_id"],
      ...(keepText ? { erased: ["text"] } : {}),
      time: "created_at",
    },
    {
      ...common,
      name: "accepted_answers",
      columns: {
        topic_id: "integer",
        post_id: "integer",
        post_number: "integer",
        author_id: "text",
        asked_at: "instant",
        answered_at: "instant",
        bumped_at: "instant",
      },
      key: ["topic_id"],
      cursor: { field: "bumped_at", resolution: "ms", sorted: false },
      lookBack,
      deletes: "tombstone",
      personal: ["author_id"],
      time: "answered_at",
      // The plugin that accepts answers may not be there.
      expectsRows: false,
    },
  ];
}
