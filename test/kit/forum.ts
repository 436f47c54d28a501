import { createServer, type IncomingMessage } from "node:http";
import { listening } from "./fault-proxy.js";

type Json = Record<string, unknown>;

/** A Discourse site in memory: its answers have the shape of recorded ones. Change its lists while it is read. */
export interface Forum {
  topics: Json[];
  posts: Json[];
  users: Json[];
  categories: Json[];
  /** Whole topics by id, where recorded; others are made of `topics` and `posts`. */
  recorded: Map<number, Json>;
  /** Asked of every request, where set. */
  key: string | null;
  /** Older versions give the posts of 50 ids, newer ones 50 posts. */
  windows: boolean;
  /** Whether visitors may see the members' directory. */
  directory: boolean;
  /** Called before a request is answered: the world goes on while it is read. */
  before: (path: string) => void;
}

export interface Site {
  readonly forum: Forum;
  readonly url: string;
  readonly seen: { readonly url: string; readonly headers: IncomingMessage["headers"]; readonly at: number }[];
}

const PER_PAGE = 30;

/** Serves the forum on this machine. */
export async function forumSite(given: Partial<Forum>): Promise<Site> {
  const forum: Forum = {
    topics: [],
    posts: [],
    users: [],
    categories: [],
    recorded: new Map(),
    key: null,
    windows: false,
    directory: true,
    before: () => undefined,
    ...given,
  };
  const seen: Site["seen"] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://forum");
    forum.before(url.pathname + url.search);
    seen.push({ url: request.url ?? "/", headers: request.headers, at: Date.now() });
    const refused = forum.key !== null && request.headers["api-key"] !== forum.key;
    const data = refused ? undefined : route(forum, url);
    const status = refused ? 403 : data === undefined ? 404 : 200;
    const body = data ?? {
      errors: [refused ? "You are not permitted to view the requested resource." : "Not found"],
      error_type: refused ? "invalid_access" : "not_found",
    };
    response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
  });
  return { forum, url: await listening(server), seen };
}

function route(forum: Forum, url: URL): unknown {
  const { pathname, searchParams } = url;
  if (pathname === "/latest.json") return latest(forum, searchParams);
  if (pathname === "/posts.json") return latestPosts(forum, Number(searchParams.get("before") ?? 0));
  if (pathname === "/categories.json") return { category_list: { categories: forum.categories } };
  if (pathname === "/directory_items.json")
    return forum.directory ? directory(forum, Number(searchParams.get("page") ?? 0)) : undefined;
  const topic = /^\/t\/(\d+)\.json$/.exec(pathname);
  if (topic) return wholeTopic(forum, Number(topic[1]));
  const post = /^\/posts\/by_number\/(\d+)\/(\d+)\.json$/.exec(pathname);
  if (post) return forum.posts.find((one) => one["topic_id"] === Number(post[1]) && one["post_number"] === Number(post[2]));
  return undefined;
}

function latest(forum: Forum, query: URLSearchParams): unknown {
  const page = Number(query.get("page") ?? 0);
  const listed = forum.topics.filter((topic) => query.get("solved") !== "yes" || topic["has_accepted_answer"] === true);
  const age = (topic: Json): string => `${String(topic["created_at"])} ${String(topic["id"]).padStart(9, "0")}`;
  const bumped = (topic: Json): string => String(topic["bumped_at"]);
  const sorted =
    query.get("order") === "created"
      ? listed.sort((a, b) => (age(a) < age(b) ? -1 : 1))
      : listed.sort((a, b) => Number(b["pinned"] === true) - Number(a["pinned"] === true) || (bumped(a) > bumped(b) ? -1 : 1));
  return { topic_list: { per_page: PER_PAGE, topics: sorted.slice(page * PER_PAGE, (page + 1) * PER_PAGE) } };
}

function latestPosts(forum: Forum, before: number): unknown {
  const id = (post: Json): number => Number(post["id"]);
  const visible = forum.posts.filter((post) => post["hidden"] !== true).sort((a, b) => id(b) - id(a));
  const last = before > 0 ? before : Math.max(0, ...visible.map(id));
  const within = visible.filter((post) => id(post) <= last && (!forum.windows || id(post) > last - 50));
  return { latest_posts: within.slice(0, 50) };
}

