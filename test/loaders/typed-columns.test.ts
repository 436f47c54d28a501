import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readManifest } from "../../loaders/land/manifest.js";
import { changing, lakeRows, syncOne } from "../kit/lake.js";

const first = [
  { id: 2, title: "b", at: "2026-01-02T10:00:00Z" },
  { id: 1, title: 'a\tb\n"c"', at: "2026-01-01T10:00:00.123456+02:00" },
];

describe("columns", () => {
  test.each([
    [
      "evolve",
      {
        rows: 3,
        columns: { id: "integer", title: "text", n: "text", more: "integer" },
        notes: ["loadingColumnCame", "loadingColumnWidened"],
      },
    ],
    ["discard_value", { rows: 3, columns: { id: "integer", title: "text", n: "integer" }, notes: ["loadingEmptied"] }],
    ["discard_row", { rows: 1, columns: { id: "integer", title: "text", n: "integer" }, notes: ["loadingLeftOut"] }],
  ] as const)("new and retyped ones: %s", async (policy, { rows, columns, notes }) => {
    const { request } = await changing(
      [
        { id: 1, title: "a", n: 5 },
        { id: 2, title: "b", n: "five" },
        { id: 3, title: "c", n: 7, more: 12 },
      ],
      { policy, columns: { id: "integer", title: "text", n: "integer" }, time: null },
    );
    const load = await syncOne(request);
    expect(load).toMatchObject({ rows, problem: null });
    expect((await readManifest(request.lake, "src", "rows"))?.manifest.columns).toEqual(columns);
    expect(load.notes.map(({ message }) => message).sort()).toEqual([...notes].sort());
    if (policy === "evolve")
      expect(await lakeRows(request)).toMatchObject([{ n: "5", more: null }, { n: "five" }, { n: "7", more: 12 }]);
  });

  test.each([
    ["a new one", { id: 2, title: "b", more: 1 }, "loadingNewColumn"],
    ["a retyped one", { id: "two", title: "b" }, "loadingMisfit"],
  ])("%s where they are fixed stops the load", async (_, row, message) => {
    const { world, request } = await changing(first, { policy: "freeze" });
    await syncOne(request);
    world.rows = [row];
    expect(await syncOne(request)).toMatchObject({ rows: 2, problem: { message } });
    expect(await lakeRows(request)).toHaveLength(2);
  });

  test("a lost one is told", async () => {
    const { request } = await changing([{ id: 1, at: "2026-01-01T00:00:00Z" }]);
    expect((await syncOne(request)).notes).toMatchObject([{ message: "loadingColumnGone", data: { column: "title" } }]);
  });

  test("those that came stay, with the rows they came in, when later rows join", async () => {
    const { world, request } = await changing([{ ...first[0], extra: "x" }], {
      cursor: { field: "at", resolution: "ms", sorted: true },
    });
    await syncOne(request);
    world.rows = [{ id: 7, title: "later", at: "2026-02-01T00:00:00Z" }];
    await syncOne(request);
    expect((await lakeRows(request)).map(({ id, extra }) => [id, extra])).toEqual([
      [2, "x"],
      [7, null],
    ]);
  });

  test("names DuckDB cannot hold apart, or that hide in an object, do no harm", async () => {
    const row = JSON.parse('{"id":1,"title":"a","TITLE":"b","__proto__":"c","constructor":"d","a\\"b; drop":"e"}') as Record<
      string,
      unknown
    >;
    const { request } = await changing([row], { time: null });
    expect(await syncOne(request)).toMatchObject({ rows: 1, problem: null });
    expect(await lakeRows(request)).toMatchObject([{ id: 1, title: "a", constructor: "d", 'a"b; drop': "e" }]);
  });
});

