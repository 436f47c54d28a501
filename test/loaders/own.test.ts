import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CHANNELS } from "../../loaders/index.js";
import { sync, type SyncRequest } from "../../loaders/land.js";
import { lakeRows, memoryChannel, requestFor, temporaryFolder } from "../kit/lake.js";

/** A request whose one source asks for the loader `mine`, with these files in the workspace's loaders/. */
async function withLoaders(files: Readonly<Record<string, string>>, loader = "mine"): Promise<SyncRequest> {
  const workspace = await temporaryFolder();
  await mkdir(join(workspace, "loaders"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(workspace, "loaders", name), text);
  const request = requestFor(
    workspace,
    memoryChannel(() => []),
  );
  return { ...request, channels: CHANNELS, sources: request.sources.map((source) => ({ ...source, loader, options: {} })) };
}

const stream = `{name: "rows", columns: {id: "integer", word: "text"}, key: ["id"], cursor: null, lookBack: 0, deletes: "none",
  nulls: {}, personal: [], policy: "freeze", time: null, expectsRows: true}`;
const channel = (body: string): string => `
  import { z } from "zod";
  import { SourceError, type Channel, type Page } from "worthwhile/channel";
  import { WORD } from "./words.js";
  const mine: Channel<object> = {
    id: "mine", version: 1, options: z.strictObject({}), secrets: [],
    streams: () => [${stream}],
    check: async () => undefined,
    async *read(): AsyncGenerator<Page> { ${body} },
  };
  export default mine;`;
const words = { "words.ts": 'export const WORD: string = "from another file";' };

test("a TypeScript file with its imports is a channel", async () => {
  const request = await withLoaders({
    ...words,
    "mine.ts": channel("yield { rows: [{ id: 1, word: WORD }], deletes: [], nextCursor: null, complete: true };"),
  });
  expect((await sync(request)).loads).toMatchObject([{ problem: null, rows: 1 }]);
  expect(await lakeRows(request)).toEqual([{ id: 1, word: "from another file" }]);
});

test("its failures are told in its own words, its faults as the loader's", async () => {
  const said = await withLoaders({
    ...words,
    "mine.ts": channel('throw new SourceError("config", "the shop is shut", "Come tomorrow.");'),
  });
  expect((await sync(said)).loads).toMatchObject([
    { problem: { message: "loadingConfig", data: { reason: "the shop is shut", fix: "Come tomorrow." } } },
  ]);
  const fault = await withLoaders({ ...words, "mine.ts": channel("throw new TypeError(WORD);") });
  expect((await sync(fault)).loads).toMatchObject([
    { problem: { message: "loadingOwnFault", data: { reason: "from another file" } } },
  ]);
});

test.each([
  ["what does not compile", { "mine.ts": "export default {\n  id: ," }, "line 2"],
  ["what throws when it is imported", { "mine.js": 'throw new Error("not today");' }, "not today"],
  ["what has no default export", { "mine.mjs": "export const id = 1;" }, "no default export"],
  [
    "what is half a channel",
    {
      "mine.ts":
        'export default { id: "mine", version: 1, options: { safeParse() {} }, secrets: [], streams() {}, check() {} };',
    },
    "no function read",
  ],
])("%s is named", async (_, files, words) => {
  const { loads } = await sync(await withLoaders(files));
  expect(loads).toMatchObject([
    {
      stream: null,
      problem: { code: "syntax", message: "loadingOwnBroken", data: { reason: expect.stringContaining(words) as string } },
    },
  ]);
});

test("a loader that is nowhere is named, with the one that was meant", async () => {
  const { loads } = await sync(await withLoaders({}, "slack-export"));
  expect(loads).toMatchObject([{ problem: { code: "unknown-name", data: { suggestion: "slack_export" } } }]);
  for (const loader of ["../../etc/passwd", "constructor", "__proto__"]) {
    expect((await sync(await withLoaders({}, loader))).loads).toMatchObject([
      { problem: { code: "unknown-name", data: { suggestion: null } } },
    ]);
  }
});

test("a source asked for by name that is not there is named", async () => {
  const { loads } = await sync({ ...(await withLoaders({})), only: ["forum"] });
  expect(loads).toMatchObject([{ source: "forum", problem: { message: "loadingUnknownSource", data: { known: ["src"] } } }]);
});
