import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { discourse } from "../../loaders/discourse.js";
import { sync, type SyncRequest } from "../../loaders/land.js";
import { faultProxy, type Fault } from "../kit/fault-proxy.js";
import { forumSite, madeForum, madePost, madeTopic } from "../kit/forum.js";
import { lakeRows, loadOf, requestFor, temporaryFolder } from "../kit/lake.js";
import { shared, withoutShared } from "../kit/shared.js";

type Json = Record<string, unknown>;
const STREAMS = ["categories", "users", "topics", "posts", "accepted_answers"] as const;
const fast = { per_minute: 100_000, personal_data: "keep" };

const counts = async (request: SyncRequest): Promise<Record<string, number>> =>
  Object.fromEntries(
    await Promise.all(STREAMS.map(async (stream) => [stream, (await lakeRows(request, stream)).length] as const)),
  );

describe.each([{ windows: true }, { windows: false }])("a made forum, windows of ids: $windows", ({ windows }) => {
  test("everything is loaded, over gaps in the ids and 35 topics of one moment", async () => {
    const site = await forumSite({ ...madeForum(200), windows });
    const request = requestFor(await temporaryFolder(), discourse, { url: site.url, ...fast });
    const result = await sync(request);
    expect(result.loads.map(({ problem }) => problem)).toEqual([null, null, null, null, null]);
    expect(await counts(request)).toEqual({ categories: 2, users: 60, topics: 200, posts: 600, accepted_answers: 40 });
    const posts = await lakeRows(request, "posts");
    expect(posts.map(({ id }) => id).sort()).toEqual(site.forum.posts.map(({ id }) => id).sort());
    expect(loadOf(result, "posts").coverage).toMatchObject({ from: "2024-01-01T00:00:00.000Z" });
    const [answer] = await lakeRows(request, "accepted_answers");
    expect(answer).toMatchObject({ topic_id: 5, post_number: 2 });
  });

  test("a later load brings what is new, edited and deleted, and equals a full one", async () => {
    const site = await forumSite({ ...madeForum(200), windows });
    const { forum } = site;
    const request = requestFor(await temporaryFolder(), discourse, { url: site.url, ...fast, look_back_days: 30 });
    await sync(request);
    const asked = site.seen.length;
    forum.topics.push(madeTopic(201, "2024-01-02T00:00:00.000Z", 1, false));
    forum.posts.push(madePost(2000, 201, 1, "2024-01-02T00:00:00.000Z", false));
    forum.topics = forum.topics.filter(({ id }) => id !== 150);
    forum.posts = forum.posts.filter(({ topic_id: topic }) => topic !== 150);
    const edited = forum.posts.find(({ topic_id: topic, post_number: number }) => topic === 190 && number === 2) as Json;
    edited["raw"] = "Edited";
    const taken = forum.topics.find(({ id }) => id === 195) as Json;
    taken["has_accepted_answer"] = false;
    taken["bumped_at"] = "2024-01-02T01:00:00.000Z";
    await sync(request);
    expect(site.seen.length - asked).toBeLessThan(asked * 2);
    const incremental = Object.fromEntries(
      await Promise.all(STREAMS.map(async (stream) => [stream, await lakeRows(request, stream)])),
    );
    expect(await counts(request)).toMatchObject({ topics: 200, posts: 598, accepted_answers: 38 });
    await sync({ ...request, full: true });
    const full = Object.fromEntries(
      await Promise.all(STREAMS.map(async (stream) => [stream, await lakeRows(request, stream)])),
    );
    expect(incremental).toEqual(full);
  });
});

test("what lies before the look-back is not asked for again", async () => {
  const site = await forumSite(madeForum(200));
  for (const topic of site.forum.topics.slice(-3)) topic["bumped_at"] = "2024-06-01T00:00:00.000Z";
  for (const post of site.forum.posts.slice(-3)) post["created_at"] = "2024-06-01T00:00:00.000Z";
  const request = requestFor(await temporaryFolder(), discourse, { url: site.url, ...fast });
  await sync(request);
  site.seen.length = 0;
  const result = await sync(request);
  expect(result.loads.map(({ unchanged }) => unchanged)).toEqual([true, true, true, true, true]);
  const topicsAndPosts = site.seen.filter(({ url }) => url.startsWith("/posts.json") || url.startsWith("/latest.json"));
  expect(topicsAndPosts).toHaveLength(4);
});

