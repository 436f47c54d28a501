import type { Page, Row, Tools } from "../channel.js";
import { count, fields, idText, list, text, wholeNumber, type Api, type Json } from "./api.js";
import { lastPage } from "./paging.js";

/** Members: from the administrators' list where the key may see it (with the day they joined), else from the directory. */
export async function* userPages(api: Api, tools: Tools): AsyncGenerator<Page> {
  const admin = async (page: number): Promise<readonly Json[]> =>
    list(await api.allowed("admin/users/list/active.json", { order: "created", asc: "true", page }));
  if ((await admin(0)).length === 0) {
    yield* directoryPages(api, tools);
    return;
  }
  for (let page = await lastPage(async (at) => (await admin(at)).length > 0); page >= 0; page--) {
    yield { rows: (await admin(page)).map(adminRow), deletes: [], nextCursor: null, complete: page === 0 };
  }
}

/** The directory, read again where its pages shifted and some were missed. */
async function* directoryPages(api: Api, tools: Tools): AsyncGenerator<Page> {
  const found = new Set<string>();
  for (let reading = 0; reading < 3; reading++) {
    let total = 0;
    for (let page = 0; ; page++) {
      const data = fields(await api.allowed("directory_items.json", { period: "all", order: "post_count", page }));
      const items = list(data["directory_items"]);
      total = count(fields(data["meta"])["total_rows_directory_items"]);
      for (const item of items) found.add(String(item["id"]));
      if (items.length === 0) break;
      yield { rows: items.map(directoryRow), deletes: [], nextCursor: null, complete: false, expected: total };
    }
    if (found.size >= total) break;
  }
  if (found.size === 0) tools.log("The forum shows neither its directory nor its list of users: no members were loaded.");
  yield { rows: [], deletes: [], nextCursor: null, complete: true };
}

function adminRow(user: Json): Row {
  return {
    ...personRow(user),
    joined_at: text(user["created_at"]),
    last_seen_at: text(user["last_seen_at"]),
    trust_level: wholeNumber(user["trust_level"]),
    is_staff: user["admin"] === true || user["moderator"] === true,
    days_visited: wholeNumber(user["days_visited"]),
    posts: wholeNumber(user["post_count"]),
    topics_entered: wholeNumber(user["topics_entered"]),
    posts_read: wholeNumber(user["posts_read_count"]),
    likes_given: null,
    likes_received: null,
  };
}

function directoryRow(item: Json): Row {
  const user = fields(item["user"]);
  return {
    ...personRow({ ...user, id: user["id"] ?? item["id"] }),
    joined_at: null,
    last_seen_at: null,
    trust_level: null,
    is_staff: user["admin"] === true || user["moderator"] === true,
    days_visited: wholeNumber(item["days_visited"]),
    posts: wholeNumber(item["post_count"]),
    topics_entered: wholeNumber(item["topics_entered"]),
    posts_read: wholeNumber(item["posts_read"]),
    likes_given: wholeNumber(item["likes_given"]),
    likes_received: wholeNumber(item["likes_received"]),
  };
}

const personRow = (user: Json): Row => ({ id: idText(user["id"]), username: text(user["username"]), name: text(user["name"]) });

/** Categories and their sub-categories. */
export async function* categoryPages(api: Api): AsyncGenerator<Page> {
  const top = list(
    fields(fields(await api.get("categories.json", { include_subcategories: "true" }))["category_list"])["categories"],
  );
  const all = top.flatMap((category) => [category, ...list(category["subcategory_list"])]);
  yield { rows: all.map(categoryRow), deletes: [], nextCursor: null, complete: true };
}

function categoryRow(category: Json): Row {
  return {
    id: category["id"],
    name: text(category["name"]),
    slug: text(category["slug"]),
    parent_id: wholeNumber(category["parent_category_id"]),
    topics: count(category["topic_count"]),
    posts: count(category["post_count"]),
    is_restricted: category["read_restricted"] === true,
  };
}
