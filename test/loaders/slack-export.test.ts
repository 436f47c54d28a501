import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { slack_export } from "../../loaders/slack-export.js";
import { erase, pseudonymWith, sync, type SyncRequest } from "../../loaders/land.js";
import { lakeRows, loadOf, requestFor, temporaryFolder } from "../kit/lake.js";
import { shared, withoutShared } from "../kit/shared.js";
import { slackExport } from "../kit/slack.js";
import { zipOf } from "../kit/zip.js";

const houston = resolve(shared, "data", "slack-houston-datavis");

describe.skipIf(!existsSync(houston))(`a real export${withoutShared}`, () => {
  test("folder: every message, member and channel, people hidden", async () => {
    const request = requestFor(await temporaryFolder(), slack_export, { path: houston });
    const result = await sync(request);
    expect(result.loads.map(({ stream, rows, problem }) => [stream, rows, problem])).toEqual([
      ["messages", 1382, null],
      ["members", 71, null],
      ["channels", 16, null],
      ["activities", 1382, null],
    ]);
    expect(loadOf(result, "messages").coverage).toEqual({ from: "2015-06-06", to: "2016-07-28" });
    const messages = await lakeRows(request, "messages");
    expect(messages.filter(({ kind }) => kind === "join")).toHaveLength(320);
    expect(messages.every(({ author }) => /^p_[0-9a-f]{32}$/.test(String(author)))).toBe(true);
    expect(Object.keys(messages[0] ?? {})).not.toContain("text");
  });

  test("zip: the same rows", async () => {
    const paths = readdirSync(houston, { recursive: true })
      .map(String)
      .filter((path) => path.endsWith(".json"));
    const request = await zipped(paths.map((path) => [path, readFileSync(join(houston, path), "utf8")]));
    await sync(request);
    const folder = requestFor(await temporaryFolder(), slack_export, { path: houston });
    await sync(folder);
    for (const stream of ["messages", "members", "channels"]) {
      expect(await lakeRows(request, stream)).toEqual(await lakeRows(folder, stream));
    }
    expect(await lakeRows(request, "messages")).toHaveLength(1382);
  });
});

test("what each message is: kinds, bots, threads, reactions, and one row for one time stamp in each channel", async () => {
  const request = await made({ path: "export", personal_data: "keep" });
  await sync(request);
  const messages = await lakeRows(request, "messages");
  expect(
    messages.map(({ id, kind, author, is_bot: bot, in_reply_to: to, reactions, reactors }) => [
      id,
      kind,
      author,
      bot,
      to,
      reactions,
      reactors,
    ]),
  ).toEqual([
    ["C1:1704067200.000100", "join", "U1", false, null, 0, 0],
    ["C1:1704067300.000200", "message", "U1", false, null, 3, 2],
    ["C2:1704067300.000200", "message", "U1", false, null, 0, 0],
    ["C1:1704067400.000300", "message", "U2", false, "C1:1704067300.000200", 0, 0],
    ["C1:1704067600.000400", "message", "B1", true, null, 0, 0],
    ["C1:1704067700.000500", "message", "U3", true, null, 0, 0],
    ["C1:1704067800.000600", "deleted", "USLACKBOT", true, null, 0, 0],
    ["C2:1704153600.000000", "leave", "U2", false, null, 0, 0],
  ]);
  expect(messages[1]).toMatchObject({ ts: "2024-01-01T00:01:40.0002", channel: "general", replies: 1 });
  expect(await lakeRows(request, "members")).toMatchObject([
    { id: "U1", email: "Ada@Example.org", joined_at: "2024-01-01T00:00:00.0001", segment: "owner", is_bot: false },
    { id: "U2", segment: "guest", is_deleted: true },
    { id: "U3", is_bot: true },
  ]);
  expect((await lakeRows(request, "activities"))[0]).toEqual({
    id: "C1:1704067200.000100",
    channel: "general",
    kind: "join",
    actor: "U1",
    object: "C1",
    in_reply_to: null,
    at: "2024-01-01T00:00:00.0001",
    language: null,
  });
});

test("people's names and addresses, and what they wrote, are in no file unless kept", async () => {
  const request = await made({ path: "export" });
  await sync(request);
  expect(await canariesIn(request.lake, ["Ada", "ada@example.org", "Hello", "U0", "beep"])).toEqual([]);
  const kept = await made({ path: "export", text: "keep" });
  await sync(kept);
  expect(await canariesIn(kept.lake, ["|bo>", "ada@example.org"])).toEqual([]);
  expect((await lakeRows(kept, "messages"))[1]).toMatchObject({ text: "Hello <@> 👋🏽" });
});

