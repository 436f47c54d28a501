import type { Cursor, Page, Row, Tools } from "../channel.js";
import { count, fields, idText, list, text, wholeNumber, type Api, type Json } from "./api.js";
import { cursorOf, lastPage, standingOf } from "./paging.js";

/** Topics: all of them by age, or those bumped since the bookmark. */
export async function* topicPages(api: Api, cursor: Cursor | null, tools: Tools): AsyncGenerator<Page> {
  const standing = standingOf(cursor, tools.now());
  if (standing.since !== null) {
    yield await bumpedPage(api, standing.since, standing.started);
    return;
  }
  let first: string | null = null;
  for await (const { topics, page } of topicsByAge(api, {}, standing.next)) {
    first = text(topics[0]?.["created_at"]) ?? first;
    yield {
      rows: topics.map(topicRow),
      deletes: [],
      nextCursor: page === 0 ? null : cursorOf({ ...standing, next: page - 1 }),
      complete: page === 0,
      expected: (standing.next ?? page) === page ? (page + 1) * topics.length : undefined,
      ...(page === 0 && first !== null ? { coverage: { from: first, to: standing.started } } : {}),
    } as Page;
  }
}

/** The topics bumped since then, in one page; topics stored from that time on that are no more are swept away. */
async function bumpedPage(api: Api, since: number, started: string): Promise<Page> {
  const { topics, stable } = await bumpedTopics(api, since);
  const from = new Date(since).toISOString();
  return {
    rows: topics.map(topicRow),
    deletes: [],
    nextCursor: null,
    complete: true,
    coverage: { from, to: started },
    ...(stable ? { sweeps: { column: "bumped_at", from, to: null } } : {}),
  };
}

/**
 * The topics bumped since then. The list shifts while it is read when a topic is bumped or deleted: what takes several
 * pages is read until two readings agree. `stable` says whether they did.
 */
export async function bumpedTopics(
  api: Api,
  since: number,
): Promise<{ readonly topics: readonly Json[]; readonly stable: boolean }> {
  const found = new Map<unknown, Json>();
  let before = "";
  for (let reading = 0; reading < 4; reading++) {
    const ids: unknown[] = [];
    let page = 0;
    for (let more = true; more; page++) {
      const topics = await topicList(api, { page });
      const recent = topics.filter((topic) => bumpedAt(topic) >= since);
      for (const topic of recent) {
        found.set(topic["id"], topic);
        ids.push(topic["id"]);
      }
      // A pinned topic stands before newer ones and says nothing about where the list has come to.
      more = topics.length > 0 && topics.every((topic) => topic["pinned"] === true || bumpedAt(topic) >= since);
    }
    const now = ids.map(String).sort().join();
    if (page === 1 || now === before) return { topics: [...found.values()], stable: true };
    before = now;
  }
  return { topics: [...found.values()], stable: false };
}

/** Pages of topics in the order they were made, the last first. */
export async function* topicsByAge(
  api: Api,
  filter: Readonly<Record<string, string>>,
  from: number | null,
): AsyncGenerator<{ readonly topics: readonly Json[]; readonly page: number }> {
  const read = (page: number): Promise<readonly Json[]> =>
    topicList(api, { ...filter, order: "created", ascending: "true", page });
  for (let page = from ?? (await lastPage(async (at) => (await read(at)).length > 0)); page >= 0; page--) {
    yield { topics: await read(page), page };
  }
}

async function topicList(api: Api, query: Readonly<Record<string, string | number>>): Promise<readonly Json[]> {
  return list(fields(fields(await api.get("latest.json", { no_definitions: "true", ...query }))["topic_list"])["topics"]);
}

const bumpedAt = (topic: Json): number => Date.parse(text(topic["bumped_at"]) ?? text(topic["created_at"]) ?? "");

function topicRow(topic: Json): Row {
  return {
    id: topic["id"],
    title: text(topic["title"]),
    slug: text(topic["slug"]),
    category_id: wholeNumber(topic["category_id"]),
    // The first of the posters is who opened the topic; their descriptions are in the forum's language.
    author_id: idText(list(topic["posters"])[0]?.["user_id"]),
    created_at: text(topic["created_at"]),
    bumped_at: text(topic["bumped_at"]) ?? text(topic["created_at"]),
    last_posted_at: text(topic["last_posted_at"]),
    posts_count: count(topic["posts_count"]),
    reply_count: count(topic["reply_count"]),
    views: count(topic["views"]),
    like_count: count(topic["like_count"]),
    is_closed: topic["closed"] === true,
    is_archived: topic["archived"] === true,
    is_pinned: topic["pinned"] === true,
    is_listed: topic["visible"] !== false,
    has_accepted_answer: topic["has_accepted_answer"] === true,
    tags: tagsOf(topic["tags"]),
  };
}

/** Tags are names, in newer versions objects with names. */
function tagsOf(value: unknown): string | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  return value.map((tag) => (typeof tag === "string" ? tag : (text(fields(tag)["name"]) ?? ""))).join(", ");
}
