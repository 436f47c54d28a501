import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SourceError } from "../../loaders/channel.js";
import { discourse } from "../../loaders/discourse.js";
import { personalKey, pseudonymWith, sync } from "../../loaders/land.js";
import { redactor } from "../../loaders/land/secrets.js";
import { sentence } from "../../src/ground/messages.js";
import { faultProxy } from "../kit/fault-proxy.js";
import { forumSite, madeForum } from "../kit/forum.js";
import { lakeRows, memoryChannel, onePage, requestFor, syncOne, temporaryFolder } from "../kit/lake.js";

const CANARY = "canary/secret+of=the forum";
const row = { id: 1, title: "x", at: "2026-01-01T00:00:00Z" };

describe("secrets", () => {
  test("come from the environment; what is missing is named", async () => {
    const { loads } = await sync(
      requestFor(
        await temporaryFolder(),
        memoryChannel(() => [onePage([row])]),
        { key: "${FORUM_KEY}", note: "by ${WHO}" },
      ),
    );
    expect(loads.map(({ problem }) => problem?.data)).toEqual([
      { source: "src", option: "key", variable: "FORUM_KEY" },
      { source: "src", option: "note", variable: "WHO" },
    ]);
    expect(loads.map(({ problem }) => problem?.code)).toEqual(["bad-value", "bad-value"]);
  });

  test("may not stand in the file, and the message does not repeat them", async () => {
    const { loads } = await sync(
      requestFor(
        await temporaryFolder(),
        memoryChannel(() => [onePage([row])]),
        { key: CANARY },
      ),
    );
    expect(loads).toMatchObject([{ problem: { message: "loadingSecretWritten" } }]);
    expect(JSON.stringify(loads)).not.toContain("canary");
  });

  test("are hidden in what a channel says or throws, in every way they may be written", async () => {
    const lines: string[] = [];
    const forms = [CANARY, encodeURIComponent(CANARY), Buffer.from(CANARY).toString("base64")];
    const channel = memoryChannel(
      () => [onePage([row])],
      {},
      {
        async *read(_, __, options, tools) {
          const { key } = options as { key: string };
          yield { ...onePage([row]), complete: false, nextCursor: "1" };
          for (const form of [key, encodeURIComponent(key), Buffer.from(key).toString("base64")])
            tools.log(`asking with ${form}`);
          throw new SourceError("transient", `https://x/?key=${encodeURIComponent(key)} said ${key}`, `Try ${key}.`);
        },
      },
    );
    const request = requestFor(
      await temporaryFolder(),
      channel,
      { key: "${FORUM_KEY}" },
      {
        env: { FORUM_KEY: CANARY },
        progress: { step: () => undefined, line: (line) => void lines.push(line), end: () => undefined },
      },
    );
    const { loads } = await sync(request);
    const problem = loads[0]?.problem;
    const said = `${lines.join()} ${JSON.stringify(loads)} ${problem ? sentence(problem) : ""}`;
    expect(lines).toHaveLength(3);
    for (const form of forms) expect(said).not.toContain(form);
  });

  test("a canary is in no log, URL, message or file of a whole load that meets trouble", async () => {
    const site = await forumSite({ ...madeForum(40), key: CANARY });
    const proxy = await faultProxy(site.url);
    proxy.fault = (_, before) => (before === 0 ? { kind: "status", status: 429, headers: { "retry-after": "6" } } : null);
    const lines: string[] = [];
    const request = requestFor(
      await temporaryFolder(),
      discourse,
      { url: proxy.url, key: "${FORUM_KEY}", per_minute: 100_000 },
      {
        env: { FORUM_KEY: CANARY, WORTHWHILE_KEY: "another canary, of the people" },
        limits: { sleep: async () => undefined },
        progress: {
          step: (step) => void lines.push(JSON.stringify(step)),
          line: (line) => void lines.push(line),
          end: () => undefined,
        },
      },
    );
    const result = await sync(request);
    expect(result.loads.map(({ problem }) => problem)).toEqual([null, null, null, null, null]);
    expect(lines.some((line) => line.includes("waiting"))).toBe(true);
    const urls = proxy.seen.map(({ url }) => url).join();
    expect(`${lines.join()} ${JSON.stringify(result)} ${urls} ${await textBelow(request.workspace)}`).not.toMatch(/canary/i);
    expect(proxy.seen.every(({ headers }) => headers["api-key"] === CANARY)).toBe(true);
  });

  test("short words are hidden only where they are secrets", () => {
    expect(redactor(["abc"])("an abc here")).toBe("an ••• here");
    expect(redactor([])("an abc here")).toBe("an abc here");
  });
});

describe("personal data", () => {
  const people = { personal: ["title"] };
  const channel = memoryChannel(() => [onePage([{ ...row, title: "Ada.Canary@example.org" }])], people);

  test("is a pseudonym in the lake, the same for the same person however written", async () => {
    const request = requestFor(await temporaryFolder(), channel);
    await syncOne(request);
    const [landed] = await lakeRows(request);
    const pseudonym = pseudonymWith("a key for tests, long enough");
    expect(landed?.["title"]).toBe(pseudonym(" ada.canary@EXAMPLE.org "));
    expect(pseudonymWith("another key, long enough")("ada.canary@example.org")).not.toBe(landed?.["title"]);
    expect(await textBelow(request.workspace)).not.toMatch(/ada\.canary/i);
  });

  test("stays where the source keeps it, and then needs no key", async () => {
    const request = requestFor(await temporaryFolder(), channel, { personal_data: "keep" }, { env: {} });
    expect(await syncOne(request)).toMatchObject({ problem: null });
    expect(await lakeRows(request)).toMatchObject([{ title: "Ada.Canary@example.org" }]);
  });

  test("needs a key: a short one and none at all are refused, a file is made for its owner alone", async () => {
    const home = await temporaryFolder();
    const short = await sync(requestFor(await temporaryFolder(), channel, {}, { env: { WORTHWHILE_KEY: "short" } }));
    expect(short.loads).toMatchObject([{ problem: { message: "loadingKeyShort" } }]);
    const none = await sync(requestFor(await temporaryFolder(), channel, {}, { env: {} }));
    expect(none.loads).toMatchObject([{ problem: { message: "loadingKeyNowhere" } }]);
    const keyFile = join(home, "deep", "key");
    expect(await syncOne(requestFor(await temporaryFolder(), channel, {}, { env: {}, keyFile }))).toMatchObject({
      problem: null,
    });
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
    const made = await personalKey({}, keyFile);
    expect(made).toMatch(/^[0-9a-f]{64}$/);
    expect(await personalKey({ XDG_CONFIG_HOME: home }, undefined)).toBe(
      await personalKey({}, join(home, "worthwhile", "key")),
    );
    await writeFile(keyFile, "\n");
    await expect(personalKey({}, keyFile)).rejects.toThrow("loadingKeyEmpty");
    await mkdir(join(home, "folder"));
    await expect(personalKey({}, join(home, "folder"))).rejects.toThrow("EISDIR");
  });

  test("another word than keep or hide is refused", async () => {
    const { loads } = await sync(requestFor(await temporaryFolder(), channel, { personal_data: "yes" }));
    expect(loads).toMatchObject([{ problem: { message: "loadingOption", data: { option: "personal_data" } } }]);
  });
});

/** Every file's text and name below a folder. */
async function textBelow(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(1);
  const texts = await Promise.all(
    files.map(async (entry) => `${entry.name} ${(await readFile(join(entry.parentPath, entry.name))).toString("latin1")}`),
  );
  return texts.join("\n");
}