function directory(forum: Forum, page: number): unknown {
  return {
    directory_items: forum.users.slice(page * 50, (page + 1) * 50),
    meta: { total_rows_directory_items: forum.users.length },
  };
}

function wholeTopic(forum: Forum, id: number): unknown {
  const recorded = forum.recorded.get(id);
  if (recorded !== undefined) return recorded;
  const topic = forum.topics.find((one) => one["id"] === id);
  if (topic === undefined) return undefined;
  const posts = forum.posts
    .filter((post) => post["topic_id"] === id)
    .sort((a, b) => Number(a["post_number"]) - Number(b["post_number"]));
  const accepted = posts.find((post) => post["accepted_answer"] === true);
  return {
    ...topic,
    ...(accepted ? { accepted_answer: { post_number: accepted["post_number"], username: accepted["username"] } } : {}),
    // A topic shows its first twenty posts.
    post_stream: {
      posts: posts.slice(0, 20).map((post) => ({ ...post, accepted_answer: undefined })),
      stream: posts.map((post) => post["id"]),
    },
  };
}

/** A forum of so many topics with some posts each, all times made from their numbers; every fifth topic is answered. */
export function madeForum(topicCount: number, postsEach = 3): Pick<Forum, "topics" | "posts" | "users" | "categories"> {
  const topics: Json[] = [];
  const posts: Json[] = [];
  const start = Date.parse("2024-01-01T00:00:00Z");
  for (let id = 1; id <= topicCount; id++) {
    // Thirty-five topics share each moment: more than a page holds.
    const created = new Date(start + Math.floor(id / 35) * 3_600_000).toISOString();
    for (let number = 1; number <= postsEach; number++) {
      posts.push(madePost(posts.length + 1 + Math.floor(id / 40) * 90, id, number, created, id % 5 === 0 && number === 2));
    }
    topics.push(madeTopic(id, created, postsEach, id % 5 === 0));
  }
  const users = Array.from({ length: 60 }, (_, index) => ({
    id: index + 1,
    likes_received: index,
    likes_given: 1,
    topics_entered: 5,
    topic_count: 1,
    post_count: 3,
    posts_read: 9,
    days_visited: 2,
    user: { id: index + 1, username: `user${index + 1}`, name: `User ${index + 1}` },
  }));
  const categories = [
    {
      id: 1,
      name: "Support",
      slug: "support",
      topic_count: topicCount,
      post_count: posts.length,
      read_restricted: false,
      subcategory_list: [
        {
          id: 2,
          name: "Windows 🪟",
          slug: "windows",
          parent_category_id: 1,
          topic_count: 0,
          post_count: 0,
          read_restricted: false,
        },
      ],
    },
  ];
  return { topics, posts, users, categories };
}

export const madeTopic = (id: number, created: string, posts: number, answered: boolean): Json => ({
  id,
  title: `Topic ${id}`,
  slug: `topic-${id}`,
  posts_count: posts,
  reply_count: posts - 1,
  highest_post_number: posts,
  created_at: created,
  last_posted_at: created,
  bumped: true,
  bumped_at: created,
  pinned: id === 2,
  visible: true,
  closed: false,
  archived: false,
  views: id * 3,
  like_count: 0,
  category_id: 1,
  has_accepted_answer: answered,
  tags: ["a", { name: "b" }],
  posters: [
    { description: "Auteur d'origine", extras: null, user_id: (id % 60) + 1 },
    { description: "Réponse", user_id: 3 },
  ],
});

export const madePost = (id: number, topic: number, number: number, created: string, accepted: boolean): Json => ({
  id,
  topic_id: topic,
  post_number: number,
  post_type: 1,
  username: `user${(id % 60) + 1}`,
  user_id: (id % 60) + 1,
  created_at: created,
  updated_at: created,
  cooked: `<p>Answer ${id} &amp; more</p>`,
  raw: `Answer ${id} & more`,
  reads: 4,
  reply_to_post_number: number > 1 ? 1 : null,
  quote_count: 0,
  incoming_link_count: 0,
  actions_summary: [{ id: 2, count: number }],
  trust_level: 1,
  staff: false,
  hidden: false,
  deleted_at: null,
  user_deleted: false,
  accepted_answer: accepted,
});
