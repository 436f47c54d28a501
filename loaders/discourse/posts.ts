import type { Cursor, Page, Row, Tools } from "../channel.js";
import { count, fields, idText, list, text, wholeNumber, type Api, type Json } from "./api.js";
import { cursorOf, standingOf } from "./paging.js";

/** How many ids one page spans in older versions. */
const WINDOW = 50;

/**
 * Posts by id, the newest first, down to the bookmark. Older versions answer with what lies within 50 ids, so that a
 * page may be empty in the middle; newer ones with the next 50 posts there are.
 */
export async function* postPages(api: Api, cursor: Cursor | null, keepText: boolean, tools: Tools): AsyncGenerator<Page> {
  const standing = standingOf(cursor, tools.now());
  let before = standing.next;
  let windows = true;
  let top = before === null;
  let earliest: string | null = null;
  for (;;) {
    const posts = list(fields(await api.get("posts.json", before === null ? {} : { before }))["latest_posts"]);
    const ids = posts.map((post) => wholeNumber(post["id"])).filter((id) => id !== null);
    const least = ids.length > 0 ? Math.min(...ids) : null;
    if (least !== null && (before ?? Math.max(...ids)) - least >= WINDOW) windows = false;
    const next = nextBefore(before, least, windows);
    const recent = standing.since === null ? posts : posts.filter((post) => createdAt(post) >= (standing.since ?? 0));
    const ended = next === null || (posts.length > 0 && recent.length < posts.length);
    for (const post of posts) earliest = earlier(earliest, text(post["created_at"]));
    // What lies between this page's least and the last page's is all here.
    const from = ended && standing.since === null ? null : sweptFrom(recent, next, ended);
    yield {
      rows: recent.map((post) => postRow(post, keepText)),
      deletes: [],
      nextCursor: ended ? null : cursorOf({ ...standing, next }),
      complete: ended,
      ...(from === undefined ? {} : { sweeps: { column: "id", from, to: top ? null : (before ?? 0) + 1 } }),
      ...(ended && earliest !== null
        ? {
            coverage: {
              from: standing.since === null ? earliest : new Date(standing.since).toISOString(),
              to: standing.started,
            },
          }
        : {}),
    };
    if (ended) return;
    before = next;
    top = false;
  }
}

/** The next page's highest id; null at the end. */
function nextBefore(before: number | null, least: number | null, windows: boolean): number | null {
  if (least !== null) return least > 1 ? least - 1 : null;
  return windows && before !== null && before > WINDOW ? before - WINDOW : null;
}

/** The least id this page has told all about; undefined where it told nothing. */
function sweptFrom(recent: readonly Json[], next: number | null, ended: boolean): number | undefined {
  if (!ended && next !== null) return next + 1;
  const ids = recent.map((post) => wholeNumber(post["id"])).filter((id) => id !== null);
  return ids.length > 0 ? Math.min(...ids) : undefined;
}

const createdAt = (post: Json): number => Date.parse(text(post["created_at"]) ?? "");
const earlier = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && Date.parse(b) < Date.parse(a)) ? b : a;

export function postRow(post: Json, keepText: boolean): Row {
  const words = text(post["raw"]) ?? plain(text(post["cooked"]) ?? "");
  return {
    id: post["id"],
    topic_id: wholeNumber(post["topic_id"]),
    post_number: wholeNumber(post["post_number"]),
    reply_to_post_number: wholeNumber(post["reply_to_post_number"]),
    author_id: idText(post["user_id"]),
    created_at: text(post["created_at"]),
    updated_at: text(post["updated_at"]),
    kind: POST_TYPES[count(post["post_type"])] ?? "other",
    reads: count(post["reads"]),
    likes: count(list(post["actions_summary"]).find(({ id }) => id === 2)?.["count"]),
    quote_count: count(post["quote_count"]),
    incoming_links: count(post["incoming_link_count"]),
    trust_level: wholeNumber(post["trust_level"]),
    is_staff: post["staff"] === true || post["admin"] === true || post["moderator"] === true,
    is_hidden: post["hidden"] === true,
    is_deleted: post["user_deleted"] === true || text(post["deleted_at"]) !== null,
    is_accepted: post["accepted_answer"] === true,
    length: [...words].length,
    ...(keepText ? { text: words } : {}),
  };
}

const POST_TYPES: Readonly<Record<number, string>> = { 1: "post", 2: "moderator_action", 3: "small_action", 4: "whisper" };

/** The words of a post's HTML: enough for its length and for reading, where the site does not give its source. */
const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/&(lt|gt|quot|#39|nbsp|amp);/g, (_, name: string) => ENTITIES[name] ?? " ")
    .replaceAll(/\s+/g, " ")
    .trim();
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: " ", amp: "&" };