test("topics inserted, bumped and deleted while pages are read: none of the others is missed", async () => {
  const site = await forumSite(madeForum(200));
  const { forum } = site;
  let step = 0;
  forum.before = (path) => {
    if (!path.startsWith("/latest.json") && !path.startsWith("/posts.json")) return;
    step++;
    const id = 1000 + step;
    forum.topics.push(madeTopic(id, "2024-02-01T00:00:00.000Z", 1, false));
    forum.posts.push(madePost(5000 + step, id, 1, "2024-02-01T00:00:00.000Z", false));
    // From the middle: read already or not, depending on the step.
    if (step % 2 === 0) forum.topics = forum.topics.filter((topic) => topic["id"] !== 40 + step * 3);
  };
  const request = requestFor(await temporaryFolder(), discourse, { url: site.url, ...fast });
  await sync(request);
  const stayed = forum.topics.filter((topic) => Number(topic["id"]) <= 200).map(({ id }) => id);
  const loaded = new Set((await lakeRows(request, "topics")).map(({ id }) => id));
  expect(stayed.filter((id) => !loaded.has(id as number))).toEqual([]);
  const posts = new Set((await lakeRows(request, "posts")).map(({ id }) => id));
  expect(forum.posts.filter(({ id }) => Number(id) < 5000 && !posts.has(id as number))).toEqual([]);
});

test("the answer beyond a topic's first twenty posts is found by its number", async () => {
  const made = madeForum(1, 30);
  made.topics[0] = { ...made.topics[0], has_accepted_answer: true };
  (made.posts[26] as Json)["accepted_answer"] = true;
  const site = await forumSite(made);
  const request = requestFor(await temporaryFolder(), discourse, { url: site.url, ...fast });
  await sync(request);
  expect(await lakeRows(request, "accepted_answers")).toMatchObject([{ topic_id: 1, post_number: 27, post_id: 27 }]);
});

test("a forum that hides its members loads the rest and says so", async () => {
  const site = await forumSite({ ...madeForum(10), directory: false });
  const lines: string[] = [];
  const request = requestFor(
    await temporaryFolder(),
    discourse,
    { url: site.url, ...fast },
    { progress: { step: () => undefined, line: (line) => void lines.push(line), end: () => undefined } },
  );
  const result = await sync(request);
  expect(result.loads.every(({ problem }) => problem === null)).toBe(true);
  expect(loadOf(result, "users").rows).toBe(0);
  expect(lines.join()).toContain("no members were loaded");
});

test("a good key is sent, a bad one is a mistake of the file", async () => {
  const site = await forumSite({ ...madeForum(5), key: "the right key" });
  const good = requestFor(
    await temporaryFolder(),
    discourse,
    { url: site.url, key: "${FORUM_KEY}", ...fast },
    { env: { FORUM_KEY: "the right key" } },
  );
  expect((await sync(good)).loads.every(({ problem }) => problem === null)).toBe(true);
  expect(site.seen.at(-1)?.headers).toMatchObject({ "api-key": "the right key", "api-username": "system" });
  const bad = requestFor(
    await temporaryFolder(),
    discourse,
    { url: site.url, key: "${FORUM_KEY}", ...fast },
    { env: { FORUM_KEY: "a wrong key" } },
  );
  const { loads } = await sync(bad);
  expect(loads).toMatchObject([{ stream: null, problem: { code: "bad-value", message: "loadingConfig" } }]);
  expect(JSON.stringify(loads)).not.toContain("a wrong key");
});

test("the limit of requests a minute is kept", async () => {
  const site = await forumSite(madeForum(150));
  const options = { url: site.url, per_minute: 300, personal_data: "keep" };
  const request = requestFor(await temporaryFolder(), discourse, options, { now: Date.now });
  const began = Date.now();
  await sync(request);
  // A burst of 50, then one every fifth of a second.
  expect(site.seen.length).toBeGreaterThan(55);
  expect(Date.now() - began).toBeGreaterThanOrEqual((site.seen.length - 50) * 200 - 300);
});

