import { existsSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SourceError, type Page, type Tools } from "../../../loaders/channel.js";
import { file } from "../../../loaders/file.js";
import { CHANNELS } from "../../../loaders/index.js";
import { silent, sync } from "../../../loaders/land.js";
import type { SourceDef } from "../../../src/compile/definitions.js";
import { openEngine } from "../../../src/engine/open.js";
import { definitionsOf, ENGINES, prepared, sharedData, workspaceOf } from "../../prepare/kit.js";

const SPAN = { file: "metrics.yaml", start: 0, end: 1 };

function tools(workspace: string, lines: string[] = []): Tools {
  return {
    workspace,
    fetch: () => Promise.reject(new Error("a file needs no network")),
    now: () => 0,
    signal: new AbortController().signal,
    log: (line) => void lines.push(line),
    seed: 1,
    scale: 1,
  };
}

async function readAll(workspace: string, options: unknown) {
  const given = file.options.parse(options);
  const lines: string[] = [];
  const [stream] = await file.streams(given, tools(workspace, lines));
  if (stream === undefined) throw new Error("no stream");
  const pages: Page[] = [];
  for await (const page of file.read(stream, null, given, tools(workspace))) pages.push(page);
  return { stream, pages, rows: pages.flatMap((page) => page.rows.map((row) => ({ ...row }))), lines };
}

async function synced(workspace: string, sources: Readonly<Record<string, Record<string, unknown>>>) {
  return sync({
    workspace,
    lake: join(workspace, "data/lake"),
    sources: Object.entries(sources).map(([name, options]) => ({ name, loader: "file", options, span: SPAN })),
    channels: CHANNELS,
    engine: () => openEngine(),
    full: false,
    env: {},
    now: () => Date.UTC(2026, 5, 1),
    timezone: "Europe/Copenhagen",
    seed: 1,
    scale: 1,
    progress: silent,
    signal: new AbortController().signal,
    keyFile: join(workspace, "key"),
  });
}

const asDefs = (sources: Readonly<Record<string, Record<string, unknown>>>): Record<string, SourceDef> =>
  Object.fromEntries(Object.entries(sources).map(([name, options]) => [name, { name, loader: "file", options, span: SPAN }]));

describe("the file channel", () => {
  it("types its one stream by all values and says instants and local times apart", async () => {
    const csv =
      "id,code,at,local,mixed,ok,x\n1,007,2026-01-31T10:00:00+02:00,2026-01-31 10:00,2026-01-31T10:00Z,true,1.5\n9007199254740993,8,,2026-02-01,2026-01-31,false,\n";
    const { stream, rows } = await readAll(workspaceOf({ "t.csv": csv }), { path: "t.csv" });
    expect(stream.name).toBe("rows");
    expect(stream.columns).toEqual({
      id: "integer",
      code: "text",
      at: "instant",
      local: "time",
      mixed: "text",
      ok: "boolean",
      x: "number",
    });
    expect(rows).toEqual([
      {
        id: 1,
        code: "007",
        at: "2026-01-31T08:00:00Z",
        local: "2026-01-31T10:00:00",
        mixed: "2026-01-31T10:00Z",
        ok: true,
        x: 1.5,
      },
      { id: "9007199254740993", code: "8", at: null, local: "2026-02-01T00:00:00", mixed: "2026-01-31", ok: false, x: null },
    ]);
  });

  it("reads what its options say: encoding, delimiter, sheet, format", async () => {
    const workspace = workspaceOf({
      "latin.txt": Buffer.from("navn;pris\nS\u00f8ren;1,5\n", "latin1"),
      "kana.csv": Buffer.from([0x96, 0xbc, 0x0a, 0x89, 0xf0, 0x8c, 0x88, 0x0a]),
    });
    expect((await readAll(workspace, { path: "latin.txt", encoding: "windows-1252", delimiter: ";" })).rows).toEqual([
      { navn: "Søren", pris: "1,5" },
    ]);
    expect((await readAll(workspace, { path: "kana.csv", encoding: "shift_jis" })).rows).toEqual([{ 名: "解決" }]);
    expect((await readAll(workspaceOf({ "rows.log": '{"a":1}\n' }), { path: "rows.log", format: "ndjson" })).rows).toEqual([
      { a: 1 },
    ]);
    expect(() => file.options.parse({ path: "t.csv", delimeter: ";" })).toThrow();
  });

  it("yields pages and says at the last that it is", async () => {
    const csv = `n\n${Array.from({ length: 45_000 }, (_, i) => i).join("\n")}\n`;
    const { pages, rows } = await readAll(workspaceOf({ "t.csv": csv }), { path: "t.csv" });
    expect(pages.map(({ complete, rows: own, expected }) => [own.length, complete, expected])).toEqual([
      [20_000, false, 45_000],
      [20_000, false, 45_000],
      [5000, true, 45_000],
    ]);
    expect(rows[44_999]).toEqual({ n: 44_999 });
  });

  it("refuses what leads out of the workspace, what is not there, and what cannot be read, in plain words", async () => {
    const outside = workspaceOf({ "secret.csv": "a\n1\n" });
    const workspace = workspaceOf({ "tickets.csv": "a\n1\n", "broken.csv": "a,b\n1\n" });
    symlinkSync(join(outside, "secret.csv"), join(workspace, "link.csv"));
    symlinkSync(outside, join(workspace, "folder"));
    const problem = async (path: string): Promise<unknown> => {
      try {
        await file.check({ path }, tools(workspace));
        await readAll(workspace, { path });
        return null;
      } catch (cause) {
        return cause instanceof SourceError ? [cause.kind, cause.message] : cause;
      }
    };
    for (const path of ["../secret.csv", "/etc/passwd", "link.csv", "folder/secret.csv", "a\0b.csv"]) {
      expect(await problem(path)).toEqual(["config", expect.stringContaining("leads out of the folder")]);
    }
    expect(await problem("ticket.csv")).toEqual(["config", expect.stringContaining("Did you mean “tickets.csv”?")]);
    expect(await problem("broken.csv")).toEqual([
      "config",
      expect.stringContaining("broken.csv, line 2: 1 cell where the header names 2"),
    ]);
    expect(await problem("tickets.csv")).toBeNull();
  });
});

