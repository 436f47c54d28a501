import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openWasm } from "../../src/engine/wasm-node.js";
import { lakeRows, memoryChannel, onePage, requestFor, syncOne, temporaryFolder } from "../kit/lake.js";

test("DuckDB-WASM merges to the same rows and the same digest as the native engine", async () => {
  const pages = [
    {
      rows: [{ id: 1, title: "a\n\t\x01n", at: "2026-01-01T00:00:00.000001Z", score: 1 / 3 }],
      deletes: [],
      nextCursor: "1",
      complete: false,
    },
    onePage([
      { id: 2, title: "é👩‍👩‍👧", at: null, extra: true },
      { id: 1, title: "b", at: "2026-01-02T00:00:00Z", score: 2.5 },
    ]),
  ];
  const channel = memoryChannel(() => pages, { cursor: { field: "at", resolution: "ms", sorted: false } });
  const native = requestFor(await temporaryFolder(), channel);
  const wasm = requestFor(await temporaryFolder(), channel, {}, { engine: openWasm });
  for (const request of [native, wasm]) {
    expect(await syncOne(request)).toMatchObject({ problem: null, rows: 2 });
    expect(await syncOne(request)).toMatchObject({ problem: null, rows: 2, unchanged: true });
  }
  const manifest = (request: typeof native): Promise<string> => readFile(join(request.lake, "src", "rows.json"), "utf8");
  expect(await manifest(wasm)).toBe(await manifest(native));
  expect(await lakeRows(wasm)).toEqual(await lakeRows(native));
});