const recorded = resolve(shared, "data", "perceval-recorded", "discourse");
const urho = resolve(shared, "data", "discourse-urho3d", "raw-shape");
const parsed = (path: string): Json => JSON.parse(readFileSync(path, "utf8")) as Json;

describe.skipIf(!existsSync(recorded))(`recorded answers${withoutShared}`, () => {
  test.each(["discourse_topics.json", "discourse_topics_pinned.json", "discourse_topics_last_posted_at_null.json"])(
    "%s",
    async (file) => {
      const { topics } = parsed(resolve(recorded, file))["topic_list"] as { topics: Json[] };
      const wholes = [1148, 1149, 1150].map((id) => parsed(resolve(recorded, `discourse_topic_${id}.json`)));
      const posts = wholes.flatMap((topic) => (topic["post_stream"] as { posts: Json[] }).posts);
      const site = await forumSite({
        ...madeForum(0),
        topics,
        posts,
        recorded: new Map(wholes.map((topic) => [Number(topic["id"]), topic])),
        directory: false,
        categories: [{ id: 1, name: "All", slug: "all" }],
      });
      const request = requestFor(await temporaryFolder(), discourse, { url: site.url, ...fast });
      const result = await sync(request);
      expect(result.loads.map(({ problem }) => problem)).toEqual([null, null, null, null, null]);
      expect((await lakeRows(request, "topics")).map(({ id }) => id).sort()).toEqual(topics.map(({ id }) => id).sort());
      const ids = [...new Set(posts.map(({ id }) => id))];
      expect((await lakeRows(request, "posts")).map(({ id }) => id).sort()).toEqual(ids.sort());
      expect(result.loads.flatMap(({ notes }) => notes)).toEqual([]);
    },
  );

  test("no topics at all is an error", async () => {
    const { topics } = parsed(resolve(recorded, "discourse_topics_empty.json"))["topic_list"] as { topics: Json[] };
    const site = await forumSite({ ...madeForum(0), topics });
    const request = requestFor(await temporaryFolder(), discourse, { url: site.url, ...fast });
    expect(loadOf(await sync(request), "topics")).toMatchObject({
      rows: null,
      problem: { message: "loadingNoRows", code: "data-missing" },
    });
  });
});

describe.skipIf(!existsSync(urho))(`the Urho3D forum's answers${withoutShared}`, () => {
  test("whole topics with their posts", async () => {
    const wholes = readdirSync(urho).map((file) => parsed(resolve(urho, file)));
    const posts = wholes.flatMap((topic) => (topic["post_stream"] as { posts: Json[] }).posts);
    const topics = wholes.map((topic) => ({
      ...topic,
      post_stream: undefined,
      bumped_at: topic["last_posted_at"],
      posters: [{ user_id: topic["user_id"] }],
    }));
    const site = await forumSite({
      ...madeForum(0),
      topics,
      posts,
      categories: [{ id: 1, name: "All", slug: "all" }],
      directory: false,
    });
    const request = requestFor(await temporaryFolder(), discourse, { url: site.url, per_minute: 100_000 });
    const result = await sync(request);
    expect(result.loads.map(({ problem }) => problem)).toEqual([null, null, null, null, null]);
    const rows = await lakeRows(request, "posts");
    expect(rows).toHaveLength(posts.length);
    expect(new Set(rows.map(({ author_id: author }) => author)).size).toBe(new Set(posts.map((post) => post["user_id"])).size);
    expect(rows.every(({ author_id: author }) => /^p_[0-9a-f]{32}$/.test(String(author)))).toBe(true);
  });
});