describe.each(ENGINES)("a loaded file, %s", (engine) => {
  it("makes the same table as reading it in place, under `rows` and under the file's name", async () => {
    const csv =
      'id,at,local,word\n2,2026-03-29T01:30:00Z,2026-03-29T02:30:00,"a ""b""\n"\n1,2026-01-31T10:00:00Z,2026-10-25T02:30:00,🙂\n3,,,\n';
    const workspace = workspaceOf({ "in/tickets.csv": csv });
    const sources = { helpdesk: { path: "in/tickets.csv" } };
    const { loads } = await synced(workspace, sources);
    expect(loads.map(({ problem, rows }) => [problem, rows])).toEqual([[null, 3]]);
    const table = { key: "id", time: "at" };
    const tables = {
      direct: { from: "in/tickets.csv", ...table },
      rows: { from: "lake:helpdesk.rows", ...table },
      named: { from: "lake:helpdesk.tickets", ...table },
    };
    const outcome = await prepared(
      engine,
      workspace,
      definitionsOf(tables, { timezone: "Europe/Copenhagen" }, { sources: asDefs(sources) }),
    );
    expect(outcome.sentences).toEqual([]);
    const direct = await outcome.rows("direct", "*");
    expect(direct).toHaveLength(3);
    expect(await outcome.rows("rows", "*")).toEqual(direct);
    expect(await outcome.rows("named", "*")).toEqual(direct);
    const { rows, named, direct: inPlace } = outcome.catalog.tables;
    expect(rows?.digest).toBe(inPlace?.digest);
    expect(named?.coverage).toEqual(inPlace?.coverage);
    expect([rows?.origin, rows?.loadedAt, inPlace?.origin, inPlace?.loadedAt]).toEqual([
      "helpdesk.rows",
      "2026-06-01T00:00:00.000Z",
      "in/tickets.csv",
      null,
    ]);
    // Again, from what was kept.
    const again = await prepared(
      engine,
      workspace,
      definitionsOf(tables, { timezone: "Europe/Copenhagen" }, { sources: asDefs(sources) }),
    );
    expect(again.catalog).toEqual(outcome.catalog);
    expect(await again.rows("rows", "*")).toEqual(direct);
  });

  it("takes declared types and formats of a loaded text, and says what was never loaded", async () => {
    const workspace = workspaceOf({ "t.csv": "day;n\n31/01/2026;1,5\n01/02/2026;x\n" });
    const sources = { s: { path: "t.csv", delimiter: ";" } };
    await synced(workspace, sources);
    const tables = {
      t: {
        from: "lake:s.rows",
        time: "day",
        columns: { day: { type: "date" as const, format: "%d/%m/%Y" }, n: { type: "number" as const, decimal: "," as const } },
      },
      u: { from: "lake:s.other" },
      v: { from: "lake:never.rows" },
      w: { from: "s" },
    };
    const outcome = await prepared(
      engine,
      workspace,
      definitionsOf(tables, {}, { sources: asDefs({ ...sources, never: { path: "x.csv" } }) }),
    );
    expect(await outcome.rows("t")).toEqual([
      ["2026-01-31", 1.5],
      ["2026-02-01", null],
    ]);
    expect(outcome.diagnostics.map(({ message, span }) => [message, span?.start])).toEqual([
      ["dataMisfit", 210],
      ["dataNoStream", 1100],
      ["dataNotSynced", 2100],
      ["dataSourceAsFile", 3100],
    ]);
  });
});

describe("large and real files", () => {
  it.skipIf(!existsSync(sharedData))(
    "journeys with semicolons: 10,000 paths, 19,785 conversions, value 74,803.0, 68,602 lost",
    async () => {
      const { stream, rows } = await readAll(sharedData, { path: "journeys-channelattribution/Data.csv", delimiter: ";" });
      expect(stream.columns).toEqual({
        path: "text",
        total_conversions: "integer",
        total_conversion_value: "number",
        total_null: "integer",
      });
      const sum = (column: string): number => rows.reduce((total, row) => total + Number(row[column]), 0);
      expect([
        rows.length,
        sum("total_conversions"),
        Math.round(sum("total_conversion_value") * 10) / 10,
        sum("total_null"),
      ]).toEqual([10_000, 19_785, 74_803, 68_602]);
    },
  );
});
