import { mkdir, readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SourceError } from "../../loaders/channel.js";
import { sync } from "../../loaders/land.js";
import { readManifest } from "../../loaders/land/manifest.js";
import { changing, lakeRows, memoryChannel, onePage, requestFor, syncOne, temporaryFolder } from "../kit/lake.js";

const first = [
  { id: 2, title: "b", at: "2026-01-02T10:00:00Z" },
  { id: 1, title: 'a\tb\n"c"', at: "2026-01-01T10:00:00.123456+02:00" },
];

test("rows land typed and sorted, with a manifest that names them and nothing else", async () => {
  const { request } = await changing(first);
  const load = await syncOne(request);
  expect(load).toMatchObject({ problem: null, rows: 2, added: 2, unchanged: false, notes: [] });
  expect(load.coverage).toEqual({ from: "2026-01-01", to: "2026-01-03" });
  expect(await lakeRows(request)).toEqual([
    { id: 1, title: 'a\tb\n"c"', at: "2026-01-01T08:00:00.123456" },
    { id: 2, title: "b", at: "2026-01-02T10:00:00" },
  ]);
  const folder = join(request.lake, "src");
  const manifest = JSON.parse(await readFile(join(folder, "rows.json"), "utf8")) as { file: string };
  expect((await readdir(folder)).sort()).toEqual([manifest.file, "rows.json"].sort());
});

test("an unchanged second run leaves an identical manifest; a change says what it was", async () => {
  const { world, request } = await changing(first);
  let now = Date.parse("2026-03-01T12:00:00Z");
  const clocked = { ...request, now: () => now };
  await syncOne(clocked);
  const path = join(request.lake, "src", "rows.json");
  const manifest = await readFile(path, "utf8");
  now += 86_400_000;
  world.rows = [...first].reverse();
  expect(await syncOne(clocked)).toMatchObject({ unchanged: true, added: 0, changed: 0, removed: 0, rows: 2 });
  expect(await readFile(path, "utf8")).toBe(manifest);
  world.rows = [
    { ...first[0], title: "B" },
    { id: 3, title: "c", at: null },
  ];
  expect(await syncOne(clocked)).toMatchObject({ unchanged: false, added: 1, changed: 1, removed: 1, rows: 2 });
  expect(await readFile(path, "utf8")).not.toBe(manifest);
});

describe("an incremental stream", () => {
  const tracked = {
    cursor: { field: "at", resolution: "ms", sorted: true },
    lookBack: 3_600_000,
    deletes: "tombstone",
  } as const;

  test("goes on at the bookmark less the look-back, merges by key and takes deletes out", async () => {
    const { world, request } = await changing(first, tracked);
    await syncOne(request);
    world.rows = [
      { id: 2, title: "edited", at: "2026-01-02T10:00:00Z" },
      { id: 3, title: "c", at: "2026-01-03T00:00:00Z" },
    ];
    world.page = { deletes: [{ id: 1 }] };
    expect(await syncOne(request)).toMatchObject({ rows: 2, added: 1, changed: 1, removed: 1 });
    expect((await lakeRows(request)).map(({ id, title }) => [id, title])).toEqual([
      [2, "edited"],
      [3, "c"],
    ]);
    await syncOne({ ...request, full: true });
    expect(world.cursors).toEqual([null, "2026-01-02T09:00:00.000Z", null]);
  });

  test("a swept range takes out what did not come again", async () => {
    const { world, request } = await changing(
      [1, 2, 3, 4, 5].map((id) => ({ id, title: "x", at: `2026-01-0${id}T00:00:00Z` })),
      tracked,
    );
    await syncOne(request);
    world.rows = [{ id: 4, title: "x", at: "2026-01-04T00:00:00Z" }];
    world.page = { sweeps: { column: "id", from: 3, to: 5 } };
    await syncOne(request);
    expect((await lakeRows(request)).map(({ id }) => id)).toEqual([1, 2, 4, 5]);
  });

  test("no row beyond the server's time moves the bookmark past it", async () => {
    const { world, request } = await changing([...first, { id: 9, title: "future", at: "2099-01-01T00:00:00Z" }], tracked);
    await syncOne(request);
    await syncOne(request);
    expect(world.cursors).toEqual([null, "2026-03-01T11:00:00.000Z"]);
  });

  test("the bookmark is cut down to the field's resolution", async () => {
    const rows = [{ id: 1, title: "x", at: "2026-01-01T10:20:30.987Z" }];
    const { world, request } = await changing(rows, {
      ...tracked,
      lookBack: 0,
      cursor: { field: "at", resolution: "minute", sorted: true },
    });
    await syncOne(request);
    await syncOne(request);
    expect(world.cursors[1]).toBe("2026-01-01T10:20:00.000Z");
  });

  test("a run that adds nothing is well, though rows are expected", async () => {
    const { world, request } = await changing(first, tracked);
    await syncOne(request);
    world.rows = [];
    expect(await syncOne(request)).toMatchObject({ problem: null, unchanged: true, rows: 2 });
  });

  test("what loads anew: another version, other options, another key of people, a lost snapshot", async () => {
    const world = { cursors: [] as (string | null)[] };
    const channel = memoryChannel((cursor) => (world.cursors.push(cursor), [onePage(first)]), {
      ...tracked,
      personal: ["title"],
    });
    const request = requestFor(await temporaryFolder(), channel);
    await syncOne(request);
    await syncOne(request);
    const asked = async (change: Partial<typeof request>): Promise<string | null | undefined> => {
      const load = await syncOne({ ...request, ...change });
      expect(load.problem).toBe(null);
      const from = world.cursors.at(-1);
      await syncOne({ ...request, full: true });
      return from;
    };
    expect(world.cursors[1]).not.toBe(null);
    expect(await asked({})).not.toBe(null);
    expect(await asked({ channels: { memory: { ...channel, version: 2 } } })).toBe(null);
    expect(await asked({ sources: request.sources.map((source) => ({ ...source, options: { note: "other" } })) })).toBe(null);
    expect(await asked({ env: { WORTHWHILE_KEY: "another key, also long enough" } })).toBe(null);
    const found = await readManifest(request.lake, "src", "rows");
    await truncate(found?.snapshot ?? "", 5000);
    const healed = await syncOne(request);
    expect(healed).toMatchObject({ problem: null, rows: 2, notes: [{ message: "loadingFromStart" }] });
    expect(await lakeRows(request)).toHaveLength(2);
  });

  test("a manifest nobody can read is as none", async () => {
    const { world, request } = await changing(first, tracked);
    await syncOne(request);
    await writeFile(join(request.lake, "src", "rows.json"), '{"format":1,"source":');
    expect(await syncOne(request)).toMatchObject({ problem: null, rows: 2, added: 2 });
    expect(world.cursors).toEqual([null, null]);
  });
});