test("a site whose every answer fails first, each in another way, is loaded as a calm one", { timeout: 180_000 }, async () => {
  const site = await forumSite(madeForum(100));
  const calm = requestFor(await temporaryFolder(), discourse, { url: site.url, ...fast });
  await sync(calm);
  const proxy = await faultProxy(site.url);
  const faults: readonly Fault[] = [
    { kind: "status", status: 429, headers: { "retry-after": "3" } },
    { kind: "status", status: 429, body: '{"errors":["slow down"],"error_type":"rate_limit","extras":{"wait_seconds":7}}' },
    { kind: "status", status: 502, body: "<h1>Bad gateway</h1>" },
    { kind: "reset" },
    { kind: "cut" },
    { kind: "broken" },
    { kind: "cut-gzip" },
    { kind: "drip", ms: 100 },
    { kind: "silence" },
  ];
  let spoiled = 0;
  proxy.fault = (_, before) => (before === 0 ? (faults[spoiled++ % faults.length] ?? null) : null);
  const limits = { sleep: async () => undefined, headTime: 2000, idleTime: 1000, wholeTime: 2500 };
  const request = requestFor(await temporaryFolder(), discourse, { url: proxy.url, ...fast }, { limits });
  const result = await sync(request);
  expect(result.loads.map(({ problem }) => problem)).toEqual([null, null, null, null, null]);
  expect(spoiled).toBeGreaterThan(faults.length * 2);
  for (const stream of STREAMS) expect(await lakeRows(request, stream)).toEqual(await lakeRows(calm, stream));
});

test("a site that fails for good, half way: what was staged waits, and the next load asks only for the rest", async () => {
  const site = await forumSite(madeForum(200));
  const proxy = await faultProxy(site.url);
  let down = true;
  proxy.fault = (path) =>
    down && path.startsWith("/posts.json?before=") && Number(path.split("=")[1]) < 500 ? { kind: "status", status: 503 } : null;
  const limits = { sleep: async () => undefined };
  const request = requestFor(await temporaryFolder(), discourse, { url: proxy.url, ...fast }, { limits });
  const failed = loadOf(await sync(request), "posts");
  expect(failed).toMatchObject({ rows: null, problem: { message: "loadingTransient" } });
  expect(JSON.stringify(failed)).not.toContain("before=");
  down = false;
  const asked = proxy.seen.length;
  expect(loadOf(await sync(request), "posts")).toMatchObject({ rows: 600, problem: null });
  const again = proxy.seen.slice(asked).filter(({ url }) => url.startsWith("/posts.json"));
  expect(again.every(({ url }) => Number(url.split("=")[1]) < 500)).toBe(true);
});

test("a page in the place of the API, and another site's JSON, are mistakes of the file", async () => {
  const site = await forumSite(madeForum(3));
  const proxy = await faultProxy(site.url);
  const request = requestFor(await temporaryFolder(), discourse, { url: proxy.url, ...fast });
  proxy.fault = () => ({ kind: "page" });
  expect((await sync(request)).loads).toMatchObject([
    { stream: null, problem: { message: "loadingConfig", data: { reason: expect.stringContaining("web page") as string } } },
  ]);
  proxy.fault = () => ({ kind: "status", status: 200, body: '{"hello":"world"}' });
  expect((await sync(request)).loads).toMatchObject([
    { problem: { message: "loadingConfig", data: { reason: expect.stringContaining("Discourse") as string } } },
  ]);
  proxy.fault = () => ({ kind: "redirect", to: "http://169.254.169.254/" });
  expect((await sync(request)).loads).toMatchObject([
    { problem: { message: "loadingConfig", data: { reason: expect.stringContaining("private") as string } } },
  ]);
});

test("posts hidden, deleted by their author, and ids beyond 2^53", async () => {
  const made = madeForum(2);
  made.posts.push({
    ...madePost(50, 1, 4, "2024-01-01T05:00:00.000Z", false),
    user_deleted: true,
    raw: "(post deleted by author)",
  });
  const site = await forumSite(made);
  const proxy = await faultProxy(site.url);
  proxy.fault = (path) =>
    path.startsWith("/posts.json") && !path.includes("before")
      ? {
          kind: "status",
          status: 200,
          body: JSON.stringify({ latest_posts: made.posts }).replace('"user_id":51', '"user_id":9007199254740993'),
        }
      : path.startsWith("/posts.json")
        ? { kind: "status", status: 200, body: '{"latest_posts":[]}' }
        : null;
  const request = requestFor(await temporaryFolder(), discourse, { url: proxy.url, ...fast });
  expect(loadOf(await sync(request), "posts")).toMatchObject({ problem: null, rows: 7 });
  expect((await lakeRows(request, "posts")).find(({ id }) => id === 50)).toMatchObject({ is_deleted: true });
  expect((await lakeRows(request, "posts")).map(({ author_id: author }) => author)).toContain("9007199254740993");
});