test("an erased person stays erased after the next load", async () => {
  const request = await made({ path: "export", text: "keep" });
  await sync(request);
  const ada = pseudonymWith(request.env["WORTHWHILE_KEY"] ?? "")("U1");
  expect((await lakeRows(request, "members")).map(({ id }) => id)).toContain(ada);
  await erase(request.lake, "src", ada);
  for (const full of [false, true]) {
    await sync({ ...request, full });
    expect((await lakeRows(request, "members")).map(({ id }) => id)).not.toContain(ada);
    const messages = await lakeRows(request, "messages");
    expect(messages).toHaveLength(8);
    expect(messages.filter(({ author }) => author === ada)).toEqual([]);
    expect(messages[1]).toMatchObject({ author: null, text: null, reactions: 3 });
  }
});

describe("zip files", () => {
  test("give what the folder gives, with or without the folder's name before", async () => {
    const folder = await made({ path: "export" });
    await sync(folder);
    for (const prefix of ["", "our export/"]) {
      const request = await zipped(Object.entries(slackExport("x")).map(([path, text]) => [prefix + path.slice(2), text]));
      expect((await sync(request)).loads.map(({ problem }) => problem)).toEqual([null, null, null, null]);
      for (const stream of ["messages", "members", "channels", "activities"])
        expect(await lakeRows(request, stream)).toEqual(await lakeRows(folder, stream));
    }
  });

  test("with a bomb inside are refused before it is blown up", async () => {
    const request = await zipped([...small, ["general/2024-01-02.json", " ".repeat(200 * 1024 * 1024)]]);
    const before = process.memoryUsage().rss;
    expect(loadOf(await sync(request), "messages")).toMatchObject({
      problem: { message: "loadingConfig", data: { reason: expect.stringContaining("128 MB") as string } },
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  });

  test("that are damaged, or no zip at all, are told", async () => {
    const request = await made({ path: "export.zip" });
    await writeFile(join(request.workspace, "export.zip"), "PK\u0003\u0004 not really");
    expect((await sync(request)).loads).toMatchObject([{ problem: { message: "loadingConfig" } }]);
  });

  test("whose names lead outside write nothing there", async () => {
    const request = await zipped([...small, ["../outside.json", "[]"]]).catch((cause: unknown) => cause as Error);
    if (request instanceof Error) throw request;
    await sync(request);
    expect(await readdir(join(request.workspace, ".."))).not.toContain("outside.json");
  });
});

test.each([
  ["nothing there", "nowhere", "there is nothing at nowhere"],
  ["a folder of something else", ".", "no Slack export"],
  ["a way out of the workspace", "../../../../tmp", "leads out of the workspace"],
])("%s is a mistake of the file", async (_, path, words) => {
  const request = await made({ path });
  const { loads } = await sync(request);
  expect(loads).toMatchObject([
    { stream: null, problem: { code: "bad-value", data: { reason: expect.stringContaining(words) as string } } },
  ]);
});

test("a day that is no JSON is named", async () => {
  const request = await made({ path: "export" });
  await writeFile(join(request.workspace, "export", "general", "2024-01-01.json"), '[{"ts":');
  expect(loadOf(await sync(request), "messages")).toMatchObject({
    problem: { data: { reason: expect.stringContaining("general/2024-01-01.json") as string } },
  });
});

const small: readonly (readonly [string, string])[] = [
  ["channels.json", '[{"id":"C1","name":"general"}]'],
  ["users.json", '[{"id":"U1"}]'],
  ["general/2024-01-01.json", '[{"user":"U1","ts":"1704067200.000100","text":"x"}]'],
];

/** A request over the made export in a workspace of its own. */
async function made(options: Readonly<Record<string, unknown>>): Promise<SyncRequest> {
  const workspace = await temporaryFolder();
  for (const [path, text] of Object.entries(slackExport("export"))) {
    await mkdir(dirname(join(workspace, path)), { recursive: true });
    await writeFile(join(workspace, path), text);
  }
  return requestFor(workspace, slack_export, options);
}

/** A request over a zip file of these entries. */
async function zipped(entries: readonly (readonly [string, string])[]): Promise<SyncRequest> {
  const workspace = await temporaryFolder();
  await writeFile(join(workspace, "export.zip"), zipOf(entries));
  return requestFor(workspace, slack_export, { path: "export.zip" });
}

/** The words found in the files below a folder, DuckDB's unpacked text too. */
async function canariesIn(folder: string, words: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const name of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const bytes = (await readFile(join(name.parentPath, name.name))).toString("latin1");
    for (const word of words)
      if (bytes.toLowerCase().includes(Buffer.from(word).toString("latin1").toLowerCase())) found.add(word);
  }
  return [...found];
}