describe("values", () => {
  test("texts of any kind come through, or are cleaned with a note", async () => {
    const title = `👩‍👩‍👧‍👦 é é \u200Fשלום \x01n \\n "'\`;--\r\n\t\\`;
    const big = `${"x".repeat(1_000_000)}\n${title}`;
    const { request } = await changing([
      { id: 1, title },
      { id: 2, title: big },
      { id: 3, title: "" },
      { id: 4, title: "NUL\0 and half \uD83D a character" },
    ]);
    expect((await syncOne(request)).notes).toMatchObject(
      [{ message: "loadingColumnGone" }, { message: "loadingCleaned", data: { count: 1 } }].reverse(),
    );
    expect((await lakeRows(request)).map((row) => row["title"])).toEqual([title, big, "", "NUL� and half � a character"]);
  });

  test("integers beyond 2^53 are exact, objects are JSON", async () => {
    const { request } = await changing(
      [
        { id: 9007199254740993n, title: { a: [1, 9007199254740993n] } },
        { id: -9223372036854775808n, title: true },
      ],
      { time: null, columns: { id: "integer", title: "text" } },
    );
    await syncOne(request);
    expect(await lakeRows(request)).toEqual([
      { id: "-9223372036854775808", title: "true" },
      { id: "9007199254740993", title: '{"a":[1,"9007199254740993"]}' },
    ]);
  });

  test("sentinels are nothing; zone-less times keep their clock, instants their moment over a change of hour", async () => {
    const { request } = await changing(
      [
        { id: 1, at: "1970-01-01T00:00:00Z", clock: "0000-00-00", day: "1970-01-01" },
        { id: 2, at: "2026-03-29T02:30:00+01:00", clock: "2026-03-29T02:30", day: "2026-02-28" },
        { id: 3, at: Date.parse("2026-03-29T01:30:00Z"), clock: "2026-03-29 02:30:00.5", day: "2026-02-30" },
        { id: 4, at: "2026-03-29T02:30:00", clock: "2026-03-29", day: null },
      ],
      {
        columns: { id: "integer", at: "instant", clock: "time", day: "date" },
        nulls: { at: ["1970-01-01"], clock: ["0000-00-00"], day: ["1970-01-01"] },
        policy: "discard_value",
      },
    );
    expect((await syncOne(request)).notes).toMatchObject([{ message: "loadingEmptied", data: { count: 2 } }]);
    const rows = new Map((await lakeRows(request)).map((row) => [row["id"], row]));
    expect(rows.get(1)).toEqual({ id: 1, at: null, clock: null, day: null });
    expect(rows.get(2)).toEqual({ id: 2, at: "2026-03-29T01:30:00", clock: "2026-03-29T02:30:00", day: "2026-02-28" });
    expect(rows.get(3)).toEqual({ id: 3, at: "2026-03-29T01:30:00", clock: "2026-03-29T02:30:00.5", day: null });
    // No zone says which moment this is.
    expect(rows.get(4)).toEqual({ id: 4, at: null, clock: "2026-03-29T00:00:00", day: null });
  });

  test("coverage is in the community's days", async () => {
    const { request } = await changing([{ id: 1, title: "x", at: "2026-01-31T23:30:00Z" }]);
    expect(await syncOne({ ...request, timezone: "Asia/Tokyo" })).toMatchObject({
      coverage: { from: "2026-02-01", to: "2026-02-02" },
    });
    expect(await syncOne({ ...request, timezone: "America/New_York", full: true })).toMatchObject({
      coverage: { from: "2026-01-31", to: "2026-02-01" },
    });
  });

  test("what the source says it covers counts; a later hour of one day is no change, a later day is", async () => {
    const { world, request } = await changing(
      first,
      {},
      { coverage: { from: "2025-12-01T00:00:00Z", to: "2026-03-01T09:00:00Z" } },
    );
    expect(await syncOne(request)).toMatchObject({ coverage: { from: "2025-12-01T00:00:00Z", to: "2026-03-01T09:00:00Z" } });
    const path = join(request.lake, "src", "rows.json");
    const manifest = await readFile(path, "utf8");
    world.page = { coverage: { from: "2025-12-01T00:00:00Z", to: "2026-03-01T23:00:00Z" } };
    await syncOne(request);
    expect(await readFile(path, "utf8")).toBe(manifest);
    world.page = { coverage: { from: "2025-12-01T00:00:00Z", to: "2026-03-02T01:00:00Z" } };
    expect(await syncOne(request)).toMatchObject({ unchanged: true, coverage: { to: "2026-03-02T01:00:00Z" } });
    expect(await readFile(path, "utf8")).not.toBe(manifest);
  });
});
