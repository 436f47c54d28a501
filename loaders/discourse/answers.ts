import type { Cursor, Page, Row, Tools } from "../channel.js";
import { fields, idText, list, text, wholeNumber, type Api, type Json } from "./api.js";
import { cursorOf, standingOf } from "./paging.js";
import { bumpedTopics, topicsByAge } from "./topics.js";

/**
 * Accepted answers, one a topic. The topic list says which topics have one, the topic itself which post it is. Discourse
 * does not tell when an answer was accepted: `answered_at` is when it was written.
 */
export async function* answerPages(api: Api, cursor: Cursor | null, tools: Tools): AsyncGenerator<Page> {
  const standing = standingOf(cursor, tools.now());
  if (standing.since !== null) {
    const { topics, stable } = await bumpedTopics(api, standing.since);
    const sweeps = { column: "bumped_at", from: new Date(standing.since).toISOString(), to: null };
    yield { ...(await answersOf(api, topics)), nextCursor: null, complete: true, ...(stable ? { sweeps } : {}) };
    return;
  }
  // A site that does not know this filter ignores it, and has_accepted_answer decides.
  for await (const { topics, page } of topicsByAge(api, { solved: "yes" }, standing.next)) {
    const nextCursor = page === 0 ? null : cursorOf({ ...standing, next: page - 1 });
    yield { ...(await answersOf(api, topics)), nextCursor, complete: page === 0 };
  }
}

/** The answers of these topics; those without one are told as deletes, for one may have been taken back. */
async function answersOf(api: Api, topics: readonly Json[]): Promise<Pick<Page, "rows" | "deletes">> {
  const rows: Row[] = [];
  const deletes: Row[] = [];
  for (const topic of topics) {
    const answer = topic["has_accepted_answer"] === true ? await answerOf(api, topic) : null;
    if (answer === null) deletes.push({ topic_id: topic["id"] });
    else rows.push({ ...answer, topic_id: topic["id"], bumped_at: text(topic["bumped_at"]) ?? text(topic["created_at"]) });
  }
  return { rows, deletes };
}

async function answerOf(api: Api, listed: Json): Promise<Row | null> {
  const id = idText(listed["id"]);
  const topic = fields(await api.get(`t/${id}.json`));
  const posts = list(fields(topic["post_stream"])["posts"]);
  const marked = posts.find((post) => post["accepted_answer"] === true);
  // Newer versions of the plugin name the post by number, and may name several: the first was accepted first.
  const named = Array.isArray(topic["accepted_answers"])
    ? list(topic["accepted_answers"])[0]
    : fields(topic["accepted_answer"]);
  const number = wholeNumber(marked?.["post_number"]) ?? wholeNumber(named?.["post_number"]);
  if (number === null) return null;
  const post =
    marked ??
    posts.find((one) => one["post_number"] === number) ??
    fields(await api.get(`posts/by_number/${id}/${number}.json`));
  if (wholeNumber(post["id"]) === null) return null;
  return {
    post_id: wholeNumber(post["id"]),
    post_number: number,
    author_id: idText(post["user_id"]),
    asked_at: text(topic["created_at"]) ?? text(listed["created_at"]),
    answered_at: text(post["created_at"]),
  };
}