describe("an interrupted run", () => {
  /** Three pages; before the third it breaks as often as asked. */
  function breaking(breaks: number, stream: Parameters<typeof memoryChannel>[1] = {}) {
    const cursors: (string | null)[] = [];
    let left = breaks;
    const channel = memoryChannel(async function* (cursor) {
      cursors.push(cursor);
      for (let page = cursor === null ? 0 : Number(cursor); page < 3; page++) {
        if (page === 2 && left-- > 0) throw new SourceError("transient", "the line went dead");
        yield {
          rows: [{ id: page, title: `page ${page}`, at: "2026-01-01T00:00:00Z" }],
          deletes: [],
          nextCursor: String(page + 1),
          complete: page === 2,
        };
      }
    }, stream);
    return { channel, cursors };
  }

  test("keeps the old snapshot, and the next goes on where it was", async () => {
    const { channel, cursors } = breaking(1);
    const request = requestFor(await temporaryFolder(), channel);
    const failed = await syncOne(request);
    expect(failed).toMatchObject({
      rows: null,
      problem: { message: "loadingTransient", data: { reason: "the line went dead" } },
    });
    expect(await readManifest(request.lake, "src", "rows")).toBe(null);
    expect(await syncOne(request)).toMatchObject({ rows: 3, problem: null });
    expect(cursors).toEqual([null, "2"]);
  });

  test("half-written pages are cut off: text after the last record, a record without its lines", async () => {
    const { channel, cursors } = breaking(2);
    const request = requestFor(await temporaryFolder(), channel);
    await syncOne(request);
    const staging = join(request.lake, "src", ".staging");
    await writeFile(join(staging, "rows.tsv"), "99\tr\t99\thalf a li", { flag: "a" });
    await writeFile(join(staging, "rows.pages"), '0123456789abcdef {"start"', { flag: "a" });
    await syncOne(request);
    expect(cursors[1]).toBe("2");
    // The second page's lines lose their end, as after a power cut: its record no longer counts.
    const { size } = await (await import("node:fs/promises")).stat(join(staging, "rows.tsv"));
    await truncate(join(staging, "rows.tsv"), size - 3);
    expect(await syncOne(request)).toMatchObject({ rows: 3, problem: null });
    expect(cursors[2]).toBe("1");
    expect((await lakeRows(request)).map(({ id }) => id)).toEqual([0, 1, 2]);
  });

  test("pages of another kind of run, or a day old, are not gone on with", async () => {
    const { channel, cursors } = breaking(3);
    const request = requestFor(await temporaryFolder(), channel);
    await syncOne(request);
    await syncOne({ ...request, sources: request.sources.map((source) => ({ ...source, options: { note: "other" } })) });
    await syncOne({ ...request, now: () => request.now() + 25 * 3_600_000 });
    expect(cursors).toEqual([null, null, null]);
  });

  test("a cursor the source no longer knows starts it once from the beginning", async () => {
    let reads = 0;
    const channel = memoryChannel(
      async function* (cursor) {
        reads++;
        if (cursor !== null) throw new SourceError("transient", "the cursor has expired", null, true);
        yield onePage(first);
      },
      { cursor: { field: "at", resolution: "ms", sorted: true } },
    );
    const request = requestFor(await temporaryFolder(), channel);
    await syncOne(request);
    const load = await syncOne(request);
    expect(load).toMatchObject({
      problem: null,
      rows: 2,
      notes: [{ message: "loadingFromStart", data: { reason: "the cursor has expired" } }],
    });
    expect(reads).toBe(3);
  });

  test("a source that hangs is left at once when the signal comes", async () => {
    const stop = new AbortController();
    const channel = memoryChannel(async function* () {
      yield { ...onePage(first), complete: false, nextCursor: "1" };
      await new Promise(() => undefined);
    });
    const request = requestFor(await temporaryFolder(), channel, {}, { signal: stop.signal });
    setTimeout(() => stop.abort(new Error("enough")), 600);
    const began = Date.now();
    expect(await sync(request)).toEqual({ loads: [], interrupted: true });
    expect(Date.now() - began).toBeLessThan(5000);
  });
});

describe("a source that misbehaves", () => {
  test("no rows where rows were expected: the snapshot before stays", async () => {
    const { world, request } = await changing(first);
    await syncOne(request);
    world.rows = [];
    expect(await syncOne(request)).toMatchObject({ rows: 2, problem: { code: "data-missing", message: "loadingNoRows" } });
    expect(await lakeRows(request)).toHaveLength(2);
  });

  test("no rows where that is an answer", async () => {
    const { request } = await changing([], { expectsRows: false });
    expect(await syncOne(request)).toMatchObject({ rows: 0, problem: null, coverage: null });
    expect(await lakeRows(request)).toEqual([]);
  });

  test("rows without a key are left out and counted; only such rows are an error", async () => {
    const { world, request } = await changing([...first, { id: null, title: "x" }]);
    expect(await syncOne(request)).toMatchObject({ rows: 2, notes: [{ message: "loadingLeftOut", data: { count: 1 } }] });
    world.rows = [{ title: "x" }];
    expect(await syncOne(request)).toMatchObject({ problem: { message: "loadingNoRows", data: { leftOut: 1 } } });
  });

  test("the same page again and again", async () => {
    const channel = memoryChannel(async function* () {
      for (;;) yield { rows: first, deletes: [], nextCursor: "same", complete: false };
    });
    expect(await syncOne(requestFor(await temporaryFolder(), channel))).toMatchObject({ problem: { message: "loadingLoop" } });
  });

  test("pages that end without an end", async () => {
    const channel = memoryChannel(() => [{ rows: first, deletes: [], nextCursor: null, complete: false }]);
    expect(await syncOne(requestFor(await temporaryFolder(), channel))).toMatchObject({
      problem: { message: "loadingEndless" },
    });
  });

  test("one key many times: the last wins, within a page and over pages", async () => {
    const row = (title: string) => ({ id: 1, title, at: "2026-01-01T00:00:00Z" });
    const channel = memoryChannel(() => [
      { rows: [row("a"), row("b")], deletes: [], nextCursor: "1", complete: false },
      onePage([row("c"), row("d")]),
    ]);
    const request = requestFor(await temporaryFolder(), channel);
    await syncOne(request);
    expect(await lakeRows(request)).toMatchObject([{ id: 1, title: "d" }]);
  });

  test("a declaration that contradicts itself", async () => {
    const request = requestFor(
      await temporaryFolder(),
      memoryChannel(() => [onePage(first)], { key: ["nowhere"] }),
    );
    expect(await syncOne(request)).toMatchObject({ problem: { message: "loadingBadStream" } });
  });

  test("a file in the place of the lake", async () => {
    const { request } = await changing(first);
    await mkdir(join(request.workspace, "data"));
    await writeFile(request.lake, "not a folder");
    const { loads } = await sync(request);
    expect(loads).toMatchObject([{ stream: null, rows: null, problem: { message: "loadingSystem" } }]);
  });

  test("our own fault is thrown, not told as the user's", async () => {
    const channel = memoryChannel(() => {
      throw new TypeError("undefined is not a function");
    });
    await expect(syncOne(requestFor(await temporaryFolder(), channel))).rejects.toThrow("undefined is not a function");
  });
});
